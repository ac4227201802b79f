"""``spacequiz pack new`` and ``pack schema``: from nothing to a pack that can be played."""

import json
import os
import shlex
from pathlib import Path

import pytest
from cli_play import Shell

from spacequiz.domain.question import Kind
from spacequiz.errors import Exit
from spacequiz.packs.pack_reader import read_pack_file
from spacequiz.packs.schema import SCHEMA_ID, SCHEMA_NAME


@pytest.fixture(autouse=True)
def folder(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Path:
    """An empty folder to write in."""
    (tmp_path / "work").mkdir()
    monkeypatch.chdir(tmp_path / "work")
    return tmp_path / "work"


def test_a_new_pack_shows_every_kind_and_passes_the_strictest_check(shell: Shell, folder: Path) -> None:
    done = shell("pack", "new", "our-club", "--title", 'The "club": ours')
    assert Exit.DONE == done.code
    assert "spacequiz pack preview our-club.yaml" in done.err
    pack = read_pack_file(folder / "our-club.yaml").pack
    assert pack is not None
    assert ('The "club": ours', list(Kind)) == (pack.title, [question.kind for question in pack.questions])
    assert Exit.DONE == shell("pack", "check", "--strict", "our-club.yaml").code


def test_an_editor_finds_the_schema_beside_the_pack(shell: Shell, folder: Path) -> None:
    shell("pack", "new", "deep/er/club.yaml")
    first = (folder / "deep" / "er" / "club.yaml").read_text(encoding="utf-8").splitlines()[0]
    assert f"# yaml-language-server: $schema=./{SCHEMA_NAME}" == first
    beside = (folder / "deep" / "er" / SCHEMA_NAME).read_text(encoding="utf-8")
    assert shell("pack", "schema").out == beside
    assert SCHEMA_ID == json.loads(beside)["$id"]


def test_files_that_are_there_are_left_alone(shell: Shell, folder: Path) -> None:
    (folder / SCHEMA_NAME).write_text("mine", encoding="utf-8")
    (folder / "club.yaml").write_text("mine too", encoding="utf-8")
    done = shell("pack", "new", "club.yaml")
    assert (Exit.IO, "mine too") == (done.code, (folder / "club.yaml").read_text(encoding="utf-8"))
    assert "use --force to overwrite it" in done.err
    assert Exit.DONE == shell("pack", "new", "club.yaml", "--force").code
    assert "mine" == (folder / SCHEMA_NAME).read_text(encoding="utf-8")
    assert read_pack_file(folder / "club.yaml").pack is not None


@pytest.mark.parametrize("there", ["", "[" * 100_000, '{"$id": "urn:somebody:else"}', "\udcff", "a folder", "a pipe"])
def test_a_pack_does_not_lead_to_a_schema_that_is_not_ours(shell: Shell, folder: Path, there: str) -> None:
    beside = folder / SCHEMA_NAME
    if there == "a folder":
        beside.mkdir()
    elif there == "a pipe":
        if not hasattr(os, "mkfifo"):
            pytest.skip("there are no pipes among files here")
        os.mkfifo(beside)
    else:
        beside.write_text(there, encoding="utf-8", errors="surrogateescape")
    done = shell("pack", "new", "club.yaml")
    assert (Exit.DONE, 1) == (done.code, done.err.count("was not changed"))
    assert "yaml-language-server" not in (folder / "club.yaml").read_text(encoding="utf-8")
    assert not beside.is_file() or there == beside.read_text(encoding="utf-8", errors="surrogateescape")


def test_an_older_schema_of_ours_is_brought_up_to_date(shell: Shell, folder: Path) -> None:
    (folder / SCHEMA_NAME).write_text(json.dumps({"$id": SCHEMA_ID}), encoding="utf-8")
    done = shell("pack", "new", "club.yaml")
    assert f"{SCHEMA_NAME}: updated" == done.last
    assert shell("pack", "schema").out == (folder / SCHEMA_NAME).read_text(encoding="utf-8")
    assert SCHEMA_NAME not in shell("pack", "new", "another.yaml").out


def test_a_folder_is_no_name_for_a_pack(shell: Shell, folder: Path) -> None:
    done = shell("pack", "new", "clubs/")
    assert (Exit.NOT_RIGHT, []) == (done.code, list(folder.iterdir()))
    assert "clubs/ is a folder; name a file in it" in done.err


@pytest.mark.parametrize("name", ["plain-1.yaml", "Füße.yaml", "two words.yaml", "$HOME & it's.yaml", "-dash.yaml"])
def test_the_next_commands_can_be_typed_as_they_are_shown(shell: Shell, folder: Path, name: str) -> None:
    if os.name == "nt":
        pytest.skip("the rules of another shell")
    done = shell("pack", "new", "--", name)
    for line in done.err.splitlines():
        program, *words = shlex.split(line.partition(":")[2])
        assert "spacequiz" == program
        assert (folder / name).samefile(words[-1])
        assert not words[-1].startswith("-")


@pytest.mark.parametrize("name", ["NUL.yaml", "a:b.yaml", "..yaml", " x.yaml"])
def test_a_name_that_is_none_on_some_system_is_refused_with_the_reason(shell: Shell, folder: Path, name: str) -> None:
    done = shell("pack", "new", name)
    assert (Exit.NOT_RIGHT, []) == (done.code, list(folder.iterdir()))
    assert "cannot be the id of a pack" in done.err


def test_a_table_is_a_beginning_and_every_row_is_told_of(shell: Shell, folder: Path) -> None:
    table = "Question;Right answer;Wrong answer;Wrong answer 2\nWho?;'=Ada;Bob;Eve\nWhat?;;x;y\n"
    (folder / "q.csv").write_text(table, encoding="utf-8")
    done = shell("pack", "new", "our-club", "--from-csv", "q.csv")
    assert Exit.DONE == done.code
    assert ["2  who  imported", "3  -    skipped: no right answer"] == done.out.splitlines()[1:3]
    pack = read_pack_file(folder / "our-club.yaml").pack
    assert pack is not None
    assert ("Our club", "=Ada") == (pack.title, pack.questions[0].solution)
    (folder / "q.csv").write_text("Question;Right answer\nWhat?;\n", encoding="utf-8")
    assert Exit.NOT_RIGHT == shell("pack", "new", "another", "--from-csv", "q.csv").code
    assert not (folder / "another.yaml").exists()
