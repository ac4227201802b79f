"""Answers with a share of the credit, as Moodle has them, and the question that they make.

The fields are those of pack format 1. What a question of ours has no place for is noted.
"""

import re
from collections.abc import Iterable, Sequence
from dataclasses import dataclass
from itertools import pairwise

from spacequiz.exchange.draft import Value
from spacequiz.exchange.sanitise import fold_spaces
from spacequiz.packs.problem_report import quote
from spacequiz.text import clean

FULL = 100.0
"""The credit of an answer that is right by itself, in percent."""
_MOST = 100
"""Answers of a question that are read; no kind of question needs as many."""
_LONGEST = 10_000
"""Characters of an answer that is looked at closely; no pack has a longer one."""
_ANY_TEXT = re.compile(r"(?<!\\)\*+")
_PERCENT = re.compile(r"\s*([+-]?[0-9]{1,3}(?:[.,][0-9]{0,15})?)\s*\Z")


class NotAQuestion(Exception):
    """What was found makes no question of ours; says why."""


@dataclass(frozen=True, slots=True)
class Answer:
    """One answer of a question."""

    text: str
    credit: float
    """In percent; below zero where choosing it costs."""
    feedback: str = ""
    within: str = ""
    """How far off a number may be, as typed."""


def check_count(answers: int) -> None:
    """Raise NoQuestion where there are too many answers to be looked at."""
    if answers > _MOST:
        raise NotAQuestion(f"it has {answers:,} answers")


def percent(text: str) -> float:
    """A share of the credit as typed; none where it is no number."""
    found = _PERCENT.match(text)
    return float(found[1].replace(",", ".")) if found else 0.0


def share(of: int) -> str:
    """The part of so many that are equal, in percent, as Moodle wants it: five decimals, no zeros after them."""
    return f"{FULL / of:.5f}".rstrip("0").rstrip(".")


def number_text(value: float) -> str:
    """A number as any program reads it."""
    return repr(value).removesuffix(".0")


def choice(answers: Sequence[Answer], single: bool | None, notes: list[str]) -> dict[str, Value]:
    """One option or several; `single` is None where the credit alone tells. Raises NoQuestion."""
    right = [answer for answer in answers if answer.credit > 0]
    full = [answer for answer in right if answer.credit >= FULL]
    if not right:
        raise NotAQuestion("none of its answers is right")
    if single is None:
        single = len(right) == len(full) == 1 and all(answer.credit >= 0 for answer in answers)
    fields: dict[str, Value] = {
        "options": [answer.text for answer in answers],
        "feedback": {answer.text: answer.feedback for answer in answers if answer.feedback},
    }
    if single and (len(full) == 1 or len(right) == 1):
        if len(right) > 1:
            notes.append("the part of the credit that other answers had was left out")
        return fields | {"answer": (full or right)[0].text}
    if single:
        notes.append("one of its right answers was enough; now all of them are asked for")
    elif len({answer.credit for answer in right}) > 1:
        notes.append("the right answers had different weights; now they count alike")
    return fields | {"answers": [answer.text for answer in right]}


def typed(answers: Sequence[Answer], notes: list[str]) -> dict[str, Value]:
    """An answer to type. Raises NoQuestion."""
    accept: list[str] = []
    for answer in answers:
        if answer.credit < FULL:
            if answer.credit > 0:
                notes.append(f"{quote(answer.text)}, worth a part of the credit, was left out")
            continue
        word, starred = _word(answer.text)
        if starred and word:
            notes.append(f"the * of {quote(answer.text)}, which stood for any text, was left out")
        elif starred:
            notes.append(f"{quote(answer.text)}, where * stands for any text, was left out")
        if word or not starred:
            accept.append(word)
    if not accept:
        raise NotAQuestion("no answer of it that could be typed is right")
    return {"accept": accept}


def _word(text: str) -> tuple[str, bool]:
    """An answer without the stars that stand for any text, and whether there were any; empty without sense then."""
    if len(text) > _LONGEST:
        return text, False
    bits = [bit.replace("\\*", "*") for bit in _ANY_TEXT.split(text)]
    inner = any(
        before[-1:].strip() and after[:1].strip()  # within a word
        for before, after in pairwise(bits)
    )
    return "" if inner else fold_spaces(" ".join(bits)), len(bits) > 1


def starless(text: str) -> str:
    """An answer in which Moodle takes no star for any text."""
    return text.replace("*", "\\*")


def number(answers: Sequence[Answer], notes: list[str]) -> dict[str, Value]:
    """A number. Raises NoQuestion."""
    known = [answer for answer in answers if answer.text.strip() != "*"]
    full = [answer for answer in known if answer.credit >= FULL]
    if not full:
        raise NotAQuestion("no number is worth the full credit")
    notes += [f"{quote(answer.text)} as another answer was left out" for answer in known if answer is not full[0]]
    return {"number": full[0].text, "within": full[0].within}


def pairs(sides: Iterable[tuple[str, str]], notes: list[str]) -> dict[str, Value]:
    """Pairs to join. Raises NoQuestion."""
    match: dict[str, str] = {}
    seen: set[str] = set()
    for left, right in sides:
        shown_left, shown_right = clean(left), clean(right)
        if shown_left in seen:
            raise NotAQuestion(f"{quote(shown_left)} is the left side of two pairs")
        if shown_left and not shown_right:
            raise NotAQuestion(f"nothing belongs to {quote(shown_left)}")
        if shown_left:
            seen.add(shown_left)
            match[left] = right
        elif shown_right:
            notes.append(f"{quote(shown_right)}, which belongs to nothing, was left out")
    if not match:
        raise NotAQuestion("it has no pairs")
    return {"match": match}


def explained(general: str, answers: Sequence[Answer], notes: list[str]) -> dict[str, Value]:
    """Why the answer is right, where single answers have no feedback of their own.

    That is what is said to all, or else to those who gave the first answer that is wholly right.
    """
    right = next((answer for answer in answers if answer.credit >= FULL), None)
    said = right.feedback if right else ""
    if any(answer.feedback for answer in answers if answer is not right) or (general and said):
        notes.append("the feedback for single answers was left out")
    return {"why": general or said}
