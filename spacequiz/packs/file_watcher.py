"""Watching a pack's file while its author edits it: it is polled, and read again whenever it has changed."""

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
"""Seconds between two polls."""
GRACE_SECONDS = 1.0
"""Seconds for which a file may be missing or empty: editors remove a file before they write it anew."""
TIMESTAMP_SECONDS = 2.5
"""Age in seconds up to which a file's time may hide a second save: FAT rounds times to two seconds."""

Stamp = tuple[int, int, int]
"""A file's time of change in nanoseconds, its size in bytes, and its inode."""


@dataclass(frozen=True, slots=True)
class FileChange:
    """A new content of the file, or a new reason why it cannot be read."""

    outline: PackOutline | None
    """The file as it is now; None while it cannot be read."""
    read_error: str = ""
    """Why the file cannot be read; empty when it can."""


class FileWatch:
    """Polls one file. Slow where the file is large or on a network: for a thread of its own."""

    def __init__(
        self, path: Path, clock: Callable[[], float] = time.monotonic, now: Callable[[], float] = time.time
    ) -> None:
        """Watch this path. `clock` measures the grace, and `now` is what files are dated with, both in seconds."""
        self._path = path
        self._clock = clock
        self._now = now
        self._stamp: Stamp | None = None
        self._data: bytes | None = None
        """The bytes that were read last; None while the file cannot be read."""
        self._missing_since: float | None = None
        """When the file was first found missing or empty, by `clock`; None while it is there."""
        self._read_error = ""
        """The reason that was returned last for a file that cannot be read."""

    def poll(self) -> FileChange | None:
        """Return what has changed since the last poll; None for nothing."""
        try:
            # before the file is read, so that what is written meanwhile is seen at the next poll
            stamp = self._current_stamp()
            if stamp == self._stamp and not self._is_recent(stamp):
                self._missing_since = None
                return None
            data = read_pack_bytes(self._path)
        except StorageError as error:
            return self._handle_missing(str(error))
        if not data and self._data and self._is_within_grace():
            return None
        self._missing_since = None
        self._read_error = ""
        self._stamp = stamp
        if data == self._data:
            return None
        self._data = data
        return FileChange(read_outline(data, pack_id(self._path)))

    def _current_stamp(self) -> Stamp:
        try:
            status = self._path.stat()
        except FileNotFoundError:
            raise StorageError(f"{self._path} does not exist") from None
        except (OSError, ValueError) as error:
            raise StorageError(f"{self._path} cannot be read: {getattr(error, 'strerror', '') or error}") from None
        return status.st_mtime_ns, status.st_size, status.st_ino

    def _is_recent(self, stamp: Stamp) -> bool:
        """Whether the file may have been saved again without a change of its time."""
        return abs(self._now() - stamp[0] / 1e9) < TIMESTAMP_SECONDS

    def _handle_missing(self, read_error: str) -> FileChange | None:
        """Return that the file cannot be read, once, and only when that lasts for longer than a save takes."""
        if read_error == self._read_error or (self._data is not None and self._is_within_grace()):
            return None
        self._read_error = read_error
        self._stamp = self._data = None
        return FileChange(None, read_error)

    def _is_within_grace(self) -> bool:
        """Whether the file is missing or empty for so short a time that it is probably being saved."""
        now = self._clock()
        if self._missing_since is None:
            self._missing_since = now
        return now - self._missing_since < GRACE_SECONDS


class FileWatcher:
    """Polls a file in a thread of its own until it is stopped."""

    def __init__(self, path: Path, on_change: Callable[[FileChange], object]) -> None:
        """Prepare the thread; `on_change` is called from it."""
        self._watch = FileWatch(path)
        self._on_change = on_change
        self._done = Event()
        # a daemon: a drive that does not answer must not keep the program from ending
        self._thread = Thread(target=self._run, name="watch", daemon=True)

    def start(self) -> None:
        """Start polling."""
        self._thread.start()

    def stop(self) -> None:
        """Stop polling; `on_change` is not called for what is read from now on."""
        self._done.set()

    def _run(self) -> None:
        while not self._done.is_set():
            change = self._watch.poll()
            if change is not None and not self._done.is_set():
                self._on_change(change)
            self._done.wait(POLL_SECONDS)
