"""The players on this machine: listed, added, renamed and removed."""

import sqlite3

from spacequiz.errors import NotFound, SpaceQuizError
from spacequiz.store.player_records import Player
from spacequiz.store.row_values import from_timestamp, read_rows

_GAMES_OF_PLAYERS = (
    "SELECT player, finished_at IS NOT NULL AS finished, "
    "(SELECT count(*) FROM answer WHERE answer.entrant = entrant.id) AS answers, "
    "(SELECT max(answered_at) FROM answer WHERE answer.entrant = entrant.id) AS last FROM entrant"
)
"""A row for each player and game: whether it is finished, its number of answers, and when the last was given."""


def list_players(db: sqlite3.Connection) -> tuple[Player, ...]:
    """Return all players, sorted by name without regard to case."""
    rows = db.execute(
        "SELECT name, coalesce(sum(finished), 0), coalesce(sum(answers), 0), max(last) "
        f"FROM player LEFT JOIN ({_GAMES_OF_PLAYERS}) AS part ON part.player = player.id "
        "GROUP BY player.id ORDER BY name"
    ).fetchall()
    return tuple(map(_player, rows))


def add_player(db: sqlite3.Connection, name: str) -> None:
    """Add a player without a game. Raises SpaceQuizError for a name that is in use."""
    _check_name_is_free(db, name, None)
    db.execute("INSERT INTO player (name) VALUES (?)", (name,))


def rename_player(db: sqlite3.Connection, old: str, new: str) -> None:
    """Give a player another name. Raises NotFound, or SpaceQuizError for a name that another player has."""
    player_id = find_player_id(db, old)
    _check_name_is_free(db, new, player_id)
    db.execute("UPDATE player SET name = ? WHERE id = ?", (new, player_id))


def remove_player(db: sqlite3.Connection, name: str) -> None:
    """Delete a player with all games, answers and memories; games with other players stay. Raises NotFound."""
    player_id = find_player_id(db, name)
    # ON DELETE CASCADE: entrants go with their game, events and answers with their entrant
    db.execute(
        "DELETE FROM game WHERE id IN (SELECT game FROM entrant WHERE player = ?) "
        "AND NOT EXISTS (SELECT 1 FROM entrant WHERE entrant.game = game.id AND entrant.player <> ?)",
        (player_id, player_id),
    )
    db.execute("DELETE FROM entrant WHERE player = ?", (player_id,))
    db.execute("DELETE FROM player WHERE id = ?", (player_id,))


def find_player_id(db: sqlite3.Connection, name: str) -> int:
    """Return the id of the player of this name; the case of ASCII letters does not count. Raises NotFound."""
    row = db.execute("SELECT id FROM player WHERE name = ?", (name,)).fetchone()
    if row is None:
        raise NotFound(f"there is no player {name}")
    return int(row[0])


def ensure_player(db: sqlite3.Connection, name: str) -> int:
    """Return the id of the player of this name, who is added if need be; the case of ASCII letters does not count."""
    db.execute("INSERT INTO player (name) VALUES (?) ON CONFLICT (name) DO NOTHING", (name,))
    return find_player_id(db, name)


def _check_name_is_free(db: sqlite3.Connection, name: str, own_id: int | None) -> None:
    """Raise SpaceQuizError where another player than the one of `own_id` has this name."""
    row = db.execute("SELECT id, name FROM player WHERE name = ?", (name,)).fetchone()
    if row is not None and row[0] != own_id:
        raise SpaceQuizError(f"there is a player {row[1]} already: choose another name")


def _player(row: tuple[str, int, int, str | None]) -> Player:
    name, finished_games, answers, last = row
    # a player with an invalid time is still a player
    last_answered_at = next(read_rows(from_timestamp, [last] if last else []), None)
    return Player(name, finished_games, answers, last_answered_at)
