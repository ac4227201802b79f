"""Single games: begun, recorded answer by answer, and loaded again when they were left unfinished."""

import json
import sqlite3
from collections.abc import Sequence
from datetime import datetime

from spacequiz.domain.events import event_name
from spacequiz.domain.session import Phase, Session
from spacequiz.errors import NotFound, StorageError
from spacequiz.store.game_records import NewGame, PackRef, SavedGame
from spacequiz.store.game_rows import (
    EventRow,
    add_events,
    add_packs,
    encode_response,
    events_from_rows,
    leaderboard_from_json,
    rules_to_json,
    select_events,
    select_packs,
)
from spacequiz.store.learning import GradedAnswer, rebuild_memory, seconds_per_question, update_memory
from spacequiz.store.players import ensure_player
from spacequiz.store.row_values import from_timestamp, read_rows, to_timestamp

GameRow = tuple[int, str, str, str, str, str, str, int, int, int]
"""Game id, seed, mode, rules, questions, start, player, entrant id, score, number of answered questions."""
GameParts = tuple[GameRow, tuple[PackRef, ...], list[EventRow]]


def begin_game(db: sqlite3.Connection, new_game: NewGame, now: datetime) -> int:
    """Insert a game that begins and return its id."""
    board = new_game.board
    game_id = db.execute(
        "INSERT INTO game (seed, mode, board, rules, questions, started_at) VALUES (?, ?, ?, ?, ?, ?)",
        (
            new_game.seed,
            board.rules.mode,
            board.key,
            json.dumps(rules_to_json(board)),
            json.dumps(new_game.questions),
            to_timestamp(now),
        ),
    ).lastrowid
    assert game_id is not None
    add_packs(db, game_id, new_game.packs)
    db.execute(
        "INSERT INTO entrant (game, player, board, asked) VALUES (?, ?, ?, ?)",
        (game_id, ensure_player(db, new_game.player), board.key, len(new_game.questions)),
    )
    return game_id


def reassign_game(db: sqlite3.Connection, game_id: int, player: str) -> None:
    """Give a game, with the memories of its answers, to the player of this name, who is added if need be."""
    row = db.execute("SELECT player FROM entrant WHERE game = ?", (game_id,)).fetchone()
    new_owner = ensure_player(db, player)
    if row is not None and row[0] != new_owner:
        db.execute("UPDATE entrant SET player = ? WHERE game = ?", (new_owner, game_id))
        rebuild_memory(db, row[0])
        rebuild_memory(db, new_owner)


def record_game(db: sqlite3.Connection, game_id: int, session: Session, now: datetime) -> None:
    """Insert the events and answers of a session that are not stored yet, and update the sums of the game.

    Raises NotFound, or StorageError where the stored events are not the first ones of this session.
    """
    row = db.execute("SELECT id, player FROM entrant WHERE game = ?", (game_id,)).fetchone()
    if row is None:
        raise NotFound(f"there is no game {game_id}")
    entrant_id, player_id = row
    first_new = _count_stored_events(db, entrant_id, session)
    add_events(db, entrant_id, session.events[first_new:], first_new)
    answered = db.execute("SELECT count(*) FROM answer WHERE entrant = ?", (entrant_id,)).fetchone()[0]
    db.executemany(
        "INSERT INTO answer VALUES (?, ?, ?, ?, ?, ?, ?, ?, ?, ?)",
        [
            (
                entrant_id,
                number,
                outcome.question.key,
                outcome.close_reason.value,
                encode_response(outcome.response),
                outcome.grade.credit,
                outcome.points.total,
                outcome.seconds,
                outcome.points.hints,
                to_timestamp(now),
            )
            for number, outcome in enumerate(session.outcomes[answered:], answered)
        ],
    )
    limit = seconds_per_question(session.rules)
    update_memory(
        db,
        player_id,
        (
            GradedAnswer(outcome.question.key, outcome.grade.credit, outcome.points.hints, outcome.seconds, limit, now)
            for outcome in session.outcomes[answered:]
        ),
    )
    finished_at = to_timestamp(now) if session.phase is Phase.DONE else None
    db.execute(
        "UPDATE entrant SET score = ?, correct = ?, asked = ?, best_streak = ?, seconds = ?, "
        "finished_at = coalesce(finished_at, ?) WHERE id = ?",
        (
            session.score,
            session.correct,
            session.position if session.total is None else session.total,
            session.best_streak,
            session.seconds,
            finished_at,
            entrant_id,
        ),
    )


def _count_stored_events(db: sqlite3.Connection, entrant_id: int, session: Session) -> int:
    """Return how many events are stored. Raises StorageError where the last of them is not one of this session."""
    row = db.execute(
        "SELECT seq, name, question, at FROM event WHERE entrant = ? ORDER BY seq DESC LIMIT 1", (entrant_id,)
    ).fetchone()
    if row is None:
        return 0
    event = next(iter(session.events[row[0] : row[0] + 1]), None)
    if event is None or row[1:] != (event_name(event), event.question, event.at):
        raise StorageError("not saved: this game went on in another window")
    return int(row[0]) + 1


