"""Kahoot's spreadsheet, as in the vendor's template: headers in row 8, columns B to H; questions from row 9.

It holds choice, multiple (two to four options) and true-false questions, with at most 120 characters in a question and
75 in an answer, and one of eight time limits.
"""

import io
import re
import zipfile
from collections.abc import Iterator
from typing import Any

from spacequiz.documents.optional_library import load_library
from spacequiz.documents.spreadsheet import looks_like_formula
from spacequiz.domain.correct_answers import correct_options
from spacequiz.domain.pack import Pack
from spacequiz.domain.question import TRUE_FALSE_OPTIONS, Choice, Multiple, Question, TrueFalse
from spacequiz.exchange.draft import DraftQuestion, ParsedFile, SkippedQuestion
from spacequiz.exchange.export_result import ExportLoss, ExportResult, keys_not_exported
from spacequiz.exchange.xlsx_reader import MOST_ROWS, cell_text, is_formula, is_workbook, workbook_rows
from spacequiz.packs.decode import UnreadableFile

WANTED_FOR = "Kahoot's XLSX"
SECONDS = (5, 10, 20, 30, 60, 90, 120, 240)
"""The time limits that Kahoot accepts, in seconds."""
USUAL = 20
"""The time limit in Kahoot's template; it is read as no particular time limit."""
LONGEST_ASK, LONGEST_ANSWER = 120, 75
MOST_ANSWERS = 4
HEADERS = (
    "Question - max 120 characters",
    "Answer 1 - max 75 characters",
    "Answer 2 - max 75 characters",
    "Answer 3 - max 75 characters",
    "Answer 4 - max 75 characters",
    "Time limit (sec) – 5, 10, 20, 30, 60, 90, 120, or 240 secs",
    "Correct answer(s) - choose at least one",
)
_HEADER_ROW = 8
_FURTHEST_HEADER = 50
_EXPORTED_KEYS = frozenset({"seconds"})
_STAMP = (1980, 1, 1, 0, 0, 0)
"""A fixed date for every part of the zip, so that the same pack always gives the same bytes."""


def looks_like(data: bytes, text: str) -> bool:
    """Return whether this is a workbook."""
    return is_workbook(data)


def read(data: bytes) -> ParsedFile:
    """Return the questions of the first sheet. Raises UnreadableFile, or MissingExtra."""
    found = workbook_rows(data, WANTED_FOR)
    header = next((number for number, row in enumerate(found[:_FURTHEST_HEADER]) if _is_header(row)), None)
    if header is None:
        raise UnreadableFile(
            1, 1, "no row of the first sheet has Kahoot's headers: Question, Answer 1, ... Correct answer(s)"
        )
    items = tuple(_questions(found, header + 1))
    notes = (f"rows after {MOST_ROWS:,} were not read",) if len(found) >= MOST_ROWS else ()
    return ParsedFile(items, {}, notes)


def _is_header(row: tuple[Any, ...]) -> bool:
    headers = [str(value or "").strip().casefold() for value in row]
    return (
        len(headers) > 7
        and headers[1].startswith("question")
        and headers[2].startswith("answer 1")
        and "correct" in headers[7]
    )


def _questions(found: list[tuple[Any, ...]], first: int) -> Iterator[DraftQuestion | SkippedQuestion]:
    for number, row in enumerate(found[first:], first + 1):
        # a row with only its number in column A is empty
        if any(value is not None and cell_text(value).strip() for value in row[1:]):
            yield _question(number, row)


def _question(number: int, row: tuple[Any, ...]) -> DraftQuestion | SkippedQuestion:
    formulas = [letter for letter, value in zip("BCDEFGH", row[1:], strict=False) if is_formula(value)]
    if formulas:
        return SkippedQuestion(number, f"column {formulas[0]} holds a formula; replace it by its value")
    ask, *answers, limit, correct = (cell_text(value).strip() for value in (*row[1:], *[None] * (8 - len(row))))
    if not ask:
        return SkippedQuestion(number, "no question in column B")
    places = re.findall(r"\d+", correct)
    right = [answers[int(place) - 1] for place in places if len(place) < 3 and 0 < int(place) <= len(answers)]
    if not right or len(right) != len(places) or not all(right):
        return SkippedQuestion(number, f'column H says "{correct[:40]}", but these are not answers in this row')
    options = [answer for answer in answers if answer]
    common = {"ask": ask} | _seconds(limit)
    if len(options) == 2 and {option.casefold() for option in options} == {"true", "false"} and len(right) == 1:
        return DraftQuestion(number, common | {"answer": right[0].casefold()})
    if len(right) == 1:
        return DraftQuestion(number, common | {"options": options, "answer": right[0]})
    return DraftQuestion(number, common | {"options": options, "answers": right})


