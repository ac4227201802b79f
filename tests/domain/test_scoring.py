"""Points, and what is said of them."""

import re
from dataclasses import replace
from fractions import Fraction
from math import floor

import pytest
from hypothesis import given
from hypothesis import strategies as st

from spacequiz.domain.scoring import Points, score_points

VALUES = st.sampled_from([1, 99, 100, 101, 150, 200]) | st.integers(1, 10_000)
CREDITS = st.fractions(0, 1, max_denominator=28)
"""An order of eight has 28 pairs."""
SHARES = st.fractions(0, 1, max_denominator=200)
WORKED = st.builds(
    score_points,
    credit=CREDITS.map(float) | st.just(1.0),
    value=VALUES,
    time_left_share=SHARES.map(float),
    streak=st.integers(0, 9),
    hints=st.integers(0, 5),
)


@pytest.mark.parametrize(
    ("credit", "value", "time_left", "streak", "hints", "total"),
    [
        (1, 100, 0, 0, 0, 100),
        (1, 100, 1, 0, 0, 150),
        (1, 150, 1, 0, 0, 225),
        (1, 200, 0.5, 0, 0, 250),
        (1, 100, 0.4, 2, 0, 144),
        (1, 100, 0.3, 0, 0, 115),
        (1, 150, 0, 1, 0, 165),
        (1, 150, 0.3, 4, 0, 242),  # 241.5, and a hair below it in floats
        (1, 100, 0, 5, 0, 150),
        (1, 100, 0, 6, 0, 150),
        (1, 100, 0, 99, 0, 150),
        (1, 200, 1, 5, 0, 450),
        (0.5, 100, 1, 1, 0, 55),
        (0.5, 101, 0, 0, 0, 51),
        (1 / 3, 100, 1, 0, 0, 33),
        (2 / 3, 100, 0, 3, 0, 87),
        (0, 200, 1, 5, 0, 0),
        (1, 100, 0, 0, 1, 75),
        (1, 100, 1, 5, 2, 113),
        (1, 150, 0, 0, 3, 38),
        (1, 100, 0, 0, 4, 0),
        (1, 100, 0, 0, 9, 0),
    ],
)
def test_points_are_as_worked_out_by_hand(
    credit: float, value: int, time_left: float, *, streak: int, hints: int, total: int
) -> None:
    assert (
        total == score_points(credit=credit, value=value, time_left_share=time_left, streak=streak, hints=hints).total
    )


@given(CREDITS | st.just(Fraction(1)), VALUES, SHARES, st.integers(0, 9), st.integers(0, 5))
def test_the_product_is_rounded_once_and_half_up(
    credit: Fraction, value: int, time_left: Fraction, streak: int, hints: int
) -> None:
    bonus = 1 + (time_left / 2 if credit == 1 else 0)
    factor = (1 + Fraction(min(streak, 5), 10)) * max(Fraction(0), 1 - Fraction(hints, 4))
    exact = credit * value * bonus * factor
    made = score_points(credit=float(credit), value=value, time_left_share=float(time_left), streak=streak, hints=hints)
    assert floor(exact + Fraction(1, 2)) == made.total


@given(st.floats(0, 1), VALUES, st.floats(-9, 9), st.integers(0, 99), st.integers(0, 9))
def test_points_are_never_negative_and_never_above_the_most(
    credit: float, value: int, time_left: float, streak: int, hints: int
) -> None:
    made = score_points(credit=credit, value=value, time_left_share=time_left, streak=streak, hints=hints)
    assert 0 <= made.total <= value * 2.25 + 0.5


@given(WORKED, st.floats(0, 1))
def test_more_time_left_never_earns_less(made: Points, share: float) -> None:
    one, other = replace(made, credit=1.0), replace(made, credit=1.0, time_left_share=share)
    less, more = sorted((one, other), key=lambda each: each.time_left_share)
    assert less.total <= more.total


@given(WORKED, st.floats(0, 1), st.floats(0, 1))
def test_a_better_answer_never_earns_less(made: Points, share: float, credit: float) -> None:
    less, more = (
        score_points(credit=each, value=made.value, time_left_share=share, streak=made.streak, hints=made.hints)
        for each in sorted((credit, made.credit))
    )
    assert less.total <= more.total


@given(WORKED)
def test_a_hint_never_pays_and_a_streak_always_does_no_harm(made: Points) -> None:
    hinted, longer = replace(made, hints=made.hints + 1), replace(made, streak=made.streak + 1)
    assert hinted.total <= made.total <= longer.total


@given(st.floats(0, 1, exclude_max=True), st.floats(0, 1))
def test_an_answer_that_is_not_right_in_full_earns_nothing_for_speed(credit: float, time_left: float) -> None:
    made = score_points(credit=credit, value=100, time_left_share=time_left, streak=0)
    assert (0, 0) == (made.time_left_share, made.speed)


