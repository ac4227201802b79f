"""Boards: which scores may be compared with which."""

import pytest
from hypothesis import given
from hypothesis import strategies as st

from spacequiz.domain.leaderboard import ASSIGNMENT_TAG, UNCOUNTED_TAG, Leaderboard
from spacequiz.domain.question import Difficulty
from spacequiz.domain.rules import Rules

IDS = st.lists(st.text("abcdef-12", min_size=1, max_size=6), min_size=1, max_size=5, unique=True)


def test_the_form_of_the_key_never_changes() -> None:
    assert "mission|10|20|sputnik||" == Leaderboard(Rules(), ("sputnik",)).key
    board = Leaderboard(Rules(questions=5, seconds=0), ("b", "a"), ("medium", "hard"), ("Moon", "dogs"))
    assert "mission|5|0|a,b|hard,medium|dogs,moon" == board.key
    odd = Leaderboard(Rules("exam"), ("a|b", "50%"), tags=("x,y", UNCOUNTED_TAG))
    assert "exam|10|20|50%25,a%7Cb||not counted,x%2Cy" == odd.key


@given(IDS, st.data())
def test_the_order_of_packs_and_filters_does_not_count(ids: list[str], data: st.DataObject) -> None:
    other = tuple(data.draw(st.permutations(ids)))
    one = Leaderboard(Rules(), tuple(ids), tuple(ids), tuple(ids))
    assert one.key == Leaderboard(Rules(), other, other, other).key


@given(IDS, IDS)
def test_other_packs_are_another_board(one: list[str], other: list[str]) -> None:
    assert (set(one) == set(other)) == (Leaderboard(Rules(), tuple(one)).key == Leaderboard(Rules(), tuple(other)).key)


def test_the_case_of_tags_does_not_count() -> None:
    assert Leaderboard(Rules(), ("a",), tags=("MOON",)).key == Leaderboard(Rules(), ("a",), tags=("moon",)).key


def test_whatever_makes_a_game_easier_makes_another_board() -> None:
    boards = [
        Leaderboard(Rules(), ("a",)),
        Leaderboard(Rules(questions=9), ("a",)),
        Leaderboard(Rules(seconds=0), ("a",)),
        Leaderboard(Rules(mode="drill"), ("a",)),
        Leaderboard(Rules(), ("b",)),
        Leaderboard(Rules(), ("a", "b")),
        Leaderboard(Rules(), ("a",), difficulties=("easy",)),
        Leaderboard(Rules(), ("a",), tags=("easy",)),
    ]
    assert len(boards) == len({board.key for board in boards})


@pytest.mark.parametrize(
    ("board", "label"),
    [
        (Leaderboard(Rules(), ("a",)), "mission of 10, 20 s each"),
        (Leaderboard(Rules(questions=5, seconds=0), ("a",)), "mission of 5, untimed"),
        (Leaderboard(Rules(), ("a",), ("hard",)), "mission of 10, 20 s each, hard only"),
        (
            Leaderboard(Rules(), ("a",), ("easy", "hard"), ("moon",)),
            "mission of 10, 20 s each, easy and hard only, moon only",
        ),
    ],
)
def test_the_label_says_the_rules_in_words(board: Leaderboard, label: str) -> None:
    assert label == board.label


def test_a_comma_in_a_name_does_not_make_two_of_it() -> None:
    assert Leaderboard(Rules(), ("a,b",)).key != Leaderboard(Rules(), ("a", "b")).key


def test_all_difficulties_named_are_no_filter() -> None:
    every = Leaderboard(Rules(), ("a",), difficulties=tuple(Difficulty))
    assert every.key == Leaderboard(Rules(), ("a",)).key
    assert "only" not in every.label


def test_a_filter_that_is_named_twice_is_the_same_filter() -> None:
    assert Leaderboard(Rules(), ("a",), tags=("Moon", "moon")).key == Leaderboard(Rules(), ("a",), tags=("moon",)).key


def test_the_board_of_an_assignment_names_it_after_the_filters() -> None:
    board = Leaderboard(Rules("exam", 10, 20), ("p",), tags=("assignment 0123abcdef89", "moon"))
    assert "0123abcdef89" == board.assignment_id
    assert "exam of 10, 20 s each, moon only, assignment 0123abcdef89" == board.label


@pytest.mark.parametrize(
    "tag",
    [
        *("moon", "assignment two", "assignment 0123abcdef8", "assignment 0123abcdef890", "assignment 0123abcdefgX"),
        *("assignment 0123ABCDEF89", "assignment XXXXXXXXXXXX", "0123abcdef89", f"0123abcdef89{ASSIGNMENT_TAG}"),
    ],
)
def test_a_tag_of_a_pack_that_looks_like_an_assignment_is_a_filter(tag: str) -> None:
    board = Leaderboard(Rules(), ("p",), tags=(tag,))
    assert "" == board.assignment_id
    assert f"mission of 10, 20 s each, {tag} only" == board.label
