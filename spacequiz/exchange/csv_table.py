"""Tables of questions as CSV: our own, those of Blooket and Gimkit, and tables that teachers made in a spreadsheet.

Cells are never evaluated. A cell that a spreadsheet would read as a formula is written with a leading ``'``, which the
import removes.
"""

import re
from collections.abc import Iterator, Mapping
from dataclasses import replace
from itertools import islice

from spacequiz.documents.spreadsheet import csv_text, escaped_rows
from spacequiz.domain.pack import Pack
from spacequiz.domain.question import Choice, Difficulty, Match, Multiple, Number, Order, Question, TrueFalse, Typed
from spacequiz.exchange.csv_columns import PLAIN, Columns, columns_of
from spacequiz.exchange.csv_row import question_from_row
from spacequiz.exchange.delimited_rows import Row, read_rows
from spacequiz.exchange.draft import DraftQuestion, ParsedFile, SkippedQuestion, decode_text
from spacequiz.exchange.export_result import ExportLoss, ExportResult, export_losses, keys_not_exported
from spacequiz.exchange.sanitise import fold_spaces

_DELIMITERS = ("\t", ";", ",")
"""Possible delimiters; the comma comes last, because it also occurs in sentences."""
_SEP = re.compile(r'\A"?sep=([,;\t|])"?(?:\n|\Z)', re.IGNORECASE)
"""A first line in which a spreadsheet names the delimiter."""
_LOOKED_AT = 20
"""The number of rows by which a table is recognised."""
_TITLES = 2
"""The maximum number of rows above the headers."""
_MOST_TEXTS = 50
"""The maximum number of answers or hints in a row."""
_EXPORTED_KEYS = frozenset(
    {"id", "why", "source", "hints", "difficulty", "tags", "date", "seconds", "points"}
    | {"within", "close", "unit", "from", "to"}
)
"""Keys of pack format 1 that the table holds, besides those of the kind of question: all but `feedback`."""


def looks_like(data: bytes, text: str) -> bool:
    """Return whether a text has headers of questions, or rows of cells from the beginning."""
    if _SEP.match(text):
        return True
    if text.lstrip()[:1] in {"", "{", "[", "<"}:
        return False
    sample, columns, _ = _shape(text)
    return columns is not None or (bool(sample) and all(_filled(row) > 1 for row in sample))


def read(data: bytes) -> ParsedFile:
    """Return the questions of a table. Raises UnreadableFile."""
    text = decode_text(data)
    _, columns, delimiter = _shape(text)
    found = read_rows(_SEP.sub("", text), delimiter)
    notes: tuple[str, ...] = ()
    if columns and columns.unknown:
        listed = ", ".join(f'"{name}"' for name in columns.unknown[:10]) + (" ..." if columns.unknown[10:] else "")
        notes = (f"unknown columns were left out: {listed}",)
    return ParsedFile(tuple(_items(found, columns)), notes=notes)


def _items(
    found: Iterator[Row | SkippedQuestion], columns: Columns | None
) -> Iterator[DraftQuestion | SkippedQuestion]:
    waiting = columns is not None
    for row in found:
        if isinstance(row, SkippedQuestion):
            yield row
        elif waiting:
            # skip titles and the headers
            waiting = columns_of(row.cells) is None
        else:
            yield question_from_row(row, columns or PLAIN)


def _shape(text: str) -> tuple[list[Row], Columns | None, str]:
    """Return the first rows of a table, its columns if it has headers, and its delimiter."""
    named = _SEP.match(text)
    best: tuple[tuple[int, int, int], tuple[list[Row], Columns | None, str]] | None = None
    for delimiter in (named[1],) if named else _DELIMITERS:
        every = (row for row in read_rows(_SEP.sub("", text), delimiter) if isinstance(row, Row))
        sample = list(islice(every, _LOOKED_AT))
        columns = _headers(sample)
        known = len(columns.one) + sum(map(len, columns.many.values())) if columns else 0
        rating = (known, sum(_filled(row) > 1 for row in sample), min(map(_filled, sample), default=0))
        if best is None or rating > best[0]:
            best = rating, (sample, columns, delimiter)
    assert best is not None
    return best[1]


