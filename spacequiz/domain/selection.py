"""Which questions a game asks, and the order of questions and options for a seed.

Everything is sorted by SHA-256 of the seed and the id or text: the order is the same on every machine and version of
Python, and a question added to a pack does not reshuffle the others.
"""

from collections.abc import Collection, Iterable, Sequence
from hashlib import sha256

from spacequiz.domain.question import (
    TRUE_FALSE_OPTIONS,
    Choice,
    Difficulty,
    Match,
    Multiple,
    Order,
    Question,
    TrueFalse,
)
from spacequiz.domain.rules import Rules

ENDLESS_LIMIT = 300
"""The number of questions after which an endless mode ends, unless the packs have more."""

MIN_OPTIONS_TO_HALVE = 4
"""The fewest options of a choice of which half can be taken away."""


def filter_questions(
    questions: Iterable[Question],
    difficulties: Collection[Difficulty] = (),
    tags: Collection[str] = (),
) -> tuple[Question, ...]:
    """Return the questions with one of these difficulties and one of these tags; an empty filter lets all pass."""
    wanted = {tag.casefold() for tag in tags}
    return tuple(
        question
        for question in questions
        if (not difficulties or question.difficulty in difficulties)
        and (not wanted or any(tag.casefold() in wanted for tag in question.tags))
    )


def draw_questions(questions: Iterable[Question], count: int, seed: str) -> tuple[Question, ...]:
    """Return at most `count` questions in the order of the seed."""
    ordered = sorted(questions, key=lambda question: (_sort_key(seed, question.id), question.key))
    return tuple(ordered[:count])


def draw_for_rules(rules: Rules, questions: Iterable[Question], seed: str) -> tuple[Question, ...]:
    """Return the questions of a game with these rules, in the order they are asked.

    An endless mode asks all questions, then all of them again in another order, up to `ENDLESS_LIMIT`; never the same
    question twice in a row. The first round alone grows harder where the mode does.
    """
    if not rules.traits.is_endless:
        return draw_questions(questions, rules.questions, seed)
    pool = tuple(questions)
    asked = list(draw_questions(pool, len(pool), seed))
    if rules.traits.grows_harder:
        levels = tuple(Difficulty)
        asked.sort(key=lambda question: levels.index(question.difficulty))
    rounds = 0
    # a single question is asked once: an answer that comes late would count for its next turn
    while len(pool) > 1 and len(asked) < ENDLESS_LIMIT:
        rounds += 1
        first, *others = draw_questions(pool, len(pool), f"{seed}|{rounds}")
        asked += [*others, first] if first is asked[-1] else [first, *others]
    return tuple(asked[: max(ENDLESS_LIMIT, len(pool))])


def option_texts(question: Question, seed: str) -> tuple[str, ...]:
    """Return the texts to choose among or to arrange, in the order of the seed; empty for typed words and numbers.

    For an order these are the items, in an order that has no credit; for a match the right sides. True is always before
    False.
    """
    if isinstance(question, TrueFalse):
        return TRUE_FALSE_OPTIONS
    if isinstance(question, Choice | Multiple):
        return _shuffled(question.options, question.id, seed)
    if isinstance(question, Match):
        # may come out solved: if it never did, that would be a clue, and with two pairs it would give the answer away
        return _shuffled(question.rights, question.id, seed)
    if isinstance(question, Order):
        items = _shuffled(question.items, question.id, seed)
        # no credit for handing in the order as it is shown: where the items have some, their reverse has none
        return items[::-1] if question.grade(items).credit > 0 else items
    return ()


def eliminated_options(question: Question, seed: str) -> frozenset[str]:
    """Return the wrong options that 50:50 takes away: half of all options, or none where there are fewer than four."""
    if not isinstance(question, Choice) or len(question.options) < MIN_OPTIONS_TO_HALVE:
        return frozenset()
    # not the order on the screen: the wrong options that stay would always be the last ones there
    wrong = [option for option in _shuffled(question.options, question.id, f"{seed}|half") if option != question.answer]
    return frozenset(wrong[: (len(question.options) + 1) // 2])


def _shuffled(options: Sequence[str], question_id: str, seed: str) -> tuple[str, ...]:
    """Return the options in the order of the seed and the question."""
    return tuple(sorted(options, key=lambda option: _sort_key(seed, question_id, option)))


def _sort_key(*parts: str) -> bytes:
    """Return what to sort by. A seed from the command line may hold bytes that are not UTF-8, as lone surrogates."""
    return sha256("|".join(parts).encode("utf-8", "surrogatepass")).digest()
