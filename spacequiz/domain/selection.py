"""Which questions are asked, and in which order questions and options come, for a seed.

Everything is ordered by SHA-256 of the seed and the id: the same on every Python and machine, and a question added to
a pack does not reshuffle the others.
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
"""Questions after which a game without end is over at last."""

FEWEST_TO_HALVE = 4
"""Options that a choice must have for 50:50."""


def filter_questions(
    questions: Iterable[Question],
    difficulties: Collection[Difficulty] = (),
    tags: Collection[str] = (),
) -> tuple[Question, ...]:
    """The questions of these difficulties with one of these tags; an empty collection lets all through."""
    wanted = {tag.casefold() for tag in tags}
    return tuple(
        question
        for question in questions
        if (not difficulties or question.difficulty in difficulties)
        and (not wanted or any(tag.casefold() in wanted for tag in question.tags))
    )


def draw_questions(questions: Iterable[Question], count: int, seed: str) -> tuple[Question, ...]:
    """At most `count` questions in the order of the seed."""
    ordered = sorted(questions, key=lambda question: (_sort_key(seed, question.id), question.key))
    return tuple(ordered[:count])


def draw_for_rules(rules: Rules, questions: Iterable[Question], seed: str) -> tuple[Question, ...]:
    """The questions that a game under these rules asks, in its order.

    A game without end asks all of them, and once they are used up all of them again, in another order.
    """
    plays = rules.traits
    if not plays.is_endless:
        return draw_questions(questions, rules.questions, seed)
    pool = tuple(questions)
    asked = list(draw_questions(pool, len(pool), seed))
    if plays.grows_harder:
        levels = tuple(Difficulty)
        asked.sort(key=lambda question: levels.index(question.difficulty))
    rounds = 0
    # one question alone would follow itself, and an answer that comes late would count for it again
    while len(pool) > 1 and len(asked) < ENDLESS_LIMIT:
        rounds += 1
        first, *others = draw_questions(pool, len(pool), f"{seed}|{rounds}")
        asked += [*others, first] if first is asked[-1] else [first, *others]
    return tuple(asked[: max(ENDLESS_LIMIT, len(pool))])


def option_texts(question: Question, seed: str) -> tuple[str, ...]:
    """The texts that a player chooses among or arranges, in the order of the seed; empty for typed words and numbers.

    For an order these are its items, in an order that is worth nothing; for a match its right sides. True comes before
    False whatever the seed.
    """
    if isinstance(question, TrueFalse):
        return TRUE_FALSE_OPTIONS
    if isinstance(question, Choice | Multiple):
        return _shuffled(question.options, question.id, seed)
    if isinstance(question, Match):
        # now and then they stand solved: if they never did, that would tell something, and of two pairs everything
        return _shuffled(question.rights, question.id, seed)
    if isinstance(question, Order):
        items = _shuffled(question.items, question.id, seed)
        # what is worth something turned round is worth nothing: no points for leaving things as they are
        return items[::-1] if question.grade(items).credit > 0 else items
    return ()


def eliminated_options(question: Question, seed: str) -> frozenset[str]:
    """The options that 50:50 takes away: half of them, none of them right. Empty where there are fewer than four."""
    if not isinstance(question, Choice) or len(question.options) < FEWEST_TO_HALVE:
        return frozenset()
    # another order than that on the screen, or the wrong options that stay would be the first ones
    wrong = [option for option in _shuffled(question.options, question.id, f"{seed}|half") if option != question.answer]
    return frozenset(wrong[: (len(question.options) + 1) // 2])


def _shuffled(options: Sequence[str], question_id: str, seed: str) -> tuple[str, ...]:
    return tuple(sorted(options, key=lambda option: _sort_key(seed, question_id, option)))


def _sort_key(*parts: str) -> bytes:
    return sha256("|".join(parts).encode("utf-8", "surrogatepass")).digest()
