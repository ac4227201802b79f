"""Helpers of the commands that show or delete saved team games and collected results."""

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
def open_store_to_read(paths: UserPaths) -> "Iterator[Store]":
    """Open the store to read only. Raises StorageError."""
    # loads sqlite3, which --help does not need
    from spacequiz.store.store import Store

    with Store.open_to_read(paths.database) as store:
        if store.notice:
            print_message(store.notice)
        yield store


def parse_record_number(typed: str) -> int:
    """Return the id that was typed as a number. Raises UsageError."""
    if not (typed.isascii() and typed.isdecimal() and len(typed) <= 9):
        raise UsageError(f"ID is a number from spacequiz class list, not {typed or 'nothing'}")
    return int(typed)


def local_time(moment: datetime) -> str:
    """Return day and time in the local time zone: ``2026-05-04 10:30``."""
    return moment.astimezone().strftime("%Y-%m-%d %H:%M")


def read_collected(record: "CollectedRecord") -> "CollectedResults":
    """Return the collected results of a record. Raises StorageError when its data is damaged."""
    from spacequiz.classroom.assignments.collected_results import collected_from_json

    try:
        return collected_from_json(record.data)
    except (ValueError, KeyError, TypeError) as error:
        raise StorageError(f"the saved results {record.id} cannot be read") from error
