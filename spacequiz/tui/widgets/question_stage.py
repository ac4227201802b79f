"""The question of a game beside the ascent, or a cover in the place of the question."""

import asyncio

from textual import events
from textual.app import ComposeResult
from textual.containers import Horizontal
from textual.content import Content

from spacequiz.tui.widgets.ascent import Ascent
from spacequiz.tui.widgets.question_cover import Cover, countdown_figure
from spacequiz.tui.widgets.question_view import QuestionView

ASCENT_COLUMNS = 100
"""Columns of the terminal from which there is room for the ascent."""


class QuestionStage(Horizontal):
    """Holds the view of the question; cover and ascent are mounted only where they are shown."""

    DEFAULT_CSS = """
    QuestionStage { height: 1fr; }
    """

    def __init__(self, view: QuestionView, *, has_ascent: bool, has_countdown: bool) -> None:
        """Show this view at once; with a countdown first its cover, and the view by `count_down`."""
        super().__init__()
        self._view = view
        self._has_ascent = has_ascent
        self._has_countdown = has_countdown
        self._climb = 0.0

    def compose(self) -> ComposeResult:
        """Compose what the first frame shows."""
        yield Cover(countdown_figure("3")) if self._has_countdown else self._view
        if self._has_ascent and self.app.size.width >= ASCENT_COLUMNS:
            yield Ascent()

    async def count_down(self) -> None:
        """Count down, while the question is mounted behind the cover; then show it."""
        self._view.display = False
        await asyncio.gather(self.query_one(Cover).count_down(), self._mount_view())
        self.uncover()

    def cover(self, text: Content) -> None:
        """Show this text in the place of the question."""
        self._view.display = False
        self.query(Cover).remove()
        self.mount(Cover(text), before=0)

    def uncover(self) -> None:
        """Show the question again."""
        self._view.display = True
        self.query(Cover).remove()

    def show_climb(self, climb: float) -> None:
        """Show this share of the points that can be won, 0 to 1."""
        self._climb = climb
        for ascent in self.query(Ascent):
            ascent.rise(climb)

    def on_resize(self, event: events.Resize) -> None:
        """Mount the ascent as soon as there is room for it."""
        if self._has_ascent and self.app.size.width >= ASCENT_COLUMNS and not self.query(Ascent):
            self.mount(Ascent(self._climb))

    async def _mount_view(self) -> None:
        await self.wait_for_refresh()
        if self.is_attached:
            await self.mount(self._view, before=0)
