"""``spacequiz class forget``: class games are deleted, with all that was entered."""

import os
import re
import sys
from collections.abc import Collection
from datetime import UTC, datetime, timedelta
from typing import TYPE_CHECKING

from spacequiz.cli.class_records import open_store_to_read, parse_record_number
from spacequiz.cli.output import print_message
from spacequiz.cli.parser import Parser
from spacequiz.errors import Exit, NotFound, StorageError, UsageError
from spacequiz.user_paths import UserPaths, find_user_paths
from spacequiz.wording import format_count, plural

if TYPE_CHECKING:
    from spacequiz.classroom.team_games.team_report import TeamReport
    from spacequiz.store.store import Store

ABOUT = """Delete class games with all that was entered in them. What would go is shown first, and you are asked. They
cannot be brought back; a report that was written before stays where it is."""
EXAMPLES = """\
  spacequiz class forget 3
  spacequiz class forget 1 2 --yes              without being asked
  spacequiz class forget --older-than 30d       begun more than 30 days ago; also 12h, 8w
"""
_AGE = re.compile(r"([0-9]{1,5})([hdw])")
_UNITS = {"h": timedelta(hours=1), "d": timedelta(days=1), "w": timedelta(weeks=1)}


def run(words: list[str], home: str | None) -> int:
    """Show what would go, ask, and delete."""
    parser = Parser("spacequiz class forget", ABOUT, EXAMPLES)
    parser.add_argument("ids", nargs="*", metavar="ID", help="the numbers of class games; see spacequiz class list")
    parser.add_argument("--older-than", metavar="AGE", help="all that were begun longer ago: 12h, 30d or 8w")
    parser.add_argument("--yes", action="store_true", help="do not ask")
    options = parser.parse(words, home)
    if bool(options.ids) is (options.older_than is not None):
        parser.error("name the games by ID, or by --older-than" + (", not by both" if options.ids else ""))
    numbers = {parse_record_number(word) for word in options.ids}
    age = _age(options.older_than) if options.older_than is not None else None
    where = find_user_paths(options.home, os.environ)
    from spacequiz.cli.class_list import class_table

    with open_store_to_read(where) as store:
        lessons = {kept.id: kept for kept in store.collected_records()}
        if age is None:
            lessons = {number: lessons[number] for number in sorted(numbers & set(lessons))}
            found = _named(store, numbers - set(lessons))
        else:
            moment = datetime.now(UTC) - age
            lessons = {number: kept for number, kept in lessons.items() if kept.collected_at < moment}
            found = _older(store, moment)
    if not found and not lessons:
        print_message(f"No class game was begun more than {options.older_than} ago: there is nothing to forget.")
        return Exit.DONE
    readable = [one for one in found.values() if one is not None]
    if readable or lessons:
        print(class_table(readable, tuple(lessons.values())), flush=True)
    if len(readable) < len(found):
        unreadable = ", ".join(f"{number}" for number, one in found.items() if one is None)
        print_message(f"What was kept of class game {unreadable} cannot be read; it goes all the same.")
    gone = {*found, *lessons}
    if not (options.yes or _is_meant(len(gone))):
        print_message("They stay." if len(gone) > 1 else "It stays.")
        return Exit.DONE
    print(f"{format_count(_forget(where, gone), 'class game')} deleted")
    return Exit.DONE


def _age(typed: str) -> timedelta:
    match = _AGE.fullmatch(typed)
    if match is None or not int(match[1]):
        raise UsageError(f"--older-than takes hours, days or weeks as in 12h, 30d or 8w, not {typed or 'nothing'}")
    return int(match[1]) * _UNITS[match[2]]


def _named(store: "Store", numbers: Collection[int]) -> "dict[int, TeamReport | None]":
    """The games of these numbers; None for one that cannot be read. Raises NotFound where any is not there."""
    from spacequiz.classroom.team_games.team_report import build_team_report

    found: dict[int, TeamReport | None] = {}
    missing = []
    for number in sorted(numbers):
        try:
            found[number] = build_team_report(store.load_class_game(number))
        except NotFound:
            missing.append(f"{number}")
        except StorageError:
            # what is damaged is to go as well as the rest; where the whole store cannot be read, deleting says so
            found[number] = None
    if missing:
        nothing = "; nothing was deleted" if len(numbers) > 1 else ""
        raise NotFound(
            f"there is no class game {', '.join(missing)}{nothing}; spacequiz class list shows those that are kept"
        )
    return found


def _older(store: "Store", moment: datetime) -> "dict[int, TeamReport | None]":
    """The games that were begun before this moment, the newest first."""
    from spacequiz.classroom.team_games.team_report import build_team_report

    return {game.id: build_team_report(game) for game in store.class_games() if game.started_at < moment}


def _is_meant(count: int) -> bool:
    """Whether the teacher says yes. Raises UsageError where nobody can be asked."""
    if not all(stream is not None and stream.isatty() for stream in (sys.stdin, sys.stdout)):
        # unlike a pack, which is kept aside, what goes here is gone
        raise UsageError("nothing was deleted, for nobody can be asked here; --yes deletes without asking")
    which = plural(count, "this class game", f"these {count} class games")
    print(f"Delete {which} for good? [y/N] ", end="", flush=True)
    return sys.stdin.readline().strip().casefold() in {"y", "yes"}


def _forget(where: UserPaths, numbers: Collection[int]) -> int:
    """How many were deleted. Raises StorageError."""
    from spacequiz.store.store import Store

    with Store.open(where.database) as store:
        if not store.is_persistent:
            raise StorageError(store.notice.replace("Nothing is kept", "nothing was deleted"))
        return store.delete_class_records(numbers)
