"""The report of collected results, by pupil and by question: as tables, and as a page to print."""

from collections.abc import Iterator

from spacequiz.classroom.assignments.collected_results import CollectedResults, PupilSummary, QuestionSummary
from spacequiz.documents.html_page import Html, document, element, text_element
from spacequiz.documents.report_style import report_style
from spacequiz.documents.spreadsheet import Cell, escaped_rows
from spacequiz.documents.svg_charts import score_bars, share_columns
from spacequiz.text import clean
from spacequiz.wording import format_count

PUPILS = ("player", "score", "right", "questions", "seconds", "flags", "code")
QUESTIONS = ("number", "question", "asked", "right of 100", "commonest wrong answer", "given by")
MAX_BARS = 40
"""Pupils in the chart; a printed page has no room for more."""


def pupil_rows(collected: CollectedResults) -> list[list[Cell]]:
    """Return the table by pupil with its head; every cell is escaped."""
    rows = (
        (
            *(pupil.player, pupil.score, pupil.right_count, pupil.question_count, pupil.seconds),
            *(", ".join(pupil.flags), pupil.code),
        )
        for pupil in collected.pupils
    )
    return escaped_rows(PUPILS, rows)


def question_rows(collected: CollectedResults) -> list[list[Cell]]:
    """Return the table by question with its head; every cell is escaped."""
    rows = (
        (
            *(question.number, question.ask, question.graded_count, question.right_percent),
            *(question.commonest_wrong, question.commonest_wrong_count or None),
        )
        for question in collected.questions
    )
    return escaped_rows(QUESTIONS, rows)


def collected_page(collected: CollectedResults, number: int, when: str) -> bytes:
    """Return the report as a page of HTML; `when` is the day and time in the class's own time zone."""
    title = clean(collected.title)
    about = element("p", f"{when} · {_describe_submissions(collected)}", class_="about")
    return document(
        "en",
        f"{title}, {when}",
        report_style(f"{title} · {when}"),
        element("header", text_element(title, "h1"), about),
        element("main", *_pupils(collected), *_charts(collected), *_questions(collected)),
        element("footer", f"Space Quiz · class game {number}"),
    )


def _describe_submissions(collected: CollectedResults) -> str:
    """Return how many results there are and how many are missing."""
    missing = len(collected.missing)
    results = format_count(len(collected.submitted), "result")
    return f"{results}{f', {missing} missing' if missing else ''}, {format_count(len(collected.questions), 'question')}"


def _pupils(collected: CollectedResults) -> Iterator[Html]:
    yield element("h2", "Pupils")
    head = _head(("Pupil", ""), ("Points", "figure"), ("Right", "figure"), ("Minutes", "figure"), ("Remarks", ""))
    rows = map(_pupil_row, (*collected.submitted, *collected.missing))
    yield element("table", element("thead", head), element("tbody", *rows))


def _head(*columns: tuple[str, str]) -> Html:
    """Return the head of a table; columns are names with their CSS class, so that heads align with their figures."""
    return element("tr", *(element("th", name, class_=class_, scope="col") for name, class_ in columns))


def _pupil_row(pupil: PupilSummary) -> Html:
    is_there = pupil.score is not None
    return element(
        "tr",
        element("td", text_element(clean(pupil.player))),
        element("td", f"{pupil.score}" if is_there else "", class_="figure"),
        element("td", f"{pupil.right_count} of {pupil.question_count}" if is_there else "", class_="figure"),
        element("td", f"{pupil.seconds / 60:.1f}" if is_there else "", class_="figure"),
        element("td", text_element(", ".join(pupil.flags))),
    )


def _charts(collected: CollectedResults) -> Iterator[Html]:
    best = collected.submitted[:MAX_BARS]
    if best:
        names = [clean(pupil.player) for pupil in best]
        bars = score_bars(names, [pupil.score or 0 for pupil in best], "Points of each pupil")
        yield element("figure", element("h2", "Points"), bars)
    if collected.questions:
        shares = [question.right_percent for question in collected.questions]
        columns = share_columns(shares, [False] * len(shares))
        yield element("figure", element("h2", "Right answers to each question"), columns)


def _questions(collected: CollectedResults) -> Iterator[Html]:
    yield element("h2", "Questions")
    head = _head(
        ("No.", "figure number"),
        ("Question", "asked"),
        ("Right", "figure"),
        ("Most common wrong answer", ""),
    )
    yield element("table", element("thead", head), element("tbody", *map(_question_row, collected.questions)))


def _question_row(question: QuestionSummary) -> Html:
    wrong = f"{clean(question.commonest_wrong)} ({question.commonest_wrong_count})" if question.commonest_wrong else ""
    return element(
        "tr",
        element("td", f"{question.number}", class_="figure number"),
        element("td", text_element(clean(question.ask)), class_="asked"),
        element("td", "" if question.right_percent is None else f"{question.right_percent} %", class_="figure"),
        element("td", text_element(wrong)),
    )
