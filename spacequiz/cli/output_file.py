"""The file that a command writes: never over another one unasked, and whole or not at all."""

import os
from pathlib import Path

from spacequiz.errors import StorageError
from spacequiz.text import escape

PIPE = "-"
"""Stands for standard input or output in the place of a file."""
_PLAIN = "-_./:\\" if os.name == "nt" else "-_./:"
"""Signs beside letters and digits that mean nothing to a shell."""


def refuse_existing(path: Path, *, force: bool) -> None:
    """Raise StorageError where nothing may be written."""
    if path.is_dir():
        raise StorageError(f"{path} is a folder: name a file in it")
    if not path.exists():
        return
    if not path.is_file():
        # written whole means to put another file in its place
        raise StorageError(f"{path} is no ordinary file; - writes to standard output")
    if not force:
        raise StorageError(f"{path} is there already; --force writes over it")


def write_text(path: Path, text: str) -> None:
    """Write a text as UTF-8. Raises StorageError."""
    write_data(path, text.encode())


def write_data(path: Path, data: bytes) -> None:
    """Write a file that others may read where the user lets them. Raises StorageError."""
    from spacequiz.atomic_write import write_shared_bytes

    try:
        # where a link leads, and not the link, is written over
        write_shared_bytes(Path(os.path.realpath(path)), data)
    except OSError as error:
        raise StorageError(f"{path} cannot be written: {error.strerror or error}") from error
    except ValueError as error:  # a NUL in the path
        raise StorageError(f"{str(path)!r} cannot be written: {error}") from None


def shell_quoted(path: Path) -> str:
    """A path as it can be typed after a command."""
    name = escape(str(path))
    if name.startswith("-"):
        name = os.path.join(".", name)  # noqa: PTH118  # a Path would drop the dot again
    if all(char.isalnum() or char in _PLAIN for char in name):
        return name
    return f'"{name}"' if os.name == "nt" else "'" + name.replace("'", "'\"'\"'") + "'"
