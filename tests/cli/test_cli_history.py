"""``spacequiz scores --export`` and ``--import``."""

import io
import json
import sys
from pathlib import Path

import pytest
from cli_play import Shell, process

from spacequiz.errors import Exit
from spacequiz.settings import Settings, save


@pytest.fixture
def truth(pack: Path) -> Path:
    """A pack of one question, whose right answer is 1."""
    pack.write_text("title: T\nquestions:\n  - {id: t, ask: Laika flew., answer: true}\n")
    return pack


def play(shell: Shell, pack: Path, *players: str) -> None:
    for player in players:
        assert Exit.DONE == shell("play", str(pack), "--plain", "--untimed", "--player", player, typed="1\n").code


def other(shell: Shell, tmp_path: Path) -> Path:
    """From now on, the other machine."""
    shell.home = tmp_path / "other"
    return shell.home


def test_a_players_games_go_to_another_machine_once(shell: Shell, truth: Path, tmp_path: Path) -> None:
    play(shell, truth, "Ada", "Ada", "Bob")
    file = tmp_path / "ada.json"
    done = shell("scores", "--export", str(file), "--player", "ada")
    assert (Exit.DONE, "", f"2 games of Ada exported to {file}\n") == (done.code, done.out, done.err)
    wanted = shell("scores", "--json", "--player", "Ada").out
    other(shell, tmp_path)
    play(shell, truth, "Cy")
    for said in ("2 games of Ada added\n", "0 games of Ada added, 2 were already here\n"):
        done = shell("scores", "--import", str(file))
        assert (Exit.DONE, "", said) == (done.code, done.out, done.err)
        assert wanted == shell("scores", "--json", "--player", "Ada").out
        assert 3 == len(json.loads(shell("scores", "--json").out))


def test_a_dash_is_the_pipe_and_another_name_may_be_given(tmp_path: Path, truth: Path) -> None:
    played = process("play", str(truth), "--plain", "--untimed", "--player", "Ада", home=tmp_path / "a", typed=b"1\n")
    assert Exit.DONE == played.returncode
    out = process("scores", "--export", "-", home=tmp_path / "a", PYTHONIOENCODING="latin-1").stdout
    assert "Ада" == json.loads(out.decode())["player"]
    done = process("scores", "--import", "-", "--player", "Ada  L", home=tmp_path / "b", typed=out)
    assert (0, b"", b"1 game of Ada L added") == (done.returncode, done.stdout, done.stderr.strip())


def test_whose_games_go_out_without_a_name(shell: Shell, truth: Path) -> None:
    done = shell("scores", "--export", "-")
    assert (Exit.NOT_RIGHT, "") == (done.code, done.out)
    play(shell, truth, "Ada")
    assert "Ada" == json.loads(shell("scores", "--export", "-").out)["player"]
    play(shell, truth, "Bob")
    done = shell("scores", "--export", "-")
    assert (Exit.USAGE, "") == (done.code, done.out)
    assert "Ada, Bob" in done.err
    save(Settings(player="bob"), shell.home / "settings.json")
    assert "Bob" == json.loads(shell("scores", "--export", "-").out)["player"]
    done = shell("scores", "--export", "-", "--player", "Bop")
    assert (Exit.NOT_RIGHT, "") == (done.code, done.out)
    assert "did you mean Bob?" in done.err


def test_no_file_is_written_over_unless_that_is_meant(shell: Shell, truth: Path, tmp_path: Path) -> None:
    play(shell, truth, "Ada")
    file = tmp_path / "ada.json"
    file.write_text("precious")
    done = shell("scores", "--export", str(file))
    assert (Exit.IO, "precious") == (done.code, file.read_text())
    assert "--force" in done.err
    assert Exit.DONE == shell("scores", "--export", str(file), "--force").code
    assert "Ada" == json.loads(file.read_text(encoding="utf-8"))["player"]
    assert Exit.IO == shell("scores", "--export", str(tmp_path), "--force").code
    assert Exit.IO == shell("scores", "--export", str(truth / "ada.json")).code
    assert {"ada.json", "home", "kinds.yaml"} == {path.name for path in tmp_path.iterdir()}


@pytest.mark.parametrize(
    ("words", "said"),
    [
        (("--export", "a", "--import", "b"), "--export and --import cannot be combined"),
        (("--export", "a", "--json"), "--export and --json cannot be combined"),
        (("--import", "a", "--pack", "sputnik"), "--import and --pack cannot be combined"),
        (("--import", "a", "--force"), "--force only works with --export"),
        (("--force",), "--force only works with --export"),
        (("--import", ""), "--import needs the name of a file"),
        (("--import", "a", "--player", "\u200b"), "--player needs a name"),
        (("--exprot", "a"), "did you mean --export?"),
    ],
)
def test_a_command_that_makes_no_sense_is_refused(shell: Shell, words: tuple[str, ...], said: str) -> None:
    done = shell("scores", *words)
    assert (Exit.USAGE, "") == (done.code, done.out)
    assert said in done.err
    assert not shell.home.exists()


def test_a_file_that_is_wrong_anywhere_changes_nothing(shell: Shell, truth: Path, tmp_path: Path) -> None:
    play(shell, truth, "Ada", "Ada")
    history = json.loads(shell("scores", "--export", "-").out)
    history["games"][1]["answers"][0]["credit"] = 7
    file = tmp_path / "\x1b[2J.json"
    file.write_text(json.dumps(history))
    other(shell, tmp_path)
    done = shell("scores", "--import", str(file))
    assert (Exit.NOT_RIGHT, "") == (done.code, done.out)
    assert "games[1].answers[0].credit: a number from 0 to 1, not 7" in done.err
    assert "\x1b" not in done.err
    assert not shell.home.exists()


def test_a_file_that_cannot_be_read_and_a_store_that_cannot_be_written_are_said_so(
    shell: Shell, truth: Path, tmp_path: Path
) -> None:
    play(shell, truth, "Ada")
    file = tmp_path / "ada.json"
    shell("scores", "--export", str(file))
    for missing in (tmp_path / "none.json", tmp_path):
        assert Exit.IO == shell("scores", "--import", str(missing)).code
    shell.home = file
    done = shell("scores", "--import", str(file))
    assert Exit.IO == done.code
    assert "Nothing is kept" in done.err


def test_long_work_tells_a_person_how_far_it_is(monkeypatch: pytest.MonkeyPatch) -> None:
    from spacequiz.cli.progress_bar import ProgressBar

    class Terminal(io.StringIO):
        def isatty(self) -> bool:
            return True

    for stream, said in ((Terminal(), True), (io.StringIO(), False)):
        monkeypatch.setattr(sys, "stderr", stream)
        with ProgressBar() as progress:
            progress.update("adding game", 1, 10)
            progress._next = 0
            progress.update("adding game", 7, 10)
        assert said == ("\radding game 7 of 10 …" in stream.getvalue())
        assert "game 1" not in stream.getvalue()
        assert not stream.getvalue().rpartition("\r")[2]
