"""What can be said of how an answer went, beyond right and wrong."""

from spacequiz.domain.outcome import Outcome
from spacequiz.domain.question import Number, Order, show_number
from spacequiz.text import clean


def detail(outcome: Outcome) -> str:
    """How near it was and what counted, as ``2 of 4 right``; empty where there is nothing to add."""
    grade, question = outcome.grade, outcome.question
    if grade.near:
        return f"but near: it is spelled {clean(grade.near)}"
    if grade.off and isinstance(question, Number):
        far = f"{measure(abs(grade.off), question)} too {'high' if grade.off > 0 else 'low'}"
        return f"{far}, which counts up to {measure(question.close, question)} off" if _partly(outcome) else far
    if not grade.of or grade.full:
        return ""
    if isinstance(question, Order):
        # the credit is twice the share less one
        chance = "; half of them is chance" if _partly(outcome) else ""
        return f"{grade.right} of {grade.of} pairs in order{chance}"
    wrong = f", {grade.wrong} chosen that should not be" if grade.wrong else ""
    return f"{grade.right} of {grade.of} right{wrong}"


def measure(value: float | None, question: Number) -> str:
    """A number with the unit of its question."""
    return "" if value is None else f"{show_number(value)} {clean(question.unit)}".rstrip()


def ordinal(number: int) -> str:
    """``1st``, ``2nd``, ``11th``."""
    teens = number % 100 in {11, 12, 13}
    return f"{number}{'th' if teens else {1: 'st', 2: 'nd', 3: 'rd'}.get(number % 10, 'th')}"


def _partly(outcome: Outcome) -> bool:
    return 0 < outcome.grade.credit < 1
