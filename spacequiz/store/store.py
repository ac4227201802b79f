"""The store: everything that is saved between games, behind one class."""

import sqlite3
from collections.abc import Callable, Collection, Iterator
from contextlib import contextmanager, suppress
from datetime import datetime
from pathlib import Path
from threading import RLock
from types import TracebackType
from typing import Self

from spacequiz.clock import utc_now
from spacequiz.domain.session import Session
from spacequiz.domain.team_game import TeamGame
from spacequiz.errors import StorageError
from spacequiz.store import class_games, flags, games, learning, players, rankings, transfer
from spacequiz.store.class_records import ClassGame, CollectedRecord, NewClassGame
from spacequiz.store.database import DEFAULT_TIMEOUT, open_database, open_in_memory, open_to_read, storage_error
from spacequiz.store.game_records import NewGame, Placement, SavedGame, Score
from spacequiz.store.history_records import History, ImportSummary
from spacequiz.store.player_records import Flag, Memory, Player, Tally
from spacequiz.store.row_values import ROW_ERRORS


class Store:
    """Players, games, scores and what was learned, in one SQLite file.

    Every method may raise StorageError with a sentence for the player. The methods may be called from several threads,
    which wait for each other. All times are in UTC.
    """

    def __init__(
        self, db: sqlite3.Connection, path: Path, notice: str, is_persistent: bool, now: Callable[[], datetime]
    ) -> None:
        """Wrap an open database; callers use `open`, `open_to_read` or `in_memory`."""
        self._path = path
        self._db = db
        self._now = now
        self._lock = RLock()
        self.notice = notice
        """A sentence for the player: that a damaged file was renamed, or why nothing is saved. Mostly empty."""
        self.is_persistent = is_persistent
        """Whether what is written outlives the program."""

    @classmethod
    def in_memory(cls, now: Callable[[], datetime] = utc_now) -> Self:
        """Open an empty store that is gone when the program ends."""
        return cls(open_in_memory(), Path(), "", False, now)

    @classmethod
    def open(cls, path: Path, *, timeout: float = DEFAULT_TIMEOUT, now: Callable[[], datetime] = utc_now) -> Self:
        """Open the file at `path`, and make it where there is none. Never raises.

        A damaged file is renamed and a new one begun. Where the file cannot be written, the store is a copy of it in
        memory. `timeout` is how many seconds to wait for another program that is writing.
        """
        db, notice, is_persistent = open_database(path, now=now, timeout=timeout)
        return cls(db, path, notice, is_persistent, now)

    @classmethod
    def open_to_read(
        cls, path: Path, *, timeout: float = DEFAULT_TIMEOUT, now: Callable[[], datetime] = utc_now
    ) -> Self:
        """Open the file at `path` without writing to it; where there is none, the store is empty and no file is made.

        A damaged file is renamed. Raises StorageError for one that cannot be read.
        """
        db, notice, is_persistent = open_to_read(path, now=now, timeout=timeout)
        return cls(db, path, notice, is_persistent, now)

    def __enter__(self) -> Self:
        """Return the store, which is closed at the end of the block."""
        return self

    def __exit__(
        self, kind: type[BaseException] | None, error: BaseException | None, trace: TracebackType | None
    ) -> None:
        """Close the store."""
        self.close()

    def close(self) -> None:
        """Close the file; do nothing where it is closed."""
        with self._lock:
            self._db.close()

    def begin_game(self, new_game: NewGame) -> int:
        """Add a game that begins and return its id."""
        with self._writing() as db:
            return games.begin_game(db, new_game, self._now())

    def record_game(self, game_id: int, session: Session) -> None:
        """Save the events and answers of a session that are not saved yet, all of them or none.

        Raises NotFound, or StorageError for a game that another window has written to.
        """
        with self._writing() as db:
            games.record_game(db, game_id, session, self._now())

    def reassign_game(self, game_id: int, player_name: str) -> None:
        """Give a game to the player of this name, who is added if need be."""
        with self._writing() as db:
            games.reassign_game(db, game_id, player_name)

    def abandon_game(self, game_id: int) -> None:
        """Mark an unfinished game as given up: it is not offered again, and its answers stay."""
        with self._writing() as db:
            games.abandon_game(db, game_id, self._now())

    def unfinished_games(self, limit: int = 1, preferred_player: str = "") -> tuple[SavedGame, ...]:
        """Return the games that can be resumed: those of the preferred player first, and of each the newest first."""
        with self._reading() as db:
            return games.unfinished_games(db, limit, preferred_player)

    def unfinished_game_on(self, board_key: str, player: str, seed: str | None = None) -> SavedGame | None:
        """Return the newest game of this player on a leaderboard that can be resumed; with `seed`, one of this seed."""
        with self._reading() as db:
            return games.unfinished_game_on(db, board_key, player, seed)

    def load_game(self, game_id: int) -> SavedGame:
        """Return a game with all its events. Raises NotFound."""
        with self._reading() as db:
            return games.load_game(db, game_id)

    def count_begun_games(self, board_key: str, player: str) -> int:
        """Return how many games of this player on a leaderboard have shown at least one question."""
        with self._reading() as db:
            return games.count_begun_games(db, board_key, player)

    def players(self) -> tuple[Player, ...]:
        """Return all players, sorted by name."""
        with self._reading() as db:
            return players.list_players(db)

    def add_player(self, name: str) -> None:
        """Add a player without a game. Raises SpaceQuizError for a name that is in use, in any case of its letters."""
        with self._writing() as db:
            players.add_player(db, name)

    def rename_player(self, old: str, new: str) -> None:
        """Give a player another name. Raises NotFound, or SpaceQuizError for a name that another player has."""
        with self._writing() as db:
            players.rename_player(db, old, new)

    def remove_player(self, name: str) -> None:
        """Delete a player with all games, answers and memories; games with other players stay. Raises NotFound."""
        with self._writing() as db:
            players.remove_player(db, name)

    def export_history(self, player: str) -> History:
        """Return all games of a player that showed at least one question. Raises NotFound."""
        with self._reading() as db:
            return transfer.export_history(db, player)

    def import_history(
        self, history: History, on_progress: Callable[[int, int], None] = lambda *_: None
    ) -> ImportSummary:
        """Add the games that are not stored yet, all of them or none.

        A game is the same as a stored one if seed, leaderboard and start are the same. `on_progress` is called with the
        number of games that are done, and of all. The values are not checked again: `read_history` has done so.
        """
        with self._writing() as db:
            return transfer.import_history(db, history, on_progress)

    def top_scores(self, board_key: str, limit: int = 10) -> tuple[Score, ...]:
        """Return the best scores of a leaderboard: most points first, then least time, then the earliest."""
        with self._reading() as db:
            return rankings.top_scores(db, board_key, limit)

    def leaderboard_keys(self) -> tuple[str, ...]:
        """Return the keys of all leaderboards with a finished game, by their last game, the latest first."""
        with self._reading() as db:
            return rankings.leaderboard_keys(db)

    def placement(self, game_id: int) -> Placement:
        """Return the place of a finished game on its leaderboard. Raises NotFound."""
        with self._reading() as db:
            return rankings.placement(db, game_id)

    def scores(
        self, *, pack: str = "", mode: str = "", player: str = "", limit: int | None = None
    ) -> tuple[Score, ...]:
        """Return the scores of all leaderboards, the best first, of one pack, mode or player where these are given."""
        with self._reading() as db:
            return rankings.all_scores(db, pack=pack, mode=mode, player=player, limit=limit)

    def best_score(self) -> Score | None:
        """Return the best score of all leaderboards; None where no game is finished."""
        return next(iter(self.scores(limit=1)), None)

    def memories(self, player: str) -> tuple[Memory, ...]:
        """Return a memory of each question that this player was asked, by when it is due, the earliest first."""
        with self._reading() as db:
            return learning.memories(db, player)

    def tallies(self, player: str) -> tuple[Tally, ...]:
        """Return a tally of the answers of this player for each day and pack, the first day first."""
        with self._reading() as db:
            return learning.tallies(db, player)

    def add_flag(self, question: str, note: str) -> int:
        """Add a note on a question that seems wrong, by its key, and return the id of the flag."""
        with self._writing() as db:
            return flags.add_flag(db, question, note, self._now())

    def delete_flag(self, flag_id: int) -> None:
        """Delete a flag; do nothing where there is none of this id."""
        with self._writing() as db:
            flags.delete_flag(db, flag_id)

    def flags(self, pack_id: str) -> tuple[Flag, ...]:
        """Return the flags on questions of this pack, the oldest first."""
        with self._reading() as db:
            return flags.flags(db, pack_id)

    def begin_class_game(self, new_game: NewClassGame) -> int:
        """Add a class game that begins and return its id."""
        with self._writing() as db:
            return class_games.begin_class_game(db, new_game, self._now())

    def record_class_game(self, game_id: int, game: TeamGame, stored_events: int) -> int:
        """Save the state of a class game and return how many events are stored now.

        `stored_events` is what the last call returned, 0 at first. Raises NotFound for a game that was deleted
        meanwhile, StorageError for one that another window has written to.
        """
        with self._writing() as db:
            return class_games.record_class_game(db, game_id, game, stored_events, self._now())

    def class_games(self) -> tuple[ClassGame, ...]:
        """Return all class games, the newest first."""
        with self._reading() as db:
            return class_games.class_games(db)

    def unfinished_class_game(self) -> ClassGame | None:
        """Return the newest class game that can be resumed."""
        with self._reading() as db:
            return class_games.unfinished_class_game(db)

    def load_class_game(self, game_id: int) -> ClassGame:
        """Return a class game. Raises NotFound."""
        with self._reading() as db:
            return class_games.load_class_game(db, game_id)

    def save_collected(self, assignment: str, title: str, data: str, replace_id: int | None = None) -> int:
        """Save the collected results of an assignment, over the record of `replace_id` if given; return its id."""
        with self._writing() as db:
            return class_games.save_collected(db, assignment, title, data, replace_id=replace_id, now=self._now())

    def collected_records(self) -> tuple[CollectedRecord, ...]:
        """Return all records of collected results, the newest first."""
        with self._reading() as db:
            return class_games.collected_records(db)

    def delete_class_records(self, record_ids: Collection[int]) -> int:
        """Delete the class games and collected results of these ids, and return how many there were."""
        with self._writing() as db:
            return class_games.delete_class_records(db, record_ids)

    @contextmanager
    def _reading(self) -> Iterator[sqlite3.Connection]:
        """Hold the lock for the block, and raise its errors as StorageError."""
        with self._lock:
            try:
                yield self._db
            except sqlite3.Error as error:
                raise storage_error(error, self._path if self.is_persistent else None) from error
            except ROW_ERRORS as error:
                raise StorageError("the saved data is invalid and cannot be read") from error

    @contextmanager
    def _writing(self) -> Iterator[sqlite3.Connection]:
        """Run the block in a transaction: committed at its end, rolled back when it raises."""
        with self._reading() as db:
            # IMMEDIATE: a second writer waits here, and does not fail at its first INSERT
            db.execute("BEGIN IMMEDIATE")
            try:
                yield db
                db.execute("COMMIT")
            except BaseException:
                with suppress(sqlite3.Error):
                    db.execute("ROLLBACK")
                raise
