"""Files that are dropped on a terminal arrive as pasted text, each terminal with its own way of writing a path."""

import re
import shlex
from collections.abc import Callable
from urllib.parse import unquote, urlsplit

from spacequiz.text import escape

_DRIVE = re.compile(r"/[A-Za-z]:")


def dropped_paths(text: str, there: Callable[[str], bool], *, windows: bool) -> tuple[str, ...]:
    """The paths in a pasted text; `there` says whether there is a file of this path.

    What cannot be shown is not taken: no path that a person drops holds it, and a terminal might obey it.
    """
    paths: list[str] = []
    for line in map(str.strip, text.splitlines()):
        if not line or line != escape(line):
            continue
        written = (line,) if there(line) else _written(line, windows)
        # several in one line are so many files, or else one whose name has spaces
        paths += written if len(written) == 1 or all(map(there, written)) else (line,)
    return tuple(paths)


def _written(line: str, windows: bool) -> tuple[str, ...]:
    """The paths of a line in quotes, with escapes, or as URLs."""
    if windows:
        # a backslash is a part of the path there
        words = [quoted or plain for quoted, plain in re.findall(r'"([^"]*)"|(\S+)', line)] if '"' in line else [line]
    else:
        try:
            words = shlex.split(line)
        except ValueError:  # a quote that is never closed
            words = [line]
    return tuple(_of_url(word) for word in words)


def _of_url(word: str) -> str:
    if not word.lower().startswith("file://"):
        return word
    path = unquote(urlsplit(word).path)
    # file:///C:/packs
    path = path[1:] if _DRIVE.match(path) else path
    return path if path == escape(path) else word
