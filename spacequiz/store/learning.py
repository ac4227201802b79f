"""What a player knows: every question that was asked with when it is due, and the answers of each day."""

import json
import sqlite3
from collections.abc import Iterable
from dataclasses import dataclass
from datetime import date, datetime

from spacequiz.domain.recall import rate_recall
from spacequiz.domain.rules import Rules
from spacequiz.store.records import Memory, Tally
from spacequiz.store.row_values import from_timestamp, read_rows, to_timestamp


@dataclass(frozen=True, slots=True)
class GradedAnswer:
    """One answer, as far as it says what is known."""

    question: str
    credit: float
    hints: int
    seconds: float
    limit: int
    """Seconds that each question of its game had; 0 for none."""
    at: datetime
    """In UTC."""


def update_memory(db: sqlite3.Connection, player: int, answers: Iterable[GradedAnswer]) -> None:
    """Take answers into what this player knows, in the order in which they were given."""
    from spacequiz.store.review_schedule import review

    for answer in answers:
        known = db.execute(
            "SELECT card FROM memory WHERE player = ? AND question = ?", (player, answer.question)
        ).fetchone()
        grade = rate_recall(credit=answer.credit, hints=answer.hints, seconds=answer.seconds, limit=answer.limit)
        card, due = review(known[0] if known else "", grade, answer.at)
        right = answer.credit >= 1
        db.execute(
            "INSERT INTO memory VALUES (?, ?, 1, ?, ?, ?, ?, ?) ON CONFLICT (player, question) DO UPDATE SET "
            "asked = asked + 1, right = right + excluded.right, credit = credit + excluded.credit, "
            "last = excluded.last, due = excluded.due, card = excluded.card",
            (player, answer.question, right, answer.credit, answer.credit, to_timestamp(due), card),
        )
        db.execute(
            "INSERT INTO tally VALUES (?, ?, ?, 1, ?, ?) ON CONFLICT (player, day, pack) DO UPDATE SET "
            "asked = asked + 1, right = right + excluded.right, credit = credit + excluded.credit",
            (player, _day(answer.at), answer.question.partition("/")[0], right, answer.credit),
        )


def question_limit(rules: Rules) -> int:
    """Seconds that each question has under these rules; 0 where it has none of its own."""
    return 0 if rules.traits.has_game_clock else rules.seconds


def rebuild_memory(db: sqlite3.Connection, player: int) -> None:
    """Make what this player knows anew of all answers: some came, went, or changed hands."""
    db.execute("DELETE FROM memory WHERE player = ?", (player,))
    db.execute("DELETE FROM tally WHERE player = ?", (player,))
    rows = db.execute(
        "SELECT answer.question, credit, hints, answer.seconds, game.mode, game.rules, answered_at "
        "FROM answer JOIN entrant ON entrant.id = answer.entrant JOIN game ON game.id = entrant.game "
        "WHERE entrant.player = ? ORDER BY answered_at, answer.entrant, number",
        (player,),
    ).fetchall()
    update_memory(db, player, read_rows(_graded_answer, rows))


def _graded_answer(row: tuple[str, float, int, float, str, str, str]) -> GradedAnswer:
    question, credit, hints, seconds, mode, rules, at = row
    return GradedAnswer(
        question,
        credit,
        hints,
        seconds,
        question_limit(Rules(mode, seconds=json.loads(rules)["seconds"])),
        from_timestamp(at),
    )


def memories(db: sqlite3.Connection, player: str) -> tuple[Memory, ...]:
    """Every question that this player was asked, what is due longest first."""
    rows = db.execute(
        "SELECT question, asked, right, credit, last, due FROM memory "
        "WHERE player = (SELECT id FROM player WHERE name = ?) ORDER BY due, question",
        (player,),
    ).fetchall()
    return tuple(read_rows(_memory, rows))


def tallies(db: sqlite3.Connection, player: str) -> tuple[Tally, ...]:
    """The answers of each day and pack, the first day first."""
    rows = db.execute(
        "SELECT day, pack, asked, right, credit FROM tally "
        "WHERE player = (SELECT id FROM player WHERE name = ?) ORDER BY day, pack",
        (player,),
    ).fetchall()
    return tuple(read_rows(_tally, rows))


def _memory(row: tuple[str, int, int, float, float, str]) -> Memory:
    question, asked, right, credit, last, due = row
    return Memory(question, asked, right, credit, last, from_timestamp(due))


def _tally(row: tuple[str, str, int, int, float]) -> Tally:
    day, pack, asked, right, credit = row
    return Tally(date.fromisoformat(day), pack, asked, right, credit)


def _day(at: datetime) -> str:
    """The day on the player's own calendar."""
    return at.astimezone().date().isoformat()
