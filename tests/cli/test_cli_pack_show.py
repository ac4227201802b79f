"""``spacequiz pack show``."""

import json
from pathlib import Path

import pytest
from cli_play import PACK, Shell

from spacequiz.errors import Exit
from spacequiz.store import Store


def flag(shell: Shell, **notes: str) -> None:
    with Store.open(shell.home / "scores.db") as store:
        for question, note in notes.items():
            store.flag(f"kinds/{question}", note)
        store.flag("kinder/choice", "of another pack")


def test_a_pack_is_shown_with_every_answer(shell: Shell, pack: Path) -> None:
    pack.write_text(PACK.replace("title: All kinds", "title: All kinds\nauthors: [Ada, Bob]\nlicense: MIT"))
    done = shell("pack", "show", str(pack))
    assert (Exit.DONE, "") == (done.code, done.err)
    lines = done.out.splitlines()
    assert ["All kinds (kinds)", "by Ada, Bob", "licence MIT", "7 questions"] == lines[:4]
    assert "  1 choice, 1 multiple, 1 true-false, 1 typed, 1 number, 1 order, 1 match" == lines[4]
    assert "  1 easy, 5 medium, 1 hard" == lines[5]
    assert [
        "",
        "1  choice  choice, easy",
        "   What was the first artificial satellite?",
        "   answer: Sputnik 1",
    ] == lines[6:10]
    assert "   answer: 384\u202f400 km" in lines
    assert not shell.home.exists()


def test_a_pack_is_shown_to_scripts(shell: Shell, pack: Path) -> None:
    done = shell("pack", "show", "--json", str(pack))
    assert (Exit.DONE, "") == (done.code, done.err)
    shown = json.loads(done.out)
    assert ("kinds", "All kinds", str(pack), 7) == (
        shown["id"],
        shown["title"],
        shown["path"],
        sum(shown["kinds"].values()),
    )
    assert {"easy": 1, "medium": 5, "hard": 1} == shown["difficulties"]
    assert {
        "number": 7,
        "id": "match",
        "kind": "match",
        "difficulty": "medium",
        "ask": "Who flew in what?",
        "answer": "Gagarin: Vostok 1, Glenn: Friendship 7, Leonov: Voskhod 2",
    } == shown["questions"][6]


def test_the_notes_of_players_stand_with_what_they_are_about(shell: Shell, pack: Path) -> None:
    flag(shell, choice="the year\x1b[2J\nis wrong", dog="", truth="she was not")
    before = (shell.home / "scores.db").read_bytes()
    done = shell("pack", "show", str(pack), "--flags")
    assert (Exit.DONE, "") == (done.code, done.err)
    assert [
        "choice  What was the first artificial satellite?",
        "the year[2J is wrong",
        "dog  no longer in the pack",
        "(without a word)",
        "truth  Laika was the first animal in orbit.",
        "she was not",
    ] == [line[12:] for line in done.out.splitlines()]
    listed = json.loads(shell("pack", "show", str(pack), "--flags", "--json").out)
    assert [("choice", "the year\x1b[2J\nis wrong"), ("dog", ""), ("truth", "she was not")] == [
        (each["question"], each["note"]) for each in listed
    ]
    assert ["What was the first artificial satellite?", None] == [each["ask"] for each in listed[:2]]
    assert listed[0]["flagged_at"].endswith("Z")
    assert before == (shell.home / "scores.db").read_bytes()


@pytest.mark.parametrize(("words", "out"), [(("--flags",), ""), (("--flags", "--json"), "[]\n")])
def test_a_pack_without_notes_is_said_to_have_none(shell: Shell, words: tuple[str, ...], out: str) -> None:
    done = shell("pack", "show", "sputnik", *words)
    assert (Exit.DONE, out) == (done.code, done.out)
    assert "Nobody left a note" in done.err
    assert not shell.home.exists()


@pytest.mark.parametrize(
    ("words", "code", "said"),
    [
        (("sputnick",), Exit.NOT_RIGHT, 'did you mean "sputnik"?'),
        (("missing.yaml",), Exit.IO, "there is no file"),
        ((), Exit.USAGE, "which pack is to be shown?"),
        (("sputnik", "gagarin"), Exit.USAGE, "gagarin is one pack too many"),
        (("sputnik", "--flag"), Exit.USAGE, "did you mean --flags?"),
    ],
)
def test_what_cannot_be_shown_is_said_so(shell: Shell, words: tuple[str, ...], code: Exit, said: str) -> None:
    done = shell("pack", "show", *words)
    assert (code, "") == (done.code, done.out)
    assert said in done.err


def test_a_pack_with_errors_is_answered_with_them(shell: Shell, pack: Path) -> None:
    pack.write_text("title: [")
    done = shell("pack", "show", str(pack))
    assert (Exit.NOT_RIGHT, "") == (done.code, done.out)
    assert f"{pack}:1:" in done.err
