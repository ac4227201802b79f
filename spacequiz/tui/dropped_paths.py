"""Paths of files that are dropped on the terminal.

A terminal pastes their paths as text. How it quotes them differs from terminal to terminal.
"""

import re
import shlex
from collections.abc import Callable
from urllib.parse import unquote, urlsplit

from spacequiz.text import escape

_DRIVE = re.compile(r"/[A-Za-z]:")


def dropped_paths(text: str, exists: Callable[[str], bool], *, windows: bool) -> tuple[str, ...]:
    """Return the paths in a pasted text; `exists` tells whether there is a file at a path.

    Lines with control characters are ignored: they do not come from a dropped file, and a terminal might obey them.
    """
    paths: list[str] = []
    for line in map(str.strip, text.splitlines()):
        if not line or line != escape(line):
            continue
        parsed = (line,) if exists(line) else _parse_line(line, windows)
        # several words are several files if all exist; otherwise one file whose name has spaces
        paths += parsed if len(parsed) == 1 or all(map(exists, parsed)) else (line,)
    return tuple(paths)


def _parse_line(line: str, windows: bool) -> tuple[str, ...]:
    """Return the paths of a line that uses quotes, backslash escapes, or file URLs."""
    if windows:
        # on Windows a backslash is part of the path
        words = [quoted or plain for quoted, plain in re.findall(r'"([^"]*)"|(\S+)', line)] if '"' in line else [line]
    else:
        try:
            words = shlex.split(line)
        except ValueError:  # a quote that is never closed
            words = [line]
    return tuple(_path_of_url(word) for word in words)


def _path_of_url(word: str) -> str:
    """Return the path of a file URL; any other word as it is."""
    if not word.lower().startswith("file://"):
        return word
    path = unquote(urlsplit(word).path)
    # file:///C:/packs has a slash before the drive
    path = path[1:] if _DRIVE.match(path) else path
    return path if path == escape(path) else word
