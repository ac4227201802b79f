"""Questions and verdicts as lines of plain text."""

from collections.abc import Collection, Iterator

from spacequiz.domain.describe import describe_grade, describe_response
from spacequiz.domain.outcome import CloseReason, Outcome
from spacequiz.domain.question import Match, Multiple, Number, Order, Question, TrueFalse, Typed
from spacequiz.domain.scoring import HINT_COST
from spacequiz.text import clean
from spacequiz.wording import format_count

LETTERS = "ABCDEFGH"
"""Names of the left sides of a match; the right sides have numbers."""
HINT_COST_TEXT = f"{HINT_COST:.0%}".replace("%", " %")


def question_lines(question: Question, texts: tuple[str, ...], *, hints: bool = True) -> Iterator[str]:
    """Return the lines of a question with its options."""
    yield question.ask
    match question:
        case Match():
            yield from (f"  {letter}. {clean(left)}" for letter, left in zip(LETTERS, question.lefts, strict=False))
            yield "match with"
        case Order() if question.start or question.end:
            yield f"from {clean(question.start) or 'first'} to {clean(question.end) or 'last'}"
    yield from (f"  {number}. {clean(text)}" for number, text in enumerate(texts, 1))
    if question.hints and hints:
        yield f"{format_count(len(question.hints), 'hint')}: each costs {HINT_COST_TEXT} of the points"


def remaining_options(texts: tuple[str, ...], eliminated: Collection[str]) -> Iterator[str]:
    """Return the lines of the options left after a 50:50, with their original numbers."""
    yield from (f"  {number}. {clean(text)}" for number, text in enumerate(texts, 1) if text not in eliminated)


def prompt(question: Question, texts: tuple[str, ...]) -> str:
    """Return the prompt for an answer, ending with ``> ``."""
    match question:
        case Multiple():
            request = "all right options, numbers separated by commas"
        case Order():
            request = "the numbers in the right order"
        case Match():
            request = f"the numbers for {', '.join(LETTERS[: len(texts)])}"
        case Number():
            request = f"a number ({clean(question.unit)})" if question.unit else "a number"
        case Typed():
            request = "your answer"
        case TrueFalse():
            request = "1 or true, 2 or false"
        case _:
            request = f"a number, 1 to {len(texts)}"
    return f"{request} > "


def verdict_lines(outcome: Outcome, limit: int) -> Iterator[str]:
    """Return the lines of a verdict: result, right answer and explanation. `limit` is the time limit in seconds."""
    question, response = outcome.question, outcome.response
    detail = describe_grade(outcome)
    yield f"{_verdict(outcome, limit)} – {detail}" if detail else _verdict(outcome, limit)
    # shown for numbers, where a comma is ambiguous, and for several parts, to see which of them was wrong
    if response is not None and (isinstance(question, Number) or (outcome.grade.part_count and not outcome.is_right)):
        yield f"your answer: {describe_response(question, response)}"
    yield f"answer: {clean(question.solution)}"
    if response is not None:
        yield from question.feedback_for(response)
    if question.why:
        yield question.why
    if question.source:
        yield f"source: {', '.join(clean(part) for part in (question.source.title, question.source.url) if part)}"


def _verdict(outcome: Outcome, limit: int) -> str:
    if outcome.close_reason is CloseReason.TIMED_OUT:
        return f"✗ time is up ({limit} s)"
    if outcome.close_reason is CloseReason.SKIPPED:
        return "– skipped"
    if outcome.is_right:
        return "✓ right"
    return "◐ partly right" if outcome.grade.credit > 0 else "✗ wrong"
