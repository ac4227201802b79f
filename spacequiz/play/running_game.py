"""A game being played: its session, its clock, and its place in the store."""

import asyncio
from collections.abc import Callable
from concurrent.futures import Future
from typing import TYPE_CHECKING

from spacequiz.domain.session import Phase, Session
from spacequiz.errors import StorageError
from spacequiz.play.store_thread import StoreThread
from spacequiz.store import NewGame, Store

if TYPE_CHECKING:
    from spacequiz.classroom.assignments.submission import Submission, SubmissionReceipt

Clock = Callable[[], float]


class RunningGame:
    """The one place where a session meets the clock and the store.

    Every change of the session is sent to the store; `kept` waits until it is there.
    """

    def __init__(
        self,
        session: Session,
        new: NewGame,
        store_thread: StoreThread,
        clock: Clock,
        *,
        saved: int | None = None,
    ) -> None:
        """A new game, or with `saved` the stored one that is taken up again."""
        self.session = session
        self.setup = new
        self.store_thread = store_thread
        self._clock = clock
        self._began = clock() - session.clock
        self._id = saved
        self._recorded = session
        self._pending: Future[None] | None = None
        self.submission: Submission | None = None
        """Where its result is handed in; None for a game of one's own."""
        self._submitted: tuple[Session, Future[SubmissionReceipt]] | None = None
        """What was handed in last, and what comes of it."""

    @property
    def id(self) -> int | None:
        """Its number in the store, once it has one."""
        return self._id

    def now(self) -> float:
        """Seconds on the game's own clock, which stood still between two sittings."""
        return self._clock() - self._began

    def update(self, session: Session, *, save: bool = True) -> bool:
        """Take this state and keep it, now or with the next `save`; False when nothing changed."""
        if session is self.session:
            return False
        self.session = session
        if save:
            self.save()
        return True

    def save(self) -> None:
        """Send what is not yet sent to the store; returns at once."""
        session = self.session
        # what failed is tried again
        if session is not self._recorded or (self._pending and self._pending.done() and self._pending.exception()):
            self._recorded = session
            self._pending = self.store_thread.submit(lambda store: self._record(store, session))
        if session.phase is Phase.DONE:
            self._submit_result()

    async def flush(self) -> str:
        """Save, and wait until it is stored; why not, if it could not be."""
        self.save()
        if self._pending is None:
            return ""
        try:
            await asyncio.wrap_future(self._pending)
        except StorageError as error:
            return str(error)
        return ""

    def suspend(self) -> None:
        """Stop the clock of an open question, so that it can be taken up again."""
        if self.session.phase is Phase.ASKING:
            self.update(self.session.pause(self.now()))
        self.save()
        self._submit_result()

    async def receipt(self) -> "SubmissionReceipt | None":
        """Wait until the result is handed in; None for a game of one's own."""
        self._submit_result()
        if self._submitted is None:
            return None
        return await asyncio.wrap_future(self._submitted[1])

    def _submit_result(self) -> None:
        """Hand in what is not handed in yet; returns at once, for the folder of a class may be slow."""
        desk, session = self.submission, self.session
        if desk and session.events and not (self._submitted and self._submitted[0] is session):
            # behind what was recorded before, and waited for when the program ends
            self._submitted = session, self.store_thread.submit(lambda _: desk.submit(session))

    def _record(self, store: Store, session: Session) -> None:
        try:
            if self._id is None:
                self._id = store.begin_game(self.setup)
            store.record_game(self._id, session)
        except StorageError as error:
            self.store_thread.unsaved_reason = str(error)
            raise
        self.store_thread.unsaved_reason = ""
