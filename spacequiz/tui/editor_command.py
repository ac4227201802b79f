"""The command line that opens a file at a line in the user's editor."""

import os
import re
import shlex
from collections.abc import Callable, Mapping
from pathlib import Path, PureWindowsPath

from spacequiz.errors import NotFound

_PLUS_LINE = frozenset(
    {"vi", "vim", "nvim", "view", "nano", "emacs", "emacsclient", "micro", "kak", "joe", "ne", "gvim"}
)
"""Editors that take ``+LINE FILE``."""
_COLON_LINE = frozenset({"hx", "helix", "subl", "zed"})
"""Editors that take ``FILE:LINE``."""
_GOTO_LINE = frozenset({"code", "codium", "cursor", "code-insiders"})
"""Editors that take ``--goto FILE:LINE``."""
_WINDOWED = frozenset({"subl", "zed", "kate", "notepad", "notepad++", "gvim", "gedit", *_GOTO_LINE})
"""Editors that open their own window and do not use the terminal."""
_DEFAULTS = ("nano", "vi")
"""Editors to try where none is set; POSIX requires the second."""
_ENDINGS = (".exe", ".cmd", ".bat", ".com")
"""Endings of programs on Windows."""
_WORD = re.compile(r"""(?:"[^"]*"|'[^']*'|[^\s"'])+""")
"""A word of a Windows command line, where a backslash is part of a path."""

Which = Callable[[str], str | None]
"""A function that finds a program by its name, as `shutil.which` does."""


def editor_command(
    environ: Mapping[str, str], path: Path, line: int, which: Which, *, windows: bool = os.name == "nt"
) -> list[str]:
    """Return the arguments that open the file at this line, counted from 1. Raise NotFound where there is no editor.

    ``$VISUAL`` goes before ``$EDITOR``, as in git; both may contain arguments.
    """
    file = str(path)
    chosen = next((name for name in ("VISUAL", "EDITOR") if environ.get(name, "").strip()), "")
    words = _words(environ[chosen].strip(), chosen, which, windows) if chosen else _default_editor(which, windows)
    name = _name(words[0], windows)
    if name in _PLUS_LINE:
        return [*words, f"+{line}", file]
    if name in _COLON_LINE:
        return [*words, f"{file}:{line}"]
    if name in _GOTO_LINE:
        return [*words, "--goto", f"{file}:{line}"]
    if name == "kate":
        return [*words, "--line", str(line), file]
    if name == "notepad++":
        return [*words, f"-n{line}", file]
    return [*words, file]


def runs_in_terminal(command: list[str], *, windows: bool = os.name == "nt") -> bool:
    """Return whether the editor runs in the terminal; an unknown editor is assumed to."""
    return _name(command[0], windows) not in _WINDOWED


def _words(typed: str, variable: str, which: Which, windows: bool) -> list[str]:
    """Return the arguments of a command that stands in an environment variable."""
    # a path with spaces and without quotes
    if which(typed):
        return [typed]
    if windows:
        words = [re.sub("[\"']", "", word) for word in _WORD.findall(typed)]
    else:
        try:
            words = shlex.split(typed)
        except ValueError as error:
            raise NotFound(f"${variable} cannot be read as a command: {error}") from None
    if not words or not words[0]:
        raise NotFound(f"${variable} does not name an editor")
    return words


def _default_editor(which: Which, windows: bool) -> list[str]:
    if windows:
        return ["notepad"]
    for name in _DEFAULTS:
        if which(name):
            return [name]
    raise NotFound("no editor was found: set $EDITOR to the one you use, for example EDITOR=nano")


def _name(program: str, windows: bool) -> str:
    """Return the name of a program without its folder and its Windows ending."""
    name = PureWindowsPath(program).name.lower() if windows else Path(program).name
    ending = next((ending for ending in _ENDINGS if windows and name.endswith(ending)), "")
    return name.removesuffix(ending)
