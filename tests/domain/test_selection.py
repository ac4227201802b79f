"""The order of questions and options for a seed."""

import pytest
from domain_strategies import questions
from hypothesis import example, given
from hypothesis import strategies as st

from spacequiz.domain.correct_answers import correct_options, correct_response
from spacequiz.domain.question import Choice, Difficulty, Match, Multiple, Order, Question, TrueFalse
from spacequiz.domain.selection import draw_questions, filter_questions, option_texts

ITEMS = ("Sputnik", "Vostok", "Voskhod", "Soyuz")
MATCH = Match(id="m", pack="p", ask="?", pairs=(("1957", "Sputnik"), ("1961", "Vostok"), ("1967", "Soyuz")))


def _choices(number: int, pack: str = "p") -> list[Choice]:
    return [Choice(id=f"q{n}", pack=pack, ask="?", options=("a", "b", "c"), answer="a") for n in range(number)]


def test_the_order_of_a_seed_is_the_same_everywhere_and_for_ever() -> None:
    # printf 'vostok|q2' | sha256sum and so on, sorted: a game shared by its seed must stay the same game
    assert ["q2", "q3", "q1", "q4", "q0"] == [question.id for question in draw_questions(_choices(5), 9, "vostok")]
    assert ("c", "a", "b") == option_texts(_choices(2)[1], "vostok")


def test_the_order_of_a_seed_that_is_not_ascii_is_the_same_everywhere_too() -> None:
    assert ["q2", "q1", "q0", "q4", "q3"] == [question.id for question in draw_questions(_choices(5), 9, "Восток")]


def test_another_seed_gives_another_order() -> None:
    assert draw_questions(_choices(20), 20, "vostok") != draw_questions(_choices(20), 20, "luna")


@given(st.permutations(_choices(8)), st.text(max_size=5))
def test_the_order_of_the_file_does_not_count(shuffled: list[Question], seed: str) -> None:
    assert draw_questions(_choices(8), 8, seed) == draw_questions(shuffled, 8, seed)


@given(st.integers(1, 20), st.text(max_size=5))
def test_a_question_that_is_added_does_not_reshuffle_the_others(number: int, seed: str) -> None:
    before = [question.id for question in draw_questions(_choices(number), 99, seed)]
    after = [question.id for question in draw_questions(_choices(number + 1), 99, seed)]
    assert before == [id_ for id_ in after if id_ != f"q{number}"]


@given(st.lists(st.text(max_size=4), min_size=3, max_size=8, unique=True), st.text(max_size=5))
def test_an_option_that_is_added_does_not_reshuffle_the_others(texts: list[str], seed: str) -> None:
    *options, added = texts
    before = option_texts(Choice(id="q", pack="p", ask="?", options=tuple(options), answer=options[0]), seed)
    after = option_texts(Choice(id="q", pack="p", ask="?", options=tuple(texts), answer=options[0]), seed)
    assert before == tuple(option for option in after if option != added)


@given(st.integers(0, 9), st.text(max_size=5))
def test_fewer_questions_are_the_first_of_more(count: int, seed: str) -> None:
    assert draw_questions(_choices(6), 6, seed)[:count] == draw_questions(_choices(6), count, seed)


def test_equal_ids_of_two_packs_are_both_asked_and_in_one_order() -> None:
    both = _choices(3, "a") + _choices(3, "b")
    assert {question.key for question in both} == {question.key for question in draw_questions(both, 6, "s")}
    assert draw_questions(both, 6, "s") == draw_questions(reversed(both), 6, "s")


@given(questions(), st.text(max_size=5))
def test_arranging_neither_loses_nor_adds_a_text(question: Question, seed: str) -> None:
    wanted: tuple[str, ...] = ()
    if isinstance(question, Choice | Multiple):
        wanted = question.options
    if isinstance(question, TrueFalse):
        wanted = ("False", "True")
    if isinstance(question, Order):
        wanted = question.items
    if isinstance(question, Match):
        wanted = question.rights
    assert sorted(wanted) == sorted(option_texts(question, seed))


@given(questions(kind=Order), st.text(max_size=5))
@example(Order(id="q", pack="p", ask="?", items=("a", "b", "c")), "2")
def test_an_order_never_starts_solved(question: Question, seed: str) -> None:
    assert correct_response(question) != option_texts(question, seed)


def test_an_order_left_as_it_starts_is_worth_nothing_whatever_the_seed() -> None:
    order = Order(id="q", pack="p", ask="?", items=("a", "b", "c", "d", "e"))
    starts = {option_texts(order, str(seed)) for seed in range(200)}
    assert 20 < len(starts)
    assert {0.0} == {order.grade(start).credit for start in starts}


def test_the_order_of_options_hangs_on_the_question_too() -> None:
    choices = [Choice(id=str(n), pack="p", ask="?", options=ITEMS, answer="Soyuz") for n in range(50)]
    shown = {option_texts(choice, "s") for choice in choices}
    assert len(shown) > 10


def test_the_right_sides_of_a_match_are_shuffled() -> None:
    assert 6 == len({option_texts(MATCH, str(seed)) for seed in range(200)})


@pytest.mark.parametrize("answer", [True, False])
def test_true_stands_before_false_whatever_the_seed(answer: bool) -> None:
    question = TrueFalse(id="t", pack="p", ask="?", answer=answer)
    assert {("True", "False")} == {option_texts(question, str(seed)) for seed in range(20)}
    assert {str(answer)} == correct_options(question)


@given(questions(), st.text(max_size=5))
def test_the_right_options_are_among_the_options_and_are_right_in_full(question: Question, seed: str) -> None:
    right = correct_options(question)
    assert right <= set(option_texts(question, seed))
    match question:
        case Choice():
            assert [1.0] == [question.grade(option).credit for option in right]
        case Multiple():
            assert question.grade(right).is_full
        case TrueFalse():
            assert [1.0] == [question.grade(option == "True").credit for option in right]
        case _:
            assert not right


def test_a_seed_that_is_no_unicode_is_a_seed_too() -> None:
    assert draw_questions([MATCH], 1, "\udcff") == (MATCH,)


def test_filters_let_through_what_fits_and_everything_when_empty() -> None:
    easy = TrueFalse(id="e", pack="p", ask="?", answer=True, difficulty=Difficulty.EASY, tags=("Dogs",))
    hard = Choice(id="h", pack="p", ask="?", options=ITEMS, answer="Soyuz", difficulty=Difficulty.HARD)
    assert (easy, hard) == filter_questions((easy, hard))
    assert (easy,) == filter_questions((easy, hard), tags=["dogs", "moon"])
    assert (hard,) == filter_questions((easy, hard), [Difficulty.HARD])
    assert () == filter_questions((easy, hard), [Difficulty.HARD], ["DOGS"])
