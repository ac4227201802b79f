"""The store as a plain game needs it: when nothing can be kept, that is said once and the game goes on."""

from pathlib import Path

from spacequiz.cli.show import say
from spacequiz.domain.session import Session
from spacequiz.errors import StorageError
from spacequiz.store import NewGame, Place, Store


class Keeping:
    """Keeps one game."""

    def __init__(self, path: Path, game: NewGame) -> None:
        """Open the store at this path and begin the game in it."""
        self._store: Store | None = None
        self._id = 0
        try:
            self._store = Store.open(path)
            if self._store.notice:
                say(self._store.notice)
            self._id = self._store.begin(game)
        except StorageError as error:
            self._give_up(error)

    @property
    def keeps(self) -> bool:
        """Whether the game will still be there tomorrow."""
        return self._store is not None and self._store.keeps

    def record(self, session: Session) -> None:
        """Keep the game as it stands."""
        try:
            if self._store is not None:
                self._store.record(self._id, session)
        except StorageError as error:
            self._give_up(error)

    def place(self) -> Place | None:
        """Where the finished game stands on its board; None when it is not kept."""
        try:
            return self._store.place(self._id) if self._store is not None else None
        except StorageError as error:
            self._give_up(error)
            return None

    def close(self) -> None:
        """Let go of the store."""
        if self._store is not None:
            self._store.close()

    def _give_up(self, error: StorageError) -> None:
        say(f"{error}\nThe game goes on, but is not kept.")
        self.close()
        self._store = None
