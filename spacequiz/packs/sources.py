"""Reading the packs to add from a path: a file, a folder of files, or a zip, which is unpacked in memory alone."""

import stat
from pathlib import Path

from spacequiz.errors import NotFound, SpaceQuizError, StorageError
from spacequiz.packs.candidates import (
    MOST_FILES,
    MOST_TOGETHER,
    PackCandidate,
    PackSource,
    ProgressCallback,
    is_pack_name,
)
from spacequiz.packs.decode import MOST_BYTES
from spacequiz.packs.pack_id import pack_id


def open_source(path: Path, on_progress: ProgressCallback = lambda _done, _of: None) -> PackSource:
    """Read the files that may be packs. Raises NotFound for none, StorageError, or SpaceQuizError for a bad zip."""
    try:
        mode = path.stat().st_mode
        if stat.S_ISDIR(mode):
            return _read_folder(path, on_progress)
        # reading a pipe could wait for ever, and a device has no end
        if not stat.S_ISREG(mode):
            raise StorageError(f"{path} is no ordinary file")
        with path.open("rb") as file:
            head = file.read(4)
            if head not in _ZIP:
                if path.suffix.lower() == ".zip":
                    raise SpaceQuizError(f"{path} is no zip, or a damaged one")
                return PackSource(
                    (PackCandidate(str(path), pack_id(path), head + file.read(MOST_BYTES + 1 - len(head))),)
                )
            # in one go, so that it cannot change while it is unpacked
            data = head + file.read(MOST_TOGETHER + 1 - len(head))
    except FileNotFoundError:
        raise StorageError(f"there is no file {path}") from None
    except OSError as error:
        raise StorageError(f"{path} cannot be read: {error.strerror or error}") from None
    except ValueError as error:  # the path has a NUL in it
        raise StorageError(f"{str(path)!r} cannot be read: {error}") from None
    # zipfile is slow to import, and zips are rare
    from spacequiz.packs.zip_source import read_zip

    return read_zip(str(path), data, on_progress)


_ZIP = (b"PK\x03\x04", b"PK\x05\x06")
"""The first bytes of a zip, and of an empty one."""


def _read_folder(folder: Path, on_progress: ProgressCallback) -> PackSource:
    paths = sorted(path for path in folder.iterdir() if is_pack_name(path.name))
    # folders too may have names that end in .yaml
    files = [path for path in paths if not path.is_dir()]
    if not files:
        raise NotFound(f"{folder} holds no packs: no file in it ends in .yaml")
    if len(files) > MOST_FILES:
        raise SpaceQuizError(f"{folder} holds {len(files):,} packs, and {MOST_FILES:,} at a time are added")
    candidates: list[PackCandidate] = []
    bytes_left = MOST_TOGETHER
    for number, path in enumerate(files):
        on_progress(number, len(files))
        candidates.append(_read_file(path))
        bytes_left -= len(candidates[-1].data)
        if bytes_left < 0:
            raise SpaceQuizError(f"the packs of {folder} have more than 64 MiB together: add them in parts")
    return PackSource(tuple(candidates))


def _read_file(path: Path) -> PackCandidate:
    """Read a file of a folder; one that cannot be read becomes a candidate with the reason."""
    try:
        # links are followed
        if not stat.S_ISREG(path.stat().st_mode):
            return PackCandidate(str(path), pack_id(path), b"", "it is no ordinary file")
        with path.open("rb") as file:
            return PackCandidate(str(path), pack_id(path), file.read(MOST_BYTES + 1))
    except OSError as error:
        return PackCandidate(str(path), pack_id(path), b"", f"it cannot be read: {error.strerror or error}")
