"""A folder of packs that were read before, so that their YAML need not be parsed again.

A pack's own file is always read, and its digest compared: the cache saves the parsing, which takes nine tenths of the
time, and never decides what a pack says. Each pack has one file of two parts. The first line names what the reading
depends on and the digest of the rest; the rest is the reading, as in `reading_json`. Whatever is not as expected means
that the YAML is parsed. The folder may be deleted at any time.
"""

import os
import stat
import time
import unicodedata
from collections import deque
from collections.abc import Iterable
from contextlib import suppress
from hashlib import sha256
from pathlib import Path

from spacequiz import __version__
from spacequiz.atomic_write import write_private_bytes
from spacequiz.packs.decode import MOST_BYTES, edition_digest
from spacequiz.packs.garbage_collection import without_gc
from spacequiz.packs.pack_id import pack_id
from spacequiz.packs.pack_reading import PackReading
from spacequiz.packs.reading_json import reading_from_lines, reading_to_lines

FORMAT = 1
"""Raised when the lines of `reading_json` change their meaning."""
MOST_FILES = 200
"""Files that are kept; those of packs in use are kept beyond it."""
ABANDONED_SECONDS = 3600.0
"""Age of a half-written file after which its writer must have been killed."""

_LARGEST = 2 * MOST_BYTES
"""Bytes of the largest file that is read or written."""
_ENDING = ".json"
_OPEN_SAFELY = getattr(os, "O_NOFOLLOW", 0) | getattr(os, "O_NONBLOCK", 0)
"""A link is not followed, and a pipe is not waited for."""
_UNUSABLE = (ValueError, LookupError, TypeError, AttributeError, RecursionError, MemoryError, OSError)
"""What reading a file raises that is missing, damaged, or made by somebody to do harm."""


class PackCache:
    """The readings of packs without an error, kept in a folder. May be used by several threads and programs at once."""

    def __init__(self, folder: Path) -> None:
        """Keep the readings in this folder, which is made when the first is written."""
        self._folder = folder
        self._pending: deque[tuple[Path, str, int, PackReading]] = deque()
        """What is to be written: a pack's path, its digest, its size in bytes, and its reading."""
        self._used: set[str] = set()
        """Names of the files that were read or written."""
        self._reader = ""

    def read(self, path: Path, data: bytes) -> PackReading | None:
        """Return the reading of a pack whose file holds these bytes; None when it has to be parsed. Never raises."""
        if len(data) > MOST_BYTES:
            return None
        try:
            file = self._file(path)
            head, _, body = _read_regular_file(file, _most_bytes(len(data))).partition(b"\n")
            digest = edition_digest(data)
            if head != self._head(digest, body):
                return None
            with without_gc():
                reading = reading_from_lines(body, pack_id(path), digest)
        except _UNUSABLE:
            return None
        self._used.add(file.name)
        return reading

    def add(self, path: Path, data: bytes, reading: PackReading) -> None:
        """Note a reading that was parsed from these bytes, for `write_pending`; one with an error is ignored."""
        if reading.pack is not None:
            self._pending.append((path, reading.pack.digest, len(data), reading))

    def write_pending(self) -> None:
        """Write what was noted since the last time; slow, for a thread of its own. Errors of the disk are ignored."""
        written = False
        while self._pending:
            with suppress(IndexError):  # another thread was quicker
                written |= self._write(*self._pending.popleft())
        if written:
            self._delete_unused()

    def _write(self, path: Path, digest: str, size: int, reading: PackReading) -> bool:
        """Write one file; return whether it was written."""
        lines = []
        for line in reading_to_lines(reading):
            lines.append(line)
            # a screen may be waiting for Python's global lock
            time.sleep(0)
        body = b"\n".join(lines)
        try:
            file = self._file(path)
            content = b"%b\n%b" % (self._head(digest, body), body)
            if len(content) > _most_bytes(size):
                return False
            self._folder.mkdir(mode=0o700, parents=True, exist_ok=True)
            write_private_bytes(file, content)
        except OSError:
            return False
        self._used.add(file.name)
        return True

    def _file(self, path: Path) -> Path:
        """Return where the reading of this pack is kept."""
        name = sha256(os.fsencode(path.absolute())).hexdigest()[:32]
        return self._folder / f"{name}{_ENDING}"

    def _head(self, digest: str, body: bytes) -> bytes:
        """Return the first line of a file: all that the reading depends on, and the digest of the reading."""
        self._reader = self._reader or _reader_version()
        return f"spacequiz-pack-cache {FORMAT} {self._reader} {digest} {sha256(body).hexdigest()}".encode()

    def _delete_unused(self) -> None:
        """Delete the oldest files that there are too many of, and what writers left that were killed."""
        with suppress(OSError):
            files = sorted((_modified_at(file), file) for file in self._folder.iterdir())
            readings = [file for _, file in files if file.suffix == _ENDING]
            unused = [file for file in readings if file.name not in self._used]
            abandoned = [file for at, file in files if file.suffix == ".part" and at < time.time() - ABANDONED_SECONDS]
            for file in (*unused[: max(0, len(readings) - MOST_FILES)], *abandoned):
                with suppress(OSError):
                    file.unlink()


def _most_bytes(size: int) -> int:
    """Return how many bytes a file may have for a pack of this size.

    A reading is about as long as its pack, several times where each short question has a warning. What JSON can fill
    the memory with is bounded so by what the player chose to read.
    """
    return min(_LARGEST, 64 * 1024 + 8 * size)


def _read_regular_file(path: Path, most: int) -> bytes:
    """Return what a file holds that is neither a link nor a pipe, and has this many bytes at most. Raises OSError."""
    with open(path, "rb", opener=lambda name, flags: os.open(name, flags | _OPEN_SAFELY)) as file:
        if not stat.S_ISREG(os.fstat(file.fileno()).st_mode):
            raise OSError("no ordinary file")
        data = file.read(most + 1)
    if len(data) > most:
        raise OSError("too large")
    return data


def _modified_at(path: Path) -> float:
    try:
        return path.lstat().st_mtime
    except OSError:
        return 0.0


def _reader_version() -> str:
    """Return what tells this reader of packs from another one that may give another reading of the same text.

    The program's version does not change with every change of its code, and Unicode's decides what is a letter.
    """
    package = Path(__file__).parent.parent
    files: Iterable[Path] = (
        *(package / "packs").glob("*.py"),
        *(package / name for name in ("packs/advice/patterns.py", "domain/question.py", "text.py")),
    )
    newest = max(file.stat().st_mtime_ns for file in files)
    return f"{__version__} {newest} {unicodedata.unidata_version}"
