"""The store: one object for all that is kept."""

import sqlite3
from collections.abc import Callable, Collection, Iterator
from contextlib import contextmanager, suppress
from datetime import UTC, datetime
from pathlib import Path
from threading import RLock
from types import TracebackType
from typing import Self

from spacequiz.domain.session import Session
from spacequiz.domain.team_game import TeamGame
from spacequiz.errors import StorageError
from spacequiz.store import class_games, flags, games, learning, players, rankings, transfer
from spacequiz.store.database import TIMEOUT, in_memory, open_database, open_to_read, storage_error
from spacequiz.store.records import (
    ClassGame,
    CollectedRecord,
    Flag,
    History,
    ImportSummary,
    Memory,
    NewClassGame,
    NewGame,
    Placement,
    Player,
    SavedGame,
    Score,
    Tally,
)
from spacequiz.store.row_values import ROW_ERRORS, to_timestamp


def _utc() -> datetime:
    return datetime.now(UTC)


class Store:
    """Games and scores in one SQLite file. Every call may raise StorageError with words for a player.

    May be used from several threads; calls wait for each other.
    """

    def __init__(
        self, db: sqlite3.Connection, path: Path, notice: str, is_persistent: bool, now: Callable[[], datetime]
    ) -> None:
        """Use `open`."""
        self._path = path
        self._db = db
        self._now = now
        self._lock = RLock()
        self.notice = notice
        """A sentence for the player: what was set aside, or why nothing is kept; empty when all is well."""
        self.is_persistent = is_persistent
        """Whether anything outlives the program."""

    @classmethod
    def open(cls, path: Path, *, timeout: float = TIMEOUT, now: Callable[[], datetime] = _utc) -> Self:
        """Open the file at `path`; never raises.

        A damaged file is set aside; where nothing can be written the store lives in memory. `timeout` is how many
        seconds another program is waited for.
        """
        db, notice, keeps = open_database(path, now=now, timeout=timeout)
        return cls(db, path, notice, keeps, now)

    @classmethod
    def open_to_read(cls, path: Path, *, timeout: float = TIMEOUT, now: Callable[[], datetime] = _utc) -> Self:
        """Open the file at `path` without writing to it; where there is none, nothing is made and the store is empty.

        A damaged file is set aside. Raises StorageError for one that cannot be read.
        """
        db, notice, keeps = open_to_read(path, now=now, timeout=timeout)
        return cls(db, path, notice, keeps, now)

    @classmethod
    def in_memory(cls, now: Callable[[], datetime] = _utc) -> Self:
        """Open an empty store that is gone when the program ends."""
        return cls(in_memory(), Path(), "", False, now)

    def __enter__(self) -> Self:
        """Closed at the end of the block."""
        return self

    def __exit__(
        self, kind: type[BaseException] | None, error: BaseException | None, trace: TracebackType | None
    ) -> None:
        """Close."""
        self.close()

    def close(self) -> None:
        """Close the file; again does nothing."""
        with self._lock:
            self._db.close()

    def begin_game(self, game: NewGame) -> int:
        """Write a game that begins; its number."""
        with self._writing() as db:
            return games.begin_game(db, game, self._now())

    def record_game(self, game: int, session: Session) -> None:
        """Write what of this session is not written yet, all of it or nothing. Calling it again does no harm."""
        with self._writing() as db:
            games.record_game(db, game, session, self._now())

    def reassign_game(self, game: int, player: str) -> None:
        """Give this game to the player of this name."""
        with self._writing() as db:
            games.reassign_game(db, game, player)

    def players(self) -> tuple[Player, ...]:
        """Who plays on this machine, by name."""
        with self._reading() as db:
            return players.list_players(db)

    def add_player(self, name: str) -> None:
        """A player without a game. Raises SpaceQuizError for a name that is in use; ASCII case does not count."""
        with self._writing() as db:
            players.add_player(db, name)

    def rename_player(self, old: str, new: str) -> None:
        """Give a player another name. Raises NotFound, or SpaceQuizError for a name that is another player's."""
        with self._writing() as db:
            players.rename_player(db, old, new)

    def remove_player(self, name: str) -> None:
        """Take a player away with games, answers and what was learnt; the others keep theirs. Raises NotFound."""
        with self._writing() as db:
            players.remove_player(db, name)

    def export_history(self, player: str) -> History:
        """All games of this player that were played at all. Raises NotFound."""
        with self._reading() as db:
            return transfer.export_history(db, player)

    def import_history(self, history: History, tell: Callable[[int, int], None] = lambda *_: None) -> ImportSummary:
        """Take in the games that are not there yet, all of them or none; `tell` hears how many of how many are done.

        A game is there when one of its seed, board and start is. The values must make sense: see `read_history`.
        """
        with self._writing() as db:
            return transfer.import_history(db, history, tell)

    def abandon_game(self, game: int) -> None:
        """Give an unfinished game up; its answers stay."""
        with self._writing() as db:
            db.execute("UPDATE game SET abandoned_at = ? WHERE id = ?", (to_timestamp(self._now()), game))

    def unfinished_games(self, limit: int = 1, first: str = "") -> tuple[SavedGame, ...]:
        """Games that can be taken up again: those of the player `first`, then all others; of each the newest first."""
        with self._reading() as db:
            return games.unfinished_games(db, limit, first)

    def unfinished_game_on(self, board: str, player: str, seed: str | None = None) -> SavedGame | None:
        """Return the game that this player left on a board, with `seed` the one of this seed; None without one."""
        with self._reading() as db:
            return games.unfinished_game_on(db, board, player, seed)

    def load_game(self, game: int) -> SavedGame:
        """A game as it was kept. Raises NotFound."""
        with self._reading() as db:
            return games.load_game(db, game)

    def count_begun(self, board: str, player: str) -> int:
        """How many games this player has begun on a board."""
        with self._reading() as db:
            return games.count_begun(db, board, player)

    def top_scores(self, board: str, limit: int = 10) -> tuple[Score, ...]:
        """The best finished games of a board: most points, then least time, then first."""
        with self._reading() as db:
            return rankings.top_scores(db, board, limit)

    def leaderboard_keys(self) -> tuple[str, ...]:
        """The keys of all boards with a finished game, those played last first."""
        with self._reading() as db:
            return rankings.leaderboard_keys(db)

    def placement(self, game: int) -> Placement:
        """Where a finished game stands on its board. Raises NotFound."""
        with self._reading() as db:
            return rankings.placement(db, game)

    def scores(
        self, *, pack: str = "", mode: str = "", player: str = "", limit: int | None = None
    ) -> tuple[Score, ...]:
        """Finished games of all boards, best first."""
        with self._reading() as db:
            return rankings.all_scores(db, pack=pack, mode=mode, player=player, limit=limit)

    def best_score(self) -> Score | None:
        """The best finished game of all."""
        return next(iter(self.scores(limit=1)), None)

    def memories(self, player: str) -> tuple[Memory, ...]:
        """Every question that this player was asked, what is due longest first."""
        with self._reading() as db:
            return learning.memories(db, player)

    def tallies(self, player: str) -> tuple[Tally, ...]:
        """How many answers of each day and pack, the first day first."""
        with self._reading() as db:
            return learning.tallies(db, player)

    def flag(self, question: str, note: str) -> int:
        """Keep a note on a question that seems wrong; its number."""
        with self._writing() as db:
            return flags.flag(db, question, note, self._now())

    def unflag(self, number: int) -> None:
        """Take a note back."""
        with self._writing() as db:
            flags.unflag(db, number)

    def flags(self, pack: str) -> tuple[Flag, ...]:
        """The notes on the questions of this pack, the oldest first."""
        with self._reading() as db:
            return flags.flags(db, pack)

    def begin_class_game(self, game: NewClassGame) -> int:
        """Write a class game that begins; its number."""
        with self._writing() as db:
            return class_games.begin_class_game(db, game, self._now())

    def record_class_game(self, number: int, played: TeamGame, known: int) -> int:
        """Bring what is kept of a class game to this state; `known` entries were kept, and so many are kept now.

        Raises NotFound for a game that was deleted meanwhile.
        """
        with self._writing() as db:
            return class_games.record_class_game(db, number, played, known, self._now())

    def class_games(self) -> tuple[ClassGame, ...]:
        """All class games, the newest first."""
        with self._reading() as db:
            return class_games.class_games(db)

    def unfinished_class_game(self) -> ClassGame | None:
        """The newest class game that can be taken up again."""
        with self._reading() as db:
            return class_games.unfinished_class_game(db)

    def class_game(self, number: int) -> ClassGame:
        """A class game as it was kept. Raises NotFound."""
        with self._reading() as db:
            return class_games.class_game(db, number)

    def save_collected(self, assignment: str, title: str, held: str, replaced: int | None = None) -> int:
        """Keep what was collected of a lesson, in the place of another one if that is wanted; its number."""
        with self._writing() as db:
            return class_games.save_collected(db, assignment, title, held, replaced=replaced, now=self._now())

    def collected_records(self) -> tuple[CollectedRecord, ...]:
        """All lessons that were collected, the newest first."""
        with self._reading() as db:
            return class_games.collected_records(db)

    def delete_class_records(self, numbers: Collection[int]) -> int:
        """Delete the class games and lessons of these numbers, with all that is in them; how many there were."""
        with self._writing() as db:
            return class_games.delete_class_records(db, numbers)

    @contextmanager
    def _reading(self) -> Iterator[sqlite3.Connection]:
        with self._lock:
            try:
                yield self._db
            except sqlite3.Error as error:
                raise storage_error(error, self._path if self.is_persistent else None) from error
            except ROW_ERRORS as error:
                raise StorageError("what was kept of this game cannot be read") from error

    @contextmanager
    def _writing(self) -> Iterator[sqlite3.Connection]:
        with self._reading() as db:
            # IMMEDIATE: two writers wait for each other instead of one failing half-way
            db.execute("BEGIN IMMEDIATE")
            try:
                yield db
                db.execute("COMMIT")
            except BaseException:
                with suppress(sqlite3.Error):
                    db.execute("ROLLBACK")
                raise
