"""The line of a problem with its caret: the place is always shown, and right above the caret."""

from hypothesis import example, given
from hypothesis import strategies as st

from spacequiz.packs.excerpt import _cells, cut_excerpt


def test_a_short_line_is_shown_whole() -> None:
    assert ("answer: no", "        ^") == cut_excerpt("answer: no", 9, 40)


def test_a_long_line_is_cut_around_the_place() -> None:
    assert ("…abcdefghijabcdefgh…", "               ^") == cut_excerpt("abcdefghij" * 10, 55, 20)
    assert ("abcdefghijabcdefghi…", "^") == cut_excerpt("abcdefghij" * 10, 1, 20)
    assert ("…ghijabcdefghij", "               ^") == cut_excerpt("abcdefghij" * 10, 101, 20)


def test_wide_letters_take_two_cells() -> None:
    assert ("ばば: x", "      ^") == cut_excerpt("ばば: x", 5, 40)


LINES = st.text(st.sampled_from("ab: ば🚀e\u0301\t\x1b\u202e"), max_size=80)


@given(LINES, st.integers(1, 90), st.integers(20, 60))
@example(":" * 21 + "ば\u0301:", 18, 21)
def test_the_caret_stands_below_its_place_and_nothing_acts_on_the_terminal(line: str, column: int, width: int) -> None:
    text, caret = cut_excerpt(line, column, width)
    assert text.isprintable()
    assert _cells(text) <= width
    assert len(caret) <= width + 1
    assert caret.strip() == "^"
