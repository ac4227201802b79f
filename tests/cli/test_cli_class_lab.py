"""A lesson without a network: assigned, played in separate homes, collected."""

import csv
import io
import json
import os
import re
import signal
import subprocess
import sys
from collections.abc import Callable, Sequence
from dataclasses import replace
from pathlib import Path

import openpyxl
import pytest
from cli_play import PACK, Done, Shell, right_line

from spacequiz.classroom.assignments import seal
from spacequiz.classroom.assignments.assigned_game import AssignedGame, read_assigned_game
from spacequiz.cli.main import run
from spacequiz.documents import optional_library
from spacequiz.domain.session import Session
from spacequiz.errors import Exit
from spacequiz.packs import find_packs
from spacequiz.play.new_game import build_assigned_game
from spacequiz.store.store import Store

SMALL = """\
title: Small steps
questions:
  - {id: dog, ask: Laika came back alive., answer: false, why: There was no way., source: S}
  - {id: beep, ask: Sputnik 1 beeped., answer: true, why: For three weeks., source: S}
  - {id: moon, ask: The Moon is a planet., answer: false, why: It is a moon., source: S}
"""

_KEPT = "Results saved. For a page to print: spacequiz class report 1 --out report.html"


@pytest.fixture
def lesson(shell: Shell, pack: Path, tmp_path: Path) -> Path:
    """An untimed assignment of a pack of all kinds, for Ada, Grace, Zoë and Yuri."""
    (tmp_path / "names.txt").write_text("Ada\nGrace\nZoë\n\nYuri\n", encoding="utf-8")
    out = tmp_path / "lesson.json"
    words = ("--seed", "monday", "--seconds", "0", "--roster", str(tmp_path / "names.txt"), "--out", str(out))
    assert Exit.DONE == shell("class", "assign", str(pack), *words).code
    return out


@pytest.fixture
def exam(shell: Shell, tmp_path: Path) -> Path:
    """An exam of true and false."""
    (tmp_path / "small.yaml").write_text(SMALL, encoding="utf-8")
    out = tmp_path / "exam.json"
    words = ("--mode", "exam", "--seed", "monday", "--seconds", "0", "--out", str(out))
    assert Exit.DONE == shell("class", "assign", str(tmp_path / "small.yaml"), *words).code
    return out


def _play(shell: Shell, name: str, lesson: Path, typed: str, *words: str) -> Done:
    """Play as this player in a home of that name."""
    home, shell.home = shell.home, shell.home.with_name(f"home of {name}")
    try:
        return shell("play", "--assignment", str(lesson), "--player", name, "--plain", *words, typed=typed)
    finally:
        shell.home = home


def _results(shell: Shell, name: str) -> list[Path]:
    return sorted((shell.home.with_name(f"home of {name}") / "results").iterdir())


def _right(lesson: Path, number: int | None = None) -> str:
    session = _session(read_assigned_game(lesson))
    return "".join(f"{right_line(question, session.seed)}\n" for question in session.questions[:number])


def _session(lesson: AssignedGame) -> Session:
    return build_assigned_game(lesson, "x").session


def _rows(path: Path) -> list[dict[str, str]]:
    return list(csv.DictReader(io.StringIO(path.read_bytes().decode("utf-8-sig"))))


def _pick(rows: Sequence[dict[str, str]], *names: str) -> list[tuple[str, ...]]:
    return [tuple(row[name] for name in names) for row in rows]


