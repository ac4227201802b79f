"""Flags: notes of players on questions that seem wrong, for the author of the pack."""

import sqlite3
from datetime import datetime

from spacequiz.store.player_records import Flag
from spacequiz.store.row_values import from_timestamp, read_rows, to_timestamp


def add_flag(db: sqlite3.Connection, question: str, note: str, now: datetime) -> int:
    """Store a note on the question of this key and return the id of the flag."""
    flag_id = db.execute(
        "INSERT INTO flag (question, note, flagged_at) VALUES (?, ?, ?)", (question, note, to_timestamp(now))
    ).lastrowid
    assert flag_id is not None
    return flag_id


def delete_flag(db: sqlite3.Connection, flag_id: int) -> None:
    """Delete a flag; do nothing where there is none of this id."""
    db.execute("DELETE FROM flag WHERE id = ?", (flag_id,))


def flags(db: sqlite3.Connection, pack_id: str) -> tuple[Flag, ...]:
    """Return the flags on questions of this pack, the oldest first."""
    rows = db.execute(
        "SELECT id, question, note, flagged_at FROM flag WHERE substr(question, 1, ?) = ? ORDER BY flagged_at, id",
        (len(pack_id) + 1, f"{pack_id}/"),
    ).fetchall()
    return tuple(read_rows(_flag, rows))


def _flag(row: tuple[int, str, str, str]) -> Flag:
    flag_id, question, note, flagged_at = row
    return Flag(flag_id, question, note, from_timestamp(flagged_at))
