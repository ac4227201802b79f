"""The store as a plain game needs it: when nothing can be kept, that is said once and the game goes on."""

from collections.abc import Callable
from pathlib import Path
from typing import TypeVar

from spacequiz.cli.output import print_message
from spacequiz.domain.session import Session
from spacequiz.errors import StorageError
from spacequiz.store import NewGame, Placement, Store

T = TypeVar("T")


class GameRecorder:
    """Keeps one game."""

    def __init__(self, path: Path) -> None:
        """Open the store at this path."""
        self._id = 0
        self._store: Store | None = Store.open(path)
        if self._store.notice:
            print_message(self._store.notice)

    def read(self, call: Callable[[Store], T], otherwise: T) -> T:
        """What the store answers, or something else when nothing can be read."""
        try:
            return call(self._store) if self._store is not None else otherwise
        except StorageError as error:
            self._stop_recording(error)
            return otherwise

    def begin_game(self, game: NewGame) -> None:
        """Begin the game that is kept."""
        self._id = self.read(lambda store: store.begin_game(game), 0)

    @property
    def is_persistent(self) -> bool:
        """Whether the game will still be there tomorrow."""
        return self._store is not None and self._store.is_persistent

    def record(self, session: Session) -> None:
        """Keep the game as it stands."""
        self.read(lambda store: store.record_game(self._id, session), None)

    def place(self) -> Placement | None:
        """Where the finished game stands on its board; None when it is not kept."""
        return self.read(lambda store: store.placement(self._id), None)

    def close(self) -> None:
        """Let go of the store."""
        if self._store is not None:
            self._store.close()

    def _stop_recording(self, error: StorageError) -> None:
        print_message(f"{error}\nThe game goes on, but is not kept.")
        self.close()
        self._store = None
