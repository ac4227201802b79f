"""The game as a player has it: the installed program in a real terminal."""

import json
import os
import re
import signal
import subprocess
import sys
from pathlib import Path

import pytest
from pseudo_terminal import PseudoTerminal

from spacequiz.domain.question import Multiple, TrueFalse
from spacequiz.domain.selection import draw_questions, option_texts
from spacequiz.packs.find_packs import find_pack, read_pack_at

pytestmark = pytest.mark.skipif(os.name == "nt", reason="Windows has no POSIX pseudo-terminal")

SETTLE = 0.3
"""Seconds after which enter goes on: a little more than the quiz screen waits for."""
VERDICT = re.compile(r"[✓✗◐] (?:Right|Wrong|Partly right)")


def program() -> list[str]:
    """The program of the wheel where one is tested, else the checkout's."""
    built = os.environ.get("SPACEQUIZ_WHEEL_BIN")
    return [built] if built else [sys.executable, "-m", "spacequiz"]


def start(home: Path, *words: str, columns: int = 80, rows: int = 24) -> PseudoTerminal:
    """The program in a terminal, with a home of its own."""
    return PseudoTerminal([*program(), *words], columns=columns, rows=rows, env={"SPACEQUIZ_HOME": str(home)})


def right_keys(seed: str, count: int) -> list[str]:
    """The digits that answer the questions of a game on Sputnik rightly, for each question."""
    pack = read_pack_at(find_pack("sputnik", None)).pack
    assert pack is not None
    keys = []
    for question in draw_questions(pack.questions, count, seed):
        if isinstance(question, TrueFalse):
            keys.append("1" if question.answer else "2")
            continue
        right = question.answers if isinstance(question, Multiple) else (question.solution,)
        keys.append("".join(str(place) for place, text in enumerate(option_texts(question, seed), 1) if text in right))
    return keys


def open_question(terminal: PseudoTerminal, number: int, of: int) -> str:
    """Wait until this question is there with all its options; the screen."""

    def asked(text: str) -> bool:
        keys = re.search(r"(?:1-(\d)|t/f) (?:answer|tick)", text)
        if f"question {number} of {of}" not in text or not keys:
            return False
        return int(keys[1] or 2) == len(re.findall(r"^ +\d  (?:☐ )?\S", text, re.MULTILINE))

    return terminal.until(asked)


def answer(terminal: PseudoTerminal, number: int, of: int, keys: str) -> str:
    """Answer this question with these digits; the screen with the verdict."""
    several = " tick" in open_question(terminal, number, of).splitlines()[-1]
    terminal.press(keys)
    if several:
        terminal.until(f"answer with {len(keys)} ticked")
        terminal.press("\r")
    return terminal.until(VERDICT.search)


def options(text: str) -> list[str]:
    """The lines of the options."""
    return re.findall(r"^ +\d  .*", text, re.MULTILINE)


def go_on(terminal: PseudoTerminal) -> None:
    """Leave the explanation."""
    terminal.rest(SETTLE)
    terminal.press("\r")


def test_a_whole_game_ends_with_the_score_that_the_command_line_shows(tmp_path: Path) -> None:
    with start(tmp_path, "play", "sputnik", "--untimed", "--seed", "test", "--questions", "3") as terminal:
        for number, keys in enumerate(right_keys("test", 3), 1):
            screen = answer(terminal, number, 3, keys)
            go_on(terminal)
        points = re.search(r"(\d{1,3}(?: \d{3})*) points", screen.splitlines()[0])
        assert points, screen
        result = terminal.until(lambda text: "Result: Sputnik" in text and "1st of 1" in text)
        assert "3 of 3 right" in result
        terminal.press("\x11")  # ctrl+q
        assert 0 == terminal.wait()
    told = subprocess.run(
        [*program(), "--home", tmp_path, "scores", "--json"], capture_output=True, check=True, timeout=30
    )
    scores = json.loads(told.stdout)
    assert [(int(points[1].replace(" ", "")), 3, 3)] == [
        (score["score"], score["correct"], score["asked"]) for score in scores
    ]


def test_a_game_that_was_killed_goes_on_where_it_was(tmp_path: Path) -> None:
    with start(tmp_path, "play", "sputnik", "--untimed", "--seed", "test", "--questions", "3") as terminal:
        answer(terminal, 1, 3, right_keys("test", 3)[0])
        go_on(terminal)
        asked = options(open_question(terminal, 2, 3))
        terminal.kill()
    with start(tmp_path) as terminal:
        home = terminal.until("Resume")
        assert "question 2 of 3" in home
        terminal.press("e")
        assert asked == options(open_question(terminal, 2, 3))


