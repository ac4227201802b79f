"""What a typed line means, for each kind of question."""

import pytest

from spacequiz.cli.parse_answer import InvalidAnswer, parse_answer
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
