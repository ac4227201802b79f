"""The store for games as plain text: every call runs immediately, in the same thread."""

from collections.abc import Callable
from concurrent.futures import Future
from pathlib import Path
from typing import TypeVar

from spacequiz.errors import StorageError
from spacequiz.play.store_access import run_now
from spacequiz.store.store import Store

T = TypeVar("T")


class DirectStore:
    """Runs calls on the store immediately. The first error is reported; then the game goes on without the store."""

    def __init__(self, path: Path, report: Callable[[str], None]) -> None:
        """Open the store at this path; `report` is called with every message for the player."""
        self.unsaved_reason = ""
        self._report = report
        self._failure: StorageError | None = None
        self._store = Store.open(path)
        if self._store.notice:
            report(self._store.notice)

    @property
    def is_persistent(self) -> bool:
        """Whether games are saved to disk."""
        return self._failure is None and self._store.is_persistent

    def submit(self, call: Callable[[Store], T]) -> "Future[T]":
        """Run a call on the store; see `StoreAccess`."""
        return run_now(lambda: self._call(call))

    def run_later(self, call: Callable[[], T]) -> "Future[T]":
        """Run a call that needs no store; see `StoreAccess`."""
        return run_now(call)

    def read(self, call: Callable[[Store], T], default: T) -> T:
        """Return what the store answers, or `default` when it cannot be read."""
        try:
            return self._call(call)
        except StorageError:
            return default

    def close(self) -> None:
        """Close the store."""
        self._store.close()

    def _call(self, call: Callable[[Store], T]) -> T:
        if self._failure is not None:
            raise self._failure
        try:
            return call(self._store)
        except StorageError as error:
            self._failure = error
            self._report(f"{error}\nYou can go on playing, but this game will not be saved.")
            self.close()
            raise
