"""Write output files: never over an existing file without --force, and completely or not at all."""

import os
from pathlib import Path

from spacequiz.errors import StorageError
from spacequiz.text import escape

PIPE = "-"
"""Stands for standard input or output in the place of a file."""
_SAFE_CHARACTERS = "-_./:\\" if os.name == "nt" else "-_./:"
"""Characters besides letters and digits that no shell interprets."""


def refuse_existing(path: Path, *, force: bool) -> None:
    """Raise StorageError where `path` cannot be written, or exists and `force` is false."""
    if path.is_dir():
        raise StorageError(f"{path} is a folder; name a file in it")
    if not path.exists():
        return
    if not path.is_file():
        # an atomic write would replace a device or pipe by a file
        raise StorageError(f"{path} is not a regular file; use - for standard output")
    if not force:
        raise StorageError(f"{path} already exists; use --force to overwrite it")


def write_text(path: Path, text: str) -> None:
    """Write a text as UTF-8. Raises StorageError."""
    write_data(path, text.encode())


def write_data(path: Path, data: bytes) -> None:
    """Write a file with the permissions of the user's umask. Raises StorageError."""
    from spacequiz.atomic_write import write_shared_bytes

    try:
        # overwrite the target of a link, not the link
        write_shared_bytes(Path(os.path.realpath(path)), data)
    except OSError as error:
        raise StorageError(f"{path} cannot be written: {error.strerror or error}") from error
    except ValueError as error:  # a NUL in the path
        raise StorageError(f"{str(path)!r} cannot be written: {error}") from None


def shell_quoted(path: Path) -> str:
    """Return a path quoted for the shell."""
    name = escape(str(path))
    if name.startswith("-"):
        name = os.path.join(".", name)  # noqa: PTH118  # a Path would drop the dot again
    if all(char.isalnum() or char in _SAFE_CHARACTERS for char in name):
        return name
    return f'"{name}"' if os.name == "nt" else "'" + name.replace("'", "'\"'\"'") + "'"
