"""A file of questions that is being written: looked at again and again, and read when it has changed."""

import time
from collections.abc import Callable
from dataclasses import dataclass
from pathlib import Path
from threading import Event, Thread

from spacequiz.errors import StorageError
from spacequiz.packs.file_bytes import read_pack_bytes
from spacequiz.packs.outline import PackOutline, read_outline
from spacequiz.packs.pack_id import pack_id

POLL_SECONDS = 0.1
"""Seconds between two looks."""
GRACE_SECONDS = 1.0
"""Seconds for which a file may be away, or empty: editors remove what they are about to write anew."""
TIMESTAMP_SECONDS = 2.5
"""Seconds after a save in which the time of a file may not tell it from the next: FAT counts every other second."""

Stamp = tuple[int, int, int]
"""Time of the last change in nanoseconds, size, and number of the file."""


@dataclass(frozen=True, slots=True)
class FileChange:
    """What came of a look that brought something new."""

    outline: PackOutline | None
    """None while the file cannot be read."""
    read_error: str = ""
    """Why it cannot."""


class FileWatch:
    """Looks at one file. Slow where the file is large or far away: for a thread of its own."""

    def __init__(
        self, path: Path, clock: Callable[[], float] = time.monotonic, now: Callable[[], float] = time.time
    ) -> None:
        """At this path; `clock` is for the grace, `now` is the time that files are dated with, both in seconds."""
        self._path = path
        self._clock = clock
        self._now = now
        self._stamp: Stamp | None = None
        self._data: bytes | None = None
        """What was read last; None while the file is away."""
        self._since: float | None = None
        """Since when the file is away or empty."""
        self._trouble = ""

    def look(self) -> FileChange | None:
        """What is new since the last look; None for nothing."""
        try:
            # taken before reading: what is written meanwhile is seen at the next look
            stamp = self._stamp_now()
            if stamp == self._stamp and not self._fresh(stamp):
                self._since = None
                return None
            data = read_pack_bytes(self._path)
        except StorageError as error:
            return self._away(str(error))
        if not data and self._data and self._waits():
            return None
        self._since = None
        self._trouble = ""
        self._stamp = stamp
        if data == self._data:
            return None
        self._data = data
        return FileChange(read_outline(data, pack_id(self._path)))

    def _stamp_now(self) -> Stamp:
        try:
            found = self._path.stat()
        except FileNotFoundError:
            raise StorageError(f"{self._path} does not exist") from None
        except (OSError, ValueError) as error:
            raise StorageError(f"{self._path} cannot be read: {getattr(error, 'strerror', '') or error}") from None
        return found.st_mtime_ns, found.st_size, found.st_ino

    def _fresh(self, stamp: Stamp) -> bool:
        """Whether a second change may hide behind the time of the first."""
        return abs(self._now() - stamp[0] / 1e9) < TIMESTAMP_SECONDS

    def _away(self, trouble: str) -> FileChange | None:
        """Say that it is away, once it is for longer than a save takes."""
        if trouble == self._trouble or (self._data is not None and self._waits()):
            return None
        self._trouble = trouble
        self._stamp = self._data = None
        return FileChange(None, trouble)

    def _waits(self) -> bool:
        now = self._clock()
        if self._since is None:
            self._since = now
        return now - self._since < GRACE_SECONDS


class FileWatcher:
    """Looks on in a thread of its own until it is told to stop."""

    def __init__(self, path: Path, tell: Callable[[FileChange], object]) -> None:
        """`tell` is called from that thread."""
        self._watch = FileWatch(path)
        self._tell = tell
        self._done = Event()
        # nobody waits for it at the end: a drive that does not answer would keep the program from leaving
        self._thread = Thread(target=self._run, name="watch", daemon=True)

    def start(self) -> None:
        """Begin to look."""
        self._thread.start()

    def stop(self) -> None:
        """Tell nothing any more."""
        self._done.set()

    def _run(self) -> None:
        while not self._done.is_set():
            seen = self._watch.look()
            if seen is not None and not self._done.is_set():
                self._tell(seen)
            self._done.wait(POLL_SECONDS)