def _headers(sample: list[Row]) -> Columns | None:
    """Return the columns by the first row with headers; None without headers."""
    for row in sample[: _TITLES + 1]:
        columns = columns_of(row.cells)
        if columns:
            # the first row of a Blooket template holds only "Blooket\nImport Template"
            blooket = row is not sample[0] and fold_spaces(sample[0].cells[0]).startswith("Blooket")
            return replace(columns, by_number=blooket)
    return None


def _filled(row: Row) -> int:
    return sum(bool(cell.strip()) for cell in row.cells)


def write(pack: Pack, seed: str) -> ExportResult:
    """Return a pack as a table, with questions of all kinds."""
    table: list[Mapping[str, str]] = []
    losses: list[ExportLoss] = []
    for question in pack.questions:
        if len(question.hints) > _MOST_TEXTS or (isinstance(question, Typed) and len(question.accept) > _MOST_TEXTS):
            losses.append(ExportLoss(question.id, f"more than {_MOST_TEXTS} answers or hints do not fit in a row"))
            continue
        exported_keys = _EXPORTED_KEYS - {"tags"} if any("," in tag for tag in question.tags) else _EXPORTED_KEYS
        losses += export_losses(question, exported_keys)
        left_out = keys_not_exported(question, exported_keys)
        table.append({key: text for key, text in _cells(question).items() if text and key not in left_out})
    columns = [column for column in _columns() if any(column in row for row in table)]
    rows = escaped_rows(columns, ([row.get(column, "") for column in columns] for row in table))
    return ExportResult(csv_text(rows).encode("utf-8-sig"), tuple(losses))


def _columns() -> Iterator[str]:
    """Return the names of all columns in order."""
    numbers = range(1, _MOST_TEXTS + 1)
    yield from ("question", "kind")
    yield from (f"option {number}" for number in numbers)
    yield from (f"answer {number}" for number in numbers)
    yield from (f"{side} {number}" for number in numbers for side in ("left", "right"))
    yield from ("within", "close", "unit", "from", "to", "id", "why", "source")
    yield from (f"hint {number}" for number in numbers)
    yield from ("difficulty", "tags", "date", "seconds", "points")


def _cells(question: Question) -> dict[str, str]:
    """Return the cells of a question by column name."""
    source = question.source
    return {
        "question": question.ask,
        "kind": question.kind.value,
        **_kind_cells(question),
        "id": question.id,
        "why": question.why,
        "source": ", ".join(filter(None, (source.title, source.url))) if source else "",
        **_numbered("hint", question.hints),
        "difficulty": "" if question.difficulty is Difficulty.MEDIUM else question.difficulty.value,
        "tags": ", ".join(question.tags),
        "date": question.date,
        "seconds": "" if question.seconds is None else str(question.seconds),
        "points": "" if question.points == question.difficulty.points else str(question.points),
    }


def _kind_cells(question: Question) -> dict[str, str]:
    """Return the cells that depend on the kind of question."""
    match question:
        case Choice():
            return _numbered("option", question.options) | {"answer 1": question.answer}
        case Multiple():
            right = tuple(option for option in question.options if option in question.answers)
            return _numbered("option", question.options) | _numbered("answer", right)
        case TrueFalse():
            return {"answer 1": "true" if question.answer else "false"}
        case Typed():
            return _numbered("answer", question.accept)
        case Number():
            return {
                "answer 1": _number_text(question.number),
                "within": _number_text(question.full_within) if question.full_within else "",
                "close": "" if question.partial_within is None else _number_text(question.partial_within),
                "unit": question.unit,
            }
        case Order():
            return _numbered("answer", question.items) | {"from": question.start, "to": question.end}
        case Match():
            return _numbered("left", question.lefts) | _numbered("right", question.rights)
    raise TypeError(f"unknown kind of question: {question!r}")


def _numbered(column: str, texts: tuple[str, ...]) -> dict[str, str]:
    return {f"{column} {number}": text for number, text in enumerate(texts, 1)}


def _number_text(value: float) -> str:
    """Return a number with all digits, whole numbers without a decimal point."""
    return repr(value).removesuffix(".0")
