"""Which questions a review asks, and in which order."""

from datetime import UTC, datetime, timedelta

from spacequiz.domain.question import Question, TrueFalse
from spacequiz.play.review import due_questions, questions_to_review, weakest_questions
from spacequiz.store.player_records import Memory

NOW = datetime(2026, 11, 23, tzinfo=UTC)
QUESTIONS = tuple(TrueFalse(id=id_, pack="p", ask="?", answer=True) for id_ in "abcdef")


def memory(id_: str, *, due: int = 9, asked: int = 1, credit: float = 1.0, last: float = 1.0) -> Memory:
    """What is known of a question that is due in so many days."""
    return Memory(f"p/{id_}", asked, int(credit), credit, last, NOW + timedelta(days=due))


def ids(questions: tuple[Question, ...]) -> str:
    return "".join(question.id for question in questions)


def test_what_was_not_right_in_full_comes_first_and_then_what_is_due_longest_due_first() -> None:
    known = [
        memory("a", due=0),
        memory("b", due=-2),
        memory("c", due=1),
        memory("d", due=5, last=0.99),
        memory("e", due=-1, last=0.0),
    ]
    assert "edba" == ids(due_questions(QUESTIONS, known, NOW))
    assert "edba" == ids(questions_to_review(QUESTIONS, reversed(known), NOW))


def test_what_is_due_at_the_same_time_comes_in_the_order_of_the_keys() -> None:
    assert "abc" == ids(due_questions(QUESTIONS, [memory(id_, due=-1) for id_ in "cab"], NOW))


def test_where_nothing_is_due_the_least_mean_credit_comes_first() -> None:
    known = [memory("a", asked=4, credit=3.0), memory("b", asked=2, credit=1.0), memory("c", asked=5, credit=5.0)]
    assert "bac" == ids(weakest_questions(QUESTIONS, known))
    assert "bac" == ids(questions_to_review(iter(QUESTIONS), iter(known), NOW))


def test_of_equals_the_one_that_was_asked_least_comes_first_and_then_the_one_that_is_due_first() -> None:
    known = [
        memory("a", asked=4, credit=2.0, due=1),
        memory("b", asked=2, credit=1.0, due=5),
        memory("c", asked=2, credit=1.0, due=3),
        memory("d", asked=6, credit=3.0, due=2),
    ]
    assert "cbad" == ids(weakest_questions(QUESTIONS, known))


def test_what_is_in_no_pack_any_more_and_what_was_never_asked_is_not_reviewed() -> None:
    known = [memory("z", due=-1), memory("a", due=-1)]
    assert "a" == ids(questions_to_review(QUESTIONS, known, NOW))
    assert "" == ids(questions_to_review(QUESTIONS, [], NOW))
