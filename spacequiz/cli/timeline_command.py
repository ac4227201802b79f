"""``spacequiz timeline``: all dated firsts, in their order."""

import os
from typing import TYPE_CHECKING

from spacequiz.cli.output import format_table, print_message, to_json
from spacequiz.cli.parser import Parser, did_you_mean
from spacequiz.errors import Exit, NotFound
from spacequiz.text import DEFAULT_PLAYER, clean_name
from spacequiz.user_paths import UserPaths, find_user_paths

if TYPE_CHECKING:
    from spacequiz.domain.pack import Pack
    from spacequiz.play.timeline import First

EXAMPLES = """\
  spacequiz timeline                         what you have not answered right yet is veiled
  spacequiz timeline --nation china --all    without a veil
  spacequiz timeline --decade 1960s --theme women
  spacequiz timeline --json                  for a script
"""
VEIL = "· · ·"


def run(words: list[str], home: str | None) -> int:
    """Show the firsts of all packs, the earliest first."""
    from spacequiz.play.timeline import NATIONS, build_timeline, filter_firsts, nations_of, themes_of, timeline_summary

    parser = Parser("spacequiz timeline", "All dated firsts of the packs, in their order.", EXAMPLES)
    parser.add_argument("--nation", metavar="TAG", help=f"only firsts of this nation: {', '.join(NATIONS)}")
    parser.add_argument("--decade", metavar="DECADE", help="only firsts of this decade, such as 1960s")
    parser.add_argument("--theme", metavar="TAG", help="only firsts with this tag")
    parser.add_argument("--player", metavar="NAME", help="veiled for this player (default: the one of the settings)")
    parser.add_argument("--all", action="store_true", help="nothing is veiled")
    parser.add_argument("--json", action="store_true", help="as a JSON list of objects")
    options = parser.parse(words, home)
    where = find_user_paths(options.home, os.environ)
    packs = _packs(where)
    firsts = build_timeline(packs, _all_keys(packs) if options.all else _known(where, options.player))
    for option, wanted, there in (
        ("nation", options.nation, nations_of(firsts)),
        ("theme", options.theme, themes_of(firsts)),
        ("decade", options.decade, tuple(dict.fromkeys(first.decade for first in firsts))),
    ):
        if wanted is not None and wanted not in there and firsts:
            raise NotFound(
                f"no first has the {option} {wanted}{did_you_mean(wanted, there)}; there are {', '.join(there)}"
            )
    chosen = filter_firsts(firsts, nation=options.nation or "", theme=options.theme or "", decade=options.decade or "")
    if options.json:
        print(to_json([_plain(first) for first in chosen]))
    elif chosen:
        print(format_table(("WHEN", "NATION", "THEME", "FIRST", "ASKED"), [_row(first) for first in chosen]))
    if not firsts:
        print_message("No question of the packs has a `date`, so there is no timeline.")
    elif not options.json:
        print_message(timeline_summary(chosen))
    return Exit.DONE


def _packs(where: UserPaths) -> "list[Pack]":
    """The packs that can be read; of the others it is said that they are left out."""
    from spacequiz.errors import StorageError
    from spacequiz.packs.find_packs import find_packs, read_pack_at

    packs = []
    for found in find_packs(where.packs):
        try:
            pack = read_pack_at(found).pack
        except StorageError as error:
            print_message(str(error))
            continue
        if pack is None:
            print_message(f"{found.id} has errors and is left out: spacequiz pack check {found.path}")
        else:
            packs.append(pack)
    return packs


def _all_keys(packs: "list[Pack]") -> frozenset[str]:
    return frozenset(question.key for pack in packs for question in pack.questions)


def _known(where: UserPaths, player: str | None) -> frozenset[str]:
    """Keys of the questions that the player has answered right."""
    from spacequiz.settings import load as load_settings
    from spacequiz.store.store import Store

    name = clean_name(player or "") or load_settings(where.settings)[0].player or DEFAULT_PLAYER
    with Store.open_to_read(where.database) as store:
        if store.notice:
            print_message(store.notice)
        return frozenset(memory.question for memory in store.memories(name) if memory.correct)


def _row(first: "First") -> tuple[str, ...]:
    from spacequiz.play.timeline import nation_names

    if not first.known:
        return first.when, "", first.theme, VEIL, ""
    return first.when, nation_names(first.nations), first.theme, first.name, first.asked


def _plain(first: "First") -> dict[str, object]:
    """A first as a value that JSON can hold; what is veiled is null."""
    return {
        "when": first.question.date if first.known else first.when,
        "known": first.known,
        "nations": list(first.nations) if first.known else None,
        "theme": first.theme,
        "first": first.name if first.known else None,
        "question": first.question.key,
        "ask": first.question.ask if first.known else None,
    }
