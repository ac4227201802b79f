"""The rows of a class as CSV or XLSX: numbers stay numbers, and no cell is ever taken for a formula."""

import csv
import io
import re
from collections.abc import Iterable, Sequence
from datetime import datetime

from spacequiz.classroom.assignments.collect import PupilRow, QuestionRow, ResultTable

Cell = str | int | float | None
"""None for nothing."""
PUPILS = (
    *("player", "score", "right", "questions", "answered", "seconds"),
    *("started (UTC)", "finished (UTC)", "flags", "code", "file"),
)
QUESTIONS = (
    *("number", "question", "id", "asked", "right", "right of 100", "partly right", "no answer"),
    *("commonest wrong answer", "given by"),
)
_FORMULA = re.compile(r"[\s\u200b\ufeff]*[=+\-@＝＋－＠]|[\t\r\n]")
"""What a spreadsheet takes for a formula, also behind white space, and with the wide signs of East Asian keyboards."""
_WIDEST = 60
"""Columns of a sheet are as wide as what they hold, up to so many letters."""


def escape_formula(cell: Cell) -> Cell:
    """A cell that no spreadsheet works out: a text that begins like a formula gets an apostrophe before it."""
    return f"'{cell}" if isinstance(cell, str) and _FORMULA.match(cell) else cell


def pupil_rows(table: ResultTable) -> list[list[Cell]]:
    """The sheet by pupil, with its head, harmless."""
    return escaped_rows(PUPILS, map(_pupil, table.pupils))


def question_rows(table: ResultTable) -> list[list[Cell]]:
    """The sheet by question, with its head, harmless."""
    return escaped_rows(QUESTIONS, map(_question, table.questions))


def as_csv(rows: Sequence[Sequence[Cell]]) -> bytes:
    """Rows as CSV in UTF-8, with the mark at the beginning by which spreadsheets know it."""
    out = io.StringIO(newline="")
    # every text in quotes: one with ; in it would be several cells where that parts them
    csv.writer(out, quoting=csv.QUOTE_NONNUMERIC).writerows(rows)
    return out.getvalue().encode("utf-8-sig")


def as_xlsx(sheets: Iterable[tuple[str, Sequence[Sequence[Cell]]]]) -> bytes:
    """Sheets by their names as a workbook. Raises MissingExtra where openpyxl is not installed."""
    from spacequiz.documents.optional_library import load_library

    book = load_library("openpyxl", "a table as .xlsx").Workbook()
    book.remove(book.active)
    for name, rows in sheets:
        sheet = book.create_sheet(name)
        for row in rows:
            sheet.append(row)
        # the head stays, and with it who or what it is
        sheet.freeze_panes = "B2"
        for column in sheet.iter_cols():
            for cell in column:
                if isinstance(cell.value, str):
                    cell.data_type = "s"  # or "#REF!" would be an error, and no name
            widest = max(len(str(cell.value or "")) for cell in column[:200])
            sheet.column_dimensions[column[0].column_letter].width = min(widest, _WIDEST) + 2
    out = io.BytesIO()
    book.save(out)
    return out.getvalue()


def escaped_rows(head: Sequence[Cell], rows: Iterable[Iterable[Cell]]) -> list[list[Cell]]:
    """Rows below their head, harmless: the head too, for the names of teams stand in it."""
    return [[escape_formula(cell) for cell in row] for row in (head, *rows)]


def format_time(moment: datetime) -> str:
    """A moment as it stands in a cell."""
    return f"{moment:%Y-%m-%d %H:%M:%S}"


def _pupil(row: PupilRow) -> Sequence[Cell]:
    result, flags = row.result, ", ".join(row.flags)
    if result is None:
        return (row.player, *[None] * 7, flags, None, None)
    return (
        row.player,
        result.score,
        result.correct,
        len(result.answers),
        result.answered_count,
        round(result.seconds),
        format_time(result.started_at),
        format_time(result.finished_at) if result.finished_at else None,
        flags,
        result.code,
        row.file,
    )


def _question(row: QuestionRow) -> Sequence[Cell]:
    return (
        row.number,
        row.ask,
        row.question,
        row.graded,
        row.right,
        row.share,
        row.partly,
        row.unanswered,
        row.commonest_wrong,
        row.commonest_wrong_count or None,
    )
