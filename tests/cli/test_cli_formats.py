"""``spacequiz pack import`` and ``pack export``."""

from pathlib import Path

import pytest
from cli_play import Shell

from spacequiz.errors import Exit
from spacequiz.packs.pack_reader import read_pack_file

AIKEN = "Who?\nA. Ada\nB. Bob\nANSWER: A\n\nWhat?\nA. It\nANSWER: C\n"


@pytest.fixture(autouse=True)
def folder(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Path:
    """An empty folder to write in."""
    (tmp_path / "work").mkdir()
    monkeypatch.chdir(tmp_path / "work")
    return tmp_path / "work"


def test_an_import_tells_of_every_question_and_writes_the_pack(shell: Shell, folder: Path) -> None:
    (folder / "quiz.txt").write_text(AIKEN, encoding="utf-8")
    done = shell("pack", "import", "quiz.txt")
    assert Exit.DONE == done.code
    assert [
        "   ID   RESULT",
        "1  who  imported",
        "2  -    skipped: the answer is C, but there is no option C",
        "quiz.txt: Aiken, 1 imported, 1 skipped, saved to quiz.yaml",
    ] == done.out.splitlines()
    assert () == read_pack_file(folder / "quiz.yaml").errors
    again = shell("pack", "import", "quiz.txt")
    assert (Exit.IO, "") == (again.code, again.out)
    assert Exit.DONE == shell("pack", "import", "quiz.txt", "--force").code


def test_on_standard_output_the_pack_is_data_and_the_table_is_talk(shell: Shell, folder: Path) -> None:
    (folder / "quiz.txt").write_text(AIKEN, encoding="utf-8")
    done = shell("pack", "import", "quiz.txt", "--out", "-")
    assert done.out.startswith("format: 1\ntitle: quiz\nquestions:\n")
    assert "1 imported, 1 skipped" in done.err
    assert [folder / "quiz.txt"] == list(folder.iterdir())


@pytest.mark.parametrize(
    ("data", "said"),
    [
        (b"nothing that is known", "is not in a known format; choose a file in one of these: Kahoot XLSX, Moodle XML,"),
        ("Who?\nA. Ada\nANSWER: A\n".encode("utf-16"), "not UTF-8: it looks like UTF-16"),
        ("Who?\nA. Zoë\nANSWER: A\n".encode("latin-1"), "2:6: error: not UTF-8: byte 0xEB; it looks like Latin-1"),
        (b"x" * (2 * 1024 * 1024 + 1), "larger than 2 MiB"),
        (b"", "is not in a known format"),
        (b"\0\1\2", "this is not a text file"),
    ],
    ids=["unknown", "UTF-16", "Latin-1", "large", "empty", "binary"],
)
def test_a_file_that_is_no_quiz_gets_one_clear_message(shell: Shell, folder: Path, data: bytes, said: str) -> None:
    (folder / "quiz").write_bytes(data)
    done = shell("pack", "import", "quiz")
    assert (Exit.NOT_RIGHT, "") == (done.code, done.out)
    assert said in done.err
    assert [folder / "quiz"] == list(folder.iterdir())


def test_a_pack_is_no_file_to_be_imported(shell: Shell, pack: Path) -> None:
    assert "looks like a pack already" in shell("pack", "import", str(pack)).err


def test_an_export_lists_what_the_format_cannot_say(shell: Shell, folder: Path, pack: Path) -> None:
    done = shell("pack", "export", str(pack), "--to", "aiken")
    assert Exit.DONE == done.code
    assert "left out: question 2 (multiple): Aiken holds only choice questions" == done.out.splitlines()[0]
    assert done.out.splitlines()[-2].startswith("not exported: id (of 1), why (of 1), source (of 1)")
    assert "kinds: Aiken, 1 of 7 questions, saved to kinds.aiken.txt" == done.last
    assert "ANSWER: A" in (folder / "kinds.aiken.txt").read_text(encoding="utf-8")


def test_a_worksheet_has_its_answers_in_a_second_file(shell: Shell, folder: Path, pack: Path) -> None:
    done = shell("pack", "export", str(pack), "--to", "worksheet", "--out", "sheet.html")
    assert "saved to sheet.html and sheet.answers.html" in done.last
    (folder / "sheet.html").unlink()
    # neither of the two is written over
    done = shell("pack", "export", str(pack), "--to", "worksheet", "--out", "sheet.html")
    assert (Exit.IO, False) == (done.code, (folder / "sheet.html").exists())


@pytest.mark.parametrize(
    ("words", "code", "said"),
    [
        (("--to", "moodel"), Exit.USAGE, "did you mean moodle?"),
        ((), Exit.USAGE, "choose a format with --to"),
        (("--to", "worksheet", "--out", "-"), Exit.USAGE, "writes two files"),
    ],
)
def test_a_wrong_wish_names_the_mend(shell: Shell, pack: Path, words: tuple[str, ...], code: Exit, said: str) -> None:
    done = shell("pack", "export", str(pack), *words)
    assert (code, "") == (done.code, done.out)
    assert said in done.err
