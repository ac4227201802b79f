"""``spacequiz pack show``."""

import json
from pathlib import Path

import pytest
from cli_play import PACK, Shell

from spacequiz.errors import Exit
from spacequiz.store.store import Store


def flag(shell: Shell, **notes: str) -> None:
    with Store.open(shell.home / "scores.db") as store:
        for question, note in notes.items():
            store.add_flag(f"kinds/{question}", note)
        store.add_flag("kinder/choice", "of another pack")


def test_a_pack_is_shown_without_an_answer(shell: Shell, pack: Path) -> None:
    head = "title: All kinds\nauthors: [Ada, Bob]\nlicense: MIT\ndescription: A bit of all."
    pack.write_text(PACK.replace("title: All kinds", head).replace("tags: [Moon]", "tags: [Moon]\n    date: 1969-07"))
    done = shell("pack", "show", str(pack))
    assert (Exit.DONE, "") == (done.code, done.err)
    assert [
        "All kinds (kinds)",
        "A bit of all.",
        "by Ada, Bob",
        "licence MIT",
        "7 questions",
        "  1 choice, 1 multiple, 1 true-false, 1 typed, 1 number, 1 order, 1 match",
        "  1 easy, 5 medium, 1 hard",
        "dates 1969-07 to 1969-07",
        "tags 1 Moon, 1 satellites",
        "sources by number of questions",
        "  7  NASA: the first, https://example.org/first",
        "",
        "1  choice  choice, easy",
        "   What was the first artificial satellite?",
        "",
        "2  multiple  multiple, medium",
    ] == done.out.splitlines()[:16]
    for told in ("Sputnik", "Armstrong", "True", "Tereshkova", "384", "Vostok", "orbit.\n   ", "4 October"):
        assert told not in done.out
    assert not shell.home.exists()


def test_answers_options_and_whys_are_shown_to_those_who_ask_for_them(shell: Shell, pack: Path) -> None:
    done = shell("pack", "show", str(pack), "--answers")
    assert (Exit.DONE, "") == (done.code, done.err)
    lines = done.out.splitlines()
    at = lines.index("   What was the first artificial satellite?")
    assert [
        "   options: Sputnik 1, Explorer 1, Vanguard 1",
        "   answer: Sputnik 1",
        "   why: It went up on 4 October 1957.",
        "",
    ] == lines[at + 1 : at + 5]
    assert "   options: Valentina Tereshkova, Tereshkova" in lines
    assert "   answer: 384\u202f400 km" in lines


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
    assert (None, {"Moon": 1, "satellites": 1}) == (shown["dates"], shown["tags"])
    assert [{"title": "NASA: the first", "url": "https://example.org/first", "questions": 7}] == shown["sources"]
    plain = {"number": 7, "id": "match", "kind": "match", "difficulty": "medium", "ask": "Who flew in what?"}
    assert plain == shown["questions"][6]
    shown = json.loads(shell("pack", "show", "--json", "--answers", str(pack)).out)
    assert (
        plain
        | {
            "options": [],
            "answer": "Gagarin: Vostok 1, Glenn: Friendship 7, Leonov: Voskhod 2",
            "why": "From 1961 to 1965.",
        }
        == shown["questions"][6]
    )
    assert ["Sputnik 1", "Explorer 1", "Vanguard 1"] == shown["questions"][0]["options"]


def test_a_broken_pack_of_ones_own_is_named_while_the_built_in_one_is_shown(shell: Shell) -> None:
    own = shell.home / "packs" / "sputnik.yaml"
    own.parent.mkdir(parents=True)
    own.write_text("title: [")
    done = shell("pack", "show", "sputnik")
    assert (Exit.DONE, "Sputnik (sputnik)") == (done.code, done.out.splitlines()[0])
    assert f"spacequiz pack check {own}" in done.err


def test_the_notes_of_players_stand_with_what_they_are_about(shell: Shell, pack: Path) -> None:
    flag(shell, choice="the year\x1b[2J\nis wrong", dog="", truth="she was not")
    before = (shell.home / "scores.db").read_bytes()
    done = shell("pack", "show", str(pack), "--flags")
    assert (Exit.DONE, "") == (done.code, done.err)
    assert [
        "choice  What was the first artificial satellite?",
        "the year[2J is wrong",
        "dog  no longer in the pack",
        "(no text)",
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
    assert "There are no notes" in done.err
    assert not shell.home.exists()


@pytest.mark.parametrize(
    ("words", "code", "said"),
    [
        (("sputnick",), Exit.NOT_RIGHT, 'did you mean "sputnik"?'),
        (("missing.yaml",), Exit.IO, "there is no file"),
        ((), Exit.USAGE, "name a pack to show"),
        (("sputnik", "gagarin"), Exit.USAGE, "show one pack at a time"),
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