def _seconds(limit: str) -> dict[str, str]:
    found = re.match(r"\d{1,4}", limit)
    return {"seconds": str(int(found[0]))} if found and int(found[0]) not in {0, USUAL} else {}


def write(pack: Pack, seed: str) -> ExportResult:
    """Return the questions that Kahoot supports as its spreadsheet. Raises MissingExtra."""
    book = load_library("openpyxl", WANTED_FOR).Workbook()
    sheet = book.active
    sheet.title = "Sheet1"
    _put(sheet, 2, 2, "Quiz template")
    for column, header in enumerate(HEADERS, 2):
        _put(sheet, _HEADER_ROW, column, header)
    losses: list[ExportLoss] = []
    number = 0
    for question in pack.questions:
        reason = _why_not_exported(question)
        if reason:
            losses.append(ExportLoss(question.id, reason))
            continue
        number += 1
        seconds = next((time for time in SECONDS if time >= (question.seconds or USUAL)), SECONDS[-1])
        if question.seconds == 0:
            seconds = SECONDS[-1]
        _put_question(sheet, number, question, seconds)
        is_exact = question.seconds is None or (question.seconds == seconds != USUAL)
        keys = keys_not_exported(question, _EXPORTED_KEYS) + (() if is_exact else ("seconds",))
        losses.append(ExportLoss(question.id, keys=keys))
    return ExportResult(_workbook_bytes(book), tuple(losses))


def _why_not_exported(question: Question) -> str:
    match question:
        case TrueFalse():
            options = TRUE_FALSE_OPTIONS
        case Choice():
            options = question.options
            if {option.casefold() for option in options} == {"true", "false"}:
                return "Kahoot would read it as a true-false question"
        case Multiple():
            options = question.options
            if len(question.answers) == 1:
                return "only one of its options is right, so Kahoot would read it as a choice question"
        case _:
            return f"Kahoot's spreadsheet has no {question.kind} question"
    if len(options) > MOST_ANSWERS:
        return f"it has {len(options)} options, but Kahoot allows only {MOST_ANSWERS}"
    if len(question.ask) > LONGEST_ASK:
        return f"the question has {len(question.ask)} characters, but Kahoot allows only {LONGEST_ASK}"
    longest = max(map(len, options))
    return (
        f"an option has {longest} characters, but Kahoot allows only {LONGEST_ANSWER}"
        if longest > LONGEST_ANSWER
        else ""
    )


def _put_question(sheet: Any, number: int, question: Question, seconds: int) -> None:
    row = _HEADER_ROW + number
    options = question.options if isinstance(question, Choice | Multiple) else TRUE_FALSE_OPTIONS
    right = correct_options(question)
    sheet.cell(row=row, column=1, value=number)
    _put(sheet, row, 2, question.ask)
    for column, option in enumerate(options, 3):
        _put(sheet, row, column, option)
    sheet.cell(row=row, column=7, value=seconds)
    _put(sheet, row, 8, ",".join(str(place) for place, option in enumerate(options, 1) if option in right))


def _put(sheet: Any, row: int, column: int, value: str) -> None:
    """Write a cell as text, even if it looks like a formula, also after it is edited."""
    cell = sheet.cell(row=row, column=column, value=value)
    cell.data_type = "s"
    cell.quotePrefix = looks_like_formula(value)


def _workbook_bytes(book: Any) -> bytes:
    """Return the bytes of a workbook without the time at which it was written."""
    saved, rebuilt = io.BytesIO(), io.BytesIO()
    book.save(saved)
    with zipfile.ZipFile(saved) as old, zipfile.ZipFile(rebuilt, "w", zipfile.ZIP_DEFLATED) as new:
        for name in old.namelist():
            inside = old.read(name)
            if name == "docProps/core.xml":
                inside = re.sub(rb"\d{4}-\d\d-\d\dT\d\d:\d\d:\d\dZ", b"1980-01-01T00:00:00Z", inside)
            new.writestr(zipfile.ZipInfo(name, _STAMP), inside, zipfile.ZIP_DEFLATED)
    return rebuilt.getvalue()
