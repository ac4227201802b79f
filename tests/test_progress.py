"""What is worked out of a player's answers."""

from datetime import UTC, date, datetime, timedelta

import pytest
from hypothesis import given
from hypothesis import strategies as st

from spacequiz.play import progress
from spacequiz.play.progress import DUE_DAYS, AnswerShare, DayAnswers
from spacequiz.store.player_records import Memory, Tally

TODAY = date(2028, 3, 1)
NOON = datetime(2028, 3, 1, 12, tzinfo=UTC)


def played(*days: date) -> list[Tally]:
    return [Tally(day, "p", 3, 2, 2.0) for day in days]


def ago(*days: int) -> list[Tally]:
    return played(*(TODAY - timedelta(days=number) for number in days))


@pytest.mark.parametrize(
    ("tallies", "wanted"),
    [
        ([], (0, 0)),
        (ago(0), (1, 1)),
        (ago(1), (1, 1)),
        (ago(2), (0, 1)),
        # over the end of a leap year's February
        (ago(0, 1, 2), (3, 3)),
        (ago(0, 1, 4, 5, 6), (2, 3)),
        (played(date(2027, 12, 31), date(2028, 1, 1), TODAY), (1, 2)),
        # a clock that was set back
        (ago(-3, -2, 0), (1, 1)),
    ],
)
def test_days_in_a_row_count_up_to_today_or_yesterday(tallies: list[Tally], wanted: tuple[int, int]) -> None:
    assert wanted == progress.day_streaks(tallies, TODAY)


@given(st.sets(st.integers(-5, 400)))
def test_the_days_in_a_row_are_those_that_were_played(back: set[int]) -> None:
    current, best = progress.day_streaks(ago(*back), TODAY)
    past = {number for number in back if number >= 0}
    assert 0 <= current <= best <= len(past)
    start = 0 if 0 in past else 1
    assert all(start + number in past for number in range(current))
    assert start + current not in past


@given(st.lists(st.tuples(st.integers(-3, 50), st.sampled_from("ab"), st.integers(1, 9), st.integers(0, 9))))
def test_each_day_of_the_span_is_there_once_and_no_answer_is_counted_twice(
    rows: list[tuple[int, str, int, int]],
) -> None:
    tallies = [
        Tally(TODAY - timedelta(days=back), pack, asked, min(asked, right), 0.0) for back, pack, asked, right in rows
    ]
    days = progress.answers_by_day(tallies, TODAY, 30)
    assert [TODAY - timedelta(days=29 - number) for number in range(30)] == [day.day for day in days]
    assert sum(day.asked for day in days) == sum(tally.asked for tally in tallies if 0 <= (TODAY - tally.day).days < 30)
    assert all(day.share is None or 0 <= day.share <= 1 for day in days)


def test_the_weakest_pack_comes_first_and_of_equals_the_one_asked_most() -> None:
    tallies = [Tally(TODAY, "a", 4, 2, 2.0), Tally(TODAY, "b", 2, 1, 1.0), Tally(TODAY, "c", 5, 1, 1.0)]
    assert (AnswerShare("c", 5, 1), AnswerShare("Alpha", 4, 2), AnswerShare("b", 2, 1)) == progress.share_by_pack(
        tallies, {"a": "Alpha"}
    )


def memory(question: str, asked: int = 1, right: int = 1, last: float = 1.0, due: datetime = NOON) -> Memory:
    return Memory(question, asked, right, float(right), last, due)


def test_tags_are_counted_whatever_their_case_and_questions_that_are_gone_have_none() -> None:
    memories = [memory("p/1", 4, 1), memory("p/2", 2, 2), memory("p/gone", 9, 0)]
    tags = {"p/1": ("Moon", "USSR"), "p/2": ("moon",)}
    assert (AnswerShare("USSR", 4, 1), AnswerShare("Moon", 6, 3)) == progress.share_by_tag(memories, tags)


def test_what_is_overdue_or_was_missed_is_due_today() -> None:
    late = NOON - timedelta(days=40)
    memories = [
        memory("a", due=late),
        memory("b", last=0.5, due=NOON + timedelta(days=3)),
        memory("c", due=NOON + timedelta(days=3)),
        memory("d", due=NOON + timedelta(days=DUE_DAYS)),
    ]
    assert (2, 0, 0, 1, *[0] * (DUE_DAYS - 4)) == progress.due_by_day(memories, NOON)


def test_the_sentences_say_what_the_plots_show() -> None:
    days = [DayAnswers(TODAY - timedelta(days=29 - number)) for number in range(30)]
    assert "No answers in the last 30 days." == progress.describe_days(days, 30)
    assert "No answers in the last 7 days." == progress.describe_shares(days, 30)
    days[-1], days[0] = DayAnswers(TODAY, 4, 3), DayAnswers(days[0].day, 10, 5)
    assert "14 answers on 2 days of the last 30, most on 2028-02-01: 10. █ right, ░ not right." == (
        progress.describe_days(days, 30)
    )
    assert "75 % right in the last 7 days, 50 % in the 23 days before." == progress.describe_shares(days, 30)
    assert "Nothing is due in the next 3 days." == progress.describe_due((0, 0, 0))
    assert "1 question due today, 2 in the 2 days after." == progress.describe_due((1, 2, 0))
    assert "Nothing is due today, 2 in the 2 days after." == progress.describe_due((0, 2, 0))
    assert "Weakest: [b]Moon, 25 % right." == progress.describe_weakest((), (AnswerShare("[b]Moon", 4, 1),))
    assert "" == progress.describe_weakest((), ())
