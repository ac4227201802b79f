"""The command line as a whole: commands, near names, exit codes, streams."""

import subprocess
import sys
from pathlib import Path

import pytest
from cli_play import Shell, process

from spacequiz import __version__
from spacequiz.cli.main import run
from spacequiz.errors import Exit


@pytest.mark.parametrize(
    "words", [(), ("play",), ("scores",), ("pack",), ("pack", "list"), ("pack", "check"), ("where",)]
)
def test_every_command_helps_with_examples(shell: Shell, words: tuple[str, ...]) -> None:
    done = shell(*words, "--help")
    assert (Exit.DONE, "") == (done.code, done.err)
    assert "examples:\n  spacequiz" in done.out


def test_the_version_is_data(shell: Shell) -> None:
    done = shell("--version")
    assert (Exit.DONE, f"spacequiz {__version__}\n", "") == (done.code, done.out, done.err)


@pytest.mark.parametrize(
    ("words", "near"),
    [
        (("pley",), "play"),
        (("--hlep",), "--help"),
        (("pack", "chek"), "check"),
        (("pack", "--hom", "x", "list"), "--home"),
        (("play", "--seconnds", "5"), "--seconds"),
        (("play", "--secondz=5"), "--seconds"),
        (("play", "--mode", "misson"), "mission"),
        (("play", "--difficulty", "esay"), "easy"),
        (("scores", "--jsn"), "--json"),
        (("scores", "--mode", "misson"), "mission"),
        (("where", "--jsno"), "--json"),
    ],
)
def test_a_wrong_word_is_answered_with_the_near_one(shell: Shell, words: tuple[str, ...], near: str) -> None:
    done = shell(*words)
    assert (Exit.USAGE, "") == (done.code, done.out)
    assert f"did you mean {near}?" in done.err


@pytest.mark.parametrize(
    "words",
    [
        ("pack",),
        ("pack", "check"),
        ("where", "here"),
        ("--home",),
        ("play", "--questions", "0"),
        ("play", "--questions", "501"),
        ("play", "--questions", "²"),
        ("play", "--questions=-1"),
        ("play", "--questions", "9" * 5000),
        ("play", "--seconds", "3601"),
        ("play", "--seconds", "1.5"),
        ("play", "--untimed", "--seconds", "5"),
        ("play", "--mode", "zzz"),
        ("play", "--difficulty", ","),
        ("play", "--seed", ""),
        ("play", "--player", "\u202e"),
        ("play", "--tag", " "),
        ("play", "--sec", "5"),
        ("scores", "--limit", "0"),
        ("scores", "--json", "--csv"),
    ],
)
def test_a_wrong_command_line_is_said_and_ends_with_2(shell: Shell, words: tuple[str, ...]) -> None:
    done = shell(*words)
    assert (Exit.USAGE, "") == (done.code, done.out)
    assert done.err.startswith("spacequiz: ")


@pytest.mark.parametrize("words", [(), ("play",), ("play", "sputnik")])
def test_without_a_terminal_plain_play_is_pointed_out(shell: Shell, words: tuple[str, ...]) -> None:
    done = shell(*words)
    assert (Exit.USAGE, "") == (done.code, done.out)
    assert "--plain" in done.err


def test_home_counts_before_and_after_the_command(tmp_path: Path, capsys: pytest.CaptureFixture[str]) -> None:
    before, after = str(tmp_path / "before"), str(tmp_path / "after")
    shown = []
    for words in (["--home", before, "where"], [f"--home={before}", "where"], ["where", "--home", before]):
        assert Exit.DONE == run(words)
        shown.append(capsys.readouterr().out)
    assert [True, True, True] == [before in text for text in shown]
    assert Exit.DONE == run(["--home", before, "where", "--home", after])
    assert after in capsys.readouterr().out


def test_an_empty_home_is_no_folder(capsys: pytest.CaptureFixture[str]) -> None:
    assert Exit.USAGE == run(["--home", "", "where"])
    assert "--home needs the name of a folder" in capsys.readouterr().err


def test_the_variable_is_the_home_where_no_option_is_given(tmp_path: Path) -> None:
    assert str(tmp_path / "class").encode() in process("where", home=tmp_path / "class").stdout


def test_what_was_typed_cannot_command_the_terminal(shell: Shell) -> None:
    for words in (["\x1b[2J"], ["play", "--mode", "\x1b[2J\n\u202e"], ["play", "--plain", "\x1b[2J"], ["--\x9b2J"]):
        done = shell(*words)
        assert [] == [char for char in done.err if char in "\x1b\x9b\u202e"]


def test_output_is_utf_8_whatever_the_locale(tmp_path: Path, pack: Path) -> None:
    done = process(
        "play", str(pack), "--plain", home=tmp_path / "home", LC_ALL="C", PYTHONUTF8="0", PYTHONIOENCODING="ascii"
    )
    assert "player Player" in done.stdout.decode("utf-8")
    file = pack.rename(pack.with_name("Gagárin.yaml"))
    done = process("pack", "check", str(file), home=tmp_path / "home", PYTHONIOENCODING="latin-1")
    assert "Gagárin.yaml: 7 questions" in done.stdout.decode("utf-8")


def test_a_reader_that_goes_away_is_no_error(tmp_path: Path) -> None:
    code = "import os, sys; os.close(0); r, w = os.pipe(); os.close(r); os.dup2(w, 1)\n"
    code += "from spacequiz.cli.main import run; sys.exit(run(['where']))"
    done = subprocess.run([sys.executable, "-c", code], capture_output=True, check=False, timeout=60)
    assert (Exit.DONE, b"") == (done.returncode, done.stderr)


@pytest.mark.skipif(not Path("/dev/full").exists(), reason="only Linux has a device that is always full")
def test_output_that_cannot_be_written_ends_with_3() -> None:
    with Path("/dev/full").open("wb") as full:
        command = [sys.executable, "-m", "spacequiz", "--version"]
        done = subprocess.run(command, stdout=full, stderr=subprocess.PIPE, check=False, timeout=60)
    assert Exit.IO == done.returncode
    assert 1 == len(done.stderr.splitlines())
