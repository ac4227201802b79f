"""Write a file completely or not at all: a reader sees the old content or the new one, never half of it."""

import os
from pathlib import Path

_PRIVATE = 0o600
"""File permissions: only this user may read and write."""
_SHARED = 0o666
"""File permissions: everyone may read and write, as far as the umask of the user allows."""


def write_private_text(path: Path, text: str) -> None:
    """Write a text as UTF-8 for this user only; make the folder if needed. Raises OSError or UnicodeEncodeError."""
    _write(path, text.encode(), _PRIVATE)


def write_private_bytes(path: Path, data: bytes) -> None:
    """Write bytes for this user only; make the folder if needed. Raises OSError."""
    _write(path, data, _PRIVATE)


def write_shared_bytes(path: Path, data: bytes) -> None:
    """Write bytes that other users may read too; make the folder if needed. Raises OSError."""
    _write(path, data, _SHARED)


def _write(path: Path, data: bytes, mode: int) -> None:
    # imported here, since it imports random, which a program that only reads does not need
    import secrets

    written: Path | None = None
    try:
        path.parent.mkdir(parents=True, exist_ok=True)
        # beside the target, for only a rename within one file system is atomic
        name = path.with_name(f"{path.stem[:40]}.{secrets.token_hex(6)}.part")
        handle = os.open(name, os.O_WRONLY | os.O_CREAT | os.O_EXCL | getattr(os, "O_BINARY", 0), mode)
        written = name
        with os.fdopen(handle, "wb") as file:
            file.write(data)
            file.flush()
            os.fsync(file.fileno())
        written.replace(path)
    except BaseException:
        if written:
            written.unlink(missing_ok=True)
        raise
