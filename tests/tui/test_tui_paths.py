"""Paths that are typed, completed, or dropped on the terminal."""

from pathlib import Path

import pytest

from spacequiz.tui.dropped_paths import dropped_paths
from spacequiz.tui.widgets.path_input import complete_path

THERE = {"/a/moon.yaml", "/a/my packs.zip", "/a/it's.yaml", "C:\\a\\my packs.zip", "/a/[b].yaml"}


@pytest.mark.parametrize(
    ("text", "paths"),
    [
        ("/a/moon.yaml", ("/a/moon.yaml",)),
        ("  /a/moon.yaml \r\n", ("/a/moon.yaml",)),
        ("/a/my packs.zip", ("/a/my packs.zip",)),
        ("/a/my\\ packs.zip ", ("/a/my packs.zip",)),
        ("'/a/my packs.zip' ", ("/a/my packs.zip",)),
        ("'/a/it'\\''s.yaml'", ("/a/it's.yaml",)),
        ("/a/it's.yaml", ("/a/it's.yaml",)),
        ("file:///a/my%20packs.zip", ("/a/my packs.zip",)),
        ("/a/moon.yaml '/a/my packs.zip'", ("/a/moon.yaml", "/a/my packs.zip")),
        ("/a/moon.yaml\n/a/my packs.zip\n", ("/a/moon.yaml", "/a/my packs.zip")),
        ("/a/not there.yaml", ("/a/not there.yaml",)),
        ("it's never closed", ("it's never closed",)),
        ("/a/\x1b[2J.yaml", ()),
        ("file:///a/%1b[2J", ("file:///a/%1b[2J",)),
        ("", ()),
    ],
)
def test_what_a_terminal_pastes_for_a_dropped_file_is_its_path(text: str, paths: tuple[str, ...]) -> None:
    assert paths == dropped_paths(text, THERE.__contains__, windows=False)


@pytest.mark.parametrize(
    ("text", "paths"),
    [
        ('"C:\\a\\my packs.zip"', ("C:\\a\\my packs.zip",)),
        ("C:\\a\\my packs.zip", ("C:\\a\\my packs.zip",)),
        ("C:\\new\\times.yaml", ("C:\\new\\times.yaml",)),
        ("file:///C:/a/moon.yaml", ("C:/a/moon.yaml",)),
    ],
)
def test_on_windows_a_backslash_is_a_part_of_the_path(text: str, paths: tuple[str, ...]) -> None:
    assert paths == dropped_paths(text, THERE.__contains__, windows=True)


def test_a_path_is_completed_to_packs_zips_and_folders(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    for name in ("moon-1.yaml", "moon-2.yml", "motor.txt", "packs.ZIP", ".hidden.yaml"):
        (tmp_path / name).touch()
    (tmp_path / "packs.d").mkdir()
    at = f"{tmp_path.as_posix()}/"
    assert f"{at}moon-" == complete_path(f"{at}mo")
    assert f"{at}moon-1.yaml" == complete_path(f"{at}moon-")
    assert f"{at}packs." == complete_path(f"{at}p")
    assert f"{at}packs.d/" == complete_path(f"{at}packs.d")
    assert f"{at}moon-1.yaml" == complete_path(at)
    assert complete_path(f"{at}x") is None
    assert complete_path(f"{at}moon-1.yaml") is None
    assert complete_path(f"{at}nowhere/") is None
    assert complete_path("a\0/") is None
    monkeypatch.setenv("HOME", str(tmp_path))
    monkeypatch.setenv("USERPROFILE", str(tmp_path))
    assert ("~/", "~/moon-") == (complete_path("~"), complete_path("~/mo"))
