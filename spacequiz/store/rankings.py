"""Scores: the tables, and a game's place in them."""

import sqlite3

from spacequiz.errors import NotFound
from spacequiz.store.games import game_packs, leaderboard_from_json
from spacequiz.store.records import Placement, Score
from spacequiz.store.row_values import from_timestamp, read_rows

TOP_QUERY = (
    "SELECT game, player, score, correct, asked, best_streak, seconds, finished_at FROM entrant "
    "WHERE board = ? AND finished_at IS NOT NULL ORDER BY score DESC, seconds, finished_at, id LIMIT ?"
)
"""The best of a board, read off its index in order."""
_COLUMNS = "entrant.game, player, score, correct, asked, best_streak, seconds, finished_at"
_BETTER = "(score > ? OR (score = ? AND (seconds, finished_at, id) < (?, ?, ?)))"

Row = tuple[int, int, int, int, int, int, float, str]


def top_scores(db: sqlite3.Connection, board: str, limit: int) -> tuple[Score, ...]:
    """The best finished games of a board."""
    return tuple(read_rows(lambda row: _score(db, row), db.execute(TOP_QUERY, (board, limit)).fetchall()))


def leaderboard_keys(db: sqlite3.Connection) -> tuple[str, ...]:
    """The keys of all boards with a finished game, those played last first."""
    rows = db.execute(
        "SELECT board FROM entrant WHERE finished_at IS NOT NULL GROUP BY board ORDER BY max(finished_at) DESC"
    ).fetchall()
    return tuple(row[0] for row in rows)


def all_scores(db: sqlite3.Connection, *, pack: str, mode: str, player: str, limit: int | None) -> tuple[Score, ...]:
    """Finished games of all boards, best first; an empty text lets all through."""
    where = ["finished_at IS NOT NULL"]
    values: list[object] = []
    if pack:
        where.append("EXISTS (SELECT 1 FROM game_pack WHERE game_pack.game = entrant.game AND game_pack.pack = ?)")
        values.append(pack)
    if mode:
        where.append("EXISTS (SELECT 1 FROM game WHERE game.id = entrant.game AND game.mode = ?)")
        values.append(mode)
    if player:
        where.append("player = (SELECT id FROM player WHERE name = ?)")
        values.append(player)
    rows = db.execute(
        f"SELECT {_COLUMNS} FROM entrant WHERE {' AND '.join(where)} "  # only our own words are joined
        "ORDER BY score DESC, seconds, finished_at, id LIMIT ?",
        (*values, -1 if limit is None else limit),
    ).fetchall()
    return tuple(read_rows(lambda row: _score(db, row), rows))


def placement(db: sqlite3.Connection, game: int) -> Placement:
    """Where a finished game stands on its board."""
    row = db.execute(
        "SELECT board, score, seconds, finished_at, id, player FROM entrant WHERE game = ? AND finished_at IS NOT NULL",
        (game,),
    ).fetchone()
    if row is None:
        raise NotFound(f"there is no finished game {game}")
    board, score, seconds, finished, entrant, player = row
    on_board = "FROM entrant WHERE board = ? AND finished_at IS NOT NULL"
    better = db.execute(
        f"SELECT count(*) {on_board} AND {_BETTER}",  # our own words
        (board, score, score, seconds, finished, entrant),
    ).fetchone()[0]
    of = db.execute(f"SELECT count(*) {on_board}", (board,)).fetchone()[0]  # our own words
    before = f"SELECT {_COLUMNS} {on_board} AND (finished_at, id) < (?, ?)"  # our own words
    best = db.execute(
        f"{before} ORDER BY score DESC, seconds, finished_at, id LIMIT 1", (board, finished, entrant)
    ).fetchone()
    last = db.execute(
        f"{before} AND player = ? ORDER BY finished_at DESC, id DESC LIMIT 1", (board, finished, entrant, player)
    ).fetchone()
    return Placement(
        rank=better + 1,
        total=of,
        previous=next(read_rows(lambda row: _score(db, row), [last] if last else []), None),
        best_before=next(read_rows(lambda row: _score(db, row), [best] if best else []), None),
    )


def _score(db: sqlite3.Connection, row: Row) -> Score:
    game, player, score, correct, asked, best_streak, seconds, finished = row
    name = db.execute("SELECT name FROM player WHERE id = ?", (player,)).fetchone()[0]
    mode, rules = db.execute("SELECT mode, rules FROM game WHERE id = ?", (game,)).fetchone()
    refs = game_packs(db, game)
    return Score(
        game=game,
        player=name,
        score=score,
        correct=correct,
        asked=asked,
        best_streak=best_streak,
        seconds=seconds,
        mode=mode,
        board=leaderboard_from_json(mode, rules, refs),
        packs=refs,
        finished_at=from_timestamp(finished),
    )
