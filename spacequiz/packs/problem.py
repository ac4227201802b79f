"""What is wrong with a pack, and where."""

from dataclasses import dataclass
from typing import Literal

Severity = Literal["error", "warning"]
"""An error keeps a pack from being played; a warning is advice."""


@dataclass(frozen=True, slots=True, order=True)
class Problem:
    """One thing wrong with a file, in the order in which an author meets it."""

    line: int
    """Counted from 1."""
    column: int
    """Counted from 1, in characters."""
    severity: Severity
    message: str

    def show(self, file: str) -> str:
        """The problem as editors and people read it: ``FILE:LINE:COLUMN: error: ...``."""
        return f"{file}:{self.line}:{self.column}: {self.severity}: {self.message}"
