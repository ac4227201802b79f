"""Rosters: any signs in, names to play under out."""

from collections.abc import Iterable

from hypothesis import given
from hypothesis import strategies as st

from spacequiz.classroom.assignments.roster import nearest_name, read_roster, roster_name, roster_notice
from spacequiz.text import NAME_LENGTH, clean_name


def roster(lines: Iterable[str]) -> tuple[str, ...]:
    """The names to play under."""
    return tuple(each.name for each in read_roster(lines) if each.name)


@given(st.lists(st.text(max_size=40) | st.sampled_from(["Ada", "ada", "ADA 2", " Ada ", "\u202eAda", "Ａda"])))
def test_all_names_are_clean_unique_and_short_enough(lines: list[str]) -> None:
    names = roster(lines)
    assert len(names) == len({name.casefold() for name in names})
    assert list(names) == [clean_name(name) for name in names]
    assert all(0 < len(name) <= NAME_LENGTH for name in names)


@given(st.lists(st.text(max_size=40)))
def test_no_line_with_a_name_is_lost_and_a_clean_list_stays_as_it_is(lines: list[str]) -> None:
    names = roster(lines)
    assert sum(bool(clean_name(line)) for line in lines) == len(names)
    assert names == roster(names)


def test_names_that_are_alike_get_numbers() -> None:
    assert ("Ada", "ada 2", "Ada 3", "Grace") == roster(["Ada", "ada", "", "  Ada ", "Grace"])
    assert ("Ada 2", "Ada", "Ada 3") == roster(["Ada 2", "Ada", "Ada"])
    long = "Bartholomew-Maximilian"
    assert ("Bartholomew-Maximili", "Bartholomew-Maximi 2") == roster([long, long])


def test_a_sign_that_no_spreadsheet_can_hold_is_in_no_name() -> None:
    assert ("ab",) == roster(["a\uffffb\ufffe"])


def test_what_became_of_a_line_is_known_with_its_number() -> None:
    found = read_roster(["Ada", "\t", "\u200b", "Zo\x1b[2Je", "Ada"])
    assert [(1, "Ada", False), (3, "", True), (4, "Zo[2Je", True), (5, "Ada 2", True)] == [
        (each.line, each.name, each.is_changed) for each in found
    ]


def test_a_name_is_found_whatever_its_case_and_told_as_the_list_has_it() -> None:
    names = ("Ada Lovelace", "Zoë")
    assert "Zoë" == roster_name("ZOË", names)
    assert None is roster_name("Zoe", names)
    assert "" == roster_notice("zoë", names)
    assert "" == roster_notice("Anyone", ())


def test_a_stranger_hears_which_name_was_probably_meant() -> None:
    names = ("Ada Lovelace", "Zoë")
    assert "Ada Lovelace" == nearest_name("Ada Lovelac", names)
    assert "Ada Lovelace" == nearest_name("lovelace", names)
    assert "Zoe is not on the list of this class; did you mean Zoë?" in roster_notice("Zoe", names)
    assert "Mallory is not on the list of this class. You can play" in roster_notice("Mallory", names)
