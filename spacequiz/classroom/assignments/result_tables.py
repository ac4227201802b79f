"""The tables of collected results: a row for each pupil, and a row for each question."""

from collections.abc import Sequence

from spacequiz.classroom.assignments.collect import PupilRow, QuestionRow, ResultTable
from spacequiz.documents.spreadsheet import Cell, escaped_rows, format_time

PUPILS = (
    *("player", "score", "right", "questions", "answered", "seconds"),
    *("started (UTC)", "finished (UTC)", "flags", "code", "file"),
)
QUESTIONS = (
    *("number", "question", "id", "asked", "right", "right of 100", "partly right", "no answer"),
    *("commonest wrong answer", "given by"),
)


def pupil_rows(table: ResultTable) -> list[list[Cell]]:
    """Return the table by pupil with its head; every cell is escaped."""
    return escaped_rows(PUPILS, map(_pupil_cells, table.pupils))


def question_rows(table: ResultTable) -> list[list[Cell]]:
    """Return the table by question with its head; every cell is escaped."""
    return escaped_rows(QUESTIONS, map(_question_cells, table.questions))


def _pupil_cells(row: PupilRow) -> Sequence[Cell]:
    result, flags = row.result, ", ".join(row.flags)
    if result is None:
        return (row.player, *[None] * 7, flags, None, None)
    return (
        row.player,
        result.score,
        result.correct_count,
        len(result.answers),
        result.answered_count,
        round(result.seconds),
        format_time(result.started_at),
        format_time(result.finished_at) if result.finished_at else None,
        flags,
        result.code,
        row.file,
    )


def _question_cells(row: QuestionRow) -> Sequence[Cell]:
    return (
        row.number,
        row.ask,
        row.key,
        row.graded_count,
        row.right_count,
        row.right_percent,
        row.partly_count,
        row.unanswered_count,
        row.commonest_wrong,
        row.commonest_wrong_count or None,
    )
