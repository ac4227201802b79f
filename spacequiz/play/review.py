"""What to ask again: what was missed, what is due, and what is known least."""

from collections.abc import Iterable
from datetime import datetime

from spacequiz.domain.question import Question
from spacequiz.store.records import Memory


def due_questions(questions: Iterable[Question], memories: Iterable[Memory], now: datetime) -> tuple[Question, ...]:
    """The questions whose last answer was not right in full, then those whose time has come, longest due first."""
    wanted = [memory for memory in memories if memory.last < 1 or memory.due <= now]
    return _present(questions, sorted(wanted, key=lambda memory: (memory.last >= 1, memory.due, memory.question)))


def weakest_questions(questions: Iterable[Question], memories: Iterable[Memory]) -> tuple[Question, ...]:
    """The questions that were ever asked, those with the least credit first, and of equals the one asked least."""
    return _present(
        questions, sorted(memories, key=lambda memory: (memory.credit / memory.asked, memory.asked, memory.due))
    )


def questions_to_review(
    questions: Iterable[Question], memories: Iterable[Memory], now: datetime
) -> tuple[Question, ...]:
    """What a review asks, most wanted first: what is due, or where nothing is, what is known least."""
    pool, known = tuple(questions), tuple(memories)
    return due_questions(pool, known, now) or weakest_questions(pool, known)


def _present(questions: Iterable[Question], memories: Iterable[Memory]) -> tuple[Question, ...]:
    """The questions of these memories that are still in a pack."""
    by_key = {question.key: question for question in questions}
    return tuple(by_key[memory.question] for memory in memories if memory.question in by_key)
