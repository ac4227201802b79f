"""Opening the file of scores: new, old, damaged, locked or not to be written."""

import sqlite3
from collections.abc import Callable
from contextlib import closing, suppress
from datetime import datetime
from itertools import chain
from pathlib import Path

from spacequiz.errors import StorageError
from spacequiz.store.learning import rebuild_memory
from spacequiz.store.quarantine import quarantine

SCHEMA_FILES = ("schema.sql", "schema-2.sql", "schema-3.sql")
"""What each version added."""
VERSION = len(SCHEMA_FILES)
"""The version of the schema; kept in ``PRAGMA user_version``."""
TABLES_BY_VERSION = (
    ("player", "game", "game_pack", "entrant", "event", "answer"),
    ("memory", "tally", "flag"),
    ("class_game", "lesson", "class_pack", "class_entry"),
)
"""The tables that each version added."""
TIMEOUT = 10.0
"""Seconds to wait for another program that writes."""


class Damaged(Exception):
    """The file is no database of ours."""


class TooNew(Exception):
    """The file comes from a later version."""


def open_database(
    path: Path, *, now: Callable[[], datetime], timeout: float = TIMEOUT
) -> tuple[sqlite3.Connection, str, bool]:
    """A connection, a notice for the player (empty if there is none), and whether anything is kept. Never raises."""
    notice = ""
    try:
        path.parent.mkdir(parents=True, exist_ok=True)
        try:
            return _connect(path, timeout), "", True
        except Damaged:
            aside = quarantine(path, now(), lambda: _is_damaged(path, timeout))
            if aside:
                notice = f"The score file was damaged. It is kept as {aside.name}, and a new one is begun."
            return _connect(path, timeout), notice, True
    except TooNew:
        why = f"{path.name} comes from a newer Space Quiz"
    except Damaged:
        why = f"{path} cannot be used"
    except (sqlite3.Error, OSError) as error:
        why = f"{path}: {'this is a folder' if path.is_dir() else describe_error(error)}"
    return _read_only_copy(path, timeout), f"{notice} Nothing is kept: {why}.".strip(), False


def open_to_read(
    path: Path, *, now: Callable[[], datetime], timeout: float = TIMEOUT
) -> tuple[sqlite3.Connection, str, bool]:
    """As `open_database`, but nothing is written or made. Raises StorageError where the file cannot be read."""
    if not path.exists():
        return in_memory(), "", False
    try:
        if _suspect_marker(path).exists():
            raise Damaged
        connection = _opened(path, timeout)
        try:
            if _version(connection) == 0 and not _tables(connection):
                connection.close()
                return in_memory(), "", False
            _check_tables(connection)
            if _version(connection) < VERSION:
                with closing(connection) as source:
                    return _copy_to_memory(source), "", True
        except BaseException:
            connection.close()
            raise
        return connection, "", True
    except TooNew:
        raise StorageError(f"{path} comes from a newer Space Quiz, and this one cannot read it") from None
    except (Damaged, sqlite3.Error, OSError) as error:
        if isinstance(error, OSError) or (isinstance(error, sqlite3.Error) and not _is_damage(error)):
            raise StorageError(f"{path}: {describe_error(error)}") from error
    # only who may write can set it aside
    connection, notice, keeps = open_database(path, now=now, timeout=timeout)
    if not keeps:
        connection.close()
        raise StorageError(notice)
    return connection, notice, True


def mark_suspect(path: Path) -> None:
    """Have the whole file checked when it is opened next: what is read at opening does not show all damage."""
    with suppress(OSError):
        _suspect_marker(path).touch()


def in_memory() -> sqlite3.Connection:
    """A database that is gone when the program ends."""
    connection = sqlite3.connect(":memory:", isolation_level=None, check_same_thread=False)
    connection.execute("PRAGMA foreign_keys = ON")
    _upgrade(connection)
    return connection


def _read_only_copy(path: Path, timeout: float) -> sqlite3.Connection:
    """A database in memory with what can be read at `path`: what was kept can still be seen."""
    try:
        with closing(_opened(path.absolute().as_uri() + "?mode=ro", timeout)) as source:
            _check_tables(source)
            return _copy_to_memory(source)
    except (Damaged, TooNew, sqlite3.Error, OSError, ValueError):
        return in_memory()


