"""A progress line on stderr, shown only at a terminal and only for work that takes longer than a second."""

import sys
import time
from types import TracebackType
from typing import Self

DELAY_SECONDS = 1.0
"""Seconds before the line appears."""
UPDATE_SECONDS = 0.2
"""Seconds between updates of the line."""


class ProgressBar:
    """A context manager that shows progress, and clears the line at its end."""

    def __init__(self) -> None:
        """Start the delay before the line appears."""
        self._next = time.monotonic() + DELAY_SECONDS
        self._width = 0
        self._is_visible = sys.stderr is not None and sys.stderr.isatty()

    def update(self, label: str, number: int, total: int) -> None:
        """Show that `number` of `total` are done."""
        now = time.monotonic()
        if self._is_visible and now >= self._next:
            self._next = now + UPDATE_SECONDS
            line = f"{label} {number} of {total} …"
            self._width = max(self._width, len(line))
            print(f"\r{line:<{self._width}}", end="", file=sys.stderr, flush=True)

    def __enter__(self) -> Self:
        """Return the progress bar."""
        return self

    def __exit__(
        self, kind: type[BaseException] | None, error: BaseException | None, trace: TracebackType | None
    ) -> None:
        """Clear the line."""
        if self._width:
            # not every terminal knows the sequence that clears a line
            print(f"\r{' ' * self._width}\r", end="", file=sys.stderr, flush=True)
