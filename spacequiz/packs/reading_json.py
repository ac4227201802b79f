"""Writing the reading of a pack as lines of JSON, and reading it back.

The lines may be damaged, or written by anybody: every value is checked for its type and for the bounds of pack format 1
before a question is made of it.

The first line has the fields of the pack. Each of the others has up to `PER_LINE` questions, field by field, or as many
warnings. json holds Python's global lock while it works on a line: about 2 ms, where it would be 30 ms for all of
10,000 questions, and a screen could not react meanwhile.
"""

import json
from collections.abc import Callable, Iterable, Iterator, Mapping, Sequence
from math import isfinite
from operator import attrgetter
from types import NoneType
from typing import Any, TypeVar

from spacequiz.domain.pack import Pack
from spacequiz.domain.question import (
    NO_FEEDBACK,
    Choice,
    Difficulty,
    Kind,
    Match,
    Multiple,
    Number,
    Order,
    Question,
    Source,
    TrueFalse,
    Typed,
)
from spacequiz.packs.decode import MOST_BYTES, forbidden_characters
from spacequiz.packs.pack_reading import PackReading
from spacequiz.packs.problem import Problem
from spacequiz.packs.question_checks import (
    LONGEST_SECONDS,
    MOST_POINTS,
    build_question,
    is_date,
    is_id,
    is_language,
)

PER_LINE = 500
"""Questions or warnings in one line."""

_DIFFICULTIES = {str(difficulty): difficulty for difficulty in Difficulty}
_COMMON = ("id", "ask", "why", "hints", "difficulty", "tags", "date", "seconds", "points")
"""Fields that all kinds have, except the source, of which the index in the list of sources is written."""
_common_values = attrgetter(*_COMMON)
_MOST_LINES = MOST_BYTES
"""The largest number of a line or column that a file can have."""
_MOST_LISTS = 400_000
"""Brackets and braces in all lines; a pack of 15,000 questions, the most that are read, needs a fifth of it."""
_Item = TypeVar("_Item")


class InvalidReading(ValueError):
    """Raised for lines that are not the reading of a pack, and for a reading with an error."""


def reading_to_lines(reading: PackReading) -> Iterator[bytes]:
    """Yield the lines of a reading, without line feeds. Raises InvalidReading for one with an error."""
    pack = reading.pack
    if pack is None:
        raise InvalidReading("a pack with an error")
    sources: dict[Source, int] = {}
    for question in pack.questions:
        if question.source is not None:
            sources.setdefault(question.source, len(sources))
    yield _to_line(
        {
            "title": pack.title,
            "description": pack.description,
            "language": pack.language,
            "authors": pack.authors,
            "license": pack.license,
            "sources": [(source.title, source.url) for source in sources],
        }
    )
    for part in _parts(pack.questions):
        columns = zip(*map(_common_values, part), strict=True)
        yield _to_line(
            {
                "questions": [
                    *columns,
                    [None if question.source is None else sources[question.source] for question in part],
                    [question.kind for question in part],
                    [_own_values(question) for question in part],
                ]
            }
        )
    for warnings in _parts(reading.problems):
        places = [(problem.line, problem.column, problem.message) for problem in warnings]
        yield _to_line({"warnings": [*zip(*places, strict=True)]})


def reading_from_lines(data: bytes, pack_id: str, digest: str) -> PackReading:
    """Return the reading that the lines hold, of the pack with this id and digest.

    For lines that hold none it raises ValueError, LookupError, TypeError or AttributeError, and for some that were made
    to do harm RecursionError or MemoryError.
    """
    check_lines(data)
    lines = iter(data.decode().split("\n"))
    head = json.loads(next(lines))
    sources = [Source(_text(title), _text(url, least=0)) for title, url in head["sources"]]
    questions: list[Question] = []
    problems: list[Problem] = []
    for line in lines:
        part = json.loads(line)
        if "questions" in part:
            questions += _read_questions(part["questions"], pack_id, sources)
        else:
            problems += _read_warnings(part["warnings"])
    if not questions or len({question.id for question in questions}) < len(questions):
        raise InvalidReading("no question, or two of one id")
    language = _text(head["language"])
    if not is_language(language):
        raise InvalidReading("no language")
    pack = Pack(
        id=pack_id,
        title=_text(head["title"]),
        questions=tuple(questions),
        digest=digest,
        description=_text(head["description"], least=0),
        language=language,
        authors=_texts(head["authors"]),
        license=_text(head["license"], least=0),
    )
    return PackReading(pack, tuple(problems))


