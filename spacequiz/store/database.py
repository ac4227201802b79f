"""Opening the file of scores: new, old, damaged, locked or not to be written."""

import sqlite3
from collections.abc import Callable
from contextlib import suppress
from datetime import datetime
from pathlib import Path

from spacequiz.errors import StorageError

VERSION = 1
"""The version of the schema; kept in ``PRAGMA user_version``."""
TIMEOUT = 10.0
"""Seconds to wait for another program that writes."""


class Damaged(Exception):
    """The file is no database of ours."""


class TooNew(Exception):
    """The file comes from a later version."""


def open_database(
    path: Path, *, create: bool, now: Callable[[], datetime], timeout: float = TIMEOUT
) -> tuple[sqlite3.Connection, str, bool]:
    """A connection, a notice for the player (empty if there is none), and whether anything is kept. Never raises."""
    if not create and not path.exists():
        return in_memory(), "", False
    notice = ""
    try:
        path.parent.mkdir(parents=True, exist_ok=True)
        try:
            return _connect(path, timeout), "", True
        except Damaged:
            aside = _set_aside(path, now())
            notice = f"The score file was damaged. It is kept as {aside.name}, and a new one is begun."
            return _connect(path, timeout), notice, True
    except TooNew:
        why = f"{path.name} comes from a newer Space Quiz"
    except Damaged:
        why = f"{path} cannot be used"
    except (sqlite3.Error, OSError) as error:
        why = f"{path}: {plain(error)}"
    return in_memory(), f"{notice} Nothing is kept: {why}.".strip(), False


def in_memory() -> sqlite3.Connection:
    """A database that is gone when the program ends."""
    connection = sqlite3.connect(":memory:", isolation_level=None, check_same_thread=False)
    _prepare(connection)
    return connection


def plain(error: Exception) -> str:
    """What went wrong, in words for a player."""
    if isinstance(error, OSError):
        return error.strerror or str(error)
    text = str(error)
    if "locked" in text or "busy" in text:
        return "the score file is in use by another program"
    if "full" in text:
        return "the disk is full"
    if "readonly" in text or "unable to open" in text:
        return "the folder cannot be written"
    if "malformed" in text or "not a database" in text:
        return "the score file is damaged; start the game again to set it aside"
    return text


def failed(error: sqlite3.Error) -> StorageError:
    """The error to show for one of SQLite's."""
    return StorageError(f"not kept: {plain(error)}")


def _connect(path: Path, timeout: float) -> sqlite3.Connection:
    connection = sqlite3.connect(path, timeout=timeout, isolation_level=None, check_same_thread=False)
    try:
        _prepare(connection)
        # proves that this folder and file can be written: an IMMEDIATE transaction takes the lock that writing takes
        connection.execute("BEGIN IMMEDIATE")
        connection.execute(f"PRAGMA user_version = {VERSION}")
        connection.execute("COMMIT")
    except sqlite3.OperationalError as error:
        connection.close()
        if "malformed" in str(error):
            raise Damaged from error
        raise
    except sqlite3.DatabaseError as error:
        connection.close()
        raise Damaged from error
    except (Damaged, TooNew):
        connection.close()
        raise
    return connection


def _prepare(connection: sqlite3.Connection) -> None:
    connection.execute("PRAGMA foreign_keys = ON")
    version = _version(connection)
    if version == 0:
        _create(connection)
    elif version > VERSION:
        raise TooNew
    # reads a page of every table: most damage shows here, and the whole check would hold up a large file
    for table in ("player", "game", "game_pack", "entrant", "event", "answer"):
        try:
            connection.execute(f"SELECT * FROM {table} LIMIT 1").fetchone()  # names from the line above
        except sqlite3.OperationalError as error:
            if "no such" in str(error):
                raise Damaged from error
            raise


def _version(connection: sqlite3.Connection) -> int:
    return int(connection.execute("PRAGMA user_version").fetchone()[0])


def _create(connection: sqlite3.Connection) -> None:
    schema = Path(__file__).with_name("schema.sql").read_text(encoding="utf-8")
    if sqlite3.sqlite_version_info < (3, 37):
        schema = schema.replace(") STRICT, WITHOUT ROWID", ") WITHOUT ROWID").replace(") STRICT", ")")
    connection.execute("BEGIN IMMEDIATE")
    try:
        # another process may have been faster
        if _version(connection) == 0:
            if connection.execute("SELECT count(*) FROM sqlite_master").fetchone()[0]:
                raise Damaged
            for statement in schema.split(";"):
                connection.execute(statement)
            connection.execute(f"PRAGMA user_version = {VERSION}")
        connection.execute("COMMIT")
    except BaseException:
        with suppress(sqlite3.Error):
            connection.execute("ROLLBACK")
        raise


def _set_aside(path: Path, now: datetime) -> Path:
    """Rename the file and its journal to a name that is free."""
    mark = now.strftime("%Y%m%d-%H%M%S")
    number = 1
    aside = path.with_name(f"{path.stem}.damaged-{mark}{path.suffix}")
    while aside.exists():
        number += 1
        aside = path.with_name(f"{path.stem}.damaged-{mark}-{number}{path.suffix}")
    path.rename(aside)
    journal = path.with_name(path.name + "-journal")
    with suppress(FileNotFoundError):
        journal.rename(aside.with_name(aside.name + "-journal"))
    return aside