@pytest.mark.parametrize(("share", "kept"), [(-0.5, 0), (1.5, 1), (0.25, 0.25)])
def test_a_share_of_time_outside_nought_to_one_is_brought_inside(share: float, kept: float) -> None:
    assert kept == score_points(credit=1, value=100, time_left_share=share, streak=0).time_left_share


@pytest.mark.parametrize(
    ("words", "made"),
    [
        ("100", score_points(credit=1, value=100, time_left_share=0, streak=0)),
        ("100 + 20 speed = 120", score_points(credit=1, value=100, time_left_share=0.4, streak=0)),
        ("100 + 20 speed, × 1.2 streak = 144", score_points(credit=1, value=100, time_left_share=0.4, streak=2)),
        ("150 + 37.5 speed = 188", score_points(credit=1, value=150, time_left_share=0.5, streak=0)),
        ("100, × 1.5 streak = 150", score_points(credit=1, value=100, time_left_share=0, streak=8)),
        ("100 × 0.5 = 50", score_points(credit=0.5, value=100, time_left_share=1, streak=0)),
        ("100, × 0.75 after a hint = 75", score_points(credit=1, value=100, time_left_share=0, streak=0, hints=1)),
        ("100, × 0.25 after 3 hints = 25", score_points(credit=1, value=100, time_left_share=0, streak=0, hints=3)),
        ("100, × 1.1 streak = 110", score_points(credit=1, value=100, time_left_share=0, streak=1)),
        ("100 × 0.33 = 33", score_points(credit=1 / 3, value=100, time_left_share=0, streak=0)),
        ("5 + 1.2 speed = 6", score_points(credit=1, value=5, time_left_share=0.5, streak=0)),
        ("1 + 0.12 speed = 1", score_points(credit=1, value=1, time_left_share=0.25, streak=0)),
        # one decimal would make it 101
        ("99 + 1.48 speed = 100", score_points(credit=1, value=99, time_left_share=0.03, streak=0)),
        ("0 points", score_points(credit=0, value=100, time_left_share=1, streak=3)),
        ("0 points", score_points(credit=1, value=100, time_left_share=1, streak=3, hints=4)),
    ],
)
def test_the_sum_is_explained_part_by_part(words: str, made: Points) -> None:
    assert words == made.explain()


NUMBER = r"(\d+(?:\.\d+)?(?:e-\d+)?)"
SUM = re.compile(
    rf"(?P<value>\d+)(?: × {NUMBER.replace('(', '(?P<credit>', 1)})?"
    rf"(?: \+ {NUMBER.replace('(', '(?P<speed>', 1)} speed)?"
    r"(?:, × (?P<streak>\d\.\d) streak)?"
    r"(?:, × (?P<hint>\d(?:\.\d+)?) after (?:a hint|\d+ hints))?"
    r"(?: = (?P<total>\d+))?"
)


def _half_unit(shown: str | None) -> float:
    """By how much a rounded figure may be off."""
    if shown is None or "e" in shown:
        return 0.0 if shown is None else 0.5 * 10 ** int(shown.partition("e")[2])
    if float(shown) < 1:
        return 0.005  # two figures: 0.33, or 0.5 for 0.50
    return 0.05


@given(WORKED)
def test_the_sum_in_words_adds_up_within_what_was_rounded(made: Points) -> None:
    words = made.explain()
    if words == "0 points":
        assert 0 == made.total
        return
    found = SUM.fullmatch(words)
    assert found, words
    credit, speed = found["credit"], found["speed"]
    factor = float(found["streak"] or 1) * float(found["hint"] or 1)
    middle = (int(found["value"]) * float(credit or 1) + float(speed or 0)) * factor
    spread = (int(found["value"]) * _half_unit(credit) + _half_unit(speed)) * factor
    total = int(found["total"] or found["value"])
    assert made.total == total
    assert middle - spread - 0.5 - 1e-6 <= total <= middle + spread + 0.5 + 1e-6


@pytest.mark.parametrize(
    ("credit", "value"),
    [(2 / 3, 200), (1 / 3, 1000), (1 / 3, 10_000), (0.999, 1000)],
    ids=["0.67 of 200", "0.33", "0.333", "1 that is none"],
)
def test_the_sum_in_words_adds_up_for_who_works_it_out(credit: float, value: int) -> None:
    left, total = score_points(credit=credit, value=value, time_left_share=0, streak=0).explain().split(" = ")
    one, other = left.split(" × ")
    assert int(total) == floor(float(one) * float(other) + 0.5)


def test_a_trace_of_time_is_not_shown_in_powers_of_ten() -> None:
    assert "e-" not in score_points(credit=1, value=100, time_left_share=1e-7, streak=0).explain()