def test_three_players_in_separate_homes_are_collected(shell: Shell, lesson: Path, tmp_path: Path) -> None:
    shared = tmp_path / "shared"
    shared.mkdir()
    codes = []
    for name, typed in (("Ada", _right(lesson)), ("grace", "s\n" * 7), ("Mallory", "s\n" * 7)):
        done = _play(shell, name, lesson, typed, "--results", str(shared))
        assert Exit.DONE == done.code
        code, place = done.out.splitlines()[-2].removeprefix("Code ").split("  handed in as ")
        assert Path(place).is_file()
        codes.append(code.replace("-", ""))
        assert [Path(place).name] == [path.name for path in _results(shell, name)]
    out = tmp_path / "results.csv"
    done = shell("class", "collect", str(shared), "--assignment", str(lesson), "--out", str(out))
    assert Exit.DONE == done.code
    assert [_KEPT] == done.err.splitlines()
    assert f"All kinds: 3 results, saved to {out} and {tmp_path / 'results-questions.csv'}" == done.last
    assert [
        ("Ada", "7", "7", "", codes[0]),
        ("Grace", "0", "7", "", codes[1]),
        ("Mallory", "0", "7", "not on the roster", codes[2]),
        ("Yuri", "", "", "missing", ""),
        ("Zoë", "", "", "missing", ""),
    ] == _pick(_rows(out), "player", "right", "questions", "flags", "code")
    asked = _rows(tmp_path / "results-questions.csv")
    assert 7 == len(asked)
    assert {("3", "1", "33", "2", "")} == set(
        _pick(asked, "asked", "right", "right of 100", "no answer", "commonest wrong answer")
    )


def test_a_pupil_needs_the_one_file_though_the_pack_is_gone_and_has_another_of_its_name(
    shell: Shell, lesson: Path, pack: Path
) -> None:
    typed = _right(lesson)
    pack.unlink()
    own = shell.home.with_name("home of Ada") / "packs"
    own.mkdir(parents=True)
    (own / "kinds.yaml").write_text(SMALL, encoding="utf-8")
    done = _play(shell, "Ada", lesson, typed)
    assert (Exit.DONE, "") == (done.code, done.err)
    assert done.last.endswith(" correct 7 of 7")


