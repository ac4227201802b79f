"""A question and its verdict as lines of text."""

from collections.abc import Collection, Iterator

from spacequiz.domain.describe import describe_grade, describe_response
from spacequiz.domain.outcome import CloseReason, Outcome
from spacequiz.domain.question import Match, Multiple, Number, Order, Question, TrueFalse, Typed
from spacequiz.domain.scoring import HINT_COST
from spacequiz.text import clean
from spacequiz.wording import format_count

LETTERS = "ABCDEFGH"
"""Name the left sides of a match, so that numbers name the right sides alone."""
HINT_COST_TEXT = f"{HINT_COST:.0%}".replace("%", " %")


def question_lines(question: Question, texts: tuple[str, ...], *, hints: bool = True) -> Iterator[str]:
    """The question with what can be chosen."""
    yield question.ask
    match question:
        case Match():
            yield from (f"  {letter}. {clean(left)}" for letter, left in zip(LETTERS, question.lefts, strict=False))
            yield "to be joined with"
        case Order() if question.start or question.end:
            yield f"from {clean(question.start) or 'first'} to {clean(question.end) or 'last'}"
    yield from (f"  {number}. {clean(text)}" for number, text in enumerate(texts, 1))
    if question.hints and hints:
        yield f"{format_count(len(question.hints), 'hint')}: each costs {HINT_COST_TEXT} of the points"


def remaining_options(texts: tuple[str, ...], gone: Collection[str]) -> Iterator[str]:
    """The options that were not taken away, by the numbers they had."""
    yield from (f"  {number}. {clean(text)}" for number, text in enumerate(texts, 1) if text not in gone)


def prompt(question: Question, texts: tuple[str, ...]) -> str:
    """What to type, ending with ``> ``."""
    match question:
        case Multiple():
            wanted = "all that are right, numbers with commas"
        case Order():
            wanted = "the numbers in the right order"
        case Match():
            wanted = f"the numbers for {', '.join(LETTERS[: len(texts)])}"
        case Number():
            wanted = f"a number ({clean(question.unit)})" if question.unit else "a number"
        case Typed():
            wanted = "your answer"
        case TrueFalse():
            wanted = "1 or true, 2 or false"
        case _:
            wanted = f"a number, 1 to {len(texts)}"
    return f"{wanted} > "


def verdict_lines(outcome: Outcome, limit: int) -> Iterator[str]:
    """How the question ended, what is right and why. `limit` is the time it had, in seconds."""
    question, response = outcome.question, outcome.response
    more = describe_grade(outcome)
    yield f"{_word(outcome, limit)} – {more}" if more else _word(outcome, limit)
    # of a number, since a comma can be read in two ways; of several parts, to see which of them was wrong
    if response is not None and (isinstance(question, Number) or (outcome.grade.part_count and not outcome.is_right)):
        yield f"your answer: {describe_response(question, response)}"
    yield f"answer: {clean(question.solution)}"
    if response is not None:
        yield from question.feedback_for(response)
    if question.why:
        yield question.why
    if question.source:
        yield f"source: {', '.join(clean(part) for part in (question.source.title, question.source.url) if part)}"


def _word(outcome: Outcome, limit: int) -> str:
    if outcome.close_reason is CloseReason.TIMED_OUT:
        return f"✗ time is up ({limit} s)"
    if outcome.close_reason is CloseReason.SKIPPED:
        return "– skipped"
    if outcome.is_right:
        return "✓ right"
    return "◐ partly right" if outcome.grade.credit > 0 else "✗ wrong"
