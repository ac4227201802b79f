"""The questions that a review asks: those that were missed or are due, or else those the player knows least.

A review asks only questions that were asked before; each of them has a `Memory` in the store.
"""

from collections.abc import Iterable
from datetime import datetime

from spacequiz.domain.question import Question
from spacequiz.store.player_records import Memory


def due_questions(questions: Iterable[Question], memories: Iterable[Memory], now: datetime) -> tuple[Question, ...]:
    """Return the questions whose last answer had no full credit, then those that are due, each longest due first."""
    wanted = [memory for memory in memories if memory.last_credit < 1 or memory.due <= now]
    return _questions_of(
        questions, sorted(wanted, key=lambda memory: (memory.last_credit >= 1, memory.due, memory.question))
    )


def weakest_questions(questions: Iterable[Question], memories: Iterable[Memory]) -> tuple[Question, ...]:
    """Return the questions by their mean credit, the least first; of equals the least asked, then the first due."""
    return _questions_of(
        questions, sorted(memories, key=lambda memory: (memory.total_credit / memory.asked, memory.asked, memory.due))
    )


def questions_to_review(
    questions: Iterable[Question], memories: Iterable[Memory], now: datetime
) -> tuple[Question, ...]:
    """Return what a review asks, the most urgent first: what was missed or is due, or the weakest when nothing is."""
    pool, known = tuple(questions), tuple(memories)
    return due_questions(pool, known, now) or weakest_questions(pool, known)


def _questions_of(questions: Iterable[Question], memories: Iterable[Memory]) -> tuple[Question, ...]:
    """Return the questions of these memories, in their order, without those that are in no pack any more."""
    by_key = {question.key: question for question in questions}
    return tuple(by_key[memory.question] for memory in memories if memory.question in by_key)
