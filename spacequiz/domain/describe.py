"""What can be said of how an answer went, beyond right and wrong."""

from collections.abc import Sequence

from spacequiz.domain.leaderboard import Leaderboard
from spacequiz.domain.numbers import format_with_unit
from spacequiz.domain.outcome import Outcome
from spacequiz.domain.question import Match, Multiple, Number, Order, Question, Response
from spacequiz.domain.session import Session
from spacequiz.text import clean

_MAX_SIGNS = 40
"""Signs that still fit beside the words."""


def describe_grade(outcome: Outcome) -> str:
    """How near it was and what counted, as ``2 of 4 right``; empty where there is nothing to add."""
    grade, question = outcome.grade, outcome.question
    if grade.near:
        return f"but near: it is spelled {clean(grade.near)}"
    if grade.off and isinstance(question, Number):
        far = f"{format_amount(abs(grade.off), question)} too {'high' if grade.off > 0 else 'low'}"
        return (
            f"{far}, which counts up to {format_amount(question.partial_within, question)} off"
            if _is_partly_right(outcome)
            else far
        )
    if not grade.of or grade.full:
        return ""
    if isinstance(question, Order):
        # the credit is twice the share less one
        chance = "; half of them anyone gets by luck" if _is_partly_right(outcome) else ""
        return f"{grade.right} of {grade.of} pairs in order{chance}"
    wrong = f", {grade.wrong} chosen that should not be" if grade.wrong else ""
    return f"{grade.right} of {grade.of} right{wrong}"


def format_amount(value: float | None, question: Number) -> str:
    """A number with the unit of its question."""
    return "" if value is None else format_with_unit(value, clean(question.unit))


def describe_response(question: Question, response: Response) -> str:
    """A response in words, on one line."""
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


def ordinal(number: int) -> str:
    """``1st``, ``2nd``, ``11th``."""
    teens = number % 100 in {11, 12, 13}
    return f"{number}{'th' if teens else {1: 'st', 2: 'nd', 3: 'rd'}.get(number % 10, 'th')}"


def outcome_sign(outcome: Outcome) -> str:
    """How an answer went in one sign: ``✓`` right, ``◐`` partly, ``✗`` wrong, ``–`` not answered."""
    if outcome.right:
        return "✓"
    if outcome.grade.credit > 0:
        return "◐"
    return "–" if outcome.skipped else "✗"


def share_line(session: Session, board: Leaderboard, titles: Sequence[str]) -> str:
    """The result of a game in one line that gives no answer away."""
    # the packs of a day are the same for everyone
    what = board.label if board.rules.traits.is_daily else f"{' + '.join(map(clean, titles))}, {board.label}"
    signs = "".join(map(outcome_sign, session.outcomes))
    shown = signs if len(signs) <= _MAX_SIGNS else f"{signs[: _MAX_SIGNS - 1]}…"
    return (
        f"Space Quiz, {what}: {session.score} points, {session.correct} of {session.position} right  {shown}".rstrip()
    )


def _is_partly_right(outcome: Outcome) -> bool:
    return 0 < outcome.grade.credit < 1
