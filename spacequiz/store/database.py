"""Opening the database file, which may be missing, old, newer, damaged, in use or read-only."""

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
"""The SQL of each version of the schema, beginning with the first."""
VERSION = len(SCHEMA_FILES)
"""The version of the schema, which is stored as ``PRAGMA user_version``."""
TABLES_BY_VERSION = (
    ("player", "game", "game_pack", "entrant", "event", "answer"),
    ("memory", "tally", "flag"),
    ("class_game", "lesson", "class_pack", "class_entry"),
)
"""The tables that each version of the schema added."""
DEFAULT_TIMEOUT = 10.0
"""Seconds to wait for another program that is writing."""


class DamagedDatabase(Exception):
    """The file is no SQLite database, is damaged, or has other tables than those of Space Quiz."""


class NewerVersion(Exception):
    """The file was written by a later version of Space Quiz."""


def open_database(
    path: Path, *, now: Callable[[], datetime], timeout: float = DEFAULT_TIMEOUT
) -> tuple[sqlite3.Connection, str, bool]:
    """Open a database to write. Never raises.

    Return a connection, a notice for the player (mostly empty), and whether writes outlive the program: where the file
    cannot be written, the connection is to a copy of it in memory.
    """
    notice = ""
    try:
        path.parent.mkdir(parents=True, exist_ok=True)
        try:
            return _open_checked(path, timeout), "", True
        except DamagedDatabase:
            quarantined = quarantine(path, now(), lambda: _is_damaged_file(path, timeout))
            if quarantined:
                notice = f"The score file was damaged. It was renamed to {quarantined.name}, and a new one was begun."
            return _open_checked(path, timeout), notice, True
    except NewerVersion:
        reason = f"{path.name} comes from a newer Space Quiz"
    except DamagedDatabase:
        reason = f"{path} cannot be used"
    except (sqlite3.Error, OSError) as error:
        reason = f"{path}: {'this is a folder' if path.is_dir() else describe_error(error)}"
    return _open_memory_copy(path, timeout), f"{notice} Nothing is kept: {reason}.".strip(), False


def open_to_read(
    path: Path, *, now: Callable[[], datetime], timeout: float = DEFAULT_TIMEOUT
) -> tuple[sqlite3.Connection, str, bool]:
    """Open a database as `open_database` does, but without writing to the file or making one.

    An empty database in memory stands for a file that is missing, and an upgraded copy for one of an old version.
    Raises StorageError where the file cannot be read.
    """
    if not path.exists():
        return open_in_memory(), "", False
    try:
        if _suspect_marker(path).exists():
            raise DamagedDatabase
        connection = _open_connection(path, timeout)
        try:
            if _schema_version(connection) == 0 and not _count_schema_objects(connection):
                connection.close()
                return open_in_memory(), "", False
            _check_tables(connection)
            if _schema_version(connection) < VERSION:
                with closing(connection) as source:
                    return _copy_to_memory(source), "", True
        except BaseException:
            connection.close()
            raise
        return connection, "", True
    except NewerVersion:
        raise StorageError(f"{path} comes from a newer Space Quiz, and this one cannot read it") from None
    except (DamagedDatabase, sqlite3.Error, OSError) as error:
        if isinstance(error, OSError) or (isinstance(error, sqlite3.Error) and not _is_damage_error(error)):
            raise StorageError(f"{path}: {describe_error(error)}") from error
    # the file is damaged: it is renamed, if it may be written
    connection, notice, is_persistent = open_database(path, now=now, timeout=timeout)
    if not is_persistent:
        connection.close()
        raise StorageError(notice)
    return connection, notice, True


def mark_suspect(path: Path) -> None:
    """Leave a marker file that has the whole database checked when it is opened next.

    Opening reads only a part of it, and does not find all damage.
    """
    with suppress(OSError):
        _suspect_marker(path).touch()


def open_in_memory() -> sqlite3.Connection:
    """Open an empty database that is gone when the program ends."""
    connection = sqlite3.connect(":memory:", isolation_level=None, check_same_thread=False)
    connection.execute("PRAGMA foreign_keys = ON")
    _upgrade(connection)
    return connection


def _open_memory_copy(path: Path, timeout: float) -> sqlite3.Connection:
    """Open a copy in memory of the file at `path`; an empty database where it cannot be read."""
    try:
        with closing(_open_connection(path.absolute().as_uri() + "?mode=ro", timeout)) as source:
            _check_tables(source)
            return _copy_to_memory(source)
    except (DamagedDatabase, NewerVersion, sqlite3.Error, OSError, ValueError):
        return open_in_memory()


def _copy_to_memory(source: sqlite3.Connection) -> sqlite3.Connection:
    """Return a copy in memory with the schema of the current version."""
    copy = sqlite3.connect(":memory:", isolation_level=None, check_same_thread=False)
    source.backup(copy)
    copy.execute("PRAGMA foreign_keys = ON")
    _upgrade(copy)
    return copy


