"""``spacequiz scores``."""

import csv
import io
import json
import re
from pathlib import Path

import pytest
from cli_play import Shell

from spacequiz.cli.scores_command import COLUMNS
from spacequiz.errors import Exit


def _play(shell: Shell, pack: Path, player: str, right: bool, *words: str) -> None:
    done = shell(
        *("play", str(pack), "--plain", "--seed", "x", "--untimed", "--player", player, *words),
        typed="s\n" * 6 + "s\n" if not right else "1\n" * 30 + "s\n" * 7,
    )
    assert Exit.DONE == done.code


@pytest.fixture
def truth(pack: Path) -> Path:
    """A pack of one question, whose right answer is 1."""
    pack.write_text("title: T\nquestions:\n  - {id: t, ask: Laika flew., answer: true}\n")
    return pack


def test_the_scores_are_objects_best_first(shell: Shell, truth: Path) -> None:
    _play(shell, truth, "Grace", False)
    _play(shell, truth, "Ада", True)
    done = shell("scores", "--json")
    assert (Exit.DONE, "") == (done.code, done.err)
    scores = json.loads(done.out)
    assert ["Ада", "Grace"] == [score["player"] for score in scores]
    best = scores[0]
    assert list(COLUMNS) == list(best)
    assert (150, 1, 1, 1, "mission", ["kinds"]) == tuple(
        best[key] for key in ("score", "correct", "asked", "best_streak", "mode", "packs")
    )
    assert "mission of 1, untimed" == best["board"]
    assert re.fullmatch(r"\d{4}-\d\d-\d\dT\d\d:\d\d:\d\d(\.\d+)?Z", best["finished_at"])


@pytest.mark.parametrize(
    ("words", "players"),
    [
        (("--player", "Ada"), ["Ada"]),
        (("--limit", "1"), ["Ada"]),
        (("--pack", "kinds"), ["Ada", "Grace"]),
        (("--mode", "mission"), ["Ada", "Grace"]),
        (("--pack", "sputnik"), []),
        (("--player", "Nobody"), []),
    ],
)
def test_filters_choose_the_games(shell: Shell, truth: Path, words: tuple[str, ...], players: list[str]) -> None:
    _play(shell, truth, "Ada", True)
    _play(shell, truth, "Grace", False)
    done = shell("scores", "--json", *words)
    assert (Exit.DONE, players) == (done.code, [score["player"] for score in json.loads(done.out)])


def test_a_pack_that_does_not_exist_is_answered_with_the_near_one(shell: Shell) -> None:
    done = shell("scores", "--pack", "sputnick")
    assert (Exit.NOT_RIGHT, "") == (done.code, done.out)
    assert "did you mean sputnik?" in done.err


@pytest.mark.parametrize(("words", "out"), [((), ""), (("--json",), "[]\n"), (("--csv",), ",".join(COLUMNS) + "\n")])
def test_without_a_game_it_is_said_what_to_do_and_nothing_is_created(
    shell: Shell, words: tuple[str, ...], out: str
) -> None:
    done = shell("scores", *words)
    assert (Exit.DONE, out) == (done.code, done.out)
    assert "spacequiz play" in done.err
    assert not shell.home.exists()


@pytest.mark.parametrize("name", ["=1+1", "+1", "-1", "@SUM(A1)", '=a,"b'])
def test_no_spreadsheet_takes_a_name_for_a_formula(shell: Shell, truth: Path, name: str) -> None:
    _play(shell, truth, name, True)
    out = shell("scores", "--csv").out
    assert "\r" not in out
    [row] = csv.DictReader(io.StringIO(out))
    assert (f"'{name}", "150", "kinds") == (row["player"], row["score"], row["packs"])


def test_no_spreadsheet_takes_the_name_of_a_pack_for_a_formula(shell: Shell, truth: Path) -> None:
    # with the full-width sign of an East Asian keyboard
    pack = truth.rename(truth.with_name("＝1+1.yaml"))
    _play(shell, pack, "＠Ada", True)
    [row] = csv.DictReader(io.StringIO(shell("scores", "--csv").out))
    assert ("'@Ada", "'＝1+1") == (row["player"], row["packs"])


def test_the_table_is_for_people(shell: Shell, truth: Path) -> None:
    _play(shell, truth, "Ada", True)
    _play(shell, truth, "宇宙", False)
    lines = shell("scores").out.splitlines()
    assert ["SCORE", "PLAYER", "RIGHT", "PACKS", "LEADERBOARD", "DAY"] == lines[0].split()
    assert ["1", "150", "Ada", "1", "of", "1", "kinds"] == lines[1].split()[:7]
    assert ["2", "0", "宇宙", "0", "of", "1", "kinds"] == lines[2].split()[:7]


def test_a_damaged_database_is_said_so_and_not_overwritten(shell: Shell) -> None:
    shell.home.mkdir()
    (shell.home / "scores.db").write_bytes(b"no database at all" * 100)
    done = shell("scores", "--json")
    assert "[]\n" == done.out
    assert done.err
    kept = [path.read_bytes() for path in shell.home.iterdir()]
    assert b"no database at all" * 100 in kept
