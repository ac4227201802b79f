"""What is said of how an answer went."""

import pytest
from hypothesis import given
from hypothesis import strategies as st

from spacequiz.domain.describe import describe_grade, format_ordinal
from spacequiz.domain.outcome import Outcome
from spacequiz.domain.question import Multiple, Number, Order, Response, Typed
from spacequiz.domain.rules import Rules
from spacequiz.domain.session import Session
from spacequiz.domain.spelling import align_spellings, edit_distance, normalise

ITEMS = ("Sputnik", "Laika", "Vostok", "Voskhod")


def outcome(question: Multiple | Number | Order | Typed, response: Response) -> Outcome:
    session = Session("s", Rules(seconds=0), (question,)).open(0.0)
    return session.answer(question.key, response, 1.0).outcomes[0]


def test_what_is_right_in_full_needs_no_words() -> None:
    order = Order(id="o", pack="p", ask="In order?", items=ITEMS)
    assert "" == describe_grade(outcome(order, ITEMS))


def test_the_credit_of_an_order_is_explained_where_there_is_some() -> None:
    order = Order(id="o", pack="p", ask="In order?", items=ITEMS)
    assert "5 of 6 pairs in order; half of them anyone gets by luck" == describe_grade(
        outcome(order, ("Laika", "Sputnik", *ITEMS[2:]))
    )
    assert "0 of 6 pairs in order" == describe_grade(outcome(order, ITEMS[::-1]))


def test_a_number_says_how_far_it_may_be_off_where_that_gave_credit() -> None:
    number = Number(id="n", pack="p", ask="How far?", number=100, partial_within=50, unit="km")
    assert "20 km too low, which counts up to 50 km off" == describe_grade(outcome(number, 80.0))
    assert "900 km too high" == describe_grade(outcome(number, 1000.0))


@pytest.mark.parametrize(
    ("unit", "said"),
    [
        ("years", "1 year too high"),
        ("degrees Celsius", "1 degree Celsius too high"),
        ("million dollars", "1 million dollars too high"),
        ("km", "1 km too high"),
        ("Siemens", "1 Siemens too high"),
        ("gas", "1 gas too high"),
        ("", "1 too high"),
    ],
)
def test_one_of_what_is_counted_is_told_in_the_singular(unit: str, said: str) -> None:
    number = Number(id="n", pack="p", ask="How many?", number=49, unit=unit)
    assert said == describe_grade(outcome(number, 50.0))
    assert "49 years" == Number(id="n", pack="p", ask="How many?", number=49, unit="years").solution


def test_a_comment_on_one_of_several_options_says_which() -> None:
    several = Multiple(
        id="m", pack="p", ask="Which?", options=ITEMS, answers=frozenset(ITEMS[:2]), feedback={"Vostok": "A ship."}
    )
    assert ("Vostok: A ship.",) == several.feedback_for(frozenset(ITEMS[:3]))


def test_options_that_should_not_be_chosen_are_counted() -> None:
    several = Multiple(id="m", pack="p", ask="Which?", options=ITEMS, answers=frozenset(ITEMS[:2]))
    assert "2 of 2 right, 1 chosen that should not be" == describe_grade(outcome(several, frozenset(ITEMS[:3])))


def test_a_near_miss_is_told_with_its_spelling() -> None:
    typed = Typed(id="t", pack="p", ask="Who?", accept=("Tereshkova",))
    assert "but near: it is spelled Tereshkova" == describe_grade(outcome(typed, "Tereshkowa"))


def test_ordinals_know_their_teens() -> None:
    assert ["1st", "2nd", "3rd", "4th", "11th", "12th", "13th", "21st", "112th"] == [
        format_ordinal(number) for number in (1, 2, 3, 4, 11, 12, 13, 21, 112)
    ]


@given(st.text(max_size=12), st.text(max_size=12))
def test_two_spellings_side_by_side_are_still_the_two_spellings(one: str, other: str) -> None:
    letters = align_spellings(one, other)
    assert one == "".join(a for a, _, _ in letters)
    assert other == "".join(b for _, b, _ in letters)
    assert all(a and b and (normalise(a) or a) == (normalise(b) or b) for a, b, same in letters if same)


@given(st.text("abc", max_size=8), st.text("abc", max_size=8))
def test_as_few_letters_differ_as_there_are_slips(one: str, other: str) -> None:
    # two that are swapped are one slip, and two letters that differ
    different = sum(not same for _, _, same in align_spellings(one, other))
    assert edit_distance(one, other) <= different <= 2 * edit_distance(one, other)


def test_a_letter_too_few_leaves_a_gap() -> None:
    assert [("G", "G", True), ("a", "a", True), ("", "g", False), ("a", "a", True)] == align_spellings("Gaa", "Gaga")
