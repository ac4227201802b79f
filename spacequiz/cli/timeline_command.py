"""``spacequiz timeline``: show all dated firsts in order."""

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
  spacequiz timeline                         what you have not answered right yet is hidden
  spacequiz timeline --nation china --all    with nothing hidden
  spacequiz timeline --decade 1960s --theme women
  spacequiz timeline --json                  for scripts
"""
VEIL = "· · ·"


def run(args: list[str], home: str | None) -> int:
    """Print the firsts of all packs, earliest first."""
    from spacequiz.play.timeline import NATIONS, build_timeline, filter_firsts, nations_of, themes_of, timeline_summary

    parser = Parser(
        "spacequiz timeline",
        "Show all dated firsts of the packs in order. Those you have not answered right yet are hidden.",
        EXAMPLES,
    )
    parser.add_argument("--nation", metavar="TAG", help=f"only firsts of this nation: {', '.join(NATIONS)}")
    parser.add_argument("--decade", metavar="DECADE", help="only firsts of this decade, such as 1960s")
    parser.add_argument("--theme", metavar="TAG", help="only firsts with this tag")
    parser.add_argument(
        "--player", metavar="NAME", help="show what this player has answered (default: the player in the settings)"
    )
    parser.add_argument("--all", action="store_true", help="hide nothing")
    parser.add_argument("--json", action="store_true", help="print a JSON list of objects")
    options = parser.parse(args, home)
    paths = find_user_paths(options.home, os.environ)
    packs = _load_packs(paths)
    firsts = build_timeline(packs, _all_keys(packs) if options.all else _known_keys(paths, options.player))
    for option, value, existing in (
        ("nation", options.nation, nations_of(firsts)),
        ("theme", options.theme, themes_of(firsts)),
        ("decade", options.decade, tuple(dict.fromkeys(first.decade for first in firsts))),
    ):
        if value is not None and value not in existing and firsts:
            raise NotFound(
                f"no first has the {option} {value}{did_you_mean(value, existing)}; choose from {', '.join(existing)}"
            )
    chosen = filter_firsts(firsts, nation=options.nation or "", theme=options.theme or "", decade=options.decade or "")
    if options.json:
        print(to_json([_first_to_json(first) for first in chosen]))
    elif chosen:
        print(format_table(("WHEN", "NATION", "THEME", "FIRST", "ASKED"), [_table_row(first) for first in chosen]))
    if not firsts:
        print_message("The timeline is empty: no question in your packs has a `date`.")
    elif not options.json:
        print_message(timeline_summary(chosen))
    return Exit.DONE


def _load_packs(paths: UserPaths) -> "list[Pack]":
    """Return the packs that can be read; report the others."""
    from spacequiz.errors import StorageError
    from spacequiz.packs.find_packs import find_packs, read_pack_at

    packs = []
    for file in find_packs(paths.packs):
        try:
            pack = read_pack_at(file).pack
        except StorageError as error:
            print_message(str(error))
            continue
        if pack is None:
            print_message(f"{file.id} has errors and was skipped; see spacequiz pack check {file.path}")
        else:
            packs.append(pack)
    return packs


def _all_keys(packs: "list[Pack]") -> frozenset[str]:
    from spacequiz.domain.pack import questions_by_key

    return frozenset(questions_by_key(packs))


def _known_keys(paths: UserPaths, player: str | None) -> frozenset[str]:
    """Return the keys of the questions that the player has answered right."""
    from spacequiz.settings import load as load_settings
    from spacequiz.store.store import Store

    name = clean_name(player or "") or load_settings(paths.settings)[0].player or DEFAULT_PLAYER
    with Store.open_to_read(paths.database) as store:
        if store.notice:
            print_message(store.notice)
        return frozenset(memory.question for memory in store.memories(name) if memory.correct)


def _table_row(first: "First") -> tuple[str, ...]:
    from spacequiz.play.timeline import nation_names

    if not first.known:
        return first.when, "", first.theme, VEIL, ""
    return first.when, nation_names(first.nations), first.theme, first.name, first.asked


def _first_to_json(first: "First") -> dict[str, object]:
    """Return a first as a JSON object; hidden values are null."""
    return {
        "when": first.question.date if first.known else first.when,
        "known": first.known,
        "nations": list(first.nations) if first.known else None,
        "theme": first.theme,
        "first": first.name if first.known else None,
        "question": first.question.key,
        "ask": first.question.ask if first.known else None,
    }
