"""Bytes of a file that somebody named: an ordinary file, and not more of it than is wanted."""

import stat
from pathlib import Path

from spacequiz.errors import StorageError
from spacequiz.packs.decode import MOST_BYTES
from spacequiz.packs.pack_id import pack_id
from spacequiz.text import escape


def read_pack_bytes(path: Path) -> bytes:
    """What a pack's file holds, up to one byte more than a pack may have. Raises StorageError."""
    name = pack_id(path)
    if name != escape(name):
        raise StorageError(f"{path} has a name that cannot be shown, and a pack's id is its name: rename the file")
    return read_file_bytes(path, MOST_BYTES)


def read_file_bytes(path: Path, most: int) -> bytes:
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
