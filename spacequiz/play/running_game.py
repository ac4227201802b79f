"""A game being played: its session, its clock, and its record in the store."""

from typing import TYPE_CHECKING

from spacequiz.clock import Clock
from spacequiz.domain.session import Phase, Session
from spacequiz.play.game_recorder import GameRecorder
from spacequiz.play.new_game import PreparedGame

if TYPE_CHECKING:
    from concurrent.futures import Future

    from spacequiz.classroom.assignments.submission import SubmissionReceipt
    from spacequiz.play.store_access import StoreAccess
    from spacequiz.store.game_records import Placement
    from spacequiz.store.store import Store


class RunningGame:
    """Holds the current session and its clock, and records every change in the store."""

    def __init__(self, prepared: PreparedGame, store: "StoreAccess", clock: Clock) -> None:
        """Start or resume the prepared game; its clock continues from the session's last event."""
        self.session = prepared.session
        self.setup = prepared.setup
        self.store = store
        self.submission = prepared.submission
        """Where the result is submitted; None for a game that is not an assignment."""
        self._clock = clock
        self._clock_start = clock() - prepared.session.clock
        self.id = prepared.saved_id
        """The game's id in the store, once it has one."""
        self._recorder = GameRecorder(store)
        self._recorded = prepared.session
        self._submitted: tuple[Session, Future[SubmissionReceipt]] | None = None
        """The session that was submitted last, and its future receipt."""

    def now(self) -> float:
        """Return the time in seconds on the game's own clock, which stops while the game is suspended."""
        return self._clock() - self._clock_start

    def update(self, session: Session, *, save: bool = True) -> bool:
        """Replace the session, and record it now or with the next `save`; return whether it changed."""
        if session is self.session:
            return False
        self.session = session
        if save:
            self.save()
        return True

    def save(self) -> None:
        """Record unsaved changes, and submit a finished assignment, without waiting."""
        session = self.session
        # a failed record is tried again
        if session is not self._recorded or self._recorder.has_failed:
            self._recorded = session
            self._recorder.record(lambda store: self._record(store, session))
        if session.phase is Phase.DONE:
            self.submit_result()

    async def flush(self) -> str:
        """Save and wait until everything is recorded; return the error message, or an empty text."""
        self.save()
        return await self._recorder.wait()

    def suspend(self) -> None:
        """Pause an open question with the time it has left; save, and submit an assignment as far as it got."""
        if self.session.phase is Phase.ASKING:
            self.update(self.session.pause(self.now()))
        self.save()
        self.submit_result()

    def submit_result(self) -> "Future[SubmissionReceipt] | None":
        """Submit the current result without waiting; None for a game that is not an assignment or has no answers."""
        submission, session = self.submission, self.session
        if submission is None or not session.events:
            return None
        if self._submitted is None or self._submitted[0] is not session:
            # runs after the pending records; a shared folder may be slow
            self._submitted = session, self.store.run_later(lambda: submission.submit(session))
        return self._submitted[1]

    def placement(self) -> "Future[Placement]":
        """Return the future place of the finished game on its leaderboard."""
        # `id` is set by the calls before this one
        return self.store.submit(lambda store: store.placement(self.id or 0))

    async def receipt(self) -> "SubmissionReceipt | None":
        """Submit the result and wait for the receipt; None for a game that is not an assignment."""
        import asyncio

        pending = self.submit_result()
        if pending is None:
            return None
        receipt: SubmissionReceipt = await asyncio.wrap_future(pending)
        return receipt

    def _record(self, store: "Store", session: Session) -> None:
        if self.id is None:
            self.id = store.begin_game(self.setup)
        store.record_game(self.id, session)
