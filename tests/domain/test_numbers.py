"""Numbers as people type and read them."""

import pytest
from hypothesis import given
from hypothesis import strategies as st

from spacequiz.domain.numbers import format_number, format_with_unit, parse_number

NARROW_SPACE = "\u202f"


@pytest.mark.parametrize(
    ("typed", "number"),
    [
        ("12", 12),
        ("-12", -12),
        ("−12", -12),
        ("+12", 12),
        ("1,5", 1.5),
        ("1.5", 1.5),
        (".5", 0.5),
        ("5.", 5),
        ("384,400", 384400),
        ("384.400", 384.4),
        ("0,500", 0.5),
        ("384 400", 384400),
        ("384\u202f400", 384400),
        ("384'400", 384400),
        ("384’400", 384400),
        ("384_400", 384400),
        ("1,234,567", 1234567),
        ("1.234.567", 1234567),
        ("1,234.5", 1234.5),
        ("1.234,5", 1234.5),
        ("1 234 567,25", 1234567.25),
        ("3.844e5", 384400),
        ("384400 km", 384400),
        ("384400km", 384400),
        (",5", 0.5),
        ("3e5", 300000),
        ("384,400 KM", 384400),
        ("１２", 12),
    ],
)
def test_a_number_may_be_typed_as_people_do(typed: str, number: float) -> None:
    assert number == parse_number(typed, "km")


@pytest.mark.parametrize(
    ("typed", "unit"),
    [
        *(("3 days", "days"), ("3 day", "days"), ("3 days", "day"), ("days 3", "day")),
        *(("$3", "$"), ("3 %", "%"), ("3 million  KM", "million km")),
    ],
)
def test_a_unit_may_be_typed_along(typed: str, unit: str) -> None:
    assert 3 == parse_number(typed, unit)


@pytest.mark.parametrize(
    "typed",
    [
        *("", "km", "far", "1 2", "12 34 567", "1,23,456", "1.2.3", "5 million", "1957-10-04", "--5", "inf", "nan"),
        *("1e9999", "0x10", "½", "10²", "1,234.567,8", "9" * 5000, "5 m", ",", ".", "e5", "1 234_567"),
    ],
)
def test_what_is_no_number_is_not_guessed_at(typed: str) -> None:
    assert parse_number(typed, "km") is None


@pytest.mark.parametrize(
    ("number", "shown"),
    [
        (0.0, "0"),
        (-0.0, "0"),
        (1957.0, "1957"),
        (-1957.0, "-1957"),
        (0.1 + 0.2, "0.3"),
        (-0.5, "-0.5"),
        (9.9999999, "9.9999999"),
        (9999.99999999, "9999.99999999"),
        (35786.0, f"35{NARROW_SPACE}786"),
        (-12345.5, f"-12{NARROW_SPACE}345.5"),
        (299792458.0, f"299{NARROW_SPACE}792{NARROW_SPACE}458"),
        (0.000001, "0.000001"),
        (1e-7, "1e-07"),
        (1e20, "1e+20"),
    ],
)
def test_numbers_are_shown_as_people_write_them(number: float, shown: str) -> None:
    assert shown == format_number(number)


@given(st.floats(-1e12, 1e12))
def test_a_number_that_is_shown_is_the_number(number: float) -> None:
    read = float(format_number(number).replace(NARROW_SPACE, ""))
    assert pytest.approx(number, rel=1e-5, abs=5.1e-7) == read


def test_small_numbers_are_shown_to_more_than_one_figure() -> None:
    assert 1.5e-6 == pytest.approx(float(format_number(1.5e-6)))


def test_forty_figures_are_read_and_no_more() -> None:
    assert float("1" * 40) == parse_number("1" * 40)
    assert parse_number("1" * 41) is None


def test_only_the_first_word_of_a_unit_is_put_into_the_singular() -> None:
    assert "1 year and days" == format_with_unit(1, "years and days")
    assert "-1 year" == format_with_unit(-1, "years")
