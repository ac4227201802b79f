"""Whole games of a player, out of one store and into another."""

import json
import sqlite3
from collections import defaultdict
from collections.abc import Callable

from spacequiz.domain.outcome import CloseReason
from spacequiz.store.games import (
    EventRow,
    add_events,
    begin_game,
    decode_response,
    encode_response,
    events_from_rows,
    leaderboard_from_json,
    select_events,
    select_packs,
)
from spacequiz.store.learning import rebuild_memory
from spacequiz.store.players import player_number
from spacequiz.store.records import History, HistoryAnswer, HistoryGame, ImportSummary, NewGame, PackRef
from spacequiz.store.row_values import from_timestamp, read_rows, to_timestamp

_WAS_PLAYED = (
    "(finished_at IS NOT NULL OR EXISTS (SELECT 1 FROM event WHERE event.entrant = entrant.id) "
    "OR EXISTS (SELECT 1 FROM answer WHERE answer.entrant = entrant.id))"
)
"""A game that was begun and never shown is none."""

GameRow = tuple[int, str, str, str, str, str, str | None, int, str | None, int, int, int, int, float]
"""Game id, seed, mode, rules, questions, start, when it was abandoned, entrant id, end, score, correct, asked, best
streak, seconds."""
AnswerRow = tuple[str, str, str | None, float, int, float, int, str]
"""Question, close, response, credit, points, seconds, hints, time."""


def export_history(db: sqlite3.Connection, player: str) -> History:
    """The games of this player, the first begun first. Raises NotFound."""
    number = player_number(db, player)
    name = db.execute("SELECT name FROM player WHERE id = ?", (number,)).fetchone()[0]
    rows: list[GameRow] = db.execute(
        "SELECT game.id, seed, mode, rules, questions, started_at, abandoned_at, entrant.id, finished_at, "
        "score, correct, asked, best_streak, seconds FROM entrant JOIN game ON game.id = entrant.game "
        f"WHERE player = ? AND {_WAS_PLAYED} ORDER BY started_at, game.id",  # our own words
        (number,),
    ).fetchall()
    packs = select_packs(db, "SELECT game FROM entrant WHERE player = ?", (number,))
    events = select_events(db, "SELECT id FROM entrant WHERE player = ?", (number,))
    answers = _select_answers(db, number)
    games = tuple(read_rows(lambda row: _history_game(row, packs[row[0]], events[row[7]], answers[row[7]]), rows))
    return History(name, games, len(rows) - len(games))


def import_history(db: sqlite3.Connection, history: History, tell: Callable[[int, int], None]) -> ImportSummary:
    """Write the games that are not there, and learn of them."""
    there = set(db.execute("SELECT seed, board, started_at FROM game"))
    added = 0
    for number, game in enumerate(history.games):
        tell(number, len(history.games))
        identity = (game.seed, game.board.key, to_timestamp(game.started_at))
        if identity not in there:
            there.add(identity)
            _write(db, history.player, game)
            added += 1
    if added:
        rebuild_memory(db, player_number(db, history.player))
    return ImportSummary(history.player, added, len(history.games) - added)


def _select_answers(db: sqlite3.Connection, player: int) -> defaultdict[int, list[AnswerRow]]:
    """Read all answers of a player at once, by the id of the entrant, in playing order."""
    answers: defaultdict[int, list[AnswerRow]] = defaultdict(list)
    for entrant, *answer in db.execute(
        "SELECT entrant, question, close, response, credit, points, seconds, hints, answered_at FROM answer "
        "WHERE entrant IN (SELECT id FROM entrant WHERE player = ?) ORDER BY entrant, number",
        (player,),
    ):
        answers[entrant].append(tuple(answer))
    return answers


def _history_game(
    row: GameRow, packs: tuple[PackRef, ...], events: list[EventRow], answers: list[AnswerRow]
) -> HistoryGame:
    _, seed, mode, rules, questions, started, abandoned, _, finished, *sums = row
    score, correct, asked, best_streak, seconds = sums
    return HistoryGame(
        seed=seed,
        board=leaderboard_from_json(mode, rules, tuple(pack.id for pack in packs)),
        packs=packs,
        questions=tuple(json.loads(questions)),
        started_at=from_timestamp(started),
        finished_at=from_timestamp(finished) if finished else None,
        abandoned_at=from_timestamp(abandoned) if abandoned else None,
        score=int(score),
        correct=int(correct),
        asked=int(asked),
        best_streak=int(best_streak),
        seconds=seconds,
        events=events_from_rows(events),
        answers=tuple(map(_answer, answers)),
    )


def _answer(row: AnswerRow) -> HistoryAnswer:
    question, close, response, credit, points, seconds, hints, at = row
    return HistoryAnswer(
        question, CloseReason(close), decode_response(response), credit, points, seconds, hints, from_timestamp(at)
    )


def _write(db: sqlite3.Connection, player: str, game: HistoryGame) -> None:
    new = NewGame(player, game.seed, game.board, game.packs, game.questions)
    number = begin_game(db, new, game.started_at)
    if game.abandoned_at:
        db.execute("UPDATE game SET abandoned_at = ? WHERE id = ?", (to_timestamp(game.abandoned_at), number))
    entrant = db.execute("SELECT id FROM entrant WHERE game = ?", (number,)).fetchone()[0]
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
            entrant,
        ),
    )
    add_events(db, entrant, game.events, 0)
    db.executemany(
        "INSERT INTO answer VALUES (?, ?, ?, ?, ?, ?, ?, ?, ?, ?)",
        [
            (
                entrant,
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
