"""Counts, lists and dates in English."""

from datetime import date

import pytest

from spacequiz.wording import (
    MONTHS,
    SHORT_MONTHS,
    format_count,
    format_day,
    format_large_count,
    format_pack_date,
    group_thousands,
    join_words,
    plural,
)


def test_one_thing_is_singular_and_every_other_number_plural() -> None:
    assert ["0 questions", "1 question", "2 questions", "2000 questions"] == [
        format_count(number, "question") for number in (0, 1, 2, 2000)
    ]


def test_an_irregular_plural_is_named() -> None:
    assert ("1 person", "3 people") == (format_count(1, "person", "people"), format_count(3, "person", "people"))
    assert ("is", "are") == (plural(1, "is", "are"), plural(0, "is", "are"))
    assert ("winner", "winners") == (plural(1, "winner"), plural(2, "winner"))


def test_a_large_count_has_its_thousands_apart() -> None:
    assert ["1 answer", "999 answers", "1 240 answers", "1 234 567 answers"] == [
        format_large_count(number, "answer") for number in (1, 999, 1240, 1234567)
    ]
    assert "12 345 entries" == format_large_count(12345, "entry", "entries")
    assert "-1 240" == group_thousands(-1240)


@pytest.mark.parametrize(
    ("words", "joined"), [([], ""), (["a"], "a"), (["a", "b"], "a and b"), (["a", "b", "c"], "a and b and c")]
)
def test_words_are_joined_by_a_conjunction(words: list[str], joined: str) -> None:
    assert joined == join_words(words, "and")


def test_there_are_twelve_months_long_and_short() -> None:
    assert (12, 12) == (len(set(MONTHS)), len(set(SHORT_MONTHS)))
    assert ("September", "Sep") == (MONTHS[8], SHORT_MONTHS[8])


def test_a_day_is_written_with_its_month_and_without_its_year() -> None:
    assert ("4 October", "4 Oct") == (format_day(date(1957, 10, 4)), format_day(date(1957, 10, 4), is_short=True))


def test_the_date_of_a_pack_is_written_as_exactly_as_it_is_known() -> None:
    dates = ("1957", "1957-10", "1957-10-04")
    assert ["1957", "October 1957", "4 October 1957"] == [format_pack_date(each) for each in dates]
    assert ["1957", "Oct 1957", "4 Oct 1957"] == [format_pack_date(each, is_short=True) for each in dates]