def check_lines(data: bytes) -> None:
    r"""Raise InvalidReading for lines that are refused before any JSON is parsed.

    They have a forbidden character, an escape such as ``\u001b`` that could be one, or more lists than a pack can have,
    which would fill the memory.
    """
    if b"\\" in data and b"\\" in data.replace(rb"\\", b"").replace(rb"\"", b""):
        raise InvalidReading("an escape that no text of a pack needs")
    if forbidden_characters(data):
        raise InvalidReading("a character that may not stand in a pack")
    if data.count(b"[") + data.count(b"{") > _MOST_LISTS:
        raise InvalidReading("too many lists")


def _parts(items: Sequence[_Item]) -> Iterator[Sequence[_Item]]:
    """Yield the items of one line after the other."""
    return (items[first : first + PER_LINE] for first in range(0, len(items), PER_LINE))


def _to_line(value: object) -> bytes:
    return json.dumps(value, ensure_ascii=False, separators=(",", ":")).encode()


def _read_questions(columns: Any, pack_id: str, sources: Sequence[Source]) -> Iterator[Question]:
    """Yield the questions of one line."""
    ids, asks, whys, _, _, _, dates, seconds, points, numbers, _, _ = columns
    _check_are_texts(ids, asks, whys, dates)
    if not (
        "" not in asks
        and all(map(is_id, ids))
        and all(date == "" or is_date(date) for date in set(dates))
        and _are_whole(seconds, 0, LONGEST_SECONDS)
        and _are_whole(points, 1, MOST_POINTS)
        and None not in points
        and _are_whole(numbers, 0, len(sources) - 1)
    ):
        raise InvalidReading("a question's field out of its bounds")
    rows = zip(*columns, strict=True)
    for id_, ask, why, hint, difficulty, tag, date, second, point, number, kind, values in rows:
        question_class, read_own = _KINDS[kind]
        yield build_question(
            question_class,
            {
                "id": id_,
                "pack": pack_id,
                "ask": ask,
                "why": why,
                "source": None if number is None else sources[number],
                "hints": _texts(hint) if hint else (),
                "difficulty": _DIFFICULTIES[difficulty],
                "tags": _texts(tag) if tag else (),
                "date": date,
                "seconds": second,
                "points": point,
                **read_own(*values),
            },
        )


def _read_warnings(columns: Any) -> Iterator[Problem]:
    """Yield the warnings of one line."""
    lines, places, messages = columns
    _check_are_texts(messages)
    if not (_are_whole(lines, 1, _MOST_LINES) and _are_whole(places, 1, _MOST_LINES) and None not in [*lines, *places]):
        raise InvalidReading("no place in a file")
    for line, column, message in zip(lines, places, messages, strict=True):
        yield Problem(line, column, "warning", message)


def _own_values(question: Question) -> list[Any]:
    """Return the fields that this kind alone has, in the order of the parameters of its function below."""
    match question:
        case Choice():
            return [question.options, question.answer, dict(question.feedback)]
        case Multiple():
            answers = [option for option in question.options if option in question.answers]
            return [question.options, answers, dict(question.feedback)]
        case TrueFalse():
            return [question.answer]
        case Typed():
            return [question.accept]
        case Number():
            return [question.number, question.full_within, question.partial_within, question.unit]
        case Order():
            return [question.items, question.start, question.end]
        case Match():
            return [question.pairs]
    raise InvalidReading("a question without a kind")


def _read_choice(options: Any, answer: Any, feedback: Any) -> dict[str, Any]:
    texts = _different_texts(options, 2, 8)
    if answer not in texts:
        raise InvalidReading("an answer that is no option")
    return {"options": texts, "answer": answer, "feedback": _feedback(feedback, texts)}


