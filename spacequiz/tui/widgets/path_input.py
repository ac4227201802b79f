"""An input for the path of a pack, with completion."""

import asyncio
import os
import sys
from itertools import islice
from pathlib import Path
from typing import ClassVar

from textual import events
from textual.binding import Binding, BindingType
from textual.suggester import Suggester
from textual.widgets import Input

from spacequiz.packs.candidates import is_pack_name
from spacequiz.text import escape
from spacequiz.tui.dropped_paths import dropped_paths

MAX_FILES = 2_000
"""Files of a folder that are searched for completions; further ones have to be typed."""


class PathInput(Input):
    """Tab completes the path; a pasted text may be a file that was dropped on the terminal."""

    BINDINGS: ClassVar[list[BindingType]] = [
        Binding("enter", "submit", "look", key_display="enter"),
        Binding("tab", "complete", "complete"),
    ]

    def __init__(self, path: str) -> None:
        """Start with this path."""
        super().__init__(path, placeholder="a file, folder or zip", suggester=_PathSuggester(), select_on_focus=False)

    def action_complete(self) -> None:
        """Take the suggested path."""
        if self._suggestion:
            self.value = self._suggestion
            self.cursor_position = len(self.value)

    def _on_paste(self, event: events.Paste) -> None:
        event.stop()
        # Textual's handler would insert it a second time
        event.prevent_default()
        paths = pasted_paths(event.text)
        if paths:
            self.insert_text_at_cursor(paths[0])


def pasted_paths(text: str) -> tuple[str, ...]:
    """Return the paths in a pasted text; empty where it has none that exist."""
    return dropped_paths(text, lambda path: expand_path(path).exists(), windows=sys.platform == "win32")


def expand_path(path: str) -> Path:
    """Return the path that was typed, with the user's home for ``~``."""
    # Path.expanduser raises RuntimeError where there is no such user
    return Path(os.path.expanduser(path))  # noqa: PTH111


def complete_path(text: str) -> str | None:
    """Return the text completed as far as all matching packs, zips and folders agree, or else to the first of them.

    None where nothing matches.
    """
    if text == "~":
        return "~/"
    cut = max(text.rfind("/"), text.rfind(os.sep)) + 1
    head, start = text[:cut], text[cut:]
    try:
        with os.scandir(expand_path(head or ".")) as entries:
            names = sorted(name for entry in islice(entries, MAX_FILES) if (name := _completed_name(entry, start)))
    except (OSError, ValueError):
        return None
    if not names:
        return None
    common = os.path.commonprefix(names)  # noqa: RUF071  # letter by letter is what is wanted
    return head + (common if len(common) > len(start) else names[0])


def _completed_name(entry: "os.DirEntry[str]", start: str) -> str:
    """Return the name of an entry that begins with `start` and may be a pack; else an empty text."""
    name = entry.name
    if not name.startswith(start) or name != escape(name):
        return ""
    if name.startswith(".") and not start.startswith("."):
        return ""
    if entry.is_dir():
        return name + "/"
    is_pack = name != start and (is_pack_name(name) or name.lower().endswith(".zip"))
    return name if is_pack else ""


class _PathSuggester(Suggester):
    """Completes paths in a thread, since a folder may be slow to read."""

    def __init__(self) -> None:
        # no cache: files come and go
        super().__init__(use_cache=False, case_sensitive=True)

    async def get_suggestion(self, value: str) -> str | None:
        return await asyncio.to_thread(complete_path, value)
