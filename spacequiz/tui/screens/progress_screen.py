"""The progress of a player: answers per day, accuracy, weakest packs and tags, and due questions."""

from functools import partial
from typing import TYPE_CHECKING, ClassVar

from textual import work
from textual.app import ComposeResult
from textual.binding import Binding, BindingType
from textual.containers import Container, VerticalScroll
from textual.widgets import Static

from spacequiz.domain.pack import questions_of
from spacequiz.errors import SpaceQuizError
from spacequiz.play import progress
from spacequiz.tui import progress_plots
from spacequiz.tui.plain_text import line, literal
from spacequiz.tui.progress_plots import SPAN, WIDE_SPAN, Draw
from spacequiz.tui.screens.page import Page
from spacequiz.tui.widgets.chart import Chart
from spacequiz.tui.widgets.share_bars import ShareBars
from spacequiz.tui.widgets.title_bar import TitleBar
from spacequiz.wording import format_large_count, group_thousands

if TYPE_CHECKING:
    from spacequiz.store.player_records import Memory, Tally

PAGES = {
    "days": "Answers per day",
    "share": "Accuracy",
    "weak": "Weakest first",
    "due": "Due in the next days",
}
"""The titles of the charts by their ids."""
EMPTY = "No answers yet. Press esc, then p to play: after ten questions your first bar appears here."


class ProgressScreen(Page):
    """Shows one chart at a time, or all four where there is room, each with a summary in words."""

    CSS_PATH = "progress_screen.tcss"
    TITLE = "Progress"
    HELP_KEYS = (("← →", "other charts"), ("↑ ↓", "scroll"))
    BINDINGS: ClassVar[list[BindingType]] = [
        Binding("left", "turn(-1)", "previous", key_display="←", priority=True),
        Binding("right", "turn(1)", "next", key_display="→", priority=True),
    ]

    def __init__(self) -> None:
        """Make the screen, at the first chart."""
        super().__init__()
        self._current = 0
        self._tallies: tuple[Tally, ...] = ()
        self._memories: tuple[Memory, ...] = ()

    def compose_body(self) -> ComposeResult:
        """Compose the totals, then the charts."""
        yield TitleBar("Progress")
        yield Static(literal("…", "$dim"), id="sums")
        with Container(id="plots"):
            for number, (page, name) in enumerate(PAGES.items(), 1):
                with Container(id=page, classes="plot"):
                    where = f"   {number} of {len(PAGES)}"
                    yield Static(line((name, "$accent bold"), (where, "$dim")), classes="name")
                    if page == "weak":
                        with VerticalScroll():
                            yield ShareBars()
                    else:
                        yield Chart()
                    yield Static(classes="words")

    async def populate(self) -> None:
        """Read the answers from the store."""
        self.query_one("#plots").display = False
        self._read()

    def check_action(self, action: str, parameters: tuple[object, ...]) -> bool | None:
        """Allow turning only where one chart is shown at a time."""
        if action == "turn" and (not self._tallies or self.has_class("-wide")):
            return False
        return super().check_action(action, parameters)

    def action_turn(self, by: int) -> None:
        """Go to another chart."""
        self._current = (self._current + by) % len(PAGES)
        self._show_current()

    @work(exclusive=True)
    async def _read(self) -> None:
        player = self.context.player
        sums = self.query_one("#sums", Static)
        try:
            self._tallies, self._memories = await self.context.store_thread.run(
                lambda store: (store.tallies(player), store.memories(player))
            )
        except SpaceQuizError as error:
            sums.update(literal(str(error), "$warning"))
            return
        if not self.is_open:
            return
        if not self._tallies:
            sums.update(literal(EMPTY))
            return
        self._show()

    def _show(self) -> None:
        now = self.context.now()
        today = now.astimezone().date()
        current, best = progress.day_streaks(self._tallies, today)
        total = progress.total_share(self._tallies)
        gap = "   " if self.app.size.width >= 70 else "\n"
        self.query_one("#sums", Static).update(
            line(
                (f"{group_thousands(current)}-day streak", "$accent bold"),
                (f"   best {best}", "$dim"),
                f"{gap}{format_large_count(total.asked, 'answer')}, {progress.format_percent(total.share)} right",
            )
        )
        library = self.context.library
        packs = library.playable if library else ()
        tags = {question.key: question.tags for question in questions_of(packs)}
        parts = progress.share_by_pack(self._tallies, {pack.id: pack.title for pack in packs})
        weak = progress.share_by_tag(self._memories, tags)
        span = progress.answers_by_day(self._tallies, today, WIDE_SPAN)
        due = progress.due_by_day(self._memories, now)
        self._show_chart("days", partial(progress_plots.draw_answers, span), progress.describe_days(span, SPAN))
        self._show_chart("share", partial(progress_plots.draw_shares, span), progress.describe_shares(span, SPAN))
        self._show_chart("due", partial(progress_plots.draw_due, due, today), progress.describe_due(due))
        self.query_one(ShareBars).groups = {"Packs": parts, "Tags": weak}
        self.query_one("#weak .words", Static).update(literal(progress.describe_weakest(parts, weak)))
        self.query_one("#plots").display = True
        self._show_current()

    def _show_chart(self, page: str, draw: Draw, words: str) -> None:
        """Show a chart and its summary in words."""
        self.query_one(f"#{page} Chart", Chart).show(draw)
        self.query_one(f"#{page} .words", Static).update(literal(words))

    def _show_current(self) -> None:
        for number, page in enumerate(PAGES):
            self.query_one(f"#{page}").set_class(number == self._current, "-at")
        scroll = self.query_one("#weak VerticalScroll")
        self.set_focus(scroll if list(PAGES)[self._current] == "weak" or self.has_class("-wide") else None)
        self.refresh_bindings()
