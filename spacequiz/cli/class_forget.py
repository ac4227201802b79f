"""``spacequiz class forget``: delete saved team games and collected results."""

import os
import re
import sys
from collections.abc import Collection
from datetime import datetime, timedelta
from typing import TYPE_CHECKING

from spacequiz.cli.class_records import open_store_to_read, parse_record_number
from spacequiz.cli.output import print_message
from spacequiz.cli.parser import Parser
from spacequiz.clock import utc_now
from spacequiz.errors import Exit, NotFound, StorageError, UsageError
from spacequiz.user_paths import UserPaths, find_user_paths
from spacequiz.wording import format_count, plural

if TYPE_CHECKING:
    from spacequiz.classroom.team_games.team_report import TeamReport
    from spacequiz.store.store import Store

ABOUT = """Delete saved team games and assignment results for good. You see what would be deleted and are asked first.
Reports that you wrote to files stay where they are."""
EXAMPLES = """\
  spacequiz class forget 3
  spacequiz class forget 1 2 --yes              delete without asking
  spacequiz class forget --older-than 30d       started more than 30 days ago; also 12h, 8w
"""
_AGE = re.compile(r"([0-9]{1,5})([hdw])")
_UNITS = {"h": timedelta(hours=1), "d": timedelta(days=1), "w": timedelta(weeks=1)}


def run(args: list[str], home: str | None) -> int:
    """Show what would be deleted, ask, and delete it."""
    parser = Parser("spacequiz class forget", ABOUT, EXAMPLES)
    parser.add_argument("ids", nargs="*", metavar="ID", help="ids from spacequiz class list")
    parser.add_argument("--older-than", metavar="AGE", help="everything older than this: 12h, 30d or 8w")
    parser.add_argument("--yes", action="store_true", help="delete without asking")
    options = parser.parse(args, home)
    if bool(options.ids) is (options.older_than is not None):
        parser.error("name what to delete by ID or with --older-than AGE" + (", not both" if options.ids else ""))
    numbers = {parse_record_number(word) for word in options.ids}
    age = _parse_age(options.older_than) if options.older_than is not None else None
    paths = find_user_paths(options.home, os.environ)
    from spacequiz.cli.class_list import class_table

    with open_store_to_read(paths) as store:
        records = {record.id: record for record in store.collected_records()}
        if age is None:
            records = {number: records[number] for number in sorted(numbers & set(records))}
            games = _load_games(store, numbers - set(records))
        else:
            moment = utc_now() - age
            records = {number: record for number, record in records.items() if record.collected_at < moment}
            games = _games_before(store, moment)
    if not games and not records:
        print_message(f"Nothing to delete: nothing saved is older than {options.older_than}.")
        return Exit.DONE
    readable = [report for report in games.values() if report is not None]
    if readable or records:
        print(class_table(readable, tuple(records.values())), flush=True)
    if len(readable) < len(games):
        unreadable = ", ".join(f"{number}" for number, report in games.items() if report is None)
        print_message(f"{unreadable}: the saved data cannot be read, but it can be deleted.")
    to_delete = {*games, *records}
    if not (options.yes or _confirm_deletion(len(to_delete))):
        print_message("Nothing was deleted.")
        return Exit.DONE
    print(f"{format_count(_delete(paths, to_delete), 'entry', 'entries')} deleted")
    return Exit.DONE


def _parse_age(typed: str) -> timedelta:
    match = _AGE.fullmatch(typed)
    if match is None or not int(match[1]):
        raise UsageError(f"--older-than takes hours, days or weeks such as 12h, 30d or 8w, not {typed or 'nothing'}")
    return int(match[1]) * _UNITS[match[2]]


def _load_games(store: "Store", numbers: Collection[int]) -> "dict[int, TeamReport | None]":
    """Return the games with these numbers; None for one that cannot be read. Raises NotFound if any is missing."""
    from spacequiz.classroom.team_games.team_report import build_team_report

    games: dict[int, TeamReport | None] = {}
    missing = []
    for number in sorted(numbers):
        try:
            games[number] = build_team_report(store.load_class_game(number))
        except NotFound:
            missing.append(f"{number}")
        except StorageError:
            # damaged games can be deleted too; if the whole store is unreadable, deleting reports it
            games[number] = None
    if missing:
        nothing = "; nothing was deleted" if len(numbers) > 1 else ""
        raise NotFound(f"there is nothing saved as {', '.join(missing)}{nothing}; see spacequiz class list")
    return games


def _games_before(store: "Store", moment: datetime) -> "dict[int, TeamReport | None]":
    """Return the games that were started before this moment, newest first."""
    from spacequiz.classroom.team_games.team_report import build_team_report

    return {game.id: build_team_report(game) for game in store.class_games() if game.started_at < moment}


def _confirm_deletion(count: int) -> bool:
    """Ask for confirmation; return whether it was given. Raises UsageError without a terminal."""
    if not all(stream is not None and stream.isatty() for stream in (sys.stdin, sys.stdout)):
        # unlike a removed pack, this cannot be restored
        raise UsageError(
            "nothing was deleted, because there is no terminal to confirm it; use --yes to delete without asking"
        )
    which = plural(count, "this entry", f"these {count} entries")
    print(f"Delete {which} for good? [y/N] ", end="", flush=True)
    return sys.stdin.readline().strip().casefold() in {"y", "yes"}


def _delete(paths: UserPaths, numbers: Collection[int]) -> int:
    """Delete these records; return how many were deleted. Raises StorageError."""
    from spacequiz.store.store import Store

    with Store.open(paths.database) as store:
        if not store.is_persistent:
            raise StorageError(store.notice.replace("Nothing is kept", "nothing was deleted"))
        return store.delete_class_records(numbers)
