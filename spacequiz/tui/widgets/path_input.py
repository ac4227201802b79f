"""A line for a path, which completes it."""

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

MOST = 2_000
"""Files of a folder that are looked at: the rest has to be typed."""


class PathInput(Input):
    """Tab completes; what is pasted may be a dropped file."""

    BINDINGS: ClassVar[list[BindingType]] = [
        Binding("enter", "submit", "look", key_display="enter"),
        Binding("tab", "complete", "complete"),
    ]

    def __init__(self, path: str) -> None:
        """With this path to begin with."""
        super().__init__(path, placeholder="a file, folder or zip", suggester=_Paths(), select_on_focus=False)

    def action_complete(self) -> None:
        """Take what is suggested."""
        if self._suggestion:
            self.value = self._suggestion
            self.cursor_position = len(self.value)

    def _on_paste(self, event: events.Paste) -> None:
        event.stop()
        # Textual's own would insert a second time
        event.prevent_default()
        paths = pasted_paths(event.text)
        if paths:
            self.insert_text_at_cursor(paths[0])


def pasted_paths(text: str) -> tuple[str, ...]:
    """The paths of a pasted text."""
    return dropped_paths(text, lambda path: expand_path(path).exists(), windows=sys.platform == "win32")


def expand_path(path: str) -> Path:
    """A path as typed, where ``~`` is the user's home."""
    # Path's own raises where there is no such user
    return Path(os.path.expanduser(path))  # noqa: PTH111


def complete_path(text: str) -> str | None:
    """The text with what packs, zips and folders there make certain, or else the first of them; None without any."""
    if text == "~":
        return "~/"
    cut = max(text.rfind("/"), text.rfind(os.sep)) + 1
    head, begun = text[:cut], text[cut:]
    try:
        with os.scandir(expand_path(head or ".")) as entries:
            names = sorted(name for entry in islice(entries, MOST) if (name := _name(entry, begun)))
    except (OSError, ValueError):
        return None
    if not names:
        return None
    common = os.path.commonprefix(names)  # noqa: RUF071  # by letters is meant
    return head + (common if len(common) > len(begun) else names[0])


def _name(entry: "os.DirEntry[str]", begun: str) -> str:
    """The name to complete to, or nothing."""
    name = entry.name
    if not name.startswith(begun) or name != escape(name):
        return ""
    if name.startswith(".") and not begun.startswith("."):
        return ""
    if entry.is_dir():
        return name + "/"
    fits = name != begun and (is_pack_name(name) or name.lower().endswith(".zip"))
    return name if fits else ""


class _Paths(Suggester):
    """Looks into folders, which may be slow."""

    def __init__(self) -> None:
        # files come and go
        super().__init__(use_cache=False, case_sensitive=True)

    async def get_suggestion(self, value: str) -> str | None:
        return await asyncio.to_thread(complete_path, value)
