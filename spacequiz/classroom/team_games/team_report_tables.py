"""The tables of a team game's report: by team, by question, and the record of all events."""

from collections.abc import Iterable, Iterator, Sequence

from spacequiz.classroom.team_games.event_table import EventRow
from spacequiz.classroom.team_games.team_report import TeamQuestionRow, TeamReport, TeamRow
from spacequiz.documents.spreadsheet import Cell, escaped_rows, format_time

TEAMS = ("place", "team", "score", "right", "partly", "wrong", "passed", "stolen", "by hand", "reasons")
QUESTIONS = ("number", "question", "right answer", "void", "right of 100", "commonest wrong answer", "given by")
RECORD = ("number", "entered (UTC)", "question", "entry", "team", "answer or reason", "points by hand", "taken back")


def team_rows(report: TeamReport) -> list[list[Cell]]:
    """Return the table by team with its head; every cell is escaped."""
    return escaped_rows(TEAMS, map(_team_cells, report.rows))


def question_rows(report: TeamReport) -> list[list[Cell]]:
    """Return the table by question with its head, and for each team its answer and points; every cell is escaped."""
    team_heads = [head for name in report.teams for head in (f"{name}: answer", f"{name}: points")]
    return escaped_rows([*QUESTIONS, *team_heads], (_question_cells(report, row) for row in report.questions))


def event_sheet_rows(events: Iterable[EventRow]) -> list[list[Cell]]:
    """Return the table of all events with its head; every cell is escaped."""
    return escaped_rows(RECORD, map(_event_cells, events))


def _team_cells(row: TeamRow) -> Sequence[Cell]:
    return (
        row.place,
        row.team,
        row.score,
        row.right_count,
        row.partly_count,
        row.wrong_count,
        row.passed_count,
        row.stolen_count,
        row.adjusted_points,
        row.reasons,
    )


def _question_cells(report: TeamReport, row: TeamQuestionRow) -> Iterator[Cell]:
    wrong, times = row.commonest_wrong
    yield from (row.number, row.ask, row.answer, "void" if row.is_void else "", row.right_percent, wrong, times or None)
    for team in range(len(report.teams)):
        answer = row.answer_of(team)
        yield None if answer is None else answer.text or "(passed)"
        yield None if answer is None else answer.points


def _event_cells(row: EventRow) -> Sequence[Cell]:
    return (
        row.number,
        format_time(row.entered_at),
        row.question,
        row.action,
        row.team,
        row.text,
        row.points,
        "taken back" if row.is_undone else "",
    )
