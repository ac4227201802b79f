"""The store for the screens, owned by one thread.

So a slow or locked database never delays a key press, and calls run in order.
"""

from collections.abc import Callable
from concurrent.futures import Future, ThreadPoolExecutor
from pathlib import Path
from typing import TYPE_CHECKING, TypeVar

if TYPE_CHECKING:
    from spacequiz.store.store import Store

T = TypeVar("T")


class StoreThread:
    """Runs calls on the store in order, in a thread of its own."""

    def __init__(self, path: Path) -> None:
        """Use the store at this path; the first call opens it."""
        self._path = path
        self._store: Store | None = None
        self.unsaved_reason = ""
        """The reason why the latest state of a game is not saved; empty when it is saved."""
        self._thread = ThreadPoolExecutor(max_workers=1, thread_name_prefix="store")

    def submit(self, call: Callable[["Store"], T]) -> "Future[T]":
        """Run a call on the store after all earlier calls; the future holds its result or exception."""
        return self._thread.submit(lambda: call(self._open()))

    def run_later(self, call: Callable[[], T]) -> "Future[T]":
        """Run a call that does not need the store after all earlier calls."""
        return self._thread.submit(call)

    async def run(self, call: Callable[["Store"], T]) -> T:
        """Await the result of a call on the store."""
        import asyncio

        return await asyncio.wrap_future(self.submit(call))

    def close(self) -> None:
        """Finish all calls, then close the store."""
        self._thread.submit(self._close)
        self._thread.shutdown(wait=True)

    def _open(self) -> "Store":
        if self._store is None:
            # imports sqlite3, so not before the first paint
            from spacequiz.store.store import Store

            self._store = Store.open(self._path)
        return self._store

    def _close(self) -> None:
        if self._store is not None:
            self._store.close()
