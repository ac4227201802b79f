"""Moving a damaged file out of the way, while other programs may be doing the same."""

import os
import time
from collections.abc import Callable, Iterator
from contextlib import contextmanager, suppress
from datetime import datetime
from pathlib import Path

POLL_SECONDS = 0.05
"""The pause between two attempts to take the lock."""
STALE_SECONDS = 30.0
"""The age from which a lock file is taken for the remains of a program that was killed."""


def quarantine(path: Path, moment: datetime, is_damaged: Callable[[], bool]) -> Path | None:
    """Rename a damaged file and its journal to a free name with this time in it, and return the new path.

    Only one program at a time does this, and it calls `is_damaged` once more when its turn comes: another one may have
    renamed the file already, and begun a new one. None is returned in that case.
    """
    with _hold_lock(path.with_name(path.name + "-aside")):
        if not is_damaged():
            return None
        stamp = moment.strftime("%Y%m%d-%H%M%S")
        number = 1
        target = path.with_name(f"{path.stem}.damaged-{stamp}{path.suffix}")
        while target.exists():
            number += 1
            target = path.with_name(f"{path.stem}.damaged-{stamp}-{number}{path.suffix}")
        path.rename(target)
        with suppress(FileNotFoundError):
            path.with_name(path.name + "-journal").rename(target.with_name(target.name + "-journal"))
        return target


@contextmanager
def _hold_lock(lock: Path) -> Iterator[None]:
    """Wait for a lock and hold it for the block. The lock is a file that exists while somebody holds it."""
    while True:
        try:
            os.close(os.open(lock, os.O_CREAT | os.O_EXCL | os.O_WRONLY))
            break
        except FileExistsError:
            with suppress(OSError):
                if time.time() - lock.stat().st_mtime > STALE_SECONDS:
                    lock.unlink()
            time.sleep(POLL_SECONDS)
    try:
        yield
    finally:
        with suppress(OSError):
            lock.unlink()
