"""A team game being played: its state, its clock, and its record in the store."""

from typing import TYPE_CHECKING

from spacequiz.clock import Clock
from spacequiz.domain.team_events import TeamEvent
from spacequiz.domain.team_game import TeamGame
from spacequiz.play.game_recorder import GameRecorder
from spacequiz.store.class_records import NewClassGame

if TYPE_CHECKING:
    from spacequiz.play.store_access import StoreAccess
    from spacequiz.store.store import Store


class RunningTeamGame:
    """Holds the state of a team game and its clock, and records every event in the store."""

    def __init__(
        self,
        game: TeamGame,
        setup: NewClassGame,
        store: "StoreAccess",
        clock: Clock,
        *,
        saved_id: int | None = None,
        recorded_events: int = 0,
    ) -> None:
        """Start a game, or resume the one with id `saved_id`, which has `recorded_events` events in the store."""
        self.game = game
        self.setup = setup
        self._clock = clock
        self._clock_start = clock() - game.clock
        self.id = saved_id
        """The game's id in the store, once it has one."""
        self._recorder = GameRecorder(store)
        self._recorded_events = recorded_events

    def now(self) -> float:
        """Return the time in seconds on the game's own clock, which stops while the game is suspended."""
        return self._clock() - self._clock_start

    def enter(self, event: TeamEvent) -> bool:
        """Apply this event and record it; return False when it does not fit the state of the game."""
        return self._update(self.game.apply(event))

    def undo(self) -> bool:
        """Undo the last event; return False when there is none."""
        return bool(self.game.events) and self._update(self.game.undo())

    async def flush(self) -> str:
        """Wait until everything is recorded; return the error message, or an empty text."""
        return await self._recorder.wait()

    def _update(self, game: TeamGame) -> bool:
        if game is self.game:
            return False
        self.game = game
        self._recorder.record(lambda store: self._record(store, game))
        return True

    def _record(self, store: "Store", game: TeamGame) -> None:
        if self.id is None:
            self.id = store.begin_class_game(self.setup)
        # records all events after `_recorded_events`, also those that failed before
        self._recorded_events = store.record_class_game(self.id, game, self._recorded_events)
