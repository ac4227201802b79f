"""A problem of a pack's file, with its place."""

from dataclasses import dataclass
from typing import Literal

Severity = Literal["error", "warning"]
"""An error keeps a pack from being played; a warning is advice."""


@dataclass(frozen=True, slots=True, order=True)
class Problem:
    """An error or warning about a place in a file; problems sort by their places."""

    line: int
    """Counted from 1."""
    column: int
    """Counted from 1, in characters."""
    severity: Severity
    message: str

    def show(self, file: str) -> str:
        """Return the problem in one line that editors understand: ``FILE:LINE:COLUMN: error: MESSAGE``."""
        return f"{file}:{self.line}:{self.column}: {self.severity}: {self.message}"
