"""Bytes of a file that somebody named: an ordinary file, and not more of it than is wanted."""

import stat
from pathlib import Path

from spacequiz.errors import StorageError


def read_bytes(path: Path, most: int) -> bytes:
    """The bytes of a file, up to one more than `most`, by which it is known to be too large. Raises StorageError."""
    try:
        mode = path.stat().st_mode
        if stat.S_ISDIR(mode):
            raise StorageError(f"{path} is a folder, not a file")
        # a pipe could keep us waiting for ever, and a device has no end
        if not stat.S_ISREG(mode):
            raise StorageError(f"{path} is no ordinary file")
        with path.open("rb") as file:
            return file.read(most + 1)
    except FileNotFoundError:
        raise StorageError(f"{path} does not exist") from None
    except OSError as error:
        raise StorageError(f"{path} cannot be read: {error.strerror or error}") from None
    except ValueError as error:  # a NUL in the path
        raise StorageError(f"{str(path)!r} cannot be read: {error}") from None
