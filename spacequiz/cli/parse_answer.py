"""Parse typed lines as answers to questions."""

import re

from spacequiz.domain.numbers import parse_number
from spacequiz.domain.question import Choice, Match, Multiple, Number, Order, Question, Response, TrueFalse, Typed
from spacequiz.domain.spelling import normalise
from spacequiz.text import clean

_TRUE = frozenset({"1", "t", "true", "y", "yes"})
_FALSE = frozenset({"2", "f", "false", "n", "no"})
_LONGEST = 500
"""The maximum number of characters in an answer; longer lines were pasted by mistake."""


class InvalidAnswer(ValueError):
    """A line that cannot be an answer to the question; its text says what to type."""


def parse_answer(question: Question, texts: tuple[str, ...], line: str) -> Response:
    """Return the response that a line means, where `texts` are shown numbered from 1. Raises InvalidAnswer."""
    typed = clean(line)
    if not typed:
        raise InvalidAnswer("Type an answer. ? asks for a hint, s skips, q quits.")
    if len(typed) > _LONGEST:
        raise InvalidAnswer(f"That is too long: type at most {_LONGEST} characters.")
    match question:
        case Choice():
            return _parse_option(typed, texts)
        case Multiple():
            return frozenset(texts[number - 1] for number in _parse_numbers(typed, texts))
        case TrueFalse():
            return _true_or_false(typed)
        case Order() | Match():
            return tuple(texts[number - 1] for number in _parse_order(typed, texts))
        case Number():
            return _number(question, typed)
        case Typed():
            # a backslash marks an answer that would otherwise be a command
            answer = typed.removeprefix("\\").strip()
            if not question.accepts(answer):
                raise InvalidAnswer("Type an answer after the backslash.")
            return answer
    raise TypeError(f"unsupported kind of question: {question.kind}")


def _parse_option(typed: str, texts: tuple[str, ...]) -> str:
    """Return the option with this number, or else with this text."""
    named = [text for text in texts if normalise(text) == normalise(typed)]
    if len(named) == 1 and not (typed.isdecimal() and 1 <= int(typed) <= len(texts)):
        return named[0]
    numbers = _parse_numbers(typed, texts)
    if len(numbers) != 1:
        raise InvalidAnswer("Type one number only.")
    return texts[numbers[0] - 1]


def _true_or_false(typed: str) -> bool:
    word = typed.casefold()
    if word not in _TRUE | _FALSE:
        raise InvalidAnswer("Type 1 for true or 2 for false.")
    return word in _TRUE


def _number(question: Number, typed: str) -> float:
    amount = parse_number(typed, question.unit)
    if amount is None or not question.accepts(amount):
        raise InvalidAnswer(f"Type a number{f' ({clean(question.unit)})' if question.unit else ''}.")
    return amount


def _parse_numbers(typed: str, texts: tuple[str, ...]) -> list[int]:
    words = [word for word in re.split(r"[\s,;]+", typed) if word]
    if not words or not all(re.fullmatch(r"\d{1,3}", word) for word in words):
        raise InvalidAnswer(f"Type a number from 1 to {len(texts)}.")
    numbers = [int(word) for word in words]
    beyond = next((number for number in numbers if not 1 <= number <= len(texts)), None)
    if beyond is not None:
        raise InvalidAnswer(f"There is no {beyond}: type a number from 1 to {len(texts)}.")
    return numbers


def _parse_order(typed: str, texts: tuple[str, ...]) -> list[int]:
    # "2134" means "2 1 3 4" while every number has one digit
    apart = " ".join(typed) if re.fullmatch(rf"[1-9]{{{len(texts)}}}", typed) else typed
    numbers = _parse_numbers(apart, texts)
    twice = next((number for number in numbers if numbers.count(number) > 1), None)
    if twice is not None:
        raise InvalidAnswer(f"You typed {twice} more than once; use each number once.")
    if len(numbers) != len(texts):
        raise InvalidAnswer(f"Type all {len(texts)} numbers, such as {' '.join(map(str, range(1, len(texts) + 1)))}.")
    return numbers
