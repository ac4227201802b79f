"""A cache of packs that were parsed before, as files of JSON, so that their YAML need not be parsed again.

A pack's own file is always read, and its digest is compared: the cache saves the parsing, which is nine tenths of the
time, and never decides what a pack contains. Its file for a pack has two parts: a first line with everything that the
reading depends on and the digest of the rest, and the reading as `reading_json` writes it. For a file that is missing
or not as expected the YAML is parsed. The folder may be deleted at any time.
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
from spacequiz.garbage_collection import without_gc
from spacequiz.packs.decode import MOST_BYTES, edition_digest
from spacequiz.packs.pack_id import pack_id
from spacequiz.packs.pack_reading import PackReading
from spacequiz.packs.reading_json import InvalidReading, check_lines, reading_from_lines, reading_to_lines

FORMAT = 1
"""The version of the files, to be increased with every change of what `reading_json` writes."""
MOST_FILES = 200
"""Files in the folder, besides those that this program has read or written; the oldest others are deleted."""
ABANDONED_SECONDS = 3600.0
"""Age in seconds of a temporary file after which the program that wrote it must have been killed."""
UNUSABLE = (ValueError, LookupError, TypeError, AttributeError, RecursionError, MemoryError, OSError)
"""What reading raises for a file that is missing, damaged, or made to do harm."""

_LARGEST = 2 * MOST_BYTES
"""Bytes of the largest file that is read or written."""
_ENDING = ".json"
_OPEN_SAFELY = getattr(os, "O_NOFOLLOW", 0) | getattr(os, "O_NONBLOCK", 0)
"""Flags by which opening a link fails, and opening a pipe does not wait."""


class PackCache:
    """The cached readings of packs without errors. Several threads and programs may use one folder at once."""

    def __init__(self, folder: Path) -> None:
        """Use this folder, which is made when the first file is written."""
        self._folder = folder
        self._pending: deque[tuple[Path, str, int, PackReading]] = deque()
        """What `write_pending` writes: a pack's path, its digest, its size in bytes, and its reading."""
        self._used: set[str] = set()
        """Names of the files that were read or written."""
        self._reader = ""
        """The result of `_reader_version`, once it is known."""

    def read(self, path: Path, data: bytes) -> PackReading | None:
        """Return the reading of a pack at this path with this content; None when it must be parsed. Never raises."""
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
        except UNUSABLE:
            return None
        self._used.add(file.name)
        return reading

    def add(self, path: Path, data: bytes, reading: PackReading) -> None:
        """Remember a reading that was parsed from this content for `write_pending`; one with an error is ignored."""
        if reading.pack is not None:
            self._pending.append((path, reading.pack.digest, len(data), reading))

    def write_pending(self) -> None:
        """Write the readings that were added, one after the other; errors are ignored.

        Takes about 60 ms for 10,000 questions: for a thread of its own, once a game is on the screen.
        """
        written = False
        while self._pending:
            with suppress(IndexError):  # another thread has taken the last one
                written |= self._write(*self._pending.popleft())
        if written:
            self._delete_unused()

    def _write(self, path: Path, digest: str, size: int, reading: PackReading) -> bool:
        """Write one file; return whether it was written."""
        lines = []
        for line in reading_to_lines(reading):
            lines.append(line)
            # releases Python's global lock, for which a screen may be waiting
            time.sleep(0)
        body = b"\n".join(lines)
        try:
            check_lines(body)
            file = self._file(path)
            content = b"%b\n%b" % (self._head(digest, body), body)
            if len(content) > _most_bytes(size):
                return False
            self._folder.mkdir(mode=0o700, parents=True, exist_ok=True)
            write_private_bytes(file, content)
        except (OSError, InvalidReading):
            return False
        self._used.add(file.name)
        return True

    def _file(self, path: Path) -> Path:
        """Return the path of the file for this pack."""
        name = sha256(os.fsencode(path.absolute())).hexdigest()[:32]
        return self._folder / f"{name}{_ENDING}"

    def _head(self, digest: str, body: bytes) -> bytes:
        """Return the first line of a file for a pack with this digest and a reading with these bytes."""
        self._reader = self._reader or _reader_version()
        return f"spacequiz-pack-cache {FORMAT} {self._reader} {digest} {sha256(body).hexdigest()}".encode()

    def _delete_unused(self) -> None:
        """Delete the oldest unused files beyond `MOST_FILES`, and the temporary files of programs that were killed."""
        with suppress(OSError):
            files = sorted((_modified_at(file), file) for file in self._folder.iterdir())
            readings = [file for _, file in files if file.suffix == _ENDING]
            unused = [file for file in readings if file.name not in self._used]
            abandoned = [file for at, file in files if file.suffix == ".part" and at < time.time() - ABANDONED_SECONDS]
            for file in (*unused[: max(0, len(readings) - MOST_FILES)], *abandoned):
                with suppress(OSError):
                    file.unlink()


def _most_bytes(size: int) -> int:
    """Return how many bytes a file may have for a pack of `size` bytes.

    A reading is about as long as its pack, or several times as long where each short question has a warning. The limit
    keeps a file that was made to do harm from filling the memory.
    """
    return min(_LARGEST, 64 * 1024 + 8 * size)


def _read_regular_file(path: Path, most: int) -> bytes:
    """Return the content of a regular file of at most `most` bytes. Raises OSError, also for a link."""
    with open(path, "rb", opener=lambda name, flags: os.open(name, flags | _OPEN_SAFELY)) as file:
        if not stat.S_ISREG(os.fstat(file.fileno()).st_mode):
            raise OSError("no ordinary file")
        data = file.read(most + 1)
    if len(data) > most:
        raise OSError("too large")
    return data


def _modified_at(path: Path) -> float:
    """Return the time of a file's last change; 0 when another program has just deleted it."""
    try:
        return path.lstat().st_mtime
    except OSError:
        return 0.0


def _reader_version() -> str:
    """Return a text that changes whenever the same pack may be read in another way.

    Besides the program's version this is the time of the last change of its code, for checkouts under development, and
    the version of Unicode, which decides what a letter is.
    """
    package = Path(__file__).parent.parent
    files: Iterable[Path] = (
        *(package / "packs").glob("*.py"),
        *(package / name for name in ("packs/advice/patterns.py", "domain/question.py", "text.py")),
    )
    newest = max(file.stat().st_mtime_ns for file in files)
    return f"{__version__} {newest} {unicodedata.unidata_version}"
