"""Tables for spreadsheets, as CSV and XLSX: numbers stay numbers, and no text is ever taken for a formula.

A text that a spreadsheet could take for a formula gets an apostrophe before it (`escape_formula`), so that a name such
as ``=HYPERLINK(...)`` from a stranger's file does nothing when a teacher opens the table. This is the only such guard:
every table that the program writes goes through it. See https://owasp.org/www-community/attacks/CSV_Injection.
"""

import csv
import io
from collections.abc import Iterable, Sequence
from datetime import datetime
from typing import TypeVar

from spacequiz.documents.optional_library import load_library
from spacequiz.text import is_invisible

Cell = str | int | float | None
"""The value of a cell; None for an empty one."""
_FORMULA_SIGNS = frozenset("=+-@＝＋－＠")
"""Signs that begin a formula, also the full-width ones of East Asian keyboards."""
_CELL_BREAKS = frozenset("\t\r\n")
"""Characters that some spreadsheets take for the end of a cell, so that what follows begins another."""
_MAX_WIDTH = 60
"""Letters of the widest column in a workbook; longer texts run on below the next column."""
_WIDTH_SAMPLE = 200
"""Rows by which the width of a column is chosen."""

_T = TypeVar("_T", bound=Cell)


def looks_like_formula(text: str) -> bool:
    """Whether a spreadsheet could take a text for a formula, by its first visible sign, or a tab or line break."""
    if text[:1] in _CELL_BREAKS:
        return True
    for char in text:
        if char in _FORMULA_SIGNS:
            return True
        if not is_invisible(char):
            return False
    return False


def escape_formula(cell: _T) -> _T | str:
    """Return a cell that no spreadsheet computes: a text that begins like a formula gets an apostrophe before it.

    A text that looks as if it had that apostrophe already gets one more, so that `unescape_formula` restores both.
    """
    return f"'{cell}" if isinstance(cell, str) and (looks_like_formula(cell) or _is_escaped(cell)) else cell


def unescape_formula(text: str) -> str:
    """Return the text that `escape_formula` was given."""
    return text[1:] if _is_escaped(text) else text


def escaped_rows(head: Sequence[Cell], rows: Iterable[Iterable[Cell]]) -> list[list[Cell]]:
    """Return rows below their head, every cell escaped: the head too, since names of teams stand in it."""
    return [[escape_formula(cell) for cell in row] for row in (head, *rows)]


def to_csv(rows: Iterable[Iterable[Cell]]) -> bytes:
    """Return rows that are escaped already as CSV in UTF-8, with the byte order mark by which spreadsheets know it."""
    # every text in quotes: one with a semicolon in it would be several cells where that is what separates them
    return csv_text(rows, quote_texts=True).encode("utf-8-sig")


def csv_text(rows: Iterable[Iterable[Cell]], *, quote_texts: bool = False, line_end: str = "\r\n") -> str:
    """Return rows that are escaped already as the text of a CSV file.

    Texts are quoted where they must be, or all of them.
    """
    out = io.StringIO(newline="")
    csv.writer(
        out, quoting=csv.QUOTE_NONNUMERIC if quote_texts else csv.QUOTE_MINIMAL, lineterminator=line_end
    ).writerows(rows)
    return out.getvalue()


def to_xlsx(sheets: Iterable[tuple[str, Sequence[Sequence[Cell]]]]) -> bytes:
    """Return sheets with their names, whose rows are escaped already, as a workbook.

    Raises MissingExtra where openpyxl is not installed.
    """
    book = load_library("openpyxl", "a table as .xlsx").Workbook()
    book.remove(book.active)
    for name, rows in sheets:
        sheet = book.create_sheet(name)
        for row in rows:
            sheet.append(row)
        # the head and the first column, which says who or what a row is about, stay in view
        sheet.freeze_panes = "B2"
        for column in sheet.iter_cols():
            for cell in column:
                if isinstance(cell.value, str):
                    cell.data_type = "s"  # openpyxl takes "#REF!" for an error, and it may be a name
            width = max(len(str(cell.value or "")) for cell in column[:_WIDTH_SAMPLE])
            sheet.column_dimensions[column[0].column_letter].width = min(width, _MAX_WIDTH) + 2
    out = io.BytesIO()
    book.save(out)
    return out.getvalue()


def format_time(moment: datetime) -> str:
    """Return a moment as tables have it, to the second: ``2026-02-03 09:41:07``."""
    return f"{moment:%Y-%m-%d %H:%M:%S}"


def _is_escaped(text: str) -> bool:
    """Whether a text begins with an apostrophe that `escape_formula` could have written."""
    return text[:1] == "'" and (text[1:2] == "'" or looks_like_formula(text[1:]))
