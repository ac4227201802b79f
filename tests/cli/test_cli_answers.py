"""What a typed line means, for each kind of question."""

import pytest

from spacequiz.cli.parse_answer import InvalidAnswer, parse_answer
from spacequiz.domain.numbers import parse_number
from spacequiz.domain.question import Choice, Match, Multiple, Number, Order, Question, TrueFalse, Typed

TEXTS = ("Laika", "Belka", "Strelka", "Mishka")
PAIRS = (("A", "Laika"), ("B", "Belka"), ("C", "Strelka"), ("D", "Mishka"))
CHOICE = Choice(id="c", pack="p", ask="?", options=TEXTS, answer="Laika")
MULTIPLE = Multiple(id="m", pack="p", ask="?", options=TEXTS, answers=frozenset(TEXTS[:2]))
TRUE_FALSE = TrueFalse(id="t", pack="p", ask="?", answer=True)
TYPED = Typed(id="w", pack="p", ask="?", accept=("Laika",))
NUMBER = Number(id="n", pack="p", ask="?", number=384400, unit="km")
ORDER = Order(id="o", pack="p", ask="?", items=TEXTS)
MATCH = Match(id="j", pack="p", ask="?", pairs=PAIRS)


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
        ("384,400 KM", 384400),
        ("１２", 12),
    ],
)
def test_a_number_may_be_typed_as_people_do(typed: str, number: float) -> None:
    assert number == parse_number(typed, "km")


@pytest.mark.parametrize(
    ("typed", "unit"), [("3 days", "days"), ("3 day", "days"), ("3 days", "day"), ("$3", "$"), ("3 %", "%")]
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
    ("question", "line", "response"),
    [
        (CHOICE, "2\n", "Belka"),
        (CHOICE, " 2 \r\n", "Belka"),
        (MULTIPLE, "1,3", frozenset({"Laika", "Strelka"})),
        (MULTIPLE, "3 1", frozenset({"Laika", "Strelka"})),
        (MULTIPLE, "1; 1", frozenset({"Laika"})),
        (TRUE_FALSE, "1", True),
        (TRUE_FALSE, "2", False),
        (TRUE_FALSE, "TRUE", True),
        (TRUE_FALSE, "no", False),
        (TYPED, " laika \n", "laika"),
        (TYPED, "\\s", "s"),
        (TYPED, "\x1b[31mLaika", "[31mLaika"),
        (NUMBER, "384,400 km", 384400.0),
        (ORDER, "4 3 2 1", tuple(reversed(TEXTS))),
        (ORDER, "4,3,2,1", tuple(reversed(TEXTS))),
        (MATCH, "2134", ("Belka", "Laika", "Strelka", "Mishka")),
    ],
)
def test_a_line_becomes_a_response(question: Question, line: str, response: object) -> None:
    assert response == parse_answer(question, TEXTS, line)
    assert question.accepts(parse_answer(question, TEXTS, line))


@pytest.mark.parametrize(
    ("question", "line"),
    [(question, line) for question in (CHOICE, MULTIPLE, TRUE_FALSE, NUMBER, ORDER, MATCH) for line in ("x", "", "-")]
    + [(CHOICE, line) for line in ("0", "5", "1 2", "1957", "²", "Lassie", "9" * 5000)]
    + [(MULTIPLE, line) for line in ("13", "1,,x", ",", "0,1")]
    + [(ORDER, line) for line in ("1 2 3", "1 1 2 3", "1 2 3 4 4", "1235", "11234")]
    + [(TYPED, line) for line in ("", "  \t", "\\", "\x1b", "a" * 501)],
)
def test_a_line_without_sense_is_refused_with_advice(question: Question, line: str) -> None:
    with pytest.raises(InvalidAnswer, match=r"^[A-Z0-9].*\.$"):
        parse_answer(question, TEXTS, line)


def test_an_option_may_be_named_in_words_where_they_are_not_the_number_of_another() -> None:
    assert "Belka" == parse_answer(CHOICE, TEXTS, "belka!")
    years = Choice(id="y", pack="p", ask="?", options=("3", "2", "1957"), answer="3")
    assert "1957" == parse_answer(years, years.options, "1957")
    # the first one is meant, and not the one that reads 1
    assert ["3", "2"] == [parse_answer(years, years.options, typed) for typed in ("1", "2")]
