"""``spacequiz pack check`` and ``spacequiz pack list``."""

import json
import re
from pathlib import Path

import pytest
from cli_play import PACK, Shell

from spacequiz.errors import Exit


def _own(shell: Shell, name: str, text: str) -> Path:
    folder = shell.home / "packs"
    folder.mkdir(parents=True, exist_ok=True)
    path = folder / name
    path.write_text(text, encoding="utf-8")
    return path


GLANCE = (
    "1 choice, 1 multiple, 1 true-false, 1 typed, 1 number, 1 order, 1 match; 1 easy, 5 medium, 1 hard; 2 tags; "
    "questions of 17 to 40 characters; right option 1 in 1"
)


def test_a_right_pack_has_one_summary_line(shell: Shell, pack: Path) -> None:
    done = shell("pack", "check", str(pack))
    assert (Exit.DONE, "") == (done.code, done.err)
    assert f"{pack}: 7 questions, no problems; {GLANCE}\n" == done.out


def test_every_problem_has_its_place_and_every_file_its_summary(shell: Shell, pack: Path, tmp_path: Path) -> None:
    bad = tmp_path / "bad.yaml"
    bad.write_text(PACK.replace("answer: Sputnik 1", "answer: Sputnik I").replace("ask: Who flew in", "aks: Who in"))
    done = shell("pack", "check", str(bad), str(pack))
    assert Exit.NOT_RIGHT == done.code
    lines = done.out.splitlines()
    assert lines[0].startswith(f"{bad}:9:13: error: ")
    assert f"{bad}: 2 errors" in lines[-2]
    assert f"{pack}: 7 questions, no problems; {GLANCE}" == lines[-1]


def test_advice_alone_is_no_error(shell: Shell, pack: Path) -> None:
    pack.write_text(PACK.replace("    why: In Sputnik 2.\n", ""))
    done = shell("pack", "check", str(pack))
    assert (Exit.DONE, f"{pack}: 7 questions, 1 warning; {GLANCE}") == (done.code, done.last)
    assert Exit.NOT_RIGHT == shell("pack", "check", "--strict", str(pack)).code


def test_a_folder_stands_for_its_packs(shell: Shell, pack: Path) -> None:
    (pack.parent / "another.yml").write_text(PACK, encoding="utf-8")
    (pack.parent / "notes.txt").write_text("no pack", encoding="utf-8")
    done = shell("pack", "check", str(pack.parent))
    named = [line.partition(": ")[0] for line in done.out.splitlines()]
    assert (Exit.DONE, [str(pack.parent / "another.yml"), str(pack)]) == (done.code, named)
    (pack.parent / "empty").mkdir()
    done = shell("pack", "check", str(pack.parent / "empty"))
    assert (Exit.IO, "") == (done.code, done.out)
    assert "there are no packs in the folder" in done.err


def test_a_program_gets_the_problems_and_the_counts_as_json(shell: Shell, pack: Path, tmp_path: Path) -> None:
    bad = tmp_path / "bad.yaml"
    bad.write_text(PACK.replace("answer: Sputnik 1", "answer: Sputnik I"), encoding="utf-8")
    done = shell("pack", "check", "--json", str(bad), str(pack))
    assert Exit.NOT_RIGHT == done.code
    broken, good = json.loads(done.out)
    problem = {
        "line": 9,
        "column": 13,
        "severity": "error",
        "message": 'question 1 (choice): answer "Sputnik I" is not an option; did you mean "Sputnik 1"?',
    }
    assert (str(bad), "bad", None, 1, 0, [problem], None) == tuple(broken.values())
    assert (7, 0, 0, []) == tuple(good[key] for key in ("questions", "errors", "warnings", "problems"))
    expected = {
        "kinds": dict.fromkeys(["choice", "multiple", "true-false", "typed", "number", "order", "match"], 1),
        "difficulties": {"easy": 1, "medium": 5, "hard": 1},
        "tags": {"satellites": 1, "Moon": 1},
        "lengths": [17, 40],
        "places": [1],
    }
    assert expected == good["summary"]


