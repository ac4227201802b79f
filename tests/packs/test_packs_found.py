"""Where packs are found, and under which name."""

import os
from pathlib import Path

import pytest

from spacequiz.domain.question import Choice, Difficulty
from spacequiz.errors import SpaceQuizError, StorageError
from spacequiz.packs.find import BUILT_IN, find_packs, load, resolve
from spacequiz.text import escaped

PACK = "title: Mine\nquestions:\n  - {id: one, ask: What?, answer: true, why: So., source: A}\n"
ORIGINALS = ("sputnik", "gagarin", "the-challenge", "moon")


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
    pack = load(resolve("sputnik", folder)).pack
    assert pack is not None
    assert "Mine" == pack.title
    assert ["yours", "built-in"] == [found.origin for found in find_packs(folder) if found.id == "sputnik"]


def test_a_path_names_a_file_wherever_it_is(folder: Path) -> None:
    found = resolve(str(folder / "zebra.yaml"), None)
    assert ("zebra", "file") == (found.id, found.origin)


@pytest.mark.parametrize("name", ["Moon.YAML", "Moon.yml", "Moon.yaml"])
def test_a_pack_has_one_id_however_its_name_ends(tmp_path: Path, name: str) -> None:
    path = tmp_path / name
    path.write_text(PACK, encoding="utf-8")
    for found in (find_packs(tmp_path)[-1], resolve(str(path), None)):
        pack = load(found).pack
        assert pack is not None
        assert "Moon" == found.id == pack.id


def test_a_pack_may_lie_in_a_file_of_any_name_that_is_given_as_a_path(tmp_path: Path) -> None:
    (tmp_path / "q.txt").write_text(PACK, encoding="utf-8")
    found = resolve(str(tmp_path / "q.txt"), None)
    pack = load(found).pack
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
    assert found.id == escaped(found.id)
    with pytest.raises(StorageError, match="rename the file"):
        load(found)


@pytest.mark.skipif(os.name == "nt", reason="making a link takes a right on Windows")
def test_a_file_of_which_nothing_can_be_learnt_hides_no_other(folder: Path) -> None:
    (folder / "bad.yaml").symlink_to("a" * 300)
    assert ["bad", "zebra"] == [pack.id for pack in find_packs(folder) if pack.origin == "yours"]


@pytest.mark.parametrize(
    ("wish", "said"),
    [
        ("sputnick", 'there is no pack "sputnick"; did you mean "sputnik"?'),
        ("gone.yaml", 'there is no file "gone.yaml"'),
    ],
)
def test_what_is_not_there_is_named_with_what_is_near(folder: Path, wish: str, said: str) -> None:
    with pytest.raises(SpaceQuizError) as error:
        resolve(wish, folder)
    assert said in str(error.value)


@pytest.mark.parametrize("name", ORIGINALS)
def test_the_packs_of_the_game_keep_what_they_promise(name: str) -> None:
    reading = load(resolve(name, None))
    assert reading.pack is not None
    assert () == reading.problems
    questions = reading.pack.questions
    assert 20 <= len(questions)
    assert all(question.why and question.source for question in questions)
    assert set(Difficulty) == {question.difficulty for question in questions}
    choices = [question for question in questions if isinstance(question, Choice)]
    # the other kinds have their share
    assert len(choices) >= len(questions) / 3
    longest = sum(len(question.answer) == max(map(len, question.options)) for question in choices)
    assert longest < len(choices) / 2


def test_the_packs_of_the_game_ask_no_question_twice() -> None:
    asked = [
        question.ask
        for name in ORIGINALS
        for question in load(resolve(name, None)).pack.questions  # type: ignore[union-attr]
    ]
    assert len(asked) == len(set(asked))


def test_the_folder_of_the_game_holds_its_packs() -> None:
    assert {f"{name}.yaml" for name in ORIGINALS} <= {path.name for path in BUILT_IN.iterdir()}
