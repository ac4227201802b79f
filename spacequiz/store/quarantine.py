"""Setting a damaged file aside, while other programs may be doing the same."""

import os
import time
from collections.abc import Callable, Iterator
from contextlib import contextmanager, suppress
from datetime import datetime
from pathlib import Path

POLL_SECONDS = 0.05
"""Seconds between two looks at a lock."""
STALE_SECONDS = 30.0
"""Seconds after which a lock was left behind by a program that was killed."""


def quarantine(path: Path, now: datetime, is_damaged: Callable[[], bool]) -> Path | None:
    """Give the file and its journal a name that is free; None when another program was faster.

    One program at a time looks again and renames: what lies at `path` may be a new file by now.
    """
    with _exclusive(path.with_name(path.name + "-aside")):
        if not is_damaged():
            return None
        mark = now.strftime("%Y%m%d-%H%M%S")
        number = 1
        aside = path.with_name(f"{path.stem}.damaged-{mark}{path.suffix}")
        while aside.exists():
            number += 1
            aside = path.with_name(f"{path.stem}.damaged-{mark}-{number}{path.suffix}")
        path.rename(aside)
        with suppress(FileNotFoundError):
            path.with_name(path.name + "-journal").rename(aside.with_name(aside.name + "-journal"))
        return aside


@contextmanager
def _exclusive(lock: Path) -> Iterator[None]:
    """Hold a lock that is a file: it is there while somebody holds it."""
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
