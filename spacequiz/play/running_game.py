"""A game being played: its session, its clock, and its place in the store."""

import asyncio
from collections.abc import Callable
from concurrent.futures import Future
from typing import TYPE_CHECKING

from spacequiz.domain.session import Phase, Session
from spacequiz.errors import StorageError
from spacequiz.play.store_thread import Keeper
from spacequiz.store import NewGame, Store

if TYPE_CHECKING:
    from spacequiz.classroom.assignments.submission import Desk, Handed

Clock = Callable[[], float]


class Game:
    """The one place where a session meets the clock and the store.

    Every change of the session is sent to the store; `kept` waits until it is there.
    """

    def __init__(
        self,
        session: Session,
        new: NewGame,
        keeper: Keeper,
        clock: Clock,
        *,
        saved: int | None = None,
    ) -> None:
        """A new game, or with `saved` the stored one that is taken up again."""
        self.session = session
        self.new = new
        self.keeper = keeper
        self._clock = clock
        self._began = clock() - session.clock
        self._id = saved
        self._sent = session
        self._pending: Future[None] | None = None
        self.desk: Desk | None = None
        """Where its result is handed in; None for a game of one's own."""
        self._handing: tuple[Session, Future[Handed]] | None = None
        """What was handed in last, and what comes of it."""

    @property
    def id(self) -> int | None:
        """Its number in the store, once it has one."""
        return self._id

    def now(self) -> float:
        """Seconds on the game's own clock, which stood still between two sittings."""
        return self._clock() - self._began

    def become(self, session: Session, *, save: bool = True) -> bool:
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
        if session is not self._sent or (self._pending and self._pending.done() and self._pending.exception()):
            self._sent = session
            self._pending = self.keeper.send(lambda store: self._record(store, session))
        if session.phase is Phase.DONE:
            self._hand_in()

    async def kept(self) -> str:
        """Save, and wait until it is stored; why not, if it could not be."""
        self.save()
        if self._pending is None:
            return ""
        try:
            await asyncio.wrap_future(self._pending)
        except StorageError as error:
            return str(error)
        return ""

    def leave(self) -> None:
        """Stop the clock of an open question, so that it can be taken up again."""
        if self.session.phase is Phase.ASKING:
            self.become(self.session.pause(self.now()))
        self.save()
        self._hand_in()

    async def handed(self) -> "Handed | None":
        """Wait until the result is handed in; None for a game of one's own."""
        self._hand_in()
        if self._handing is None:
            return None
        return await asyncio.wrap_future(self._handing[1])

    def _hand_in(self) -> None:
        """Hand in what is not handed in yet; returns at once, for the folder of a class may be slow."""
        desk, session = self.desk, self.session
        if desk and session.log and not (self._handing and self._handing[0] is session):
            # behind what was recorded before, and waited for when the program ends
            self._handing = session, self.keeper.send(lambda _: desk.hand_in(session))

    def _record(self, store: Store, session: Session) -> None:
        try:
            if self._id is None:
                self._id = store.begin(self.new)
            store.record(self._id, session)
        except StorageError as error:
            self.keeper.lost = str(error)
            raise
        self.keeper.lost = ""
