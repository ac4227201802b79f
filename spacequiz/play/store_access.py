"""How a running game reaches the store: through a thread behind the screens, or directly line by line."""

from collections.abc import Callable
from concurrent.futures import Future
from typing import TYPE_CHECKING, Protocol, TypeVar

if TYPE_CHECKING:
    from spacequiz.store.store import Store

T = TypeVar("T")


class StoreAccess(Protocol):
    """Runs calls on the store one after the other."""

    unsaved_reason: str
    """Why the last state of a game is not saved; empty when it is."""

    def submit(self, call: Callable[["Store"], T]) -> "Future[T]":
        """Run a call on the store after those before it; the future holds its result or its error."""

    def run_later(self, call: Callable[[], T]) -> "Future[T]":
        """Run a call that needs no store after the calls before it."""


def run_now(call: Callable[[], T]) -> "Future[T]":
    """Run a call at once; return a future that is done."""
    done: Future[T] = Future()
    try:
        done.set_result(call())
    except Exception as error:  # what the call raises is for whoever asks for its result
        done.set_exception(error)
    return done
