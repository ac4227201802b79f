"""The report of a class game as CSV or XLSX: numbers stay numbers, and no cell is ever taken for a formula."""

from collections.abc import Iterable, Iterator, Sequence

from spacequiz.classroom.team_games.event_record import EventRow
from spacequiz.classroom.team_games.team_report import QuestionRow, TeamReport, TeamRow
from spacequiz.documents.spreadsheet import Cell, escaped_rows, format_time

TEAMS = ("place", "team", "score", "right", "partly", "wrong", "passed", "stolen", "by hand", "reasons")
QUESTIONS = ("number", "question", "right answer", "void", "right of 100", "commonest wrong answer", "given by")
RECORD = ("number", "entered (UTC)", "question", "entry", "team", "answer or reason", "points by hand", "taken back")


def team_rows(report: TeamReport) -> list[list[Cell]]:
    """The sheet by team, with its head, harmless."""
    return escaped_rows(TEAMS, map(_team, report.rows))


def question_rows(report: TeamReport) -> list[list[Cell]]:
    """The sheet by question, with its head, harmless: for each team what it gave, and the points."""
    teams = [head for name in report.teams for head in (f"{name}: answer", f"{name}: points")]
    return escaped_rows([*QUESTIONS, *teams], (_question(report, row) for row in report.questions))


def event_sheet_rows(record: Iterable[EventRow]) -> list[list[Cell]]:
    """The sheet of all that was entered, with its head, harmless."""
    return escaped_rows(RECORD, map(_recorded, record))


def _team(row: TeamRow) -> Sequence[Cell]:
    return (
        row.place,
        row.team,
        row.score,
        row.right,
        row.partly,
        row.wrong,
        row.passed,
        row.stolen,
        row.adjusted_points,
        row.reasons,
    )


def _question(report: TeamReport, row: QuestionRow) -> Iterator[Cell]:
    wrong, times = row.commonest_wrong
    yield from (row.number, row.ask, row.answer, "void" if row.void else "", row.share, wrong, times or None)
    for team in range(len(report.teams)):
        said = row.answer_of(team)
        yield None if said is None else said.text or "(passed)"
        yield None if said is None else said.points


def _recorded(row: EventRow) -> Sequence[Cell]:
    return (
        row.number,
        format_time(row.entered_at),
        row.question,
        row.what,
        row.team,
        row.given,
        row.points,
        "taken back" if row.is_undone else "",
    )
