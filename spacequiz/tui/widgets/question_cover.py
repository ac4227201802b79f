"""The cover of a question: the countdown before the first one, or a pause."""

import asyncio

from textual.content import Content
from textual.widgets import Static

from spacequiz.tui.plain_text import line
from spacequiz.tui.widgets.logo import block_letters

COUNTDOWN_SECONDS = 0.09
"""Seconds of each figure of the countdown: three of them hold up the first question for less than 300 ms."""


class Cover(Static):
    """Stands in the place of a question that must not be seen."""

    DEFAULT_CSS = """
    Cover { height: 1fr; width: 100%; content-align: center middle; text-align: center; }
    """
    ALLOW_SELECT = False

    async def count_down(self) -> None:
        """Show three, two, one, and return."""
        for figure in "321":
            self.update(countdown_figure(figure))
            await asyncio.sleep(COUNTDOWN_SECONDS)


def countdown_figure(figure: str) -> Content:
    """Return a figure in block letters."""
    return Content("\n").join(line((row, "$accent")) for row in block_letters(figure))


def pause_text(how_to_go_on: str) -> Content:
    """Return the words of a pause, with the key that ends it."""
    top, bottom = block_letters("II")
    return line((f"{top}\n{bottom}", "$accent"), "\n\nPaused\n", (how_to_go_on, "$dim"))
