"""Which pack is played where several files have one id."""

import os
from pathlib import Path

import pytest

from spacequiz.packs.find_packs import find_pack
from spacequiz.packs.loaded_packs import LoadedPack, load_packs

PACK = "title: Mine\nquestions:\n  - {id: one, ask: What?, answer: true, why: So., source: A}\n"
BROKEN = "title: Mine\nquestions:\n  - {id: one, aks: What?, answer: true}\n"


def named(folder: Path, name: str) -> list[LoadedPack]:
    return [each for each in load_packs(folder) if each.file.id == name]


def test_ones_own_pack_is_played_instead_of_the_built_in_one(tmp_path: Path) -> None:
    (tmp_path / "sputnik.yaml").write_text(PACK, encoding="utf-8")
    own, built_in = named(tmp_path, "sputnik")
    assert ("yours, instead of the built-in one", "good", False) == (own.origin, own.status, own.is_overridden)
    assert ("built-in", True) == (built_in.origin, built_in.is_overridden)


def test_a_broken_pack_of_ones_own_does_not_hide_the_built_in_one(tmp_path: Path) -> None:
    broken = tmp_path / "sputnik.yaml"
    broken.write_text(BROKEN, encoding="utf-8")
    own, built_in = named(tmp_path, "sputnik")
    assert (None, "yours", "1 error") == (own.pack, own.origin, own.status)
    assert built_in.pack is not None
    assert ("built-in", False) == (built_in.origin, built_in.is_overridden)
    found = find_pack("sputnik", tmp_path)
    assert ("built-in", (broken,)) == (found.origin, found.invalid_overrides)


@pytest.mark.parametrize("other", ["a.yml", "a.YAML"])
def test_a_file_that_differs_in_its_ending_alone_is_listed_and_says_so(tmp_path: Path, other: str) -> None:
    for name in ("a.yaml", other):
        (tmp_path / name).write_text(PACK, encoding="utf-8")
    if len(list(tmp_path.iterdir())) == 1:
        pytest.skip("this file system knows no case")
    both = named(tmp_path, "a")
    assert {"a.yaml", other} == {each.file.path.name for each in both}
    played, left = both
    assert (True, None, "1 error") == (played.pack is not None, left.pack, left.status)
    assert f"{played.file.path.name} has the id a too" in left.load_error
    assert find_pack("a", tmp_path).path == played.file.path


def test_of_two_files_of_one_id_the_one_without_errors_is_played(tmp_path: Path) -> None:
    (tmp_path / "a.yaml").write_text(BROKEN, encoding="utf-8")
    (tmp_path / "a.yml").write_text(PACK, encoding="utf-8")
    assert [False, True] == [each.pack is not None for each in named(tmp_path, "a")]
    assert tmp_path / "a.yml" == find_pack("a", tmp_path).path


def test_names_that_differ_in_case_are_two_packs(tmp_path: Path) -> None:
    for name in ("club.yaml", "Club.yaml"):
        (tmp_path / name).write_text(PACK, encoding="utf-8")
    if len(list(tmp_path.iterdir())) == 1:
        pytest.skip("this file system knows no case")
    assert ["Club", "club"] == [each.file.id for each in load_packs(tmp_path) if each.file.origin == "yours"]


@pytest.mark.skipif(os.name == "nt", reason="making a link takes a right on Windows")
def test_a_file_that_cannot_be_read_is_an_error_of_its_own(tmp_path: Path) -> None:
    (tmp_path / "gone.yaml").symlink_to(tmp_path / "nowhere")
    (gone,) = named(tmp_path, "gone")
    assert ("1 error", True) == (gone.status, "does not exist" in gone.load_error)


def test_who_waits_is_told_how_far_it_is(tmp_path: Path) -> None:
    told: list[tuple[int, int]] = []
    stock = load_packs(tmp_path, lambda done, of: told.append((done, of)))
    assert [(number, len(stock)) for number in range(len(stock))] == told
