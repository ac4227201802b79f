"""The report of a lesson that was collected: by pupil and by question, as rows and as a page to print."""

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
MOST_BARS = 40
"""Pupils that the plot shows; a page holds no more of them."""


def pupil_rows(lesson: CollectedResults) -> list[list[Cell]]:
    """The rows by pupil, with their head, harmless."""
    rows = [
        [line.player, line.score, line.right, line.of, line.seconds, ", ".join(line.flags), line.code]
        for line in lesson.pupils
    ]
    return escaped_rows(PUPILS, rows)


def question_rows(lesson: CollectedResults) -> list[list[Cell]]:
    """The rows by question, with their head, harmless."""
    rows = [
        [line.number, line.ask, line.asked, line.share, line.wrong, line.wrongs or None] for line in lesson.questions
    ]
    return escaped_rows(QUESTIONS, rows)


def collected_page(lesson: CollectedResults, number: int, when: str) -> bytes:
    """One page of HTML; `when` is day and time as the class knows them."""
    title = clean(lesson.title)
    return document(
        "en",
        f"{title}, {when}",
        report_style(f"{title} · {when}"),
        element("header", text_element(title, "h1"), element("p", f"{when} · {_handed_in(lesson)}", class_="about")),
        element("main", *_pupils(lesson), *_plots(lesson), *_questions(lesson)),
        element("footer", f"Space Quiz · class game {number}"),
    )


def _handed_in(lesson: CollectedResults) -> str:
    there, questions = len(lesson.submitted), len(lesson.questions)
    results = format_count(there, "result")
    missing = len(lesson.pupils) - there
    return f"{results}{f', {missing} missing' if missing else ''}, {questions} questions"


def _pupils(lesson: CollectedResults) -> Iterator[Html]:
    yield element("h2", "Pupils")
    head = _head(("Pupil", ""), ("Points", "figure"), ("Right", "figure"), ("Minutes", "figure"), ("Remarks", ""))
    absent = [line for line in lesson.pupils if line.score is None]
    lines = [_pupil_line(line) for line in (*lesson.submitted, *absent)]
    yield element("table", element("thead", head), element("tbody", *lines))


def _head(*columns: tuple[str, str]) -> Html:
    """The head of a table, of names and classes: a head stands where its figures do."""
    return element("tr", *(element("th", name, class_=class_, scope="col") for name, class_ in columns))


def _pupil_line(line: PupilSummary) -> Html:
    there = line.score is not None
    return element(
        "tr",
        element("td", text_element(clean(line.player))),
        element("td", f"{line.score}" if there else "", class_="figure"),
        element("td", f"{line.right} of {line.of}" if there else "", class_="figure"),
        element("td", f"{line.seconds / 60:.1f}" if there else "", class_="figure"),
        element("td", text_element(", ".join(line.flags))),
    )


def _plots(lesson: CollectedResults) -> Iterator[Html]:
    best = lesson.submitted[:MOST_BARS]
    if best:
        names = [clean(line.player) for line in best]
        bars = score_bars(names, [line.score or 0 for line in best], "Points of each pupil")
        yield element("figure", element("h2", "Points"), bars)
    if lesson.questions:
        shares = [line.share for line in lesson.questions]
        columns = share_columns(shares, [False] * len(shares))
        yield element("figure", element("h2", "Right answers to each question"), columns)


def _questions(lesson: CollectedResults) -> Iterator[Html]:
    yield element("h2", "Questions")
    head = _head(("No.", "figure number"), ("Question", "asked"), ("Right", "figure"), ("Commonest wrong answer", ""))
    yield element("table", element("thead", head), element("tbody", *map(_question_line, lesson.questions)))


def _question_line(line: QuestionSummary) -> Html:
    wrong = f"{clean(line.wrong)} ({line.wrongs})" if line.wrong else ""
    return element(
        "tr",
        element("td", f"{line.number}", class_="figure number"),
        element("td", text_element(clean(line.ask)), class_="asked"),
        element("td", "" if line.share is None else f"{line.share} %", class_="figure"),
        element("td", text_element(wrong)),
    )
