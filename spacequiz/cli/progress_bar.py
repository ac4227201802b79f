"""How far long work is: a line on stderr that rewrites itself, at a terminal and once it is long."""

import sys
import time
from types import TracebackType
from typing import Self

DELAY_SECONDS = 1.0
"""Seconds before anything is said."""
UPDATE_SECONDS = 0.2
"""Seconds from one word to the next."""


class ProgressBar:
    """Counts; the line is gone at the end."""

    def __init__(self) -> None:
        """Patience begins now."""
        self._next = time.monotonic() + DELAY_SECONDS
        self._width = 0
        self._shown = sys.stderr is not None and sys.stderr.isatty()

    def update(self, words: str, number: int, of: int) -> None:
        """So many of so many are done."""
        now = time.monotonic()
        if self._shown and now >= self._next:
            self._next = now + UPDATE_SECONDS
            line = f"{words} {number} of {of} …"
            self._width = max(self._width, len(line))
            print(f"\r{line:<{self._width}}", end="", file=sys.stderr, flush=True)

    def __enter__(self) -> Self:
        """Begin to count."""
        return self

    def __exit__(
        self, kind: type[BaseException] | None, error: BaseException | None, trace: TracebackType | None
    ) -> None:
        """Take the line away."""
        if self._width:
            # not every terminal knows the order to clear a line
            print(f"\r{' ' * self._width}\r", end="", file=sys.stderr, flush=True)
