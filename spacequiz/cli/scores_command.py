"""``spacequiz scores``: the best games; and a player's games to another machine."""

import argparse
import os
from datetime import UTC
from typing import TYPE_CHECKING, Any

from spacequiz.cli.output import format_table, print_message, to_json
from spacequiz.cli.parser import Parser, did_you_mean
from spacequiz.domain.rules import MODES
from spacequiz.errors import Exit, NotFound, UsageError
from spacequiz.text import clean_name, nearest
from spacequiz.user_paths import UserPaths, find_user_paths

if TYPE_CHECKING:
    from spacequiz.store.game_records import Score

EXAMPLES = """\
  spacequiz scores
  spacequiz scores --pack sputnik --limit 5
  spacequiz scores --player Ada --json
  spacequiz scores --csv > scores.csv                  for a spreadsheet
  spacequiz scores --export ada.json --player Ada      all of Ada's games, to take along
  spacequiz scores --import ada.json                   on the other machine; again changes nothing
  spacequiz scores --import ada.json --player "Ada L"  under another name
"""

COLUMNS = (
    "player",
    "score",
    "correct",
    "asked",
    "best_streak",
    "seconds",
    "mode",
    "board",
    "packs",
    "finished_at",
)
"""What is known of a game, by the names that JSON and CSV use."""
ROWS = 20
"""Games shown to a person who sets no limit; scripts get all."""


def run(words: list[str], home: str | None) -> int:
    """Show the best games, best first, or carry a player's games."""
    options = _parser().parse(words, home)
    if options.target is not None or options.source is not None or options.force:
        return _carry(options)
    if options.json and options.csv:
        raise UsageError("--json and --csv cannot both be meant")
    if options.mode is not None and options.mode not in MODES:
        raise UsageError(f"there is no mode {options.mode}{did_you_mean(options.mode, list(MODES))}")
    for option, word in (("--pack", options.pack), ("--player", options.player)):
        # nothing would be no filter: a script with an unset variable would get everybody's games
        if word is not None and not clean_name(word):
            raise UsageError(f"{option} names nothing")
    where = find_user_paths(options.home, os.environ)
    scores = _scores(options, where, _limit(options))
    if not scores:
        _say_why(options, where)
    if options.json:
        print(to_json([_plain(score) for score in scores]))
    elif options.csv:
        print(_as_csv(scores), end="")
    elif scores:
        print(_as_table(scores))
    return Exit.DONE


def _parser() -> Parser:
    parser = Parser("spacequiz scores", "The best games, best first.", EXAMPLES)
    parser.add_argument("--pack", metavar="ID", help="only games with this pack")
    parser.add_argument("--mode", metavar="MODE", help=f"only games of this mode: {', '.join(MODES)}")
    parser.add_argument("--player", metavar="NAME", help="only games of this player")
    parser.add_argument("--limit", metavar="N", help=f"at most N games (default: {ROWS}; with --json or --csv all)")
    parser.add_argument("--json", action="store_true", help="as a JSON list of objects")
    parser.add_argument("--csv", action="store_true", help="as CSV for a spreadsheet")
    whose = "the games of --player, with every answer,"
    parser.add_argument("--export", dest="target", metavar="FILE", help=f"write {whose} to FILE; - is standard output")
    parser.add_argument("--force", action="store_true", help="with --export: write over a file that is there")
    taken = "add the games of FILE that are not here yet, to --player if named; - is standard input"
    parser.add_argument("--import", dest="source", metavar="FILE", help=taken)
    return parser


def _carry(options: argparse.Namespace) -> Exit:
    """Export or import, as the options say. Raises UsageError for options that go with neither."""
    option = "--import" if options.target is None else "--export"
    file = options.source if options.target is None else options.target
    if options.target is None and options.force:
        raise UsageError("--force goes with --export FILE only" + ("; an import writes over nothing" if file else ""))
    others = ("pack", "mode", "limit", "json", "csv", *(("source",) if option == "--export" else ()))
    for name in others:
        if getattr(options, name) not in {None, False}:
            other = "import" if name == "source" else name
            raise UsageError(f"{option} and --{other} cannot both be meant")
    if not file:
        raise UsageError(f"{option} names no file")
    player = clean_name(options.player or "")
    if options.player is not None and not player:
        raise UsageError("--player names nothing")

    from spacequiz.cli.history_transfer import export_history, import_history

    where = find_user_paths(options.home, os.environ)
    if option == "--export":
        return export_history(where, file, player, force=options.force)
    return import_history(where, file, player)


def _limit(options: argparse.Namespace) -> int | None:
    typed = options.limit
    if typed is None:
        return None if options.json or options.csv else ROWS
    if not (typed.isdecimal() and len(typed) <= 9 and int(typed) > 0):
        raise UsageError(f"--limit takes a whole number from 1 on, not {typed or 'nothing'}")
    return int(typed)


def _scores(options: argparse.Namespace, where: UserPaths, limit: int | None) -> "tuple[Score, ...]":
    # sqlite3 is loaded by those who ask for scores, and by nobody who asks for help
    from spacequiz.store.store import Store

    store = Store.open_to_read(where.database)
    try:
        if store.notice:
            print_message(store.notice)
        player = clean_name(options.player or "")
        return store.scores(pack=options.pack or "", mode=options.mode or "", player=player, limit=limit)
    finally:
        store.close()


def _say_why(options: argparse.Namespace, where: UserPaths) -> None:
    """What to do about an empty list. Raises NotFound for a pack that nobody knows."""
    if options.pack is not None:
        from spacequiz.packs.find_packs import find_packs

        known = tuple(found.id for found in find_packs(where.packs))
        if options.pack not in known:
            near = nearest(options.pack, known)
            raise NotFound(f"there is no pack {options.pack}{f'; did you mean {near}?' if near else ''}")
    filters = any(word is not None for word in (options.pack, options.mode, options.player))
    print_message(
        "No finished game fits; fewer filters show more." if filters else "No game was finished yet: spacequiz play"
    )


def _plain(score: "Score") -> dict[str, Any]:
    """A game as a value that JSON can hold."""
    values: dict[str, Any] = {name: getattr(score, name) for name in COLUMNS}
    return values | {
        "seconds": round(score.seconds, 3),
        "board": score.board.label,
        "packs": [pack.id for pack in score.packs],
        "finished_at": score.finished_at.astimezone(UTC).strftime("%Y-%m-%dT%H:%M:%SZ"),
    }


def _as_csv(scores: "tuple[Score, ...]") -> str:
    from spacequiz.documents.spreadsheet import csv_text, escaped_rows

    rows = [{**_plain(score), "packs": " ".join(pack.id for pack in score.packs)}.values() for score in scores]
    return csv_text(escaped_rows(COLUMNS, rows), line_end="\n")


def _as_table(scores: "tuple[Score, ...]") -> str:
    rows = [
        (
            str(number),
            str(score.score),
            score.player,
            f"{score.correct} of {score.asked}",
            " ".join(pack.id for pack in score.packs),
            score.board.label,
            # a day is where the player is, and the table is for the player
            score.finished_at.astimezone().strftime("%Y-%m-%d"),
        )
        for number, score in enumerate(scores, 1)
    ]
    return format_table(("", "SCORE", "PLAYER", "RIGHT", "PACKS", "BOARD", "DAY"), rows, right=(0, 1))
