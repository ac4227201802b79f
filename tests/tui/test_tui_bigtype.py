"""Letters to be read from the last row."""

import pytest
from hypothesis import given
from hypothesis import strategies as st

from spacequiz.tui.widgets.big_type import _DOTS, ROWS, big_width, draw_big, wrap_big

TEXTS = st.text(alphabet="abcXYZ 0189.,?!'-é “”…", min_size=1, max_size=60)


@pytest.mark.parametrize("letter", sorted(_DOTS))
def test_every_letter_is_five_rows_of_dots_alike_in_width(letter: str) -> None:
    rows = _DOTS[letter].split()
    assert 5 == len(rows)
    assert 1 == len({len(row) for row in rows})
    assert ROWS == len(draw_big(letter))


@given(TEXTS, st.integers(8, 120))
def test_a_text_is_wrapped_so_that_every_line_fits_and_no_word_is_lost(text: str, width: int) -> None:
    lines = wrap_big(text, width)
    if lines is None:
        return
    assert all(big_width(line) <= width for line in lines)
    assert {big_width(line) for line in lines} == {len(row) for line in lines for row in draw_big(line)} or not lines
    assert " ".join(" ".join(lines).split()) == " ".join(lines)


def test_accents_are_left_out_and_what_cannot_be_drawn_is_said_to_be_so() -> None:
    assert ["SIGMUND JAHN"] == wrap_big("Sigmund Jähn", 100)
    assert ["'WHAT'?"] == wrap_big("‘What’?", 100)
    assert wrap_big("Гагарин", 100) is None
    assert wrap_big("a\x1b[31m", 100) is None
    assert wrap_big("unbreakable", 20) is None
