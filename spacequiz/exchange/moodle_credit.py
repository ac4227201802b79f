"""Convert Moodle answers, each with its share of the credit, to the fields of pack format 1.

What a pack cannot hold is added to the notes.
"""

import re
from collections.abc import Iterable, Sequence
from dataclasses import dataclass
from itertools import pairwise

from spacequiz.exchange.draft import Value
from spacequiz.exchange.sanitise import fold_spaces
from spacequiz.packs.problem_collector import quote
from spacequiz.text import clean

FULL = 100.0
"""The credit of an answer that is fully right, in percent."""
_MOST = 100
"""The maximum number of answers of a question; none needs as many."""
_LONGEST = 10_000
"""The maximum length of an answer in which stars are searched; no pack has a longer one."""
_ANY_TEXT = re.compile(r"(?<!\\)\*+")
_PERCENT = re.compile(r"\s*([+-]?[0-9]{1,3}(?:[.,][0-9]{0,15})?)\s*\Z")


class NotAQuestion(Exception):
    """A question that cannot be imported; its text is the reason."""


@dataclass(frozen=True, slots=True)
class Answer:
    """One answer of a question."""

    text: str
    credit: float
    """In percent; negative for a penalty."""
    feedback: str = ""
    within: str = ""
    """The tolerance of a number, as text."""


def check_count(answers: int) -> None:
    """Raise NotAQuestion when there are too many answers."""
    if answers > _MOST:
        raise NotAQuestion(f"it has {answers:,} answers")


def percent(text: str) -> float:
    """Parse a share of the credit; 0 when it is not a number."""
    found = _PERCENT.match(text)
    return float(found[1].replace(",", ".")) if found else 0.0


def share(of: int) -> str:
    """Return one of `of` equal shares in percent as Moodle writes it: five decimals without trailing zeros."""
    return f"{FULL / of:.5f}".rstrip("0").rstrip(".")


def number_text(value: float) -> str:
    """Return a number as text, whole numbers without a decimal point."""
    return repr(value).removesuffix(".0")


def choice(answers: Sequence[Answer], single: bool | None, notes: list[str]) -> dict[str, Value]:
    """Return the fields of a choice or multiple question; None for `single` decides by credit. Raises NotAQuestion."""
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
            notes.append("the partial credit of other answers was left out")
        return fields | {"answer": (full or right)[0].text}
    if single:
        notes.append("one right answer was enough; now all of them are required")
    elif len({answer.credit for answer in right}) > 1:
        notes.append("the right answers had different weights; now they count the same")
    return fields | {"answers": [answer.text for answer in right]}


def typed(answers: Sequence[Answer], notes: list[str]) -> dict[str, Value]:
    """Return the fields of a typed question. Raises NotAQuestion."""
    accept: list[str] = []
    for answer in answers:
        if answer.credit < FULL:
            if answer.credit > 0:
                notes.append(f"{quote(answer.text)}, worth partial credit, was left out")
            continue
        word, starred = _word(answer.text)
        if starred and word:
            notes.append(f"the * of {quote(answer.text)}, which stood for any text, was left out")
        elif starred:
            notes.append(f"{quote(answer.text)}, where * stands for any text, was left out")
        if word or not starred:
            accept.append(word)
    if not accept:
        raise NotAQuestion("it has no right answer that can be typed")
    return {"accept": accept}


def _word(text: str) -> tuple[str, bool]:
    """Return an answer without wildcard stars, and whether there were any; empty if it makes no sense without them."""
    if len(text) > _LONGEST:
        return text, False
    bits = [bit.replace("\\*", "*") for bit in _ANY_TEXT.split(text)]
    inner = any(
        before[-1:].strip() and after[:1].strip()  # within a word
        for before, after in pairwise(bits)
    )
    return "" if inner else fold_spaces(" ".join(bits)), len(bits) > 1


def starless(text: str) -> str:
    """Return an answer with escaped stars, which Moodle would read as wildcards."""
    return text.replace("*", "\\*")


def number(answers: Sequence[Answer], notes: list[str]) -> dict[str, Value]:
    """Return the fields of a number question. Raises NotAQuestion."""
    known = [answer for answer in answers if answer.text.strip() != "*"]
    full = [answer for answer in known if answer.credit >= FULL]
    if not full:
        raise NotAQuestion("no number is worth the full credit")
    notes += [f"{quote(answer.text)} as another answer was left out" for answer in known if answer is not full[0]]
    return {"number": full[0].text, "within": full[0].within}


def pairs(sides: Iterable[tuple[str, str]], notes: list[str]) -> dict[str, Value]:
    """Return the fields of a match question. Raises NotAQuestion."""
    match: dict[str, str] = {}
    seen: set[str] = set()
    for left, right in sides:
        shown_left, shown_right = clean(left), clean(right)
        if shown_left in seen:
            raise NotAQuestion(f"{quote(shown_left)} is the left side of two pairs")
        if shown_left and not shown_right:
            raise NotAQuestion(f"{quote(shown_left)} has no partner")
        if shown_left:
            seen.add(shown_left)
            match[left] = right
        elif shown_right:
            notes.append(f"{quote(shown_right)} has no partner and was left out")
    if not match:
        raise NotAQuestion("it has no pairs")
    return {"match": match}


def explained(general: str, answers: Sequence[Answer], notes: list[str]) -> dict[str, Value]:
    """Return the `why` of a question whose kind has no feedback for single answers.

    It is the general feedback, or else the feedback for the first answer with full credit.
    """
    right = next((answer for answer in answers if answer.credit >= FULL), None)
    said = right.feedback if right else ""
    if any(answer.feedback for answer in answers if answer is not right) or (general and said):
        notes.append("the feedback for single answers was left out")
    return {"why": general or said}