def _read_multiple(options: Any, answers: Any, feedback: Any) -> dict[str, Any]:
    texts = _different_texts(options, 2, 8)
    right = frozenset(_different_texts(answers, 1, 8))
    if not right.issubset(texts):
        raise InvalidReading("an answer that is no option")
    return {"options": texts, "answers": right, "feedback": _feedback(feedback, texts)}


def _read_true_false(answer: Any) -> dict[str, Any]:
    if answer is not True and answer is not False:
        raise InvalidReading("neither true nor false")
    return {"answer": answer}


def _read_typed(accept: Any) -> dict[str, Any]:
    return {"accept": _different_texts(accept, 1, MOST_BYTES)}


def _read_number(number: Any, full_within: Any, partial_within: Any, unit: Any) -> dict[str, Any]:
    if not (
        _is_finite(number)
        and _is_finite(full_within)
        and full_within >= 0
        and (partial_within is None or (_is_finite(partial_within) and partial_within >= full_within))
    ):
        raise InvalidReading("no number, or one out of its bounds")
    return {
        "number": number,
        "full_within": full_within,
        "partial_within": partial_within,
        "unit": _text(unit, least=0),
    }


def _read_order(items: Any, start: Any, end: Any) -> dict[str, Any]:
    return {"items": _different_texts(items, 3, 8), "start": _text(start, least=0), "end": _text(end, least=0)}


def _read_match(pairs: Any) -> dict[str, Any]:
    lefts, rights = zip(*pairs, strict=True)
    lefts, rights = _different_texts([*lefts], 2, 8), _different_texts([*rights], 2, 8)
    return {"pairs": tuple(zip(lefts, rights, strict=True))}


def _feedback(value: Any, options: Sequence[str]) -> Mapping[str, str]:
    """Return what the pack says about single options."""
    if not value:
        return NO_FEEDBACK
    _check_are_texts(value.values())
    if not (value.keys() <= set(options) and all(value.values())):
        raise InvalidReading("feedback that fits no option")
    feedback: dict[str, str] = value
    return feedback


def _text(value: object, least: int = 1) -> str:
    """Return a text of at least so many characters."""
    if type(value) is not str or len(value) < least:
        raise InvalidReading("no text")
    return value


def _texts(values: Any) -> tuple[str, ...]:
    """Return a list of texts, none of them empty."""
    if type(values) is not list or "" in values:
        raise InvalidReading("no list of texts")
    _check_are_texts(values)
    return tuple(values)


def _different_texts(values: Any, least: int, most: int) -> tuple[str, ...]:
    """Return a list of different texts, none of them empty; `least` and `most` bound their number."""
    texts = _texts(values)
    if not least <= len(texts) <= most or len(set(texts)) < len(texts):
        raise InvalidReading("too few texts, too many, or one twice")
    return texts


def _check_are_texts(*columns: Iterable[Any]) -> None:
    """Raise TypeError where a value is no text."""
    for column in columns:
        # takes a tenth of the time that a comparison of types does
        "".join(column)


def _are_whole(column: Iterable[Any], least: int, most: int) -> bool:
    """Whether each value is a whole number within these bounds, or None."""
    # by type(), not isinstance: True is an int
    return {int, NoneType}.issuperset(map(type, column)) and all(
        least <= value <= most for value in set(column) - {None}
    )


def _is_finite(value: object) -> bool:
    return type(value) is float and isfinite(value)


_KINDS: Mapping[str, tuple[type[Question], Callable[..., dict[str, Any]]]] = {
    str(Kind.CHOICE): (Choice, _read_choice),
    str(Kind.MULTIPLE): (Multiple, _read_multiple),
    str(Kind.TRUE_FALSE): (TrueFalse, _read_true_false),
    str(Kind.TYPED): (Typed, _read_typed),
    str(Kind.NUMBER): (Number, _read_number),
    str(Kind.ORDER): (Order, _read_order),
    str(Kind.MATCH): (Match, _read_match),
}
"""The class of each kind, and the function that reads the fields of this kind alone."""
