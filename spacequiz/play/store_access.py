"""The interface between a running game and the store: a thread for the screens, direct calls for plain text."""

from collections.abc import Callable
from concurrent.futures import Future
from typing import TYPE_CHECKING, Protocol, TypeVar

if TYPE_CHECKING:
    from spacequiz.store.store import Store

T = TypeVar("T")


class StoreAccess(Protocol):
    """Runs calls on the store in order."""

    unsaved_reason: str
    """The reason why the latest state of a game is not saved; empty when it is saved."""

    def submit(self, call: Callable[["Store"], T]) -> "Future[T]":
        """Run a call on the store after all earlier calls; the future holds its result or exception."""

    def run_later(self, call: Callable[[], T]) -> "Future[T]":
        """Run a call that does not need the store after all earlier calls."""


def run_now(call: Callable[[], T]) -> "Future[T]":
    """Run a call immediately; return a completed future with its result or exception."""
    done: Future[T] = Future()
    try:
        done.set_result(call())
    except Exception as error:  # raised again by `result()`
        done.set_exception(error)
    return done
