"""A team game being played: its state, its clock, and its place in the store."""

import asyncio
from concurrent.futures import Future

from spacequiz.domain.team_events import TeamEvent
from spacequiz.domain.team_game import TeamGame
from spacequiz.errors import StorageError
from spacequiz.play.running_game import Clock
from spacequiz.play.store_thread import StoreThread
from spacequiz.store import NewClassGame, Store


class RunningTeamGame:
    """The one place where a team game meets the clock and the store. Every entry is sent to the store at once."""

    def __init__(
        self,
        game: TeamGame,
        new: NewClassGame,
        store_thread: StoreThread,
        clock: Clock,
        *,
        saved: int | None = None,
        recorded_events: int = 0,
    ) -> None:
        """A new game, or with `saved` the stored one of so many `known` entries that is taken up again."""
        self.game = game
        self.setup = new
        self.store_thread = store_thread
        self._clock = clock
        self._began = clock() - game.clock
        self.id = saved
        """Its number in the store, once it has one."""
        self._recorded_events = recorded_events
        self._pending: Future[None] | None = None

    def now(self) -> float:
        """Seconds on the game's own clock, which stood still between two sittings."""
        return self._clock() - self._began

    def enter(self, entry: TeamEvent) -> bool:
        """Take this entry and keep it; False when it does not fit where the game stands."""
        return self._update(self.game.apply(entry))

    def undo(self) -> bool:
        """Take the last entry back; False when there is none."""
        return bool(self.game.events) and self._update(self.game.undo())

    async def flush(self) -> str:
        """Wait until all is stored; why not, if it could not be."""
        try:
            if self._pending:
                await asyncio.wrap_future(self._pending)
        except StorageError as error:
            return str(error)
        return ""

    def _update(self, game: TeamGame) -> bool:
        if game is self.game:
            return False
        self.game = game
        self._pending = self.store_thread.submit(lambda store: self._record(store, game))
        return True

    def _record(self, store: Store, game: TeamGame) -> None:
        try:
            if self.id is None:
                self.id = store.begin_class_game(self.setup)
            # what failed before is made up for
            self._recorded_events = store.record_class_game(self.id, game, self._recorded_events)
        except StorageError as error:
            self.store_thread.unsaved_reason = str(error)
            raise
        self.store_thread.unsaved_reason = ""