def test_a_built_in_pack_does_not_travel_and_one_of_the_players_own_does_not_take_its_place(
    shell: Shell, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    built_in = tmp_path / "built-in"
    built_in.mkdir()
    (built_in / "small.yaml").write_text(SMALL, encoding="utf-8")
    monkeypatch.setattr(find_packs, "BUILT_IN", built_in)
    out = tmp_path / "lesson.json"
    assert Exit.DONE == shell("class", "assign", "small", "--seed", "m", "--out", str(out)).code
    assert ["id", "title", "digest"] == list(json.loads(out.read_bytes())["packs"][0])
    own = shell.home.with_name("home of Ada") / "packs"
    own.mkdir(parents=True)
    (own / "small.yaml").write_text(PACK, encoding="utf-8")
    assert _play(shell, "Ada", out, _right(out)).last.endswith(" correct 3 of 3")
    (built_in / "small.yaml").write_text(f"{SMALL}# another edition\n", encoding="utf-8")
    done = _play(shell, "Ada", out, "")
    assert (Exit.NOT_RIGHT, "") == (done.code, done.out)
    assert "it is made of another edition of the pack small: Small steps, edition " in done.err
    assert 1 == len(done.err.splitlines())


def test_with_one_seed_one_lesson_and_the_questions_of_play(shell: Shell, pack: Path, tmp_path: Path) -> None:
    for name in "ab":
        words = ("--questions", "3", "--seed", "monday", "--out", str(tmp_path / f"{name}.json"))
        shell("class", "assign", str(pack), *words)
    one, other = (json.loads((tmp_path / f"{name}.json").read_bytes()) for name in "ab")
    assert one["id"] == other["id"]
    assert 3 == len(one["questions"])


def test_fewer_questions_than_asked_for_are_told(shell: Shell, pack: Path, tmp_path: Path) -> None:
    done = shell("class", "assign", str(pack), "--questions", "20", "--out", str(tmp_path / "l.json"))
    assert "7 questions (you asked for 20, but there are no more)" in done.out
    assert f"spacequiz play --assignment {tmp_path / 'l.json'} --player NAME" in done.last


def test_a_roster_with_any_signs_is_cleaned_and_what_changed_is_told(shell: Shell, pack: Path, tmp_path: Path) -> None:
    names = tmp_path / "names.txt"
    names.write_bytes("\ufeffAda\r\nada\r\n\u202e\r\n=cmd()\r\nZo\x1b[2Je\r\n".encode())
    out = tmp_path / "l.json"
    done = shell("class", "assign", str(pack), "--roster", str(names), "--out", str(out))
    assert ["Ada", "ada 2", "=cmd()", "Zo[2Je"] == json.loads(out.read_bytes())["roster"]
    assert [
        "roster, line 2: ada becomes ada 2",
        "roster, line 3: no usable name, skipped",
        r"roster, line 5: Zo\x1b[2Je becomes Zo[2Je",
    ] == done.err.splitlines()


@pytest.mark.parametrize(
    ("data", "words"),
    [
        (b"", "has no names"),
        ("Zoë\n".encode("latin-1"), "not UTF-8: byte 0xEB"),
        ("Ada\n".encode("utf-16"), "it looks like UTF-16"),
        (b"a" * (1024 * 1024 + 1), "is larger than 1 MiB"),
        (b"\n".join(b"n%d" % n for n in range(5001)), "has more than 5000 names"),
    ],
)
def test_a_roster_that_is_none_is_refused_and_nothing_is_written(
    shell: Shell, pack: Path, tmp_path: Path, data: bytes, words: str
) -> None:
    names, out = tmp_path / "names.txt", tmp_path / "l.json"
    names.write_bytes(data)
    done = shell("class", "assign", str(pack), "--roster", str(names), "--out", str(out))
    assert Exit.NOT_RIGHT == done.code
    assert words in done.err
    assert not out.exists()


def test_a_roster_that_is_not_there_is_an_error_of_files(shell: Shell, pack: Path, tmp_path: Path) -> None:
    words = ("--roster", str(tmp_path / "gone.txt"), "--out", str(tmp_path / "l.json"))
    assert Exit.IO == shell("class", "assign", str(pack), *words).code


@pytest.mark.parametrize(
    ("words", "said"),
    [
        ([], "name at least one pack"),
        (["PACK"], "name the assignment file to write with --out FILE"),
        (["PACK", "--out", "OUT", "--mode", "exma"], "there is no mode exma; did you mean exam?"),
        (["PACK", "--out", "OUT", "--questions", "0"], "--questions takes a whole number from 1 to 500"),
        (["PACK", "--out", "OUT", "--seconds", "-1"], "--seconds takes a whole number from 0 to 3600"),
        (["PACK", "--out", "OUT", "--seed", ""], "--seed takes a printable text"),
        (["PACK", "--out", "OUT", "--title", "\x1b"], "--title takes a printable text"),
    ],
)
def test_an_assignment_that_makes_no_sense_is_a_usage_error(
    shell: Shell, pack: Path, tmp_path: Path, words: list[str], said: str
) -> None:
    given = {"PACK": str(pack), "OUT": str(tmp_path / "l.json")}
    done = shell("class", "assign", *(given.get(word, word) for word in words))
    assert Exit.USAGE == done.code
    assert said in done.err


def test_what_play_would_refuse_is_not_handed_out(shell: Shell, tmp_path: Path) -> None:
    folder = tmp_path / "packs"
    folder.mkdir()
    for number in range(101):
        (folder / f"p{number}.yaml").write_text(SMALL, encoding="utf-8")
    out = tmp_path / "l.json"
    done = shell("class", "assign", *map(str, sorted(folder.iterdir())), "--out", str(out))
    assert (Exit.NOT_RIGHT, False) == (done.code, out.exists())
    assert "a list of 1 to 100 values" in done.err


def test_a_file_that_is_there_is_not_written_over_unasked(shell: Shell, lesson: Path, pack: Path) -> None:
    before = lesson.read_bytes()
    done = shell("class", "assign", str(pack), "--out", str(lesson))
    assert (Exit.IO, before) == (done.code, lesson.read_bytes())
    assert "use --force to overwrite it" in done.err
    assert Exit.DONE == shell("class", "assign", str(pack), "--out", str(lesson), "--force").code
    assert before != lesson.read_bytes()


def test_a_pack_with_errors_or_that_is_missing_is_not_assigned(shell: Shell, tmp_path: Path) -> None:
    bad, out = tmp_path / "bad.yaml", str(tmp_path / "l.json")
    bad.write_text("title: T\nquestions: []\n", encoding="utf-8")
    done = shell("class", "assign", str(bad), "--out", out)
    assert Exit.NOT_RIGHT == done.code
    assert "has errors and cannot be assigned" in done.err
    assert Exit.NOT_RIGHT == shell("class", "assign", "sputnki", "--out", out).code


@pytest.mark.parametrize(
    ("change", "words"),
    [
        (lambda data: data[: len(data) // 2], "the file is cut off: it was not copied completely"),
        (lambda data: data.replace(b'"monday"', b'"sunday"'), "its seal does not match"),
        (lambda data: data.replace(b'"version": 1', b'"version": 2'), "the file was made by a newer Space Quiz"),
        (lambda data: b"", "the file is empty"),
        (lambda data: b"\xff", "the file is not UTF-8"),
    ],
)
def test_an_assignment_that_was_damaged_is_told_in_one_line_and_nothing_is_lost(
    shell: Shell, lesson: Path, change: Callable[[bytes], bytes], words: str
) -> None:
    damaged = change(lesson.read_bytes())
    lesson.write_bytes(damaged)
    done = _play(shell, "Ada", lesson, "s\n")
    assert (Exit.NOT_RIGHT, "") == (done.code, done.out)
    assert done.err.startswith(f"spacequiz: {lesson}: ")
    assert words in done.err
    assert 1 == len(done.err.splitlines())
    assert not shell.home.with_name("home of Ada").exists()
    assert damaged == lesson.read_bytes()


def test_another_digest_under_a_fitting_seal_is_named(shell: Shell, lesson: Path) -> None:
    plain = json.loads(lesson.read_bytes())
    made = read_assigned_game(lesson).assignment
    plain["packs"][0]["digest"] = "0" * 64
    [pack] = made.packs
    plain["id"] = replace(made, packs=(replace(pack, digest="0" * 64),)).id
    lesson.write_bytes(seal.sealed_json(plain))
    done = _play(shell, "Ada", lesson, "")
    assert Exit.NOT_RIGHT == done.code
    assert "its pack kinds is another edition" in done.err


def test_an_assignment_that_is_not_there_is_an_error_of_files(shell: Shell, tmp_path: Path) -> None:
    assert Exit.IO == _play(shell, "Ada", tmp_path / "gone.json", "").code


@pytest.mark.parametrize(
    ("words", "said"),
    [
        (["--assignment", "l.json"], "--assignment needs --player NAME"),
        (["--assignment", "l.json", "--player", "\u202e"], "--player takes a printable text"),
        (["--assignment", "", "--player", "Ada"], "--assignment needs the name of a file"),
        (["--assignment", "l.json", "--player", "Ada", "--results", ""], "--results needs the name of a folder"),
        (["--results", "there", "sputnik"], "only works with --assignment"),
        *(
            (["--assignment", "l.json", "--player", "Ada", *more], f"cannot be used with {name}")
            for name, *more in (
                ("a pack", "sputnik"),
                ("--mode", "--mode", "exam"),
                ("--questions", "--questions", "3"),
                ("--seconds", "--seconds", "0"),
                ("--untimed", "--untimed"),
                ("--difficulty", "--difficulty", "easy"),
                ("--tag", "--tag", "Moon"),
                ("--seed", "--seed", "x"),
                ("--seed", "--seed", ""),
            )
        ),
    ],
)
def test_what_would_make_it_another_game_is_a_usage_error(shell: Shell, words: list[str], said: str) -> None:
    done = shell("play", "--plain", *words)
    assert Exit.USAGE == done.code
    assert said in done.err


def test_a_name_that_is_not_on_the_list_is_told_the_near_one_and_plays(shell: Shell, lesson: Path) -> None:
    done = _play(shell, "Zoe", lesson, "s\n" * 7)
    assert Exit.DONE == done.code
    assert "Zoe is not on the list of this class; did you mean Zoë? You can play all the same" in done.err


@pytest.mark.parametrize("typed", ["", "s\nq\n"])
def test_a_game_that_is_left_is_kept_as_unfinished_until_it_is_finished(
    shell: Shell, lesson: Path, tmp_path: Path, typed: str
) -> None:
    done = _play(shell, "Ada", lesson, typed)
    [left] = _results(shell, "Ada")
    assert f"saved as {left}" in done.out.splitlines()[-2]
    assert None is json.loads(left.read_bytes())["finished_at"]
    out = tmp_path / "r.csv"
    shell("class", "collect", str(left.parent), "--out", str(out))
    assert [("Ada", "unfinished")] == _pick(_rows(out), "player", "flags")
    rest = _right(lesson).splitlines(keepends=True)[typed.count("s\n") :]
    again = _play(shell, "Ada", lesson, "".join(rest))
    assert ("Question 2 of 7" if typed else "Question 1 of 7") in again.out
    [finished] = _results(shell, "Ada")
    assert left != finished
    shell("class", "collect", str(left.parent), "--out", str(out), "--force")
    right = str(7 - typed.count("s"))
    assert [("Ada", right, "")] == _pick(_rows(out), "player", "right", "flags")


def test_a_game_is_kept_like_every_other_on_a_board_of_its_own(shell: Shell, lesson: Path) -> None:
    _play(shell, "Ada", lesson, _right(lesson))
    with Store.open(shell.home.with_name("home of Ada") / "scores.db") as store:
        [score] = store.scores()
    assert read_assigned_game(lesson).assignment.id == score.board.assignment_id
    assert score.board.label.endswith(f"untimed, assignment {score.board.assignment_id}")


def test_an_exam_tells_nothing_before_the_end_and_hands_in(shell: Shell, exam: Path) -> None:
    left = _play(shell, "Ada", exam, f"{_right(exam, 2)}q\n")
    assert not any(word in left.out for word in ("right\n", "wrong", "answer:"))
    [path] = _results(shell, "Ada")
    kept = json.loads(path.read_bytes())
    assert [("written", 0.0), ("written", 0.0), ("open", 0.0)] == [
        (answer["close"], answer["credit"]) for answer in kept["answers"]
    ]
    done = _play(shell, "Ada", exam, f"{_right(exam).splitlines()[2]}\nh\n")
    assert done.last.endswith(" correct 3 of 3")
    [path] = _results(shell, "Ada")
    assert 3 == json.loads(path.read_bytes())["correct"]
    assert done.out.splitlines()[-2].startswith("Code ")


def test_a_folder_of_results_that_is_away_costs_nothing(shell: Shell, lesson: Path, tmp_path: Path) -> None:
    done = _play(shell, "Ada", lesson, _right(lesson), "--results", str(tmp_path / "away"))
    [path] = _results(shell, "Ada")
    assert Exit.DONE == done.code
    words = f"Your result could not be written to the folder {tmp_path / 'away'}: it is not there. Copy {path} into it"
    assert done.err.startswith(words)
    assert done.out.splitlines()[-2].endswith(f"saved as {path}")
    assert not (tmp_path / "away").exists()


def test_a_folder_with_broken_files_gives_all_good_ones_and_names_each_broken_one(
    shell: Shell, lesson: Path, tmp_path: Path
) -> None:
    folder = tmp_path / "in"
    folder.mkdir()
    for name in ("Ada", "Grace", "Yuri"):
        _play(shell, name, lesson, "s\n" * 7, "--results", str(folder))
    good = sorted(folder.iterdir())
    edited = json.loads(good[2].read_bytes()) | {"score": 9999}
    good[2].write_text(json.dumps(edited))
    (folder / "z copy.json").write_bytes(good[0].read_bytes())
    (folder / "lesson.json").write_bytes(lesson.read_bytes())
    (folder / "1 cut.json").write_bytes(good[0].read_bytes()[:300])
    (folder / "2 empty.JSON").touch()
    (folder / "3 large.json").write_bytes(b" " * (8 * 1024 * 1024 + 1))
    (folder / "4 folder.json").mkdir()
    (folder / "5 link.json").symlink_to(good[0])
    (folder / "6 other\x1b[2J.json").write_text('{"format": "spacequiz-history"}')
    (folder / "7 newer.json").write_bytes(good[0].read_bytes().replace(b'"version": 1', b'"version": 7'))
    (folder / "8 boundless.json").write_bytes(good[0].read_bytes().replace(b'"score": 0', b'"score": 1e999'))
    (folder / "._hidden.json").touch()
    (folder / "notes.txt").write_text("not looked at")
    out = tmp_path / "r.csv"
    done = shell("class", "collect", str(folder), "--out", str(out))
    assert Exit.NOT_RIGHT == done.code
    assert [
        "1 cut.json: the file is cut off: it was not copied completely",
        "2 empty.JSON: the file is empty",
        "3 large.json: the file is larger than 8 MiB",
        "4 folder.json: skipped, because it is a folder",
        "5 link.json: skipped, because it is a link and not a file",
        r"6 other\x1b[2J.json: this is not a result of Space Quiz",
        "7 newer.json: the file was made by a newer Space Quiz: its version is 7, and this one reads version 1",
        "8 boundless.json: the file has a number that cannot be used (1e999)",
        _KEPT,
        "lesson.json is an assignment, not a result: skipped",
        f"z copy.json is the same as {good[0].name}: counted once",
    ] == sorted(done.err.splitlines())
    assert [("Ada", ""), ("Grace", ""), ("Yuri", "edited")] == _pick(_rows(out), "player", "flags")
    assert "edited: 1" == done.out.splitlines()[0]
    assert "3 results, 8 unreadable, saved to" in done.last


@pytest.mark.skipif(not hasattr(os, "mkfifo"), reason="there are no pipes here")
def test_a_pipe_among_the_results_keeps_nobody_waiting(shell: Shell, lesson: Path, tmp_path: Path) -> None:
    folder = tmp_path / "in"
    folder.mkdir()
    _play(shell, "Ada", lesson, "", "--results", str(folder))
    if sys.platform != "win32":  # for type checkers: the test is skipped there
        os.mkfifo(folder / "pipe.json")
    done = shell("class", "collect", str(folder), "--out", str(tmp_path / "r.csv"))
    assert Exit.NOT_RIGHT == done.code
    assert "no ordinary file" in done.err


def test_two_pupils_of_one_name_are_both_in_the_table(shell: Shell, lesson: Path, tmp_path: Path) -> None:
    folder = tmp_path / "in"
    folder.mkdir()
    for typed, home in ((_right(lesson), "one"), ("s\n" * 7, "two")):
        words = ("play", "--assignment", str(lesson), "--player", "Ada", "--plain", "--results", str(folder))
        shell.home = tmp_path / home
        assert Exit.DONE == shell(*words, typed=typed).code
    out = tmp_path / "r.csv"
    assert Exit.DONE == shell("class", "collect", str(folder), "--out", str(out)).code
    assert {("Ada", "7", "twice the same name"), ("Ada", "0", "twice the same name")} == set(
        _pick(_rows(out), "player", "right", "flags")
    )


def test_a_workbook_holds_both_tables(shell: Shell, lesson: Path, tmp_path: Path) -> None:
    done = _play(shell, "=1+1", lesson, _right(lesson))
    folder = _results(shell, "=1+1")[0].parent
    out = tmp_path / "r.xlsx"
    assert Exit.DONE == shell("class", "collect", str(folder), "--out", str(out)).code
    book = openpyxl.load_workbook(out)
    assert ("'=1+1", 7) == (book["Pupils"]["A2"].value, book["Pupils"]["C2"].value)
    assert 8 == book["Questions"].max_row
    assert done.last.endswith("7 of 7")


def test_a_workbook_without_the_library_is_refused_before_anything_is_read(
    shell: Shell, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    def gone(name: str) -> object:
        raise ImportError(name)

    monkeypatch.setattr(optional_library, "import_module", gone)
    done = shell("class", "collect", str(tmp_path / "gone"), "--out", str(tmp_path / "r.xlsx"))
    assert Exit.NOT_RIGHT == done.code
    assert "pip install 'spacequiz[formats]'" in done.err


def test_a_folder_that_cannot_be_read_is_an_error_of_files(shell: Shell, tmp_path: Path) -> None:
    done = shell("class", "collect", str(tmp_path / "gone"), "--out", str(tmp_path / "r.csv"))
    assert Exit.IO == done.code
    assert "cannot be read: No such file or directory" in done.err


def test_a_folder_without_a_result_gives_no_table_unless_a_roster_is_at_hand(
    shell: Shell, lesson: Path, tmp_path: Path
) -> None:
    (tmp_path / "empty").mkdir()
    out = tmp_path / "r.csv"
    done = shell("class", "collect", str(tmp_path / "empty"), "--out", str(out))
    assert (Exit.NOT_RIGHT, False) == (done.code, out.exists())
    assert "there are no results in" in done.err
    done = shell("class", "collect", str(tmp_path / "empty"), "--assignment", str(lesson), "--out", str(out))
    assert Exit.DONE == done.code
    assert {"missing"} == {row["flags"] for row in _rows(out)}
    assert 4 == len(_rows(out))


def test_a_teacher_needs_no_pack_to_collect(shell: Shell, tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    built_in = tmp_path / "built-in"
    built_in.mkdir()
    (built_in / "small.yaml").write_text(SMALL, encoding="utf-8")
    monkeypatch.setattr(find_packs, "BUILT_IN", built_in)
    lesson, out = tmp_path / "lesson.json", tmp_path / "r.csv"
    shell("class", "assign", "small", "--out", str(lesson))
    _play(shell, "Ada", lesson, "")
    (built_in / "small.yaml").unlink()
    folder = str(_results(shell, "Ada")[0].parent)
    assert Exit.DONE == shell("class", "collect", folder, "--assignment", str(lesson), "--out", str(out)).code
    assert [("Ada", "unfinished")] == _pick(_rows(out), "player", "flags")


def test_tables_that_are_there_are_not_written_over_unasked(shell: Shell, lesson: Path, tmp_path: Path) -> None:
    _play(shell, "Ada", lesson, "")
    folder = str(_results(shell, "Ada")[0].parent)
    (tmp_path / "r-questions.csv").write_text("mine")
    done = shell("class", "collect", folder, "--out", str(tmp_path / "r.csv"))
    assert (Exit.IO, False, "mine") == (
        done.code,
        (tmp_path / "r.csv").exists(),
        (tmp_path / "r-questions.csv").read_text(),
    )
    assert Exit.DONE == shell("class", "collect", folder, "--out", str(tmp_path / "r.csv"), "--force").code


@pytest.mark.parametrize(
    ("words", "said"),
    [
        ([], "name the folder with the results"),
        (["a", "b"], "one folder at a time"),
        (["a"], "name the table to write with --out"),
        (["a", "--out", "r.pdf"], "ends in .csv or .xlsx, not r.pdf"),
    ],
)
def test_a_collection_that_makes_no_sense_is_a_usage_error(shell: Shell, words: list[str], said: str) -> None:
    done = shell("class", "collect", *words)
    assert Exit.USAGE == done.code
    assert said in done.err


@pytest.mark.parametrize("command", [["class", "assign"], ["class", "collect"], ["play"]])
def test_every_help_has_examples(command: list[str], capsys: pytest.CaptureFixture[str]) -> None:
    assert Exit.DONE == run([*command, "--help"])
    out = capsys.readouterr().out
    assert "examples:\n  spacequiz " in out
    assert command == ["play"] or "anyone with the source code of the game can forge" in " ".join(out.split())


@pytest.mark.skipif(os.name != "posix", reason="Windows sends no SIGINT to one process alone")
def test_ctrl_c_hands_in_what_was_answered(lesson: Path, tmp_path: Path) -> None:
    home = tmp_path / "alone"
    words = ["--home", str(home), "play", "--assignment", str(lesson), "--player", "Ada", "--plain"]
    command = [sys.executable, "-m", "spacequiz", *words]
    with subprocess.Popen(command, stdin=subprocess.PIPE, stdout=subprocess.PIPE, stderr=subprocess.PIPE) as game:
        assert game.stdin is not None
        assert game.stdout is not None
        game.stdin.write(_right(lesson, 1).encode())
        game.stdin.flush()
        while not game.stdout.readline().startswith(b"Question 2"):
            assert game.poll() is None
        game.send_signal(signal.SIGINT)
        game.wait(60)
        assert Exit.INTERRUPTED == game.returncode
        assert game.stdout.read().rstrip().endswith(b" correct 1 of 1")
    [path] = (home / "results").iterdir()
    kept = json.loads(path.read_bytes())
    assert (1, None) == (kept["correct"], kept["finished_at"])


def test_a_lesson_needs_no_screen_and_no_terminal_is_told(shell: Shell, lesson: Path) -> None:
    done = shell("play", "--assignment", str(lesson), "--player", "Ada")
    assert Exit.USAGE == done.code
    assert "needs a terminal" in done.err


def test_a_lesson_that_was_collected_is_kept_for_a_report_and_once(shell: Shell, tmp_path: Path) -> None:
    lesson, folder = tmp_path / "lesson.json", tmp_path / "results"
    folder.mkdir()
    shell("class", "assign", "sputnik", "--questions", "3", "--seed", "s", "--out", str(lesson))
    for name in ("Ada", "=Bob"):
        play = ("play", "--assignment", str(lesson), "--player", name, "--plain", "--results", str(folder))
        assert Exit.DONE == shell(*play, typed="s\n" * 3).code
    for _ in range(2):
        out = ("--out", str(tmp_path / "results.csv"), "--force")
        done = shell("class", "collect", str(folder), "--assignment", str(lesson), *out)
        assert "For a page to print: spacequiz class report 1" in done.err
    listed = shell("class", "list").out.splitlines()
    assert 2 == len(listed)
    assert "2 pupils" in listed[1]
    [plain] = json.loads(shell("class", "list", "--json").out)
    assert ("collected", True) == (plain["state"], len(plain["pupils"]) >= plain["handed_in"] > 0)
    shown = shell("class", "report").out
    assert "=Bob" in shown
    page = tmp_path / "report.html"
    assert Exit.DONE == shell("class", "report", "1", "--out", str(page)).code
    assert "=Bob" in page.read_text(encoding="utf-8")
    rows = tmp_path / "report.csv"
    assert Exit.DONE == shell("class", "report", "1", "--out", str(rows)).code
    assert "'=Bob" in rows.read_text(encoding="utf-8-sig")
    # who brings a result later is added; another class with the same questions takes nobody's place
    shell(*play[:4], "Cy", *play[5:], typed="s\n" * 3)
    done = shell("class", "collect", str(folder), *out)
    assert "For a page to print: spacequiz class report 1" in done.err
    other = tmp_path / "other class"
    other.mkdir()
    shell(*play[:4], "Di", *play[5:-1], str(other), typed="s\n" * 3)
    done = shell("class", "collect", str(other), *out)
    assert "For a page to print: spacequiz class report 2" in done.err
    assert ["1 pupil", "3 pupils"] == re.findall(r"\d pupils?", shell("class", "list").out)
    # who hands in last week's again is no reason to take last week's place
    week = tmp_path / "week 2.json"
    shell("class", "assign", "sputnik", "--questions", "3", "--seed", "other", "--out", str(week))
    assert "report 3" in shell("class", "collect", str(folder), "--assignment", str(week), *out).err
    shell("class", "forget", "2", "3", "--yes")
    # nothing is kept of a class where that is not wanted
    assert "1 entry deleted" in shell("class", "forget", "1", "--yes").out
    shell("class", "collect", str(folder), *out, "--no-keep")
    assert "Nothing is saved yet" in shell("class", "list").err
