"""How right a response is, for all seven kinds."""

from itertools import combinations, permutations

import pytest
from domain_strategies import questions, responses
from hypothesis import given
from hypothesis import strategies as st
from question_fields import QuestionFields

from spacequiz.domain.correct_answers import correct_response
from spacequiz.domain.question import (
    Choice,
    Difficulty,
    Kind,
    Match,
    Multiple,
    Number,
    Order,
    Question,
    Response,
    TrueFalse,
    Typed,
)
from spacequiz.domain.selection import option_texts

COMMON: QuestionFields = {"id": "q", "pack": "p", "ask": "?"}
CHOICE = Choice(**COMMON, options=("a", "b"), answer="a", feedback={"b": "not that one"})
MULTIPLE = Multiple(**COMMON, options=tuple("abcd"), answers=frozenset("ab"), feedback={"d": "D", "a": "A"})
TRUE = TrueFalse(**COMMON, answer=True)
FALSE = TrueFalse(**COMMON, answer=False)
TYPED = Typed(**COMMON, accept=("Yuri Gagarin", "Гагарин"))
NUMBER = Number(**COMMON, number=1961, full_within=1, partial_within=5)
EXACT = Number(**COMMON, number=1961)
EDGE = Number(**COMMON, number=10, full_within=2, partial_within=2)
ORDER = Order(**COMMON, items=("a", "b", "c"))
MATCH = Match(**COMMON, pairs=(("1", "a"), ("2", "b"), ("3", "c"), ("4", "d")))
NARROW_SPACE = "\u202f"


@pytest.mark.parametrize(
    ("question", "response", "credit"),
    [
        (CHOICE, "a", 1),
        (CHOICE, "b", 0),
        (MULTIPLE, frozenset("ab"), 1),
        (MULTIPLE, frozenset("a"), 0.5),
        (MULTIPLE, frozenset("abc"), 0.5),
        (MULTIPLE, frozenset("ac"), 0),
        (MULTIPLE, frozenset("abcd"), 0),
        (MULTIPLE, frozenset("cd"), 0),
        (TRUE, True, 1),
        (TRUE, False, 0),
        (FALSE, False, 1),
        (FALSE, True, 0),
        (TYPED, "  the YURI gagárin!", 1),
        (TYPED, "гагарин", 1),
        (TYPED, "Yuri Gagarim", 0),
        (NUMBER, 1961.0, 1),
        (NUMBER, 1961, 1),
        (NUMBER, 1962.0, 1),
        (NUMBER, 1963.0, 0.75),
        (NUMBER, 1964.0, 0.5),
        (NUMBER, 1958.0, 0.5),
        (NUMBER, 1966.0, 0),
        (NUMBER, 0.0, 0),
        (NUMBER, -1961.0, 0),
        (EXACT, 1961.0, 1),
        (EXACT, 1961.001, 0),
        (EDGE, 12.0, 1),
        (EDGE, 12.1, 0),
        (ORDER, ("a", "b", "c"), 1),
        (ORDER, ("a", "c", "b"), 1 / 3),
        (ORDER, ("b", "c", "a"), 0),
        (ORDER, ("c", "b", "a"), 0),
        (MATCH, ("a", "b", "c", "d"), 1),
        (MATCH, ("b", "a", "c", "d"), 0.5),
        (MATCH, ("a", "c", "d", "b"), 0.25),
        (MATCH, ("b", "c", "d", "a"), 0),
    ],
)
def test_credit_is_as_the_pack_format_says(question: Question, response: Response, credit: float) -> None:
    assert credit == pytest.approx(question.grade(response).credit)


@given(st.data())
def test_credit_is_never_below_none_or_above_all(data: st.DataObject) -> None:
    question = data.draw(questions())
    grade = question.grade(data.draw(responses(question)))
    assert 0 <= grade.credit <= 1
    assert (grade.credit == 1) == grade.is_full
    assert 0 <= grade.right_parts <= grade.part_count


@given(questions())
def test_the_solution_is_right_in_full(question: Question) -> None:
    assert question.grade(correct_response(question)).is_full


@given(questions())
def test_a_question_has_a_kind_and_a_solution_to_show(question: Question) -> None:
    assert question.kind in Kind
    assert question.solution


