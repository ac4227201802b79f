"""Which editor opens a file at a line, and how it is told so."""

from pathlib import Path

import pytest

from spacequiz.errors import NotFound
from spacequiz.tui.editor_command import editor_command, runs_in_terminal

FILE = Path("/packs/my pack.yaml")


def nothing(_name: str) -> None:
    """A system without a single program."""


def command(typed: str, *, windows: bool = False) -> list[str]:
    """What `$EDITOR` makes of it."""
    return editor_command({"EDITOR": typed}, FILE, 12, nothing, windows=windows)


@pytest.mark.parametrize(
    "name", ["vi", "vim", "nvim", "nano", "emacs", "emacsclient", "micro", "kak", "joe", "ne", "/usr/bin/vim"]
)
def test_most_editors_in_the_terminal_take_a_plus(name: str) -> None:
    assert [name, "+12", str(FILE)] == command(name)
    assert runs_in_terminal([name], windows=False)


@pytest.mark.parametrize("name", ["hx", "helix", "subl", "zed"])
def test_some_take_the_line_behind_the_file(name: str) -> None:
    assert [name, f"{FILE}:12"] == command(name)


@pytest.mark.parametrize("name", ["code", "codium", "cursor"])
def test_some_want_to_be_told_to_go(name: str) -> None:
    assert [name, "--wait", "--goto", f"{FILE}:12"] == command(f"{name} --wait")
    assert not runs_in_terminal([name], windows=False)


def test_others_have_ways_of_their_own() -> None:
    assert ["kate", "--line", "12", str(FILE)] == command("kate")
    assert ["C:\\npp\\notepad++.exe", "-n12", str(FILE)] == command("C:\\npp\\notepad++.exe", windows=True)
    assert ["ed", str(FILE)] == command("ed"), "what is not known gets the file alone"


@pytest.mark.parametrize(
    ("typed", "windows", "expected"),
    [
        ("emacsclient -t -a ''", False, ["emacsclient", "-t", "-a", ""]),
        ("'/opt/my editors/vim' -u NONE", False, ["/opt/my editors/vim", "-u", "NONE"]),
        ('"C:\\Program Files\\Vim\\vim.exe" -u NONE', True, ["C:\\Program Files\\Vim\\vim.exe", "-u", "NONE"]),
        ("C:\\tools\\nano.exe", True, ["C:\\tools\\nano.exe"]),
    ],
)
def test_the_variable_may_hold_arguments_and_quoted_paths(typed: str, windows: bool, expected: list[str]) -> None:
    assert [*expected, "+12", str(FILE)] == command(typed, windows=windows)


def test_a_path_with_spaces_needs_no_quotes_where_it_is_a_program() -> None:
    typed = "C:\\Program Files\\Vim\\vim.exe"
    found = editor_command({"EDITOR": typed}, FILE, 12, {typed: typed}.get, windows=True)
    assert [typed, "+12", str(FILE)] == found


def test_visual_comes_before_editor_and_what_is_usual_last() -> None:
    both = {"VISUAL": "vim", "EDITOR": "ed"}
    assert "vim" == editor_command(both, FILE, 1, nothing, windows=False)[0]
    assert "ed" == editor_command({"VISUAL": " ", "EDITOR": "ed"}, FILE, 1, nothing, windows=False)[0]
    assert "nano" == editor_command({}, FILE, 1, str, windows=False)[0]
    assert "vi" == editor_command({}, FILE, 1, {"vi": "/bin/vi"}.get, windows=False)[0]
    assert ["notepad", str(FILE)] == editor_command({}, FILE, 1, nothing, windows=True)


@pytest.mark.parametrize(
    ("environ", "said"),
    [
        ({}, "set \\$EDITOR"),
        ({"EDITOR": "'vim"}, "cannot be read as a command"),
        ({"EDITOR": "''"}, "does not name an editor"),
    ],
)
def test_without_an_editor_the_mend_is_named(environ: dict[str, str], said: str) -> None:
    with pytest.raises(NotFound, match=said):
        editor_command(environ, FILE, 1, nothing, windows=False)