def test_a_game_that_is_suspended_waits_covered_with_its_time(tmp_path: Path) -> None:
    words = [*map(str, program()), "--home", str(tmp_path), "play", "sputnik", "--seed", "test", "--questions", "3"]
    # only a shell with jobs can suspend
    with PseudoTerminal(("bash", "--norc", "--noprofile", "-i"), env={"PS1": "ready> "}) as terminal:
        terminal.until("ready>")
        terminal.press(" ".join(words) + "\r")
        terminal.until("question 1 of 3")
        terminal.rest(SETTLE)
        terminal.press("\x1a")  # ctrl+z
        terminal.until("Stopped")
        terminal.press("fg\r")
        screen = terminal.until("Paused")
        assert "question 1 of 3" in screen
        terminal.press("\r")
        terminal.until(lambda text: "Paused" not in text and "1-" in text)
        terminal.press("\x11")
        terminal.until("ready>")


@pytest.mark.parametrize("words", [(), ("play", "sputnik", "--untimed")], ids=["home", "play"])
def test_a_game_whose_terminal_is_gone_ends(tmp_path: Path, words: tuple[str, ...]) -> None:
    with start(tmp_path, *words) as terminal:
        terminal.until("Play" if not words else "question 1 of 10")
        terminal.rest(SETTLE)
        terminal.hang_up()
        # not at once: it looks for its terminal every other second
        assert terminal.process.wait(timeout=20) != 0


def test_a_game_whose_terminal_is_gone_ends_also_where_what_it_paints_fills_a_queue(tmp_path: Path) -> None:
    # the terminal's end is noticed by nobody but the game: no signal comes, and the mouse moves on until then
    script = (
        "import signal, sys\n"
        "signal.pthread_sigmask(signal.SIG_BLOCK, [signal.SIGHUP])\n"
        "from spacequiz.user_paths import UserPaths\n"
        "from spacequiz.cli.open_screen import open_app\n"
        "from spacequiz.tui import app as tui\n"
        "from pathlib import Path\n"
        "mount = tui.SpaceQuizApp.on_mount\n"
        "def busy(app):\n"
        "    mount(app)\n"
        "    app.set_interval(0.01, lambda: app.screen.refresh())\n"
        "tui.SpaceQuizApp.on_mount = busy\n"
        "sys.exit(open_app(UserPaths(Path(sys.argv[1]), Path(sys.argv[1]))))\n"
    )
    with PseudoTerminal([sys.executable, "-c", script, str(tmp_path)]) as terminal:
        terminal.until("Play")
        terminal.rest(SETTLE)
        terminal.hang_up()
        assert terminal.process.wait(timeout=20) != 0


def test_a_game_that_is_told_to_end_leaves_the_terminal_as_it_was_and_can_be_taken_up_again(tmp_path: Path) -> None:
    with start(tmp_path, "play", "sputnik", "--seed", "test", "--questions", "3", "--untimed") as terminal:
        answer(terminal, 1, 3, right_keys("test", 3)[0])
        terminal.process.terminate()
        assert 128 + signal.SIGTERM == terminal.wait()
        # the alternate screen, mouse reports and the hidden cursor are given back
        assert all(code in terminal.raw for code in (b"\x1b[?1049l", b"\x1b[?1000l", b"\x1b[?25h"))
    with start(tmp_path) as terminal:
        assert "question 2 of 3" in terminal.until("Resume")


@pytest.mark.parametrize("words", [(), ("play", "sputnik")], ids=["home", "play"])
def test_without_a_terminal_the_way_to_plain_play_is_named(tmp_path: Path, words: tuple[str, ...]) -> None:
    told = subprocess.run(
        [*program(), "--home", tmp_path, *words],
        stdin=subprocess.DEVNULL,
        capture_output=True,
        encoding="utf-8",
        timeout=30,
        check=False,
    )
    assert (2, "") == (told.returncode, told.stdout)
    assert "--plain" in told.stderr


@pytest.mark.parametrize("how", ["key", "signal"])
def test_an_interrupted_game_says_so_with_its_exit_code(tmp_path: Path, how: str) -> None:
    with start(tmp_path) as terminal:
        terminal.until("choose packs and rules")
        terminal.rest(0.3)
        if how == "key":
            terminal.press("\x03")  # ctrl+c
        else:
            terminal.process.send_signal(signal.SIGINT)
        assert 130 == terminal.wait()


def test_a_terminal_that_is_too_small_says_so_until_it_grows(tmp_path: Path) -> None:
    with start(tmp_path, columns=20, rows=5) as terminal:
        small = terminal.until("enlarge")
        assert "Firsts" not in small
        terminal.resize(80, 24)
        # a frame for the old size may still be on its way
        terminal.until(lambda text: "choose packs and rules" in text and "enlarge" not in text)
        terminal.press("\x11")  # ctrl+q
        assert 0 == terminal.wait()
