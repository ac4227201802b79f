"""What is said of how an answer went."""

import pytest
from hypothesis import given
from hypothesis import strategies as st

from spacequiz.domain.describe import describe_grade, describe_response, format_amount, format_ordinal, share_line
from spacequiz.domain.leaderboard import Leaderboard
from spacequiz.domain.outcome import Outcome
from spacequiz.domain.question import Match, Multiple, Number, Order, Question, Response, TrueFalse, Typed
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
    assert "" == describe_grade(outcome(Number(id="n", pack="p", ask="How far?", number=100), 100.0))


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
    rough = Number(id="n", pack="p", ask="How far?", number=100, full_within=5, partial_within=50, unit="km")
    assert "5 km too high" == describe_grade(outcome(rough, 105.0))


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
    assert "1 of 2 right" == describe_grade(outcome(several, frozenset(ITEMS[:1])))


def test_a_near_miss_is_told_with_its_spelling() -> None:
    typed = Typed(id="t", pack="p", ask="Who?", accept=("Tereshkova",))
    assert "but near: it is spelled Tereshkova" == describe_grade(outcome(typed, "Tereshkowa"))


MULTIPLE = Multiple(id="m", pack="p", ask="Which?", options=ITEMS, answers=frozenset(ITEMS[:2]))
PAIRS = Match(id="j", pack="p", ask="When?", pairs=(("1957", "Spu\x1btnik"), ("1961", "Vostok")))


@pytest.mark.parametrize(
    ("question", "response", "words"),
    [
        (Number(id="n", pack="p", ask="How far?", number=1, unit="years"), 2, "2 years"),
        (Number(id="n", pack="p", ask="How far?", number=1, unit="years"), 12345.5, "12\u202f345.5 years"),
        (PAIRS, ("Vostok", "Spu\x1btnik"), "1957: Vostok, 1961: Sputnik"),
        (MULTIPLE, frozenset({"Vostok", "Laika"}), "Laika, Vostok"),
        (Order(id="o", pack="p", ask="In order?", items=("a", "b\x1b", "c")), ("c", "b\x1b", "a"), "c, b, a"),
        (TrueFalse(id="f", pack="p", ask="Is it?", answer=True), False, "False"),
        (Typed(id="t", pack="p", ask="Who?", accept=("Laika",)), "La\x1bika", "Laika"),
    ],
)
def test_a_response_is_told_in_the_order_of_the_question_and_without_control_characters(
    question: Question, response: Response, words: str
) -> None:
    assert words == describe_response(question, response)


def test_no_amount_has_no_words() -> None:
    assert "" == format_amount(None, Number(id="n", pack="p", ask="How far?", number=1, unit="km"))


def share(mode: str, tags: tuple[str, ...], right: int, count: int) -> str:
    """The line to share of a game with so many right answers, one partly right, one wrong, and the others skipped."""
    questions = tuple(
        Multiple(id=str(n), pack="p", ask="?", options=ITEMS, answers=frozenset(ITEMS[:2]), points=100)
        for n in range(count)
    )
    session = Session("s", Rules(mode, count, 0), questions)
    responses = [*[frozenset(ITEMS[:2])] * right, frozenset(ITEMS[:1]), frozenset(ITEMS[2:])]
    for number, question in enumerate(questions):
        session = session.open(0)
        if number < len(responses):
            session = session.answer(question.key, responses[number], 0)
        else:
            session = session.skip(question.key, 0)
    return share_line(session, Leaderboard(session.rules, ("p",), tags=tags), ("Sputnik\x1b", "Moon"))


def test_the_line_to_share_has_a_sign_for_every_answer_and_gives_none_away() -> None:
    assert "Space Quiz, Sputnik + Moon, mission of 4, untimed: 155 points, 1 of 4 right  ✓◐✗–" == share(
        "mission", (), 1, 4
    )


def test_the_line_to_share_of_a_day_names_no_packs() -> None:
    line = share("daily", ("2026-11-23",), 1, 3)
    assert "Space Quiz, daily mission of 2026-11-23: 155 points, 1 of 3 right  ✓◐✗" == line


def test_the_line_to_share_holds_forty_signs() -> None:
    assert share("mission", (), 1, 40).endswith(f"right  ✓◐✗{'–' * 37}")
    assert share("mission", (), 1, 41).endswith(f"right  ✓◐✗{'–' * 36}…")


def test_the_line_to_share_of_a_game_without_answers_ends_with_its_words() -> None:
    empty = Session("s", Rules(questions=0), ())
    assert share_line(empty, Leaderboard(empty.rules, ("p",)), ("Moon",)).endswith("0 of 0 right")


def test_ordinals_know_their_teens() -> None:
    assert ["1st", "2nd", "3rd", "4th", "11th", "12th", "13th", "21st", "111th", "112th"] == [
        format_ordinal(number) for number in (1, 2, 3, 4, 11, 12, 13, 21, 111, 112)
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


@pytest.mark.parametrize(("typed", "wanted"), [("lnua", "luna"), ("ulna", "luna"), ("luan", "luna"), ("ab", "ba")])
def test_two_letters_that_are_swapped_stand_side_by_side_and_both_differ(typed: str, wanted: str) -> None:
    letters = align_spellings(typed, wanted)
    assert typed == "".join(a for a, _, _ in letters)
    assert wanted == "".join(b for _, b, _ in letters)
    swapped = [(a, b) for a, b, same in letters if not same and a and b]
    assert [tuple(reversed(swapped[0]))] == swapped[1:]


def test_letters_that_differ_in_case_or_accent_alone_count_as_the_same() -> None:
    assert [("É", "e", True), (" ", " ", True), ("-", "-", True)] == align_spellings("É -", "e -")


def test_a_letter_too_few_leaves_a_gap() -> None:
    assert [("G", "G", True), ("a", "a", True), ("", "g", False), ("a", "a", True)] == align_spellings("Gaa", "Gaga")
