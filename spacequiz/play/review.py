"""Choose the questions of a review: those that were missed or are due, or else the weakest.

A review asks only questions that were asked before; each of them has a `Memory` in the store.
"""

from collections.abc import Iterable
from datetime import datetime

from spacequiz.domain.question import Question
from spacequiz.store.player_records import Memory


def due_questions(questions: Iterable[Question], memories: Iterable[Memory], now: datetime) -> tuple[Question, ...]:
    """Return questions whose last answer was not fully right, then due ones, each longest due first."""
    wanted = [memory for memory in memories if memory.last_credit < 1 or memory.due <= now]
    return _questions_of(
        questions, sorted(wanted, key=lambda memory: (memory.last_credit >= 1, memory.due, memory.question))
    )


def weakest_questions(questions: Iterable[Question], memories: Iterable[Memory]) -> tuple[Question, ...]:
    """Return the questions sorted by mean credit, then by how often they were asked, then by due date."""
    return _questions_of(
        questions, sorted(memories, key=lambda memory: (memory.total_credit / memory.asked, memory.asked, memory.due))
    )


def questions_to_review(
    questions: Iterable[Question], memories: Iterable[Memory], now: datetime
) -> tuple[Question, ...]:
    """Return the questions of a review, most urgent first: missed and due ones, or else the weakest."""
    pool, known = tuple(questions), tuple(memories)
    return due_questions(pool, known, now) or weakest_questions(pool, known)


def _questions_of(questions: Iterable[Question], memories: Iterable[Memory]) -> tuple[Question, ...]:
    """Return the questions of these memories, in the same order, without questions that no pack contains."""
    by_key = {question.key: question for question in questions}
    return tuple(by_key[memory.question] for memory in memories if memory.question in by_key)