@given(st.data())
def test_a_multiple_loses_for_each_wrong_what_it_gains_for_each_right(data: st.DataObject) -> None:
    question = data.draw(questions(kind=Multiple))
    response = data.draw(responses(question))
    assert isinstance(question, Multiple)
    assert isinstance(response, frozenset)
    grade = question.grade(response)
    right = sum(option in question.answers for option in response)
    assert (right, len(response) - right) == (grade.right_parts, grade.wrong_parts)
    assert max(0, (grade.right_parts - grade.wrong_parts) / len(question.answers)) == pytest.approx(grade.credit)


@given(st.data())
def test_an_order_earns_twice_its_share_of_right_pairs_less_one(data: st.DataObject) -> None:
    question = data.draw(questions(kind=Order))
    response = data.draw(responses(question))
    assert isinstance(question, Order)
    assert isinstance(response, tuple)
    pairs = list(combinations(question.items, 2))
    right = sum(response.index(first) < response.index(second) for first, second in pairs)
    grade = question.grade(response)
    assert (right, len(pairs)) == (grade.right_parts, grade.part_count)
    assert max(0, 2 * right / len(pairs) - 1) == pytest.approx(grade.credit)


@given(st.data())
def test_a_match_earns_its_share_of_right_pairs(data: st.DataObject) -> None:
    question = data.draw(questions(kind=Match))
    response = data.draw(responses(question))
    assert isinstance(question, Match)
    assert isinstance(response, tuple)
    right = set(zip(question.lefts, response, strict=True)) & set(question.pairs)
    grade = question.grade(response)
    assert len(right) / len(question.pairs) == pytest.approx(grade.credit)
    assert (len(right), len(question.pairs)) == (grade.right_parts, grade.part_count)


@pytest.mark.parametrize("question", [ORDER, MATCH])
def test_only_one_arrangement_is_right_in_full(question: Order | Match) -> None:
    texts = option_texts(question, "s")
    assert 1 == sum(question.grade(given_).is_full for given_ in permutations(texts))


@given(st.data())
def test_a_number_nearer_by_never_earns_less(data: st.DataObject) -> None:
    question = data.draw(questions(kind=Number))
    assert isinstance(question, Number)
    one, other = (data.draw(st.floats(-2000, 2000)) for _ in range(2))
    near, far = sorted((one, other), key=abs)
    more, less = (question.grade(question.number + off).credit for off in (near, far))
    assert more >= less - 1e-6


@pytest.mark.parametrize(
    ("question", "response"),
    [
        (CHOICE, "z"),
        (CHOICE, "A"),
        (CHOICE, True),
        (CHOICE, 0.0),
        (MULTIPLE, frozenset()),
        (MULTIPLE, frozenset("az")),
        (MULTIPLE, ("a", "b")),
        (TRUE, "true"),
        (TRUE, 1.0),
        (TYPED, "  "),
        (TYPED, ""),
        (TYPED, 1.0),
        (NUMBER, True),
        (NUMBER, "1961"),
        (NUMBER, float("nan")),
        (NUMBER, float("inf")),
        (NUMBER, float("-inf")),
        (ORDER, ("a", "b")),
        (ORDER, ("a", "a", "b")),
        (ORDER, ()),
        (ORDER, frozenset("abc")),
        (MATCH, ("a", "b", "c", "c")),
        (MATCH, ("a", "b", "c")),
        (MATCH, "abcd"),
    ],
)
def test_what_is_no_response_is_refused(question: Question, response: Response) -> None:
    assert not question.accepts(response)
    with pytest.raises(ValueError, match="not a response"):
        question.grade(response)


@given(st.data())
def test_a_response_to_one_kind_never_breaks_another(data: st.DataObject) -> None:
    question = data.draw(questions())
    response = data.draw(responses(data.draw(questions())))
    if question.accepts(response):
        assert 0 <= question.grade(response).credit <= 1
    else:
        with pytest.raises(ValueError, match="not a response"):
            question.grade(response)


def test_a_near_miss_names_what_it_nearly_was() -> None:
    assert "Yuri Gagarin" == TYPED.grade("Yuri Gagarim").near_miss_of
    assert "Гагарин" == TYPED.grade("Гогарин").near_miss_of
    assert "" == TYPED.grade("Titov").near_miss_of
    assert "" == TYPED.grade("Yuri Gagarin").near_miss_of


def test_another_figure_is_no_near_miss() -> None:
    assert "" == Typed(**COMMON, accept=("Sputnik 1",)).grade("Sputnik 2").near_miss_of


def test_how_far_off_a_number_is_is_known() -> None:
    assert (-3, 0, 7) == tuple(NUMBER.grade(answer).deviation for answer in (1958.0, 1961.0, 1968.0))


