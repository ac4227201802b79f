"""Recognise the columns of a table by their headers."""

import re
from collections.abc import Iterable, Mapping
from dataclasses import dataclass

from spacequiz.exchange.sanitise import fold_spaces
from spacequiz.text import clean

_ONE = {
    "question": "ask",
    "question text": "ask",
    "ask": "ask",
    "kind": "kind",
    "type": "kind",
    "question type": "kind",
    "within": "within",
    "close": "close",
    "unit": "unit",
    "from": "from",
    "to": "to",
    "id": "id",
    "why": "why",
    "explanation": "why",
    "feedback": "why",
    "source": "source",
    "difficulty": "difficulty",
    "tags": "tags",
    "tag": "tags",
    "date": "date",
    "seconds": "seconds",
    "time limit": "seconds",
    "points": "points",
}
"""Headers of columns that occur once, with their keys in pack format 1."""
_MANY = {
    "option": "option",
    "answer option": "option",
    "right answer": "right",
    "correct answer": "right",
    "correct": "right",
    "accepted answer": "right",
    "wrong answer": "wrong",
    "wrong": "wrong",
    "incorrect answer": "wrong",
    "incorrect": "wrong",
    "hint": "hint",
    "left": "left",
}
"""Headers of columns that may repeat, with or without a number."""
_WITH_NUMBER = {"answer": "answer", "right": "match"}
_WITHOUT_NUMBER = {
    "answer": "right",
    "right": "right",
    "answers": "right",
    "correct answers": "right",
    "right answers": "right",
    "wrong answers": "wrong",
    "incorrect answers": "wrong",
    "hints": "hint",
}
_SILENT = frozenset({"question #", "#", "number", "no", ""})
"""Headers of columns that are ignored without a note."""
_ANSWERS = frozenset({"option", "answer", "right", "wrong", "left"})
_ASIDE = re.compile(r"\([^()]*\)")
_PLURAL = re.compile(r"(?<=\w)\(s\)")
_NUMBERED = re.compile(r"(.+?)(?: ?([0-9]{1,2})| ([a-h]))\Z")
_LONGEST = 200


@dataclass(frozen=True, slots=True)
class Columns:
    """The positions of columns in a row, from 0."""

    one: Mapping[str, int]
    """Columns by key of pack format 1."""
    many: Mapping[str, tuple[int, ...]]
    """Columns of `option`, `answer`, `right` and `wrong` answers, `hint`, `left` and `match`, in order."""
    unknown: tuple[str, ...] = ()
    """Unknown headers."""
    width: int | None = None
    """The number of columns; None for any number."""
    by_number: bool = False
    """Whether right answers are always given as numbers."""


PLAIN = Columns({"ask": 0}, {"right": (1,), "wrong": tuple(range(2, 200))})
"""The columns of a table without headers: the question, the right answer, wrong answers."""


def columns_of(cells: Iterable[str]) -> Columns | None:
    """Return the columns with these headers; None when they are not headers of questions."""
    one: dict[str, int] = {}
    many: dict[str, list[tuple[int, int]]] = {}
    unknown: list[str] = []
    width = 0
    for index, cell in enumerate(cells):
        name = _normalised(cell)
        key, place = _role(name)
        if name:
            width = index + 1
        if key in _ONE.values() and key not in one:
            one[key] = index
        elif key and key not in _ONE.values():
            many.setdefault(key, []).append((place, index))
        elif name not in _SILENT:
            unknown.append(clean(cell[:40]))
    if "ask" not in one or not _ANSWERS & many.keys():
        return None
    ordered = {key: tuple(index for _, index in sorted(found)) for key, found in many.items()}
    return Columns(one, ordered, tuple(unknown), width)


def _normalised(cell: str) -> str:
    """Return a normalised header: lower case, without parentheses."""
    if len(cell) > _LONGEST:
        return "?"
    return fold_spaces(_ASIDE.sub(" ", _PLURAL.sub("s", cell)).casefold().replace("_", " ")).strip(" :*?")


def _role(name: str) -> tuple[str, int]:
    """Return the role of a column with this header, and its number, 0 without one."""
    role = _ONE.get(name) or _MANY.get(name) or _WITHOUT_NUMBER.get(name)
    if role:
        return role, 0
    found = _NUMBERED.match(name)
    if not found:
        return "", 0
    place = int(found[2]) if found[2] else ord(found[3]) - ord("a") + 1
    return _WITH_NUMBER.get(found[1]) or _MANY.get(found[1]) or "", place