def test_at_a_terminal_the_line_is_shown_with_a_caret_under_the_place(
    shell: Shell, pack: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    pack.write_text(PACK.replace("answer: Sputnik 1", "answer: Sputnik\u202e I"), encoding="utf-8")
    monkeypatch.setattr("sys.stdout.isatty", lambda: True, raising=False)
    done = shell("pack", "check", str(pack))
    lines = done.out.splitlines()
    shown = "     9 |     answer: Sputnik\ufffd I"
    assert lines[0].startswith(f"{pack}:9:13: error: ")
    assert [shown, "       |             ^"] == lines[1:3]
    assert lines[3].startswith(f"{pack}:9:20: error: ")
    assert [shown, "       |                    ^"] == lines[4:6]


def test_a_file_that_cannot_be_read_does_not_keep_the_others_from_being_checked(shell: Shell, pack: Path) -> None:
    empty = pack.parent / "empty"
    empty.mkdir()
    done = shell("pack", "check", "missing.yaml", str(empty), str(pack))
    assert (Exit.IO, f"{pack}: 7 questions, no problems; {GLANCE}\n") == (done.code, done.out)
    assert 2 == len(done.err.splitlines())


def test_an_id_in_the_place_of_a_file_is_recognised(shell: Shell) -> None:
    path = _own(shell, "mine.yaml", PACK)
    done = shell("pack", "check", "mine")
    assert Exit.IO == done.code
    assert str(path) in done.err


def test_a_files_name_cannot_command_the_terminal(shell: Shell, tmp_path: Path) -> None:
    path = tmp_path / "\x1b[2J.yaml"
    path.write_text(PACK)
    done = shell("pack", "check", str(path), f"{path}x")
    assert Exit.IO == done.code
    assert "\x1b" not in done.out + done.err


def test_the_list_names_built_in_packs_and_ones_own(shell: Shell) -> None:
    path = _own(shell, "mine.yaml", PACK)
    done = shell("pack", "list", "--json")
    assert (Exit.DONE, "") == (done.code, done.err)
    packs = {entry["id"]: entry for entry in json.loads(done.out)}
    assert {"sputnik", "mine"} <= set(packs)
    mine = packs["mine"]
    assert ("All kinds", 7, [], 0, str(path)) == tuple(
        mine[key] for key in ("title", "questions", "problems", "errors", "path")
    )
    assert mine["origin"] != packs["sputnik"]["origin"]


def test_a_pack_with_errors_is_listed_with_them(shell: Shell) -> None:
    _own(shell, "broken.yaml", "title: [")
    packs = {entry["id"]: entry for entry in json.loads(shell("pack", "list", "--json").out)}
    broken = packs["broken"]
    assert ("broken", 0, len(broken["problems"])) == (broken["title"], broken["questions"], broken["errors"])
    assert "broken.yaml:" in broken["problems"][0]
    row = next(line for line in shell("pack", "list").out.splitlines() if line.startswith("broken"))
    assert " error" in row


def test_the_list_for_people_is_aligned(shell: Shell) -> None:
    _own(shell, "mine.yaml", PACK)
    lines = shell("pack", "list").out.splitlines()
    assert ["ID", "TITLE", "QUESTIONS", "LICENCE", "ORIGIN", "STATUS"] == lines[0].split()
    column = lines[0].index("ORIGIN")
    assert {" "} == {line[column - 1] for line in lines}


def test_the_list_says_what_takes_the_place_of_what_and_how_well_it_is(shell: Shell) -> None:
    _own(shell, "gagarin.yaml", PACK.replace("title: All kinds", "title: Mine\nlicense: CC0-1.0"))
    _own(shell, "sputnik.yaml", "title: [")
    _own(shell, "club.yaml", PACK.replace("    why: In Sputnik 2.\n", ""))
    rows = shell("pack", "list").out.splitlines()
    assert [
        ["sputnik", "sputnik", "yours", "2 errors"],
        ["sputnik", "Sputnik", "built-in", "good"],
        ["gagarin", "Mine", "CC0-1.0", "yours, instead of the built-in one", "good"],
        ["club", "All kinds", "yours", "1 warning"],
    ] == [
        [cell for cell in re.split(r"\s{2,}", row) if not cell.isdigit() and cell != "CC-BY-4.0"]
        for row in rows
        if row.split()[0] in {"sputnik", "gagarin", "club"}
    ]
    packs = json.loads(shell("pack", "list", "--json").out)
    gagarin = next(pack for pack in packs if pack["id"] == "gagarin")
    assert ("CC0-1.0", "yours", 64) == (gagarin["license"], gagarin["origin"], len(gagarin["digest"]))


def test_one_long_title_does_not_widen_the_list(shell: Shell) -> None:
    folder = shell.home / "packs"
    folder.mkdir(parents=True)
    (folder / "long.yaml").write_text(f"title: {'long ' * 100}\nquestions: [{{ask: Is it?, answer: true}}]\n", "utf-8")
    listed = shell("pack", "list").out
    assert "long long" in listed
    assert all(len(line) < 140 for line in listed.splitlines())


def test_a_preview_needs_a_file_that_is_there_and_a_terminal(shell: Shell, pack: Path) -> None:
    done = shell("pack", "preview", str(pack.with_name("missing.yaml")))
    assert (Exit.IO, "") == (done.code, done.out)
    assert "missing.yaml" in done.err
    done = shell("pack", "preview", str(pack.parent))
    assert Exit.IO == done.code
    assert "is a folder" in done.err
    assert Exit.NOT_RIGHT == shell("pack", "preview", "sputnick").code
    # a pack with errors is what a preview is for
    pack.write_text("title: [", encoding="utf-8")
    for request in (str(pack), "sputnik"):
        done = shell("pack", "preview", request)
        assert Exit.USAGE == done.code
        assert "needs a terminal" in done.err


def test_a_preview_is_of_one_file_at_a_width_that_can_be_played_at(shell: Shell, pack: Path) -> None:
    for words in ((), (str(pack), "b.yaml"), (str(pack), "--width", "35"), (str(pack), "--width", "wide")):
        done = shell("pack", "preview", *words)
        assert Exit.USAGE == done.code
        assert "needs a terminal" not in done.err
