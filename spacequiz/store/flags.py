"""What players think is wrong with a question, kept for its author."""

import sqlite3
from datetime import datetime

from spacequiz.store.records import Flag
from spacequiz.store.row_values import from_timestamp, to_timestamp


def flag(db: sqlite3.Connection, question: str, note: str, now: datetime) -> int:
    """Keep a note on this question; its number."""
    number = db.execute(
        "INSERT INTO flag (question, note, flagged_at) VALUES (?, ?, ?)", (question, note, to_timestamp(now))
    ).lastrowid
    assert number is not None
    return number


def unflag(db: sqlite3.Connection, number: int) -> None:
    """Take a note back."""
    db.execute("DELETE FROM flag WHERE id = ?", (number,))


def flags(db: sqlite3.Connection, pack: str) -> tuple[Flag, ...]:
    """The notes on the questions of this pack, the oldest first."""
    rows = db.execute(
        "SELECT id, question, note, flagged_at FROM flag WHERE substr(question, 1, ?) = ? ORDER BY flagged_at, id",
        (len(pack) + 1, f"{pack}/"),
    ).fetchall()
    return tuple(Flag(number, question, note, from_timestamp(at)) for number, question, note, at in rows)
