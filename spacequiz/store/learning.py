"""What a player has learned: a memory of every question that was asked, and a tally of the answers of each day.

Both are derived from the answers, and can be computed from them again.
"""

import json
import sqlite3
from collections.abc import Iterable
from dataclasses import dataclass
from datetime import date, datetime

from spacequiz.domain.recall import rate_recall
from spacequiz.domain.rules import Rules
from spacequiz.store.player_records import Memory, Tally
from spacequiz.store.row_values import from_timestamp, read_rows, to_timestamp


@dataclass(frozen=True, slots=True)
class GradedAnswer:
    """The facts of an answer that memories and tallies are computed from."""

    question: str
    """The key of the question."""
    credit: float
    """0 to 1."""
    hints: int
    """How many hints were used."""
    seconds: float
    """How long the answer took."""
    seconds_limit: int
    """Seconds that the rules gave each question; 0 for no limit."""
    answered_at: datetime
    """In UTC."""


def update_memory(db: sqlite3.Connection, player_id: int, answers: Iterable[GradedAnswer]) -> None:
    """Add answers to the memories and tallies of a player. They must come in the order in which they were given."""
    from spacequiz.store.review_schedule import review

    for answer in answers:
        row = db.execute(
            "SELECT card FROM memory WHERE player = ? AND question = ?", (player_id, answer.question)
        ).fetchone()
        recall = rate_recall(
            credit=answer.credit, hints=answer.hints, seconds=answer.seconds, limit=answer.seconds_limit
        )
        card, due = review(row[0] if row else "", recall, answer.answered_at)
        is_correct = answer.credit >= 1
        db.execute(
            "INSERT INTO memory VALUES (?, ?, 1, ?, ?, ?, ?, ?) ON CONFLICT (player, question) DO UPDATE SET "
            "asked = asked + 1, right = right + excluded.right, credit = credit + excluded.credit, "
            "last = excluded.last, due = excluded.due, card = excluded.card",
            (player_id, answer.question, is_correct, answer.credit, answer.credit, to_timestamp(due), card),
        )
        db.execute(
            "INSERT INTO tally VALUES (?, ?, ?, 1, ?, ?) ON CONFLICT (player, day, pack) DO UPDATE SET "
            "asked = asked + 1, right = right + excluded.right, credit = credit + excluded.credit",
            (player_id, _local_day(answer.answered_at), answer.question.partition("/")[0], is_correct, answer.credit),
        )


def seconds_per_question(rules: Rules) -> int:
    """Return the seconds that these rules give each question; 0 where there is no limit, or one for the whole game."""
    return 0 if rules.traits.has_game_clock else rules.seconds


def rebuild_memory(db: sqlite3.Connection, player_id: int) -> None:
    """Compute the memories and tallies of a player again from all answers.

    Needed where answers were added that are older than others, or went to another player.
    """
    db.execute("DELETE FROM memory WHERE player = ?", (player_id,))
    db.execute("DELETE FROM tally WHERE player = ?", (player_id,))
    rows = db.execute(
        "SELECT answer.question, credit, hints, answer.seconds, game.mode, game.rules, answered_at "
        "FROM answer JOIN entrant ON entrant.id = answer.entrant JOIN game ON game.id = entrant.game "
        "WHERE entrant.player = ? ORDER BY answered_at, answer.entrant, number",
        (player_id,),
    ).fetchall()
    update_memory(db, player_id, read_rows(_graded_answer, rows))


def _graded_answer(row: tuple[str, float, int, float, str, str, str]) -> GradedAnswer:
    question, credit, hints, seconds, mode, rules, answered_at = row
    return GradedAnswer(
        question,
        credit,
        hints,
        seconds,
        seconds_per_question(Rules(mode, seconds=json.loads(rules)["seconds"])),
        from_timestamp(answered_at),
    )


def memories(db: sqlite3.Connection, player: str) -> tuple[Memory, ...]:
    """Return the memories of this player, by the time when they are due, the earliest first."""
    rows = db.execute(
        "SELECT question, asked, right, credit, last, due FROM memory "
        "WHERE player = (SELECT id FROM player WHERE name = ?) ORDER BY due, question",
        (player,),
    ).fetchall()
    return tuple(read_rows(_memory, rows))


def tallies(db: sqlite3.Connection, player: str) -> tuple[Tally, ...]:
    """Return the tallies of this player by day, the first day first, then by pack."""
    rows = db.execute(
        "SELECT day, pack, asked, right, credit FROM tally "
        "WHERE player = (SELECT id FROM player WHERE name = ?) ORDER BY day, pack",
        (player,),
    ).fetchall()
    return tuple(read_rows(_tally, rows))


def _memory(row: tuple[str, int, int, float, float, str]) -> Memory:
    question, asked, correct, total_credit, last_credit, due = row
    return Memory(question, asked, correct, total_credit, last_credit, from_timestamp(due))


def _tally(row: tuple[str, str, int, int, float]) -> Tally:
    day, pack, asked, correct, total_credit = row
    return Tally(date.fromisoformat(day), pack, asked, correct, total_credit)


def _local_day(moment: datetime) -> str:
    """Return the day in the time zone of this machine, as ISO 8601."""
    return moment.astimezone().date().isoformat()