def test_a_sum_of_tenths_counts_as_the_tenth() -> None:
    assert 1 == Number(**COMMON, number=0.3).grade(0.1 + 0.2).credit
    assert 1 == Number(**COMMON, number=0.3, full_within=0.1).grade(0.4).credit
    assert 1 == Number(**COMMON, number=0.7, full_within=0.1).grade(0.8).credit


def test_nought_has_no_tolerance_of_its_own() -> None:
    assert 0 == Number(**COMMON, number=0).grade(1e-12).credit
    assert 1 == Number(**COMMON, number=0).grade(0.0).credit


def test_a_number_far_beyond_reach_is_wrong_and_no_error() -> None:
    assert 0 == Number(**COMMON, number=-1e308, full_within=1, partial_within=5).grade(1.7e308).credit


def test_an_option_is_commented_only_when_it_was_chosen() -> None:
    assert ("b: not that one",) == CHOICE.feedback_for("b")
    assert () == CHOICE.feedback_for("a")
    assert ("a: A", "d: D") == MULTIPLE.feedback_for(frozenset("dab"))
    assert () == TRUE.feedback_for(True)
    assert () == MULTIPLE.feedback_for(True) == MULTIPLE.feedback_for("ad")


def test_solutions_are_told_in_words() -> None:
    assert "a, b" == MULTIPLE.solution
    assert "False" == FALSE.solution
    assert "Yuri Gagarin" == TYPED.solution
    assert f"384{NARROW_SPACE}400 km" == Number(**COMMON, number=384_400, unit="km").solution
    assert "a, b, c" == ORDER.solution
    assert "1: a, 2: b, 3: c, 4: d" == MATCH.solution


def test_the_names_of_the_kinds_and_difficulties_never_change() -> None:
    assert ["choice", "multiple", "true-false", "typed", "number", "order", "match"] == [kind.value for kind in Kind]
    assert ["easy", "medium", "hard"] == [difficulty.value for difficulty in Difficulty]


def test_a_question_that_does_not_say_is_of_medium_difficulty_and_worth() -> None:
    assert (Difficulty.MEDIUM, Difficulty.MEDIUM.points, None) == (TRUE.difficulty, TRUE.points, TRUE.seconds)


def test_harder_questions_are_worth_more() -> None:
    assert [100, 150, 200] == [difficulty.points for difficulty in Difficulty]


@pytest.mark.parametrize("response", [10**400, True, float("inf"), "1957", None])
def test_what_is_no_finite_number_is_no_response_to_a_number(response: object) -> None:
    assert not Number(**COMMON, number=1957).accepts(response)  # type: ignore[arg-type]  # the wrong type is the point


@pytest.mark.parametrize(
    "question", [Order(**COMMON, items=("a", "b")), Match(**COMMON, pairs=(("a", "1"), ("b", "2")))]
)
def test_things_that_are_no_texts_are_no_response_to_an_order_or_a_match(question: Question) -> None:
    assert not question.accepts(("a", 1))  # type: ignore[arg-type]  # the wrong type is the point


def test_a_hundred_metres_off_is_off_even_at_the_distance_of_the_sun() -> None:
    assert 0 == Number(**COMMON, number=149_597_870_700).grade(149_597_870_600.0).credit


@pytest.mark.parametrize("number", [3.14159265, 6.62607015e-34, 9_460_730_472_580_800.0])
def test_the_solution_of_a_number_is_right_when_typed_as_shown(number: float) -> None:
    question = Number(**COMMON, number=number)
    assert question.grade(float(question.solution.replace(NARROW_SPACE, ""))).is_full


@pytest.mark.parametrize(
    ("question", "response"),
    [
        (CHOICE, "a"),
        (MULTIPLE, frozenset("ab")),
        (TRUE, True),
        (FALSE, False),
        (TYPED, "Yuri Gagarin"),
        (NUMBER, 1961),
        (ORDER, ("a", "b", "c")),
        (MATCH, ("a", "b", "c", "d")),
    ],
)
def test_the_correct_response_has_the_shape_of_its_kind(question: Question, response: object) -> None:
    assert response == correct_response(question)


def test_only_a_question_of_a_kind_can_be_asked() -> None:
    bare = Question(**COMMON)
    for use in (lambda: bare.kind, lambda: bare.solution, lambda: bare.accepts("a"), lambda: bare._grade("a")):
        with pytest.raises(TypeError, match=r"^a question without a kind$"):
            use()
