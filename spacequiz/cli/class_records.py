"""What the commands for kept class games share: which one is meant, how the store is read, and when a game was."""

from collections.abc import Iterator
from contextlib import contextmanager
from datetime import datetime
from typing import TYPE_CHECKING

from spacequiz.cli.output import print_message
from spacequiz.errors import StorageError, UsageError
from spacequiz.user_paths import UserPaths

if TYPE_CHECKING:
    from spacequiz.classroom.assignments.collected_results import CollectedResults
    from spacequiz.store.class_records import CollectedRecord
    from spacequiz.store.store import Store


@contextmanager
def open_store_to_read(where: UserPaths) -> "Iterator[Store]":
    """The store, to be read only. Raises StorageError."""
    # sqlite3 is loaded by those who ask for games, and by nobody who asks for help
    from spacequiz.store.store import Store

    with Store.open_to_read(where.database) as store:
        if store.notice:
            print_message(store.notice)
        yield store


def parse_record_number(typed: str) -> int:
    """The number of a class game. Raises UsageError for a word that is none."""
    if not (typed.isascii() and typed.isdecimal() and len(typed) <= 9):
        raise UsageError(
            f"a class game has a number, and {typed or 'nothing'} is none; spacequiz class list shows them"
        )
    return int(typed)


def local_time(moment: datetime) -> str:
    """Day and time where the class is."""
    return moment.astimezone().strftime("%Y-%m-%d %H:%M")


def read_collected(kept: "CollectedRecord") -> "CollectedResults":
    """The lesson that was kept. Raises StorageError for one that makes no sense."""
    from spacequiz.classroom.assignments.collected_results import collected_from_json

    try:
        return collected_from_json(kept.data)
    except (ValueError, KeyError, TypeError) as error:
        raise StorageError(f"what was kept of lesson {kept.id} cannot be read") from error
