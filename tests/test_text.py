"""Which characters may reach a terminal, and how names are cleaned."""

import unicodedata

import pytest
from hypothesis import example, given
from hypothesis import strategies as st

from spacequiz.text import (
    NAME_LENGTH,
    clean,
    clean_name,
    code_point,
    first_forbidden,
    is_forbidden,
    is_invisible,
    nearest,
)

ANY = st.text(st.characters(), max_size=30)
"""Lone surrogates too: that is how bytes that are no UTF-8 come in from the command line."""
WICKED = st.text("ab \t\n\x00\x1b\x7f\x9b\u200b\u202e\u2066\ufeff\ud800\ue000\u2028", max_size=30) | ANY


@pytest.mark.parametrize(
    "char",
    [
        "\x00",
        "\x07",
        "\b",
        "\r",
        "\x1b",
        "\x7f",
        "\x85",
        "\x9b",
        "\xad",
        "\u061c",
        "\u200b",
        "\u200d",
        "\u200e",
        "\u2028",
        "\u2029",
        "\u202e",
        "\u2066",
        "\ufeff",
        "\ud800",
        chr(0xDCFF),
        "\ue000",
        "\U000e0041",
        "\U0010fffd",
    ],
)
def test_what_commands_hides_or_reorders_is_forbidden(char: str) -> None:
    assert is_forbidden(char)
    assert 2 == first_forbidden(f"ab{char}c")
    assert "abc" == clean(f"ab{char}c")


@pytest.mark.parametrize("char", "aZ ~[]\n\téЯ中ا×–✓🚀👩\u00a0\u202f\u0301")
def test_letters_signs_and_layout_are_allowed(char: str) -> None:
    assert not is_forbidden(char)
    assert first_forbidden(f"a{char}") is None


def test_every_control_character_but_line_feed_and_tab_is_forbidden() -> None:
    controls = [chr(code) for code in (*range(0x20), *range(0x7F, 0xA0))]
    assert ["\t", "\n"] == [char for char in controls if not is_forbidden(char)]


@given(WICKED)
def test_the_first_forbidden_character_is_the_first(text: str) -> None:
    index = first_forbidden(text)
    assert not any(is_forbidden(char) for char in text[:index])
    assert index is None or is_forbidden(text[index])


@pytest.mark.parametrize(
    ("char", "name"),
    [
        ("\u202e", "U+202E RIGHT-TO-LEFT OVERRIDE"),
        ("\x1b", "U+001B control character"),
        ("\ud800", "U+D800 unnamed"),
        ("\ue000", "U+E000 unnamed"),
        ("\U000e0041", "U+E0041 TAG LATIN CAPITAL LETTER A"),
    ],
)
def test_what_cannot_be_shown_is_named(char: str, name: str) -> None:
    assert name == code_point(char)


@given(st.characters())
def test_every_character_can_be_named(char: str) -> None:
    assert code_point(char).isascii()


@given(WICKED)
def test_clean_text_is_one_line_without_anything_forbidden(text: str) -> None:
    cleaned = clean(text)
    assert first_forbidden(cleaned) is None
    assert cleaned == " ".join(cleaned.split()) == clean(cleaned)


@pytest.mark.parametrize(
    ("name", "cleaned"),
    [
        ("Ada", "Ada"),
        ("  Ada \t\n Byron ", "Ada Byron"),
        ("Валентина", "Валентина"),
        ("Ａｄａ", "Ada"),
        ("Zoe\u0308", "Zoë"),
        ("\x1b[31mBob", "[31mBob"),
        ("Bob\u202e\u200b", "Bob"),
        ("\udcff", ""),
        ("\u200b \x00", ""),
        ("", ""),
        ("[@click=app.quit]Bob", "[@click=app.quit]Bob"),
        ("x" * 30, "x" * 20),
        ("x" * 19 + " y", "x" * 19),
        ("🚀" * 30, "🚀" * 20),
    ],
)
def test_names_are_cleaned(name: str, cleaned: str) -> None:
    assert cleaned == clean_name(name)


def test_a_sign_that_stands_for_many_letters_does_not_make_a_name_too_long() -> None:
    assert 18 == len(clean_name("\ufdfa"))
    assert NAME_LENGTH >= len(clean_name("\ufdfa" * 9))


@given(WICKED)
def test_a_clean_name_is_short_and_fit_to_be_shown(name: str) -> None:
    cleaned = clean_name(name)
    assert len(cleaned) <= NAME_LENGTH
    assert first_forbidden(cleaned) is None
    assert cleaned == cleaned.strip() == " ".join(cleaned.split())


@given(st.text(st.characters(exclude_categories=["Cc", "Cf", "Cs", "Co", "Zl", "Zp"]), max_size=30))
@example("x" * 19 + "e\u0301")
def test_a_clean_name_of_plain_text_stays_as_it_is(name: str) -> None:
    assert clean_name(name) == clean_name(clean_name(name))
    assert unicodedata.is_normalized("NFKC", clean_name(name))


@pytest.mark.parametrize(
    ("word", "known", "found"),
    [
        ("sputnk", ["sputnik", "gagarin"], "sputnik"),
        ("SPUTNIK", ["Sputnik", "gagarin"], "Sputnik"),
        ("гагарн", ("Гагарин", "Титов"), "Гагарин"),
        ("zzz", ["sputnik"], None),
        ("", ["sputnik"], None),
        ("sputnik", [], None),
    ],
)
def test_the_nearest_known_word_is_found(word: str, known: list[str], found: str | None) -> None:
    assert found == nearest(word, known)


@given(ANY, st.lists(ANY, max_size=5))
def test_the_nearest_word_is_one_that_is_known(word: str, known: list[str]) -> None:
    assert nearest(word, known) in {None, *known}


def test_names_that_look_alike_are_alike() -> None:
    assert clean_name("Zoë") == clean_name("Zoe\u00ad\u0308")


@pytest.mark.parametrize("name", ["\u3164", "\u115f", "\u2800", "\u034f", "\ufe0f"])
def test_a_name_that_shows_nothing_is_no_name(name: str) -> None:
    assert "" == clean_name(name)
    assert is_invisible(name)


@pytest.mark.parametrize("char", [" ", "\t", "\u00a0", "\u3000", "\u200b", "\ufeff", "\x00", "\u00ad", "\uffff"])
def test_white_space_and_what_must_not_be_shown_are_invisible(char: str) -> None:
    assert is_invisible(char)


@pytest.mark.parametrize("char", ["a", "=", "\u0301", "é", "☭", "宇"])
def test_letters_and_accents_are_visible(char: str) -> None:
    assert not is_invisible(char)


def test_of_words_that_are_equally_near_the_first_that_is_known_is_meant() -> None:
    assert "Sputnik 1" == nearest("Sputnik I", ["Explorer 1", "Sputnik 1", "Vanguard 1", "Sputnik 2", "Sputnik 3"])
