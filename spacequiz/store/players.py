"""Players: who plays on this machine, renamed and removed without harm to the others."""

import sqlite3

from spacequiz.errors import NotFound, SpaceQuizError
from spacequiz.store.records import Player
from spacequiz.store.row_values import from_timestamp, read_rows

_PER_GAME = (
    "SELECT player, finished_at IS NOT NULL AS finished, "
    "(SELECT count(*) FROM answer WHERE answer.entrant = entrant.id) AS answers, "
    "(SELECT max(answered_at) FROM answer WHERE answer.entrant = entrant.id) AS last FROM entrant"
)
"""What each player did in each game."""


def list_players(db: sqlite3.Connection) -> tuple[Player, ...]:
    """All players by name."""
    rows = db.execute(
        "SELECT name, coalesce(sum(finished), 0), coalesce(sum(answers), 0), max(last) "
        f"FROM player LEFT JOIN ({_PER_GAME}) AS part ON part.player = player.id "  # our own words
        "GROUP BY player.id ORDER BY name"
    ).fetchall()
    return tuple(map(_player, rows))


def add_player(db: sqlite3.Connection, name: str) -> None:
    """A player without a game. Raises SpaceQuizError for a name that is in use."""
    _refuse_taken(db, name, None)
    db.execute("INSERT INTO player (name) VALUES (?)", (name,))


def rename_player(db: sqlite3.Connection, old: str, new: str) -> None:
    """Give a player another name. Raises NotFound, or SpaceQuizError for a name that is another player's."""
    number = player_number(db, old)
    _refuse_taken(db, new, number)
    db.execute("UPDATE player SET name = ? WHERE id = ?", (new, number))


def remove_player(db: sqlite3.Connection, name: str) -> None:
    """Take a player away with all that is kept of them; games that others played in as well stay. Raises NotFound."""
    number = player_number(db, name)
    # events and answers go with the entrant, and the entrant with the game
    db.execute(
        "DELETE FROM game WHERE id IN (SELECT game FROM entrant WHERE player = ?) "
        "AND NOT EXISTS (SELECT 1 FROM entrant WHERE entrant.game = game.id AND entrant.player <> ?)",
        (number, number),
    )
    db.execute("DELETE FROM entrant WHERE player = ?", (number,))
    db.execute("DELETE FROM player WHERE id = ?", (number,))


def player_number(db: sqlite3.Connection, name: str) -> int:
    """The number of the player of this name. Raises NotFound."""
    row = db.execute("SELECT id FROM player WHERE name = ?", (name,)).fetchone()
    if row is None:
        raise NotFound(f"there is no player {name}")
    return int(row[0])


def _refuse_taken(db: sqlite3.Connection, name: str, own: int | None) -> None:
    row = db.execute("SELECT id, name FROM player WHERE name = ?", (name,)).fetchone()
    if row is not None and row[0] != own:
        raise SpaceQuizError(f"there is a player {row[1]} already: choose another name")


def _player(row: tuple[str, int, int, str | None]) -> Player:
    name, games, answers, last = row
    # a time that makes no sense must not hide a player
    return Player(name, games, answers, next(read_rows(from_timestamp, [last] if last else []), None))
