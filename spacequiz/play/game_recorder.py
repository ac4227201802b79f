"""Record the states of a game in the store, one after the other."""

from collections.abc import Callable
from typing import TYPE_CHECKING

from spacequiz.errors import StorageError

if TYPE_CHECKING:
    from concurrent.futures import Future

    from spacequiz.play.store_access import StoreAccess
    from spacequiz.store.store import Store


class GameRecorder:
    """Has the store record a game, and knows whether its latest state is saved."""

    def __init__(self, store: "StoreAccess") -> None:
        """Record with this store."""
        self._store = store
        self._latest: Future[None] | None = None

    @property
    def has_failed(self) -> bool:
        """Whether the latest state could not be recorded; False while that is not known."""
        return self._latest is not None and self._latest.done() and self._latest.exception() is not None

    def record(self, call: "Callable[[Store], None]") -> None:
        """Run a call that records a state, after all earlier calls; returns without waiting."""
        self._latest = self._store.submit(lambda store: self._run(call, store))

    async def wait(self) -> str:
        """Wait until everything is recorded; return the error message, or an empty text."""
        if self._latest is None:
            return ""
        # only the screens need asyncio
        import asyncio

        try:
            await asyncio.wrap_future(self._latest)
        except StorageError as error:
            return str(error)
        return ""

    def _run(self, call: "Callable[[Store], None]", store: "Store") -> None:
        try:
            call(store)
        except StorageError as error:
            self._store.unsaved_reason = str(error)
            raise
        self._store.unsaved_reason = ""
