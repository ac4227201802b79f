"""Export of all games of a player, and import into the database of another machine."""

import json
import sqlite3
from collections import defaultdict
from collections.abc import Callable

from spacequiz.domain.outcome import CloseReason
from spacequiz.store.game_records import NewGame, PackRef
from spacequiz.store.game_rows import (
    EventRow,
    add_events,
    decode_response,
    encode_response,
    events_from_rows,
    leaderboard_from_json,
    select_events,
    select_packs,
)
from spacequiz.store.games import begin_game
from spacequiz.store.history_records import History, HistoryAnswer, HistoryGame, ImportSummary
from spacequiz.store.learning import rebuild_memory
from spacequiz.store.players import find_player_id
from spacequiz.store.row_values import from_timestamp, read_rows, to_timestamp

_WAS_PLAYED = (
    "(finished_at IS NOT NULL OR EXISTS (SELECT 1 FROM event WHERE event.entrant = entrant.id) "
    "OR EXISTS (SELECT 1 FROM answer WHERE answer.entrant = entrant.id))"
)
"""Leaves out games that were begun and never showed a question."""

GameRow = tuple[int, str, str, str, str, str, str | None, int, str | None, int, int, int, int, float]
"""Game id, seed, mode, rules, questions, start, when it was given up, entrant id, end, score, correct, asked, best
streak, seconds."""
AnswerRow = tuple[str, str, str | None, float, int, float, int, str]
"""Question, close, response, credit, points, seconds, hints, time."""


def export_history(db: sqlite3.Connection, player: str) -> History:
    """Return all games of a player, in the order in which they were begun. Raises NotFound."""
    player_id = find_player_id(db, player)
    name = db.execute("SELECT name FROM player WHERE id = ?", (player_id,)).fetchone()[0]
    rows: list[GameRow] = db.execute(
        "SELECT game.id, seed, mode, rules, questions, started_at, abandoned_at, entrant.id, finished_at, "
        "score, correct, asked, best_streak, seconds FROM entrant JOIN game ON game.id = entrant.game "
        f"WHERE player = ? AND {_WAS_PLAYED} ORDER BY started_at, game.id",
        (player_id,),
    ).fetchall()
    packs = select_packs(db, "SELECT game FROM entrant WHERE player = ?", (player_id,))
    events = select_events(db, "SELECT id FROM entrant WHERE player = ?", (player_id,))
    answers = _select_answers(db, player_id)
    games = tuple(read_rows(lambda row: _history_game(row, packs[row[0]], events[row[7]], answers[row[7]]), rows))
    return History(name, games, len(rows) - len(games))


def import_history(db: sqlite3.Connection, history: History, on_progress: Callable[[int, int], None]) -> ImportSummary:
    """Insert the games that are not stored yet, and compute the memories of the player again.

    A game is the same as a stored one if seed, leaderboard and start are the same. `on_progress` is called with the
    number of games that are done, and of all.
    """
    stored = set(db.execute("SELECT seed, board, started_at FROM game"))
    added = 0
    for number, game in enumerate(history.games):
        on_progress(number, len(history.games))
        identity = (game.seed, game.board.key, to_timestamp(game.started_at))
        if identity not in stored:
            stored.add(identity)
            _insert_game(db, history.player, game)
            added += 1
    if added:
        rebuild_memory(db, find_player_id(db, history.player))
    return ImportSummary(history.player, added, len(history.games) - added)


def _select_answers(db: sqlite3.Connection, player_id: int) -> defaultdict[int, list[AnswerRow]]:
    """Read all answers of a player with one query: by the id of the entrant, each one's in playing order."""
    answers: defaultdict[int, list[AnswerRow]] = defaultdict(list)
    for entrant_id, *answer in db.execute(
        "SELECT entrant, question, close, response, credit, points, seconds, hints, answered_at FROM answer "
        "WHERE entrant IN (SELECT id FROM entrant WHERE player = ?) ORDER BY entrant, number",
        (player_id,),
    ):
        answers[entrant_id].append(tuple(answer))
    return answers


def _history_game(
    row: GameRow, packs: tuple[PackRef, ...], events: list[EventRow], answers: list[AnswerRow]
) -> HistoryGame:
    _, seed, mode, rules, questions, started_at, abandoned_at, _, finished_at, *sums = row
    score, correct, asked, best_streak, seconds = sums
    return HistoryGame(
        seed=seed,
        board=leaderboard_from_json(mode, rules, tuple(pack.id for pack in packs)),
        packs=packs,
        questions=tuple(json.loads(questions)),
        started_at=from_timestamp(started_at),
        finished_at=from_timestamp(finished_at) if finished_at else None,
        abandoned_at=from_timestamp(abandoned_at) if abandoned_at else None,
        score=int(score),
        correct=int(correct),
        asked=int(asked),
        best_streak=int(best_streak),
        seconds=seconds,
        events=events_from_rows(events),
        answers=tuple(map(_answer, answers)),
    )


def _answer(row: AnswerRow) -> HistoryAnswer:
    question, close, response, credit, points, seconds, hints, answered_at = row
    return HistoryAnswer(
        question,
        CloseReason(close),
        decode_response(response),
        credit,
        points,
        seconds,
        hints,
        from_timestamp(answered_at),
    )


def _insert_game(db: sqlite3.Connection, player: str, game: HistoryGame) -> None:
    new_game = NewGame(player, game.seed, game.board, game.packs, game.questions)
    game_id = begin_game(db, new_game, game.started_at)
    if game.abandoned_at:
        db.execute("UPDATE game SET abandoned_at = ? WHERE id = ?", (to_timestamp(game.abandoned_at), game_id))
    entrant_id = db.execute("SELECT id FROM entrant WHERE game = ?", (game_id,)).fetchone()[0]
    db.execute(
        "UPDATE entrant SET score = ?, correct = ?, asked = ?, best_streak = ?, seconds = ?, finished_at = ? "
        "WHERE id = ?",
        (
            game.score,
            game.correct,
            game.asked,
            game.best_streak,
            game.seconds,
            to_timestamp(game.finished_at) if game.finished_at else None,
            entrant_id,
        ),
    )
    add_events(db, entrant_id, game.events, 0)
    db.executemany(
        "INSERT INTO answer VALUES (?, ?, ?, ?, ?, ?, ?, ?, ?, ?)",
        [
            (
                entrant_id,
                place,
                answer.question,
                answer.close.value,
                encode_response(answer.response),
                answer.credit,
                answer.points,
                answer.seconds,
                answer.hints,
                to_timestamp(answer.answered_at),
            )
            for place, answer in enumerate(game.answers)
        ],
    )
