"""The store behind the screens.

One thread owns it: a slow disk or a database in use elsewhere never holds up a key press, and calls keep their order.
"""

from collections.abc import Callable
from concurrent.futures import Future, ThreadPoolExecutor
from pathlib import Path
from typing import TYPE_CHECKING, TypeVar

if TYPE_CHECKING:
    from spacequiz.store.store import Store

T = TypeVar("T")


class StoreThread:
    """Runs calls on the store one after the other, away from the thread of the screens."""

    def __init__(self, path: Path) -> None:
        """Use the store at this path; the first call opens it."""
        self._path = path
        self._store: Store | None = None
        self.unsaved_reason = ""
        """Why the last state of a game is not saved; empty when it is."""
        self._thread = ThreadPoolExecutor(max_workers=1, thread_name_prefix="store")

    def submit(self, call: Callable[["Store"], T]) -> "Future[T]":
        """Run a call on the store after those before it; the future holds its result or its error."""
        return self._thread.submit(lambda: call(self._open()))

    def run_later(self, call: Callable[[], T]) -> "Future[T]":
        """Run a call that needs no store after the calls before it."""
        return self._thread.submit(call)

    async def run(self, call: Callable[["Store"], T]) -> T:
        """Wait for the result of a call on the store, while the screens go on."""
        import asyncio

        return await asyncio.wrap_future(self.submit(call))

    def close(self) -> None:
        """Wait until every call is done, then close the store."""
        self._thread.submit(self._close)
        self._thread.shutdown(wait=True)

    def _open(self) -> "Store":
        if self._store is None:
            # sqlite3 is loaded here, after the first paint
            from spacequiz.store.store import Store

            self._store = Store.open(self._path)
        return self._store

    def _close(self) -> None:
        if self._store is not None:
            self._store.close()
