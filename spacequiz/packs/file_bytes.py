"""Reading the bytes of a file that a user named: a regular file alone, and up to a limit."""

import stat
from pathlib import Path

from spacequiz.errors import StorageError
from spacequiz.packs.decode import MOST_BYTES
from spacequiz.packs.pack_id import pack_id
from spacequiz.text import escape


def read_pack_bytes(path: Path) -> bytes:
    """Return the bytes of a pack's file, one more than a pack may have at most. Raises StorageError.

    So does a file whose name cannot be shown.
    """
    name = pack_id(path)
    if name != escape(name):
        raise StorageError(f"{path} has a name that cannot be shown, and a pack's id is its name: rename the file")
    return read_file_bytes(path, MOST_BYTES)


def read_file_bytes(path: Path, most: int) -> bytes:
    """Return the bytes of a regular file, up to one more than `most`, by which a caller sees that it is too large.

    Raises StorageError.
    """
    try:
        mode = path.stat().st_mode
        if stat.S_ISDIR(mode):
            raise StorageError(f"{path} is a folder, not a file")
        # reading a pipe could wait for ever, and a device has no end
        if not stat.S_ISREG(mode):
            raise StorageError(f"{path} is no ordinary file")
        with path.open("rb") as file:
            return file.read(most + 1)
    except FileNotFoundError:
        raise StorageError(f"{path} does not exist") from None
    except OSError as error:
        raise StorageError(f"{path} cannot be read: {error.strerror or error}") from None
    except ValueError as error:  # the path has a NUL in it
        raise StorageError(f"{str(path)!r} cannot be read: {error}") from None
