"""Read rows of delimited text, with quoted cells, as spreadsheets write it.

A row that cannot be read is reported, and reading continues in the line after its first line.
"""

import csv
from collections.abc import Iterator
from dataclasses import dataclass

from spacequiz.exchange.draft import SkippedQuestion

MOST_ROWS = 5_000
"""The maximum number of rows that are read, not counting blank ones; a file has at most 2,000 questions."""
MOST_CELLS = 200
"""The maximum number of cells in a row; no question has as many."""
_MOST_FAULTS = 10
"""The number of unreadable rows after which reading stops, because each of them is read twice."""


@dataclass(frozen=True, slots=True)
class Row:
    """A row that is not blank."""

    number: int
    """The row number from 1, with blank rows, as in spreadsheets."""
    cells: tuple[str, ...]


class _Lines(Iterator[str]):
    """An iterator of lines for `csv.reader` that knows where the current row began."""

    def __init__(self, text: str, comment: str) -> None:
        self._lines = text.removesuffix("\n").split("\n") if text else []
        self._comment = comment
        self._next = 0
        self._fresh = True
        self.start = 0
        """The index of the first line of the current row."""
        self.cut = False
        """Whether the text ended inside a row."""

    def begin(self) -> None:
        """Expect the beginning of a row in the next line."""
        self._fresh = True
        self.cut = False

    def resume(self) -> None:
        """Continue after the first line of the last row."""
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
    """Return the rows of a text, without comment lines, which begin with `comment`."""
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
                    number, f"only {MOST_ROWS:,} rows of a file are read; this row and the rest were skipped"
                )
                return
            yield Row(number, tuple(cells))
