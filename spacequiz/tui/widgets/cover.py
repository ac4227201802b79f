"""What lies over the question: a pause, or the countdown before the first one."""

import asyncio

from textual.content import Content
from textual.widgets import Static

from spacequiz.tui.plain_text import line
from spacequiz.tui.widgets.logo import block_letters

COUNTDOWN_SECONDS = 0.09
"""Seconds of each figure of the countdown: three of them hold up the first question for less than 300 ms."""


class Cover(Static):
    """Hides the question; a click on it is a wish to go on."""

    DEFAULT_CSS = """
    Cover { display: none; height: 1fr; width: 100%; content-align: center middle; text-align: center; }
    """
    ALLOW_SELECT = False

    def show_pause(self, words: str) -> None:
        """Say that time stands still, and how it goes on."""
        top, bottom = block_letters("II")
        self.update(line((f"{top}\n{bottom}", "$accent"), "\n\nPaused\n", (words, "$dim")))

    async def count_down(self) -> None:
        """Three, two, one."""
        for figure in "321":
            self.update(Content("\n").join(line((row, "$accent")) for row in block_letters(figure)))
            await asyncio.sleep(COUNTDOWN_SECONDS)
