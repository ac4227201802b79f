"""Where packs are found, and under which name."""

import os
from pathlib import Path

import pytest

from spacequiz.errors import SpaceQuizError, StorageError
from spacequiz.packs.find_packs import BUILT_IN, find_pack, find_packs, read_pack_at
from spacequiz.text import escape

PACK = "title: Mine\nquestions:\n  - {id: one, ask: What?, answer: true, why: So., source: A}\n"
ORIGINALS = ("sputnik", "gagarin", "moon", "stations", "planets", "the-challenge", "new-space-race", "article")


@pytest.fixture
def folder(tmp_path: Path) -> Path:
    """A folder with a pack of one's own, and things that are none."""
    (tmp_path / "zebra.yaml").write_text(PACK, encoding="utf-8")
    (tmp_path / "notes.txt").write_text("no pack", encoding="utf-8")
    (tmp_path / ".hidden.yaml").write_text(PACK, encoding="utf-8")
    (tmp_path / "folder.yaml").mkdir()
    return tmp_path


def test_the_packs_of_the_game_come_first_then_ones_own(folder: Path) -> None:
    found = find_packs(folder)
    assert [*ORIGINALS, "zebra"] == [pack.id for pack in found]
    assert ["built-in"] * len(ORIGINALS) + ["yours"] == [pack.origin for pack in found]


def test_a_folder_that_is_not_there_has_no_packs(tmp_path: Path) -> None:
    assert list(ORIGINALS) == [pack.id for pack in find_packs(tmp_path / "nowhere")]


def test_ones_own_pack_takes_the_place_of_the_built_in_one_of_its_name(folder: Path) -> None:
    (folder / "sputnik.yaml").write_text(PACK, encoding="utf-8")
    pack = read_pack_at(find_pack("sputnik", folder)).pack
    assert pack is not None
    assert "Mine" == pack.title
    assert ["yours", "built-in"] == [found.origin for found in find_packs(folder) if found.id == "sputnik"]


def test_a_path_names_a_file_wherever_it_is(folder: Path) -> None:
    found = find_pack(str(folder / "zebra.yaml"), None)
    assert ("zebra", "file") == (found.id, found.origin)


@pytest.mark.parametrize("name", ["Moon.YAML", "Moon.yml", "Moon.yaml"])
def test_a_pack_has_one_id_however_its_name_ends(tmp_path: Path, name: str) -> None:
    path = tmp_path / name
    path.write_text(PACK, encoding="utf-8")
    for found in (find_packs(tmp_path)[-1], find_pack(str(path), None)):
        pack = read_pack_at(found).pack
        assert pack is not None
        assert "Moon" == found.id == pack.id


def test_a_pack_may_lie_in_a_file_of_any_name_that_is_given_as_a_path(tmp_path: Path) -> None:
    (tmp_path / "q.txt").write_text(PACK, encoding="utf-8")
    found = find_pack(str(tmp_path / "q.txt"), None)
    pack = read_pack_at(found).pack
    assert pack is not None
    assert "q.txt" == found.id == pack.id


@pytest.mark.skipif(os.name == "nt", reason="Windows has no such names")
@pytest.mark.parametrize("name", [b"caf\xe9.yaml", b"x\x1b[31m.yaml", "a\u202eb.yaml".encode(), b"two\nlines.yaml"])
def test_a_name_that_cannot_be_shown_is_listed_escaped_and_not_read(tmp_path: Path, name: bytes) -> None:
    try:
        (tmp_path / os.fsdecode(name)).write_text(PACK, encoding="utf-8")
    except OSError:
        pytest.skip("this file system has no such names")
    found = find_packs(tmp_path)[-1]
    assert found.id == escape(found.id)
    with pytest.raises(StorageError, match="rename the file"):
        read_pack_at(found)


@pytest.mark.skipif(os.name == "nt", reason="making a link takes a right on Windows")
def test_a_file_of_which_nothing_can_be_learnt_hides_no_other(folder: Path) -> None:
    (folder / "bad.yaml").symlink_to("a" * 300)
    assert ["bad", "zebra"] == [pack.id for pack in find_packs(folder) if pack.origin == "yours"]


@pytest.mark.parametrize(
    ("named", "said"),
    [
        ("sputnick", 'there is no pack "sputnick"; did you mean "sputnik"?'),
        ("gone.yaml", 'there is no file "gone.yaml"'),
    ],
)
def test_what_is_not_there_is_named_with_what_is_near(folder: Path, named: str, said: str) -> None:
    with pytest.raises(SpaceQuizError) as error:
        find_pack(named, folder)
    assert said in str(error.value)


def test_a_pack_on_a_text_to_be_read_is_played_by_its_name_alone(folder: Path) -> None:
    assert ["article"] == [found.id for found in find_packs(folder) if found.is_opt_in]
    # one's own pack of that name is like any other
    assert not find_pack("article", _with(folder, "article.yaml")).is_opt_in


def _with(folder: Path, name: str) -> Path:
    (folder / name).write_text(PACK, encoding="utf-8")
    return folder


def test_the_folder_of_the_game_holds_its_packs() -> None:
    assert {f"{name}.yaml" for name in ORIGINALS} <= {path.name for path in BUILT_IN.iterdir()}
