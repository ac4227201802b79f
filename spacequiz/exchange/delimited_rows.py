"""Tables in text: rows of cells with a character between them, quoted where they hold it, as spreadsheets write them.

A row that cannot be read is named, and reading goes on in the line after the one where it began.
"""

import csv
from collections.abc import Iterator
from dataclasses import dataclass

from spacequiz.exchange.draft import SkippedQuestion

MOST_ROWS = 5_000
"""Rows with something in them that are looked at; a file has 2,000 questions at most."""
MOST_CELLS = 200
"""Cells of a row; no question has as many."""
_MOST_FAULTS = 10
"""Unreadable rows after which a file is given up: each of them is read twice."""


@dataclass(frozen=True, slots=True)
class Row:
    """A row that is not blank."""

    number: int
    """From 1, blank rows counted, as spreadsheets do."""
    cells: tuple[str, ...]


class _Lines(Iterator[str]):
    """Lines for the reader of one row after the other."""

    def __init__(self, text: str, comment: str) -> None:
        self._lines = text.removesuffix("\n").split("\n") if text else []
        self._comment = comment
        self._next = 0
        self._fresh = True
        self.start = 0
        """Where the row began that is being read."""
        self.cut = False
        """Whether the text ended within a row."""

    def begin(self) -> None:
        """The next line begins a row."""
        self._fresh = True
        self.cut = False

    def resume(self) -> None:
        """Go on after the line where the last row began."""
        self._next = self.start + 1

    def __next__(self) -> str:
        while self._fresh and self._comment and self._next < len(self._lines):
            if not self._lines[self._next].startswith(self._comment):
                break
            self._next += 1
        if self._next >= len(self._lines):
            self.cut = not self._fresh
            raise StopIteration
        if self._fresh:
            self.start, self._fresh = self._next, False
        self._next += 1
        return self._lines[self._next - 1] + "\n"


def read_rows(text: str, delimiter: str, comment: str = "") -> Iterator[Row | SkippedQuestion]:
    """The rows of a text; lines that begin with `comment` where a row could are no rows."""
    lines = _Lines(text, comment)
    number = seen = faults = 0
    reader = csv.reader(lines, delimiter=delimiter)
    while True:
        lines.begin()
        fault = ""
        cells: list[str] = []
        try:
            cells = next(reader)
        except StopIteration:
            return
        except csv.Error:
            fault = f"a cell has more than {csv.field_size_limit():,} characters, or a quote is never closed"
        number += 1
        if lines.cut:
            fault = "a quote is never closed"
        elif len(cells) > MOST_CELLS and sum(map(bool, cells)) > MOST_CELLS:
            yield SkippedQuestion(number, f"the row has {len(cells):,} cells")
            continue
        if fault:
            faults += 1
            yield SkippedQuestion(number, fault if faults < _MOST_FAULTS else f"{fault}; nothing after it was read")
            if faults == _MOST_FAULTS:
                return
            lines.resume()
            reader = csv.reader(lines, delimiter=delimiter)
        elif any(cell and not cell.isspace() for cell in cells):
            seen += 1
            if seen > MOST_ROWS:
                yield SkippedQuestion(
                    number, f"only {MOST_ROWS:,} rows of a file are looked at; nothing from here on was read"
                )
                return
            yield Row(number, tuple(cells))
