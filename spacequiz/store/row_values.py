"""What stands in the columns: times of day, and values that may have been written by hand or by damage."""

from collections.abc import Callable, Iterable, Iterator
from contextlib import suppress
from datetime import datetime
from typing import TypeVar

ROW_ERRORS = (ValueError, KeyError, TypeError, AttributeError)
"""What is raised by values that were written by hand or by damage."""
R = TypeVar("R")
T = TypeVar("T")


def read_rows(read: Callable[[R], T], rows: Iterable[R]) -> Iterator[T]:
    """What is read of these rows; one that cannot be read is left out, and keeps no other from being shown."""
    for row in rows:
        with suppress(*ROW_ERRORS):
            yield read(row)


def to_timestamp(moment: datetime) -> str:
    """A moment in UTC as ISO 8601 of fixed width, so that it sorts as text."""
    return moment.strftime("%Y-%m-%dT%H:%M:%S.%fZ")


def from_timestamp(text: str) -> datetime:
    """The moment of a stamp, in UTC."""
    return datetime.fromisoformat(text)
