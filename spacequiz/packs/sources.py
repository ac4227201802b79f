"""What a path holds that may be packs: a file, a folder of files, a zip. Nothing is unpacked to disk."""

import stat
from collections.abc import Callable
from dataclasses import dataclass
from pathlib import Path

from spacequiz.errors import NotFound, SpaceQuizError, StorageError
from spacequiz.packs.decode import MOST_BYTES
from spacequiz.packs.pack_id import ENDINGS, pack_id

MOST_TOGETHER = 64 * 1024 * 1024
"""Bytes that all packs of a folder or zip may have together, and a zip itself."""
MOST_FILES = 1_000
"""Packs in a folder, entries in a zip."""

ProgressCallback = Callable[[int, int], object]
"""Is told how many of how many are done; may raise to stop."""


@dataclass(frozen=True, slots=True)
class PackCandidate:
    """A file that may be a pack."""

    name: str
    """The path, or the zip's path and the entry's name: where it is from, for people."""
    id: str
    """The id that the file's name stands for, whether or not it can be one."""
    data: bytes
    read_error: str = ""
    """Why it could not be read; empty when it could."""


@dataclass(frozen=True, slots=True)
class PackSource:
    """What was found."""

    candidates: tuple[PackCandidate, ...]
    ignored: tuple[str, ...] = ()
    """Names of entries of a zip that are no packs."""


def open_source(path: Path, at: ProgressCallback = lambda _done, _of: None) -> PackSource:
    """Read what may be packs. Raises NotFound when there is none, StorageError, or SpaceQuizError for a bad zip."""
    try:
        mode = path.stat().st_mode
        if stat.S_ISDIR(mode):
            return _folder(path, at)
        # a pipe could keep us waiting for ever, and a device has no end
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
            # at once, so that nobody changes it meanwhile
            data = head + file.read(MOST_TOGETHER + 1 - len(head))
    except FileNotFoundError:
        raise StorageError(f"there is no file {path}") from None
    except OSError as error:
        raise StorageError(f"{path} cannot be read: {error.strerror or error}") from None
    except ValueError as error:  # a NUL in the path
        raise StorageError(f"{str(path)!r} cannot be read: {error}") from None
    # few are given a zip
    from spacequiz.packs.zip_source import read_zip

    return read_zip(str(path), data, at)


_ZIP = (b"PK\x03\x04", b"PK\x05\x06")
"""What a zip begins with, and an empty one."""


def _folder(folder: Path, at: ProgressCallback) -> PackSource:
    paths = sorted(path for path in folder.iterdir() if is_pack_name(path.name))
    # a folder may be called anything
    files = [path for path in paths if not path.is_dir()]
    if not files:
        raise NotFound(f"{folder} holds no packs: no file in it ends in .yaml")
    if len(files) > MOST_FILES:
        raise SpaceQuizError(f"{folder} holds {len(files):,} packs, and {MOST_FILES:,} at a time are added")
    candidates: list[PackCandidate] = []
    left = MOST_TOGETHER
    for number, path in enumerate(files):
        at(number, len(files))
        candidates.append(_read(path))
        left -= len(candidates[-1].data)
        if left < 0:
            raise SpaceQuizError(f"the packs of {folder} have more than 64 MiB together: add them in parts")
    return PackSource(tuple(candidates))


def is_pack_name(name: str) -> bool:
    """Whether a file of this name, without folders, is meant to be a pack; file managers leave hidden ones beside."""
    return name.lower().endswith(ENDINGS) and not name.startswith(".")


def _read(path: Path) -> PackCandidate:
    try:
        # a link is as good as what it leads to
        if not stat.S_ISREG(path.stat().st_mode):
            return PackCandidate(str(path), pack_id(path), b"", "it is no ordinary file")
        with path.open("rb") as file:
            return PackCandidate(str(path), pack_id(path), file.read(MOST_BYTES + 1))
    except OSError as error:
        return PackCandidate(str(path), pack_id(path), b"", f"it cannot be read: {error.strerror or error}")
