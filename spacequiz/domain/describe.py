"""Grades, responses and results in words."""

from collections.abc import Sequence

from spacequiz.domain.leaderboard import Leaderboard
from spacequiz.domain.numbers import format_with_unit
from spacequiz.domain.outcome import Outcome
from spacequiz.domain.question import Match, Multiple, Number, Order, Question, Response
from spacequiz.domain.session import Session
from spacequiz.text import clean

_MAX_SIGNS = 40
"""The most signs in a line to share, so that it fits into a short message."""


def describe_grade(outcome: Outcome) -> str:
    """Return what was nearly or partly right, as ``2 of 4 right``; empty where right or wrong says it all."""
    grade, question = outcome.grade, outcome.question
    if grade.near_miss_of:
        return f"but near: it is spelled {clean(grade.near_miss_of)}"
    if grade.deviation and isinstance(question, Number):
        distance = f"{format_amount(abs(grade.deviation), question)} too {'high' if grade.deviation > 0 else 'low'}"
        if not _is_partly_right(outcome):
            return distance
        return f"{distance}, which counts up to {format_amount(question.partial_within, question)} off"
    if not grade.part_count or grade.is_full:
        return ""
    if isinstance(question, Order):
        # half of the pairs in order has no credit: credit = 2 × share - 1
        chance = "; half of them anyone gets by luck" if _is_partly_right(outcome) else ""
        return f"{grade.right_parts} of {grade.part_count} pairs in order{chance}"
    wrong = f", {grade.wrong_parts} chosen that should not be" if grade.wrong_parts else ""
    return f"{grade.right_parts} of {grade.part_count} right{wrong}"


def format_amount(value: float | None, question: Number) -> str:
    """Return a number with the unit of its question; empty for None."""
    return "" if value is None else format_with_unit(value, clean(question.unit))


def describe_response(question: Question, response: Response) -> str:
    """Return a response as a text on one line."""
    match question, response:
        case Number(), float() | int():
            return format_amount(float(response), question)
        case Match(), tuple():
            return ", ".join(
                f"{clean(left)}: {clean(right)}" for left, right in zip(question.lefts, response, strict=True)
            )
        case Multiple(), frozenset():
            return ", ".join(clean(option) for option in question.options if option in response)
        case _, tuple():
            return ", ".join(map(clean, response))
    return clean(str(response))


def format_ordinal(number: int) -> str:
    """Return a number as an ordinal: ``1st``, ``2nd``, ``11th``."""
    teens = number % 100 in {11, 12, 13}
    return f"{number}{'th' if teens else {1: 'st', 2: 'nd', 3: 'rd'}.get(number % 10, 'th')}"


def outcome_sign(outcome: Outcome) -> str:
    """Return the sign for an answer: ``✓`` right, ``◐`` partly right, ``✗`` wrong or out of time, ``–`` skipped."""
    if outcome.is_right:
        return "✓"
    if outcome.grade.credit > 0:
        return "◐"
    return "–" if outcome.is_skipped else "✗"


def share_line(session: Session, board: Leaderboard, titles: Sequence[str]) -> str:
    """Return the result of a game in one line that gives no answer away; `titles` are those of the packs."""
    # a daily game has the same packs for everyone
    what = board.label if board.rules.traits.is_daily else f"{' + '.join(map(clean, titles))}, {board.label}"
    signs = "".join(map(outcome_sign, session.outcomes))
    shown = signs if len(signs) <= _MAX_SIGNS else f"{signs[: _MAX_SIGNS - 1]}…"
    return (
        f"Space Quiz, {what}: {session.score} points, {session.correct} of {session.position} right  {shown}".rstrip()
    )


def _is_partly_right(outcome: Outcome) -> bool:
    """Whether the answer has some credit, but not full credit."""
    return 0 < outcome.grade.credit < 1
