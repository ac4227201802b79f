"""What the commands for kept class games share: which one is meant, how the store is read, and when a game was."""

from collections.abc import Iterator
from contextlib import contextmanager
from datetime import datetime
from typing import TYPE_CHECKING

from spacequiz.cli.output import say
from spacequiz.errors import StorageError, UsageError
from spacequiz.user_paths import Places

if TYPE_CHECKING:
    from spacequiz.classroom.assignments.collected_results import Lesson
    from spacequiz.store import KeptLesson, Store


@contextmanager
def reading(where: Places) -> "Iterator[Store]":
    """The store, to be read only. Raises StorageError."""
    # sqlite3 is loaded by those who ask for games, and by nobody who asks for help
    from spacequiz.store import Store

    with Store.open_to_read(where.database) as store:
        if store.notice:
            say(store.notice)
        yield store


def game_number(typed: str) -> int:
    """The number of a class game. Raises UsageError for a word that is none."""
    if not (typed.isascii() and typed.isdecimal() and len(typed) <= 9):
        raise UsageError(
            f"a class game has a number, and {typed or 'nothing'} is none; spacequiz class list shows them"
        )
    return int(typed)


def local(moment: datetime) -> str:
    """Day and time where the class is."""
    return moment.astimezone().strftime("%Y-%m-%d %H:%M")


def lesson_in(kept: "KeptLesson") -> "Lesson":
    """The lesson that was kept. Raises StorageError for one that makes no sense."""
    from spacequiz.classroom.assignments.collected_results import from_json

    try:
        return from_json(kept.held)
    except (ValueError, KeyError, TypeError) as error:
        raise StorageError(f"what was kept of lesson {kept.id} cannot be read") from error
