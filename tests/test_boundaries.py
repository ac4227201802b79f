"""The boundaries that import-linter proves on paper, proved by running: what a fresh interpreter loads for a part."""

import subprocess
import sys
from pathlib import Path

import pytest

SCREEN = {"textual", "rich"}
HEAVY = {*SCREEN, "yaml", "sqlite3", "appdirs", "asyncio", "aiohttp", "random", "secrets", "tempfile"}


def _loaded(code: str, tmp_path: Path) -> set[str]:
    """The names of all modules that are loaded after this code has run."""
    script = f"import sys\nhome = {str(tmp_path / 'home')!r}\n{code}\nprint('\\nLOADED', *sys.modules)"
    done = subprocess.run([sys.executable, "-c", script], capture_output=True, text=True, check=False, timeout=60)
    last = done.stdout.rstrip().rpartition("\n")[2]
    assert last.startswith("LOADED "), done.stderr
    return set(last.split()[1:])


@pytest.mark.parametrize(
    ("part", "forbidden"),
    [
        (
            "spacequiz.domain.session, spacequiz.domain.selection, spacequiz.domain.leaderboard, spacequiz.domain.pack",
            HEAVY,
        ),
        ("spacequiz.__main__", {*HEAVY, "argparse"}),
        ("spacequiz.user_paths, spacequiz.settings, spacequiz.play.request", HEAVY),
        ("spacequiz.packs.pack_reader, spacequiz.packs.find_packs", {*SCREEN, "sqlite3", "spacequiz.store"}),
        ("spacequiz.store.store", {*SCREEN, "yaml", "spacequiz.packs"}),
        (
            "spacequiz.store.game_records, spacequiz.store.player_records, spacequiz.store.row_values",
            {*HEAVY, "fsrs", "spacequiz.store.store", "spacequiz.domain.team_game"},
        ),
        (
            "spacequiz.store.history_records, spacequiz.store.class_records, spacequiz.store.json_fields",
            {*HEAVY, "fsrs", "spacequiz.store.store"},
        ),
        ("spacequiz.cli.main, spacequiz.cli.open_screen", {*HEAVY, "spacequiz.domain.session", "spacequiz.packs"}),
        ("spacequiz.cli.play_command, spacequiz.cli.plain_game", {*SCREEN, "yaml", "asyncio"}),
    ],
)
def test_a_part_loads_nothing_that_is_not_its_own(part: str, forbidden: set[str], tmp_path: Path) -> None:
    assert set() == forbidden & _loaded(f"import {part}", tmp_path)


@pytest.mark.parametrize(
    ("words", "forbidden"),
    [
        (["--help"], {*HEAVY, "spacequiz.domain"}),
        (["--version"], {*HEAVY, "spacequiz.domain"}),
        (["play", "--help"], {*SCREEN, "yaml"}),
        (["scores", "--help"], HEAVY),
        (["scores", "--json"], {*SCREEN, "yaml"}),
        (["where", "--json"], SCREEN),
        (["pack", "check", "PACK"], {*SCREEN, "sqlite3", "asyncio", "random", "importlib.metadata", "appdirs"}),
        (["pack", "list"], {*SCREEN, "sqlite3"}),
        (["pack", "preview", "--help"], {*SCREEN, "yaml"}),
        (["pack", "show", "PACK"], {*SCREEN, "sqlite3"}),
        (["pack", "add", "PACK"], {*SCREEN, "sqlite3"}),
        (["pack", "remove", "--help"], {*HEAVY}),
        (["pack", "show", "PACK", "--flags"], SCREEN),
        (["scores", "--import", "HISTORY"], {*SCREEN, "yaml"}),
        (["play", "PACK", "--plain"], SCREEN),
        (["class", "--help"], HEAVY),
        (["class", "teams", "--help"], SCREEN),
        (["class", "list", "--json"], {*SCREEN, "yaml"}),
        (["class", "forget", "--help"], HEAVY),
        (["class", "assign", "--help"], SCREEN),
        (["class", "collect", "--help"], SCREEN),
    ],
)
def test_a_command_loads_no_screen(words: list[str], forbidden: set[str], tmp_path: Path) -> None:
    pack = tmp_path / "small.yaml"
    pack.write_text("title: T\nquestions:\n  - {id: t, ask: Laika flew., answer: true, why: W, source: S}\n")
    history = tmp_path / "history.json"
    history.write_text('{"format": "spacequiz-history", "version": 1, "player": "Ada", "games": []}')
    files = {"PACK": str(pack), "HISTORY": str(history)}
    given = ["--home", str(tmp_path / "home"), *(files.get(word, word) for word in words)]
    code = f"from spacequiz.cli.main import run\nsys.stdin = None\nassert run({given!r}) == 0"
    assert set() == forbidden & _loaded(code, tmp_path)
