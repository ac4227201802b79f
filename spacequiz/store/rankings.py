"""Scores of finished games, the best first, and the place of a game among them."""

import sqlite3
from collections.abc import Sequence

from spacequiz.errors import NotFound
from spacequiz.store.game_records import PackRef, Placement, Score
from spacequiz.store.game_rows import leaderboard_from_json, select_packs
from spacequiz.store.row_values import from_timestamp, read_rows

_BEST_FIRST = "score DESC, seconds, finished_at, entrant.id"
"""The order of the indexes `entrant_board` and `entrant_score`: SQLite need not sort."""
_LATEST_FIRST = "finished_at DESC, entrant.id DESC"
_IS_BETTER = "(score > ? OR (score = ? AND (seconds, finished_at, id) < (?, ?, ?)))"

ScoreRow = tuple[int, str, int, int, int, int, float, str, str, str]
"""Game id, player, score, correct, asked, best streak, seconds, end, mode, rules."""


def top_scores(db: sqlite3.Connection, board_key: str, limit: int) -> tuple[Score, ...]:
    """Return the best scores of a leaderboard."""
    return _select_scores(db, "entrant.board = ?", (board_key,), limit=limit)


def leaderboard_keys(db: sqlite3.Connection) -> tuple[str, ...]:
    """Return the keys of all leaderboards with a finished game, by their last game, the latest first."""
    rows = db.execute(
        "SELECT board FROM entrant WHERE finished_at IS NOT NULL GROUP BY board ORDER BY max(finished_at) DESC"
    ).fetchall()
    return tuple(row[0] for row in rows)


def all_scores(db: sqlite3.Connection, *, pack: str, mode: str, player: str, limit: int | None) -> tuple[Score, ...]:
    """Return the scores of all leaderboards, the best first, of one pack, mode or player where these are not empty."""
    conditions: list[str] = []
    values: list[object] = []
    if pack:
        conditions.append("EXISTS (SELECT 1 FROM game_pack WHERE game_pack.game = entrant.game AND game_pack.pack = ?)")
        values.append(pack)
    if mode:
        conditions.append("game.mode = ?")
        values.append(mode)
    if player:
        conditions.append("entrant.player = (SELECT id FROM player WHERE name = ?)")
        values.append(player)
    return _select_scores(db, " AND ".join(conditions) or "TRUE", values, limit=-1 if limit is None else limit)


def placement(db: sqlite3.Connection, game_id: int) -> Placement:
    """Return the place of a finished game on its leaderboard. Raises NotFound."""
    row = db.execute(
        "SELECT board, score, seconds, finished_at, id, player FROM entrant WHERE game = ? AND finished_at IS NOT NULL",
        (game_id,),
    ).fetchone()
    if row is None:
        raise NotFound(f"there is no finished game {game_id}")
    board, score, seconds, finished_at, entrant_id, player_id = row
    on_board = "FROM entrant WHERE board = ? AND finished_at IS NOT NULL"
    better = db.execute(
        f"SELECT count(*) {on_board} AND {_IS_BETTER}", (board, score, score, seconds, finished_at, entrant_id)
    ).fetchone()[0]
    total = db.execute(f"SELECT count(*) {on_board}", (board,)).fetchone()[0]
    earlier = "entrant.board = ? AND (finished_at, entrant.id) < (?, ?)"
    best = _select_scores(db, earlier, (board, finished_at, entrant_id), limit=1)
    own = (board, finished_at, entrant_id, player_id)
    previous = _select_scores(db, f"{earlier} AND entrant.player = ?", own, order=_LATEST_FIRST, limit=1)
    return Placement(
        rank=better + 1,
        total=total,
        previous=next(iter(previous), None),
        best_before=next(iter(best), None),
    )


def _select_scores(
    db: sqlite3.Connection, condition: str, values: Sequence[object], *, order: str = _BEST_FIRST, limit: int
) -> tuple[Score, ...]:
    """Read the finished games that meet a condition: two queries, however many games there are.

    `condition` is an SQL expression, `values` are its parameters; a `limit` of -1 means no limit.
    """
    # CROSS JOIN makes SQLite begin with entrant, whose index has the order
    source = (
        "FROM entrant CROSS JOIN game ON game.id = entrant.game CROSS JOIN player ON player.id = entrant.player "
        f"WHERE finished_at IS NOT NULL AND {condition} ORDER BY {order} LIMIT ?"
    )
    rows: list[ScoreRow] = db.execute(
        "SELECT entrant.game, player.name, score, correct, asked, best_streak, seconds, finished_at, mode, rules "
        f"{source}",
        (*values, limit),
    ).fetchall()
    packs = select_packs(db, f"SELECT entrant.game {source}", (*values, limit))
    return tuple(read_rows(lambda row: _score(row, packs[row[0]]), rows))


def _score(row: ScoreRow, packs: tuple[PackRef, ...]) -> Score:
    game, player, score, correct, asked, best_streak, seconds, finished_at, mode, rules = row
    return Score(
        game=game,
        player=player,
        score=score,
        correct=correct,
        asked=asked,
        best_streak=best_streak,
        seconds=seconds,
        mode=mode,
        board=leaderboard_from_json(mode, rules, tuple(pack.id for pack in packs)),
        packs=packs,
        finished_at=from_timestamp(finished_at),
    )
