"""Values of database columns: timestamps, and rows that someone edited by hand or a damaged disk changed."""

from collections.abc import Callable, Iterable, Iterator
from contextlib import suppress
from datetime import datetime
from typing import TypeVar

ROW_ERRORS = (ValueError, KeyError, TypeError, AttributeError)
"""The errors that a function raises for a row with invalid values."""
Row = TypeVar("Row")
Record = TypeVar("Record")


def read_rows(read: Callable[[Row], Record], rows: Iterable[Row]) -> Iterator[Record]:
    """Yield what `read` returns for each row, and skip the rows for which it raises one of `ROW_ERRORS`.

    One invalid row must not make all others unreadable.
    """
    for row in rows:
        with suppress(*ROW_ERRORS):
            yield read(row)


def to_timestamp(moment: datetime) -> str:
    """Return a time in UTC as ISO 8601 of fixed width, so that timestamps sort as text."""
    return moment.strftime("%Y-%m-%dT%H:%M:%S.%fZ")


def from_timestamp(text: str) -> datetime:
    """Return the time of a timestamp, in UTC. Raises ValueError for a text that is none."""
    return datetime.fromisoformat(text)