def _copy_to_memory(source: sqlite3.Connection) -> sqlite3.Connection:
    """The same in memory, in the form of today."""
    copy = sqlite3.connect(":memory:", isolation_level=None, check_same_thread=False)
    source.backup(copy)
    copy.execute("PRAGMA foreign_keys = ON")
    _upgrade(copy)
    return copy


def describe_error(error: Exception) -> str:
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


def storage_error(error: sqlite3.Error, path: Path | None) -> StorageError:
    """The error to show for one of SQLite's, from the file at `path` if there is one."""
    if path and _is_damage(error):
        mark_suspect(path)
    return StorageError(f"not kept: {describe_error(error)}")


def _connect(path: Path, timeout: float) -> sqlite3.Connection:
    connection = _opened(path, timeout)
    try:
        if _version(connection) == 0:
            _upgrade(connection)
        _check_tables(connection)
        if _suspect_marker(path).exists():
            _check_integrity(connection)
            _suspect_marker(path).unlink(missing_ok=True)
        _upgrade(connection)
        # proves that this folder and file can be written: BEGIN IMMEDIATE alone takes the lock, but writes nothing
        connection.execute("BEGIN IMMEDIATE")
        connection.execute(f"PRAGMA user_version = {VERSION}")
        connection.execute("COMMIT")
    except BaseException as error:
        connection.close()
        if isinstance(error, sqlite3.DatabaseError) and _is_damage(error):
            raise Damaged from error
        raise
    return connection


def _opened(path: Path | str, timeout: float) -> sqlite3.Connection:
    """A connection to the file at a path or a URI; nothing is read yet."""
    uri = isinstance(path, str)
    connection = sqlite3.connect(path, timeout=timeout, isolation_level=None, check_same_thread=False, uri=uri)
    connection.execute("PRAGMA foreign_keys = ON")
    # what is deleted is gone from the file too: names of pupils stand in it
    connection.execute("PRAGMA secure_delete = ON")
    return connection


def _check_tables(connection: sqlite3.Connection) -> None:
    """Read a page of every table: most damage shows here, and the whole check would hold up a large file."""
    try:
        version = _version(connection)
        if version > VERSION:
            raise TooNew
        if not version:
            raise Damaged
        for table in chain(*TABLES_BY_VERSION[:version]):
            connection.execute(f"SELECT * FROM {table} LIMIT 1").fetchone()  # our own names
    except sqlite3.DatabaseError as error:
        if _is_damage(error) or "no such" in str(error):
            raise Damaged from error
        raise


def _check_integrity(connection: sqlite3.Connection) -> None:
    if connection.execute("PRAGMA integrity_check(1)").fetchone()[0] != "ok":
        raise Damaged


def _is_damage(error: sqlite3.Error) -> bool:
    return "malformed" in str(error) or "not a database" in str(error)


def _is_damaged(path: Path, timeout: float) -> bool:
    try:
        _connect(path, timeout).close()
    except Damaged:
        return True
    except (TooNew, FileNotFoundError):
        return False
    return False


def _suspect_marker(path: Path) -> Path:
    return path.with_name(path.name + "-check")


def _tables(connection: sqlite3.Connection) -> int:
    return int(connection.execute("SELECT count(*) FROM sqlite_master").fetchone()[0])


def _version(connection: sqlite3.Connection) -> int:
    return int(connection.execute("PRAGMA user_version").fetchone()[0])


def _upgrade(connection: sqlite3.Connection) -> None:
    """Make what the version of today has and this file does not, all of it or nothing."""
    if _version(connection) == VERSION:
        return
    connection.execute("BEGIN IMMEDIATE")
    try:
        # another process may have been faster
        version = _version(connection)
        if not version and _tables(connection):
            raise Damaged
        for name in SCHEMA_FILES[version:]:
            for statement in _schema(name).split(";"):
                connection.execute(statement)
        if version == 1:
            # what is known of every question is made of the answers
            for (player,) in connection.execute("SELECT id FROM player").fetchall():
                rebuild_memory(connection, player)
        connection.execute(f"PRAGMA user_version = {VERSION}")
        connection.execute("COMMIT")
    except BaseException:
        with suppress(sqlite3.Error):
            connection.execute("ROLLBACK")
        raise


def _schema(name: str) -> str:
    text = Path(__file__).with_name(name).read_text(encoding="utf-8")
    if sqlite3.sqlite_version_info < (3, 37):
        text = text.replace(") STRICT, WITHOUT ROWID", ") WITHOUT ROWID").replace(") STRICT", ")")
    return text
