"""What a preview shows of a pack, as a value that no screen is needed for."""

from tui_play import PACK

from spacequiz.packs.outline import read_outline
from spacequiz.tui.preview_state import PreviewState

START = PreviewState.start(read_outline(PACK, "mine"))
BROKEN = read_outline(PACK.replace("answer: Sputnik 1", "answer: Sputnik I"), "mine")


def test_a_question_with_an_error_is_shown_as_it_was_until_it_is_mended() -> None:
    broken = START.update(BROKEN)
    assert (True, START.question, 1) == (broken.is_outdated, broken.question, len(broken.problems))
    mended = broken.update(START.outline)
    assert (False, START.question, 0) == (mended.is_outdated, mended.question, len(mended.problems))


def test_another_page_has_no_answer_and_there_is_none_past_the_ends() -> None:
    second = PreviewState.start(START.outline).turn_to(2)
    assert (2, None) == (second.number, second.response)
    assert [second, second, second] == [second.turn_to(number) for number in (0, 2, 4)]


def test_a_text_is_found_after_the_page_that_is_shown_first_and_then_from_the_top() -> None:
    assert [3, 2, 1, 2, None] == [START.find(text) for text in ("LAIKA", "vostok", "sputnik 1", "2", "Sagan")]
    assert 1 == START.turn_to(3).find("artificial")


def test_the_next_problem_goes_round() -> None:
    assert [1, 1, 3] == [
        START.update(BROKEN).turn_to(2).next_problem(),
        START.update(BROKEN).next_problem(),
        START.turn_to(3).next_problem(),
    ]
