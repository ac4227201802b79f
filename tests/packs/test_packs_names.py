"""Which names may be a pack's id."""

import pytest
from hypothesis import given
from hypothesis import strategies as st

from spacequiz.packs.pack_id import LONGEST_NAME, fold_id, why_invalid_id
from spacequiz.text import escape


@pytest.mark.parametrize("name", ["sputnik", "the-challenge", "Наши вопросы", "a.b", "console", "com10", "q.txt", "é"])
def test_a_name_that_every_system_takes_is_an_id(name: str) -> None:
    assert "" == why_invalid_id(name)


@pytest.mark.parametrize(
    ("name", "why"),
    [
        ("", "it is empty"),
        (".", "it begins with a dot"),
        ("..", "it begins with a dot"),
        (".hidden", "it begins with a dot"),
        ("sputnik.", "it ends with a dot"),
        ("sputnik ", "it begins or ends with a space"),
        (" sputnik", "it begins or ends with a space"),
        ("../sputnik", "it holds /"),
        ("a\\b", "it holds \\"),
        ("C:sputnik", "it holds :"),
        ("what?", "it holds ?"),
        ("two\nlines", "it holds U+000A control character"),
        ("a\x1b[2J", "it holds U+001B control character"),
        ("a\u202eb", "it holds U+202E RIGHT-TO-LEFT OVERRIDE"),
        ("caf\udce9", "it holds U+DCE9 unnamed"),
        ("CON", "CON is a device on Windows"),
        ("nul", "nul is a device on Windows"),
        ("Aux.moon", "Aux is a device on Windows"),
        ("lpt¹", "lpt¹ is a device on Windows"),
        ("com1 .x", "com1 is a device on Windows"),
        ("sputnik.yaml", "it ends in .yaml, as the file alone should"),
        ("sputnik.YML", "it ends in .YML, as the file alone should"),
        ("ж" * (LONGEST_NAME // 2 + 1), f"it is longer than {LONGEST_NAME} bytes"),
    ],
)
def test_a_name_that_some_system_refuses_or_reads_otherwise_is_refused_with_the_reason(name: str, why: str) -> None:
    assert why == why_invalid_id(name)


@given(st.text())
def test_what_is_an_id_can_be_shown_and_stays_in_its_folder(name: str) -> None:
    if not why_invalid_id(name):
        assert name == escape(name)
        assert not set(name) & set("/\\:")


def test_names_that_are_one_file_on_some_system_fold_alike() -> None:
    assert fold_id("Sputnik") == fold_id("sputnik")
    assert fold_id("Caf\u00e9") == fold_id("cafe\u0301")
    assert fold_id("Straße") != fold_id("Strase")
