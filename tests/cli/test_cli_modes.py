"""Ways to play, line by line."""

import json
import re
from datetime import UTC, datetime
from pathlib import Path

import pytest
from cli_play import Done, Shell, questions, right_line

from spacequiz.domain.selection import draw_questions, eliminated_options, option_texts
from spacequiz.errors import Exit

SEED = "monday"


def play(shell: Shell, pack: Path, typed: str, *words: str) -> Done:
    return shell("play", str(pack), "--plain", "--seed", SEED, "--player", "Ada", *words, typed=typed)


def rights(pack: Path) -> list[str]:
    return [right_line(question, SEED) for question in draw_questions(questions(pack), 10, SEED)]


def test_an_exam_tells_nothing_until_it_is_handed_in(shell: Shell, pack: Path) -> None:
    done = play(shell, pack, "\n".join([*rights(pack), "h"]) + "\n", "--mode", "exam")
    asking, told = done.out.split("all questions answered")
    assert not any(sign in asking for sign in ("✓", "✗", "points: ", "hint"))
    assert 7 == told.count("✓ right")
    assert (Exit.DONE, True) == (done.code, done.last.endswith("correct 7 of 7"))
    assert "share it: Space Quiz, All kinds, exam of 7, 20 s each: " in told
    assert " 7 of 7 right  ✓✓✓✓✓✓✓\n" in told


def test_answers_of_an_exam_are_changed_and_what_is_open_is_asked_about_once(shell: Shell, pack: Path) -> None:
    right = rights(pack)
    typed = [*["s"] * 7, "h", "n", "1", right[0], "zzz", "99", "h", "y"]
    done = play(shell, pack, "\n".join(typed) + "\n", "--mode", "exam", "--untimed")
    assert "not answered: 1, 2, 3, 4, 5, 6, 7" in done.out
    assert "7 questions have no answer. Hand in anyway? y or n > " in done.out
    assert "6 questions have no answer" in done.out
    assert 2 == done.out.count("Type the number of a question, h to hand in or q to quit.")
    assert (6, True) == (done.out.count("– skipped"), done.last.endswith("correct 1 of 7"))


def test_an_exam_that_broke_off_keeps_what_was_written(shell: Shell, pack: Path) -> None:
    done = play(shell, pack, rights(pack)[0] + "\n" + rights(pack)[1] + "\nq\n", "--mode", "exam")
    assert "stopped after 2 of 7" in done.err
    assert (Exit.DONE, "score 0 correct 0 of 0") == (done.code, done.last)


def test_half_of_the_options_go_once_in_a_game(shell: Shell, tmp_path: Path) -> None:
    pack = tmp_path / "four.yaml"
    one = "  - {id: %s, ask: Which?, options: [A, B, C, D], answer: A, why: So., source: Book}\n"
    pack.write_text("title: Four\nquestions:\n" + one % "a" + one % "b", encoding="utf-8")
    first, second = draw_questions(questions(pack), 2, SEED)
    texts = option_texts(first, SEED)
    gone = eliminated_options(first, SEED)
    numbers = [str(number) for number, text in enumerate(texts, 1) if text in gone]
    typed = ["x", numbers[0], right_line(first, SEED), "x", right_line(second, SEED)]
    done = play(shell, pack, "\n".join(typed) + "\n", "--untimed")
    left = [f"  {number}. {text}\n" for number, text in enumerate(texts, 1) if text not in gone]
    assert 2 == len(left)
    assert "".join(left) in done.out
    assert "That option was removed: choose another one." in done.out
    assert 1 == done.out.count("x removes half of the options")
    assert done.last.endswith("correct 2 of 2")


def test_a_review_asks_what_was_missed_and_then_the_weakest(shell: Shell, pack: Path) -> None:
    right = rights(pack)
    assert Exit.NOT_RIGHT == play(shell, pack, "", "--mode", "review").code
    missed = [question.id for question in draw_questions(questions(pack), 10, SEED)][2]
    play(shell, pack, "\n".join([*right[:2], "s", *right[3:]]) + "\n", "--untimed")
    by_id = {question.id: question for question in questions(pack)}
    done = play(shell, pack, right_line(by_id[missed], SEED) + "\n", "--mode", "review", "--untimed")
    assert "All kinds: review of 1, untimed\n" in done.out
    assert by_id[missed].ask in done.out
    # now nothing is due, and what is known least is practised
    again = play(shell, pack, "", "--mode", "review", "--untimed", "--questions", "1")
    assert by_id[missed].ask in again.out


def test_the_daily_mission_is_the_same_for_everyone_and_counts_once(shell: Shell) -> None:
    today = datetime.now(UTC).date().isoformat()
    first = shell("play", "--mode", "daily", "--plain", "--player", "Ada", typed="s\n" * 10)
    assert f"daily mission of {today}\n" in first.out
    assert f"share it: Space Quiz, daily mission of {today}: 0 points, 0 of 10 right  ––––––––––\n" in first.out
    again = shell("play", "--mode", "daily", "--plain", "--player", "Ada", typed="s\n" * 10)
    assert "this game does not count" in again.err
    assert f"daily mission of {today}, not counted\n" in again.out
    other = shell("play", "--mode", "daily", "--plain", "--player", "Bob", typed="s\n" * 10)
    # of equal scores the quicker one is better
    assert re.search(rf"place [12] of 2: daily mission of {today}\n", other.out)
    asked = [[line for line in game.out.splitlines() if line.endswith("?")] for game in (first, again, other)]
    assert asked[0] == asked[1] == asked[2]
    scores = json.loads(shell("scores", "--mode", "daily", "--json").out)
    assert 3 == len(scores)
    # that one asks about a text which has to be read before
    assert "article" not in scores[0]["packs"]


@pytest.mark.parametrize(
    "words",
    [("sputnik",), ("--questions", "5"), ("--seconds", "0"), ("--untimed",), ("--tag", "Moon"), ("--seed", "x")],
)
def test_nobody_changes_the_daily_mission(shell: Shell, words: tuple[str, ...]) -> None:
    done = shell("play", *words, "--mode", "daily", "--plain")
    assert (Exit.USAGE, True) == (done.code, "the same for everyone" in done.err)
