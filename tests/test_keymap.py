"""Keys of the player's own: what is refused, and what is left of a map that somebody wrote by hand."""

import pytest
from hypothesis import given
from hypothesis import strategies as st

from spacequiz.keymap import FIXED_KEYS, KeyAction, is_assignable, usable_keys, why_refused

TABLE = (
    KeyAction("Home", "play", ("p",), "home.play"),
    KeyAction("Home", "scores", ("s",), "home.scores"),
    KeyAction("Home", "help", ("?",)),
    KeyAction("Quiz", "hint", ("h",), "quiz.hint"),
    KeyAction("Quiz", "skip", ("s",), "quiz.skip"),
    KeyAction("Quiz", "next", ("space",), "quiz.next"),
    KeyAction("Quiz", "an option of a question", tuple("12345678abcdefgt")),
    KeyAction("Quiz", "help", ("?",)),
)
IDS = [bound.id for bound in TABLE if bound.id]


@pytest.mark.parametrize("key", ["x", "X", "f5", "-", ",", "é", "ж", "9"])
def test_a_free_letter_or_sign_can_be_given(key: str) -> None:
    assert "" == why_refused("quiz.hint", key, TABLE, {})


@pytest.mark.parametrize("key", sorted(FIXED_KEYS))
def test_a_key_that_leads_on_or_out_is_never_given_away(key: str) -> None:
    assert FIXED_KEYS[key] in why_refused("quiz.hint", key, TABLE, {})


@pytest.mark.parametrize("key", ["ctrl+x", "home", "f13", "", " ", "\n", "\x1b", "\u202e", "\u0301", "\u3164", "ab"])
def test_what_is_no_letter_and_no_sign_is_refused_and_says_what_can_be_used(key: str) -> None:
    assert not is_assignable(key)
    assert "Use a letter, a sign, or f2 to f12." in why_refused("quiz.hint", key, TABLE, {})


@pytest.mark.parametrize(
    ("key", "words"), [("s", "skip"), ("?", "help"), ("c", "an option of a question"), ("8", "an option of a question")]
)
def test_a_key_that_is_taken_is_refused_by_the_name_of_what_has_it(key: str, words: str) -> None:
    assert f"{key} is already used on this screen: {words}." == why_refused("quiz.hint", key, TABLE, {})


def test_the_same_key_may_do_two_things_on_two_screens() -> None:
    assert "" == why_refused("quiz.hint", "p", TABLE, {})
    assert "" == why_refused("home.play", "c", TABLE, {})


def test_a_key_that_was_given_away_is_free_and_its_new_owner_keeps_it() -> None:
    keys = {"quiz.skip": "x"}
    assert "" == why_refused("quiz.hint", "s", TABLE, keys)
    assert "x is already used on this screen: skip." == why_refused("quiz.hint", "x", TABLE, keys)
    keys = {"quiz.skip": "x", "quiz.hint": "s"}
    assert "s is already used on this screen: hint." == why_refused("quiz.skip", "s", TABLE, keys)


def test_an_action_may_have_its_usual_key_whatever_it_is() -> None:
    assert "" == why_refused("quiz.next", "space", TABLE, {"quiz.next": "n"})


def test_two_actions_may_change_places() -> None:
    keys = {"quiz.hint": "s", "quiz.skip": "h"}
    assert keys == usable_keys(TABLE, keys)


def test_what_cannot_be_used_is_dropped_one_by_one() -> None:
    keys = {
        "quiz.hint": "x",
        "quiz.skip": "c",
        "quiz.next": "escape",
        "home.play": "s",
        "home.scores": "s",
        "of a later version": "y",
    }
    assert {"quiz.hint": "x"} == usable_keys(TABLE, keys)


def test_of_two_that_want_one_key_the_later_has_it() -> None:
    assert {"quiz.skip": "x"} == usable_keys(TABLE, {"quiz.hint": "x", "quiz.skip": "x"})


@given(st.dictionaries(st.sampled_from([*IDS, "nobody"]), st.sampled_from([*"hspxyc?8", "enter", "escape", "f5", ""])))
def test_whatever_was_written_no_key_of_a_screen_does_two_things(keys: dict[str, str]) -> None:
    kept = usable_keys(TABLE, keys)
    for screen in ("Home", "Quiz"):
        taken = [key for bound in TABLE if bound.screen == screen for key in bound.current_keys(kept)]
        assert len(taken) == len(set(taken))
        assert not {"enter", "escape", ""} & set(taken)
    assert kept == usable_keys(TABLE, kept)