def abandon_game(db: sqlite3.Connection, game_id: int, now: datetime) -> None:
    """Mark an unfinished game as given up; its answers stay."""
    db.execute("UPDATE game SET abandoned_at = ? WHERE id = ?", (to_timestamp(now), game_id))


_UNFINISHED = (
    "SELECT game.id FROM game JOIN entrant ON entrant.game = game.id WHERE entrant.finished_at IS NULL "
    "AND game.abandoned_at IS NULL AND EXISTS (SELECT 1 FROM event WHERE event.entrant = entrant.id)"
)
"""The ids of games that can be resumed: at least one question was shown."""


def unfinished_games(db: sqlite3.Connection, limit: int, preferred_player: str = "") -> tuple[SavedGame, ...]:
    """Return the games that can be resumed: those of the preferred player first, and of each the newest first."""
    order = "ORDER BY entrant.player = (SELECT id FROM player WHERE name = ?) DESC, game.id DESC"
    return _load_readable(db, db.execute(f"{_UNFINISHED} {order}", (preferred_player,)).fetchall(), limit)


def unfinished_game_on(
    db: sqlite3.Connection, board_key: str, player: str, seed: str | None = None
) -> SavedGame | None:
    """Return the newest game of this player on a leaderboard that can be resumed; with `seed`, the one of this seed."""
    rows = db.execute(
        f"{_UNFINISHED} AND entrant.player = (SELECT id FROM player WHERE name = ?) AND entrant.board = ? "
        "AND game.seed = coalesce(?, game.seed) ORDER BY game.id DESC",
        (player, board_key, seed),
    ).fetchall()
    return next(iter(_load_readable(db, rows, 1)), None)


def count_begun_games(db: sqlite3.Connection, board_key: str, player: str) -> int:
    """Return how many games of this player on a leaderboard have shown at least one question."""
    row = db.execute(
        "SELECT count(*) FROM entrant WHERE player = (SELECT id FROM player WHERE name = ?) AND board = ? "
        "AND EXISTS (SELECT 1 FROM event WHERE event.entrant = entrant.id)",
        (player, board_key),
    ).fetchone()
    return int(row[0])


def load_game(db: sqlite3.Connection, game_id: int) -> SavedGame:
    """Return a game with all its events. Raises NotFound, or one of `ROW_ERRORS` for invalid values."""
    games = _select_games(db, [game_id])
    if not games:
        raise NotFound(f"there is no game {game_id}")
    return _saved_game(games[0])


def _load_readable(db: sqlite3.Connection, id_rows: Sequence[tuple[int]], limit: int) -> tuple[SavedGame, ...]:
    """Return the first `limit` games of these that can be read."""
    games: list[SavedGame] = []
    position = 0
    while position < len(id_rows) and len(games) < limit:
        batch = id_rows[position : position + limit - len(games)]
        games += read_rows(_saved_game, _select_games(db, [game_id for (game_id,) in batch]))
        position += len(batch)
    return tuple(games)


def _select_games(db: sqlite3.Connection, game_ids: Sequence[int]) -> list[GameParts]:
    """Read these games in this order, with their packs and events: three queries, however many games there are."""
    ids = ", ".join(map(str, game_ids))
    rows: list[GameRow] = db.execute(
        "SELECT game.id, game.seed, game.mode, game.rules, game.questions, game.started_at, player.name, entrant.id, "
        "entrant.score, max((SELECT count(*) FROM answer WHERE answer.entrant = entrant.id), "
        "(SELECT count(DISTINCT question) FROM event WHERE event.entrant = entrant.id AND name = 'answered')) "
        "FROM game JOIN entrant ON entrant.game = game.id JOIN player ON player.id = entrant.player "
        f"WHERE game.id IN ({ids})"
    ).fetchall()
    packs = select_packs(db, ids)
    events = select_events(db, f"SELECT id FROM entrant WHERE game IN ({ids})")
    row_by_id = {row[0]: row for row in reversed(rows)}  # reversed: the first entrant of a game counts
    found = [row_by_id[game_id] for game_id in game_ids if game_id in row_by_id]
    return [(row, packs[row[0]], events[row[7]]) for row in found]


def _saved_game(parts: GameParts) -> SavedGame:
    (game_id, seed, mode, rules, questions, started_at, player, _, score, answered), packs, events = parts
    return SavedGame(
        id=game_id,
        player=player,
        seed=seed,
        board=leaderboard_from_json(mode, rules, tuple(pack.id for pack in packs)),
        packs=packs,
        questions=tuple(json.loads(questions)),
        events=events_from_rows(events),
        started_at=from_timestamp(started_at),
        answered=answered,
        score=score,
    )
