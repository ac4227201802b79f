"""``spacequiz scores``: show the leaderboard; export and import a player's games."""

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
  spacequiz scores --csv > scores.csv                  for spreadsheets
  spacequiz scores --export ada.json --player Ada      save all games of Ada
  spacequiz scores --import ada.json                   on another computer; adds only new games
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
"""The fields of a game in JSON and CSV."""
ROWS = 20
"""The default number of rows in the table; JSON and CSV have all games."""


def run(words: list[str], home: str | None) -> int:
    """Print the leaderboard, or export or import a player's games."""
    options = _build_parser().parse(words, home)
    if options.target is not None or options.source is not None or options.force:
        return _transfer_history(options)
    if options.json and options.csv:
        raise UsageError("use either --json or --csv, not both")
    if options.mode is not None and options.mode not in MODES:
        raise UsageError(f"there is no mode {options.mode}{did_you_mean(options.mode, list(MODES))}")
    for option, word in (("--pack", options.pack), ("--player", options.player)):
        # an empty variable in a script must not mean everybody's games
        if word is not None and not clean_name(word):
            raise UsageError(f"{option} needs a name")
    paths = find_user_paths(options.home, os.environ)
    scores = _scores(options, paths, _limit(options))
    if not scores:
        _explain_empty_list(options, paths)
    if options.json:
        print(to_json([_score_to_json(score) for score in scores]))
    elif options.csv:
        print(_as_csv(scores), end="")
    elif scores:
        print(_as_table(scores))
    return Exit.DONE


def _build_parser() -> Parser:
    parser = Parser(
        "spacequiz scores",
        "Show the leaderboard, best games first, or move a player's games to another computer.",
        EXAMPLES,
    )
    parser.add_argument("--pack", metavar="ID", help="only games with this pack")
    parser.add_argument("--mode", metavar="MODE", help=f"only games of this mode: {', '.join(MODES)}")
    parser.add_argument("--player", metavar="NAME", help="only games of this player")
    parser.add_argument(
        "--limit", metavar="N", help=f"show at most N games (default: {ROWS}; all with --json or --csv)"
    )
    parser.add_argument("--json", action="store_true", help="print a JSON list of objects")
    parser.add_argument("--csv", action="store_true", help="print CSV for a spreadsheet")
    export_help = "save the games of --player, with all answers, to FILE; - for standard output"
    parser.add_argument("--export", dest="target", metavar="FILE", help=export_help)
    parser.add_argument("--force", action="store_true", help="with --export: overwrite an existing file")
    import_help = "add the games in FILE, under the name of --player if given; - for standard input"
    parser.add_argument("--import", dest="source", metavar="FILE", help=import_help)
    return parser


def _transfer_history(options: argparse.Namespace) -> Exit:
    """Export or import games. Raises UsageError for options that cannot be combined with it."""
    option = "--import" if options.target is None else "--export"
    file = options.source if options.target is None else options.target
    if options.target is None and options.force:
        raise UsageError(
            "--force only works with --export FILE" + ("; an import never overwrites anything" if file else "")
        )
    others = ("pack", "mode", "limit", "json", "csv", *(("source",) if option == "--export" else ()))
    for name in others:
        if getattr(options, name) not in {None, False}:
            other = "import" if name == "source" else name
            raise UsageError(f"{option} and --{other} cannot be combined")
    if not file:
        raise UsageError(f"{option} needs the name of a file")
    player = clean_name(options.player or "")
    if options.player is not None and not player:
        raise UsageError("--player needs a name")

    from spacequiz.cli.history_transfer import export_history, import_history

    paths = find_user_paths(options.home, os.environ)
    if option == "--export":
        return export_history(paths, file, player, force=options.force)
    return import_history(paths, file, player)


def _limit(options: argparse.Namespace) -> int | None:
    typed = options.limit
    if typed is None:
        return None if options.json or options.csv else ROWS
    if not (typed.isdecimal() and len(typed) <= 9 and int(typed) > 0):
        raise UsageError(f"--limit takes a whole number above 0, not {typed or 'nothing'}")
    return int(typed)


def _scores(options: argparse.Namespace, paths: UserPaths, limit: int | None) -> "tuple[Score, ...]":
    # loads sqlite3, which --help does not need
    from spacequiz.store.store import Store

    store = Store.open_to_read(paths.database)
    try:
        if store.notice:
            print_message(store.notice)
        player = clean_name(options.player or "")
        return store.scores(pack=options.pack or "", mode=options.mode or "", player=player, limit=limit)
    finally:
        store.close()


def _explain_empty_list(options: argparse.Namespace, paths: UserPaths) -> None:
    """Print why the list is empty. Raises NotFound for an unknown pack."""
    if options.pack is not None:
        from spacequiz.packs.find_packs import find_packs

        known = tuple(found.id for found in find_packs(paths.packs))
        if options.pack not in known:
            near = nearest(options.pack, known)
            raise NotFound(f"there is no pack {options.pack}{f'; did you mean {near}?' if near else ''}")
    filters = any(word is not None for word in (options.pack, options.mode, options.player))
    print_message(
        "No finished game matches these filters." if filters else "No finished games yet. Play one with: spacequiz play"
    )


def _score_to_json(score: "Score") -> dict[str, Any]:
    """Return a game as a JSON object."""
    values: dict[str, Any] = {name: getattr(score, name) for name in COLUMNS}
    return values | {
        "seconds": round(score.seconds, 3),
        "board": score.board.label,
        "packs": [pack.id for pack in score.packs],
        "finished_at": score.finished_at.astimezone(UTC).strftime("%Y-%m-%dT%H:%M:%SZ"),
    }


def _as_csv(scores: "tuple[Score, ...]") -> str:
    from spacequiz.documents.spreadsheet import csv_text, escaped_rows

    rows = [{**_score_to_json(score), "packs": " ".join(pack.id for pack in score.packs)}.values() for score in scores]
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
            # the day in the local time zone
            score.finished_at.astimezone().strftime("%Y-%m-%d"),
        )
        for number, score in enumerate(scores, 1)
    ]
    return format_table(("", "SCORE", "PLAYER", "RIGHT", "PACKS", "LEADERBOARD", "DAY"), rows, right=(0, 1))