def describe_error(error: Exception) -> str:
    """Return what went wrong in words for a player."""
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
    """Return the error to show for one of SQLite; one of damage marks the file at `path`, if any, as suspect."""
    if path and _is_damage_error(error):
        mark_suspect(path)
    return StorageError(f"not saved: {describe_error(error)}")


def _open_checked(path: Path, timeout: float) -> sqlite3.Connection:
    """Open a file that can be written and is not damaged, with the schema of the current version.

    Raises DamagedDatabase, NewerVersion, sqlite3.Error or OSError.
    """
    connection = _open_connection(path, timeout)
    try:
        if _schema_version(connection) == 0:
            _upgrade(connection)
        _check_tables(connection)
        if _suspect_marker(path).exists():
            _check_integrity(connection)
            _suspect_marker(path).unlink(missing_ok=True)
        _upgrade(connection)
        # a test that file and folder can be written: BEGIN IMMEDIATE takes the lock, but writes nothing
        connection.execute("BEGIN IMMEDIATE")
        connection.execute(f"PRAGMA user_version = {VERSION}")
        connection.execute("COMMIT")
    except BaseException as error:
        connection.close()
        if isinstance(error, sqlite3.DatabaseError) and _is_damage_error(error):
            raise DamagedDatabase from error
        raise
    return connection


def _open_connection(path: Path | str, timeout: float) -> sqlite3.Connection:
    """Return a connection to the file at a path or an SQLite URI; nothing is read yet."""
    uri = isinstance(path, str)
    connection = sqlite3.connect(path, timeout=timeout, isolation_level=None, check_same_thread=False, uri=uri)
    connection.execute("PRAGMA foreign_keys = ON")
    # deleted data is overwritten with zeros: the file holds names of pupils
    connection.execute("PRAGMA secure_delete = ON")
    return connection


def _check_tables(connection: sqlite3.Connection) -> None:
    """Read a row of every table, which finds most damage; checking the whole of a large file would take too long.

    Raises DamagedDatabase or NewerVersion.
    """
    try:
        version = _schema_version(connection)
        if version > VERSION:
            raise NewerVersion
        if not version:
            raise DamagedDatabase
        for table in chain(*TABLES_BY_VERSION[:version]):
            connection.execute(f"SELECT * FROM {table} LIMIT 1").fetchone()
    except sqlite3.DatabaseError as error:
        if _is_damage_error(error) or "no such" in str(error):
            raise DamagedDatabase from error
        raise


def _check_integrity(connection: sqlite3.Connection) -> None:
    if connection.execute("PRAGMA integrity_check(1)").fetchone()[0] != "ok":
        raise DamagedDatabase


def _is_damage_error(error: sqlite3.Error) -> bool:
    return "malformed" in str(error) or "not a database" in str(error)


def _is_damaged_file(path: Path, timeout: float) -> bool:
    try:
        _open_checked(path, timeout).close()
    except DamagedDatabase:
        return True
    except (NewerVersion, FileNotFoundError):
        return False
    return False


def _suspect_marker(path: Path) -> Path:
    return path.with_name(path.name + "-check")


def _count_schema_objects(connection: sqlite3.Connection) -> int:
    return int(connection.execute("SELECT count(*) FROM sqlite_master").fetchone()[0])


def _schema_version(connection: sqlite3.Connection) -> int:
    return int(connection.execute("PRAGMA user_version").fetchone()[0])


def _upgrade(connection: sqlite3.Connection) -> None:
    """Bring the schema to the current version, in one transaction."""
    if _schema_version(connection) == VERSION:
        return
    connection.execute("BEGIN IMMEDIATE")
    try:
        # read again: another process may have upgraded the file meanwhile
        version = _schema_version(connection)
        if not version and _count_schema_objects(connection):
            raise DamagedDatabase
        for name in SCHEMA_FILES[version:]:
            for statement in _read_schema(name).split(";"):
                connection.execute(statement)
        if version == 1:
            # memories are new in version 2, and computed from the answers
            for (player,) in connection.execute("SELECT id FROM player").fetchall():
                rebuild_memory(connection, player)
        connection.execute(f"PRAGMA user_version = {VERSION}")
        connection.execute("COMMIT")
    except BaseException:
        with suppress(sqlite3.Error):
            connection.execute("ROLLBACK")
        raise


def _read_schema(name: str) -> str:
    """Return the SQL of a schema file, without STRICT for an SQLite before 3.37, which does not know it."""
    text = Path(__file__).with_name(name).read_text(encoding="utf-8")
    if sqlite3.sqlite_version_info < (3, 37):
        text = text.replace(") STRICT, WITHOUT ROWID", ") WITHOUT ROWID").replace(") STRICT", ")")
    return text
