"""The timeline: all dated firsts by decade, uncovered as the player answers them right."""

from typing import ClassVar

from textual import work
from textual.app import ComposeResult
from textual.binding import Binding, BindingType
from textual.containers import Vertical
from textual.widgets import OptionList, Static

from spacequiz.errors import SpaceQuizError
from spacequiz.play.timeline import (
    First,
    build_timeline,
    filter_firsts,
    nation_names,
    nations_of,
    themes_of,
    timeline_summary,
)
from spacequiz.tui.plain_text import line, literal
from spacequiz.tui.screens.dialog import Dialog
from spacequiz.tui.screens.page import Page
from spacequiz.tui.widgets.timeline_list import TimelineList
from spacequiz.tui.widgets.title_bar import TitleBar

EMPTY = "The timeline is empty: no question has a date. Authors add one with `date: 1957-10-04`."


class TimelineScreen(Page):
    """A list with two filters; firsts that are not answered right yet are hidden."""

    CSS_PATH = "timeline_screen.tcss"
    TITLE = "Timeline"
    HELP_KEYS = (
        ("↑ ↓ enter", "open a first (or click it)"),
        ("n", "filter by nation: the next one, or all"),
        ("m", "filter by theme: the next one, or all"),
        ("✓ ?", "uncovered; hidden until you answer it right in any game"),
    )
    BINDINGS: ClassVar[list[BindingType]] = [
        Binding("n", "nation", "nation"),
        Binding("m", "theme", "theme"),
    ]

    def __init__(self) -> None:
        """Make the screen with an empty list until the answers are read."""
        super().__init__()
        self._firsts: tuple[First, ...] = ()
        self._nation = ""
        self._theme = ""

    def compose_body(self) -> ComposeResult:
        """Compose the number of uncovered firsts, then the list."""
        yield TitleBar("Timeline")
        yield Static(literal("…", "$dim"), id="sums")
        with Vertical(id="body"):
            yield TimelineList()

    async def populate(self) -> None:
        """Read the answers from the store."""
        self.query_one(TimelineList).focus()
        self._read()

    def check_action(self, action: str, parameters: tuple[object, ...]) -> bool | None:
        """Allow a filter only where it has two values or more."""
        if action == "nation" and len(nations_of(self._firsts)) < 2:
            return False
        if action == "theme" and len(themes_of(self._firsts)) < 2:
            return False
        return super().check_action(action, parameters)

    def action_nation(self) -> None:
        """Show the firsts of the next nation; after the last, of all."""
        self._nation = _next(self._nation, nations_of(self._firsts))
        self._show()

    def action_theme(self) -> None:
        """Show the firsts of the next theme; after the last, of all."""
        self._theme = _next(self._theme, themes_of(self._firsts))
        self._show()

    def on_option_list_option_selected(self, event: OptionList.OptionSelected) -> None:
        """Open the highlighted first."""
        event.stop()
        first = self.query_one(TimelineList).highlighted_first
        if first and self.is_active:
            self.app.push_screen(FirstDialog(first, self._title_of(first)))

    def _title_of(self, first: First) -> str:
        packs = self.context.library.playable if self.context.library else ()
        return next((pack.title for pack in packs if pack.id == first.question.pack), first.question.pack)

    @work(exclusive=True)
    async def _read(self) -> None:
        player = self.context.player
        try:
            memories = await self.context.store_thread.run(lambda store: store.memories(player))
        except SpaceQuizError as error:
            self.query_one("#sums", Static).update(literal(str(error), "$warning"))
            return
        if self.is_open:
            known = frozenset(memory.question for memory in memories if memory.correct)
            self._firsts = build_timeline(self.context.library.playable if self.context.library else (), known)
            self._show()
            self.refresh_bindings()

    def _show(self) -> None:
        sums = self.query_one("#sums", Static)
        if not self._firsts:
            sums.update(literal(EMPTY))
            return
        chosen = filter_firsts(self._firsts, nation=self._nation, theme=self._theme)
        nation = nation_names([self._nation]) if self._nation else "all nations"
        sums.update(
            line(
                (timeline_summary(chosen) if chosen else "no matches", "$accent bold"),
                (f"   {nation}, {self._theme or 'all themes'}", "$dim"),
            )
        )
        self.query_one(TimelineList).fill(chosen)


class FirstDialog(Dialog):
    """Shows a first with its question, answer and explanation; or how to uncover it."""

    DEFAULT_CSS = "FirstDialog > VerticalScroll { width: 72; }"

    def __init__(self, first: First, title: str) -> None:
        """Show this first; `title` is that of its pack."""
        super().__init__()
        self._first = first
        self._title = title

    def populate(self) -> None:
        """Show the text."""
        first, question = self._first, self._first.question
        if not first.known:
            self.show_text(
                line(
                    (f"{first.when}  {first.theme}\n\n", "$accent bold"),
                    "Still hidden. Its question is in the pack ",
                    (self._title, "bold"),
                    ". Answer it right in any game to uncover it.",
                )
            )
            return
        source = question.source
        where = ", ".join(part for part in (source.title, source.url) if part) if source else ""
        self.show_text(
            line(
                (f"{first.when}  {nation_names(first.nations)}\n\n", "$accent bold"),
                (f"{question.ask}\n", "bold"),
                (f"✓ {question.solution}\n", "$success bold"),
                f"\n{question.why}\n" if question.why else "",
                (f"\n{where}\n" if where else "", "$dim"),
                (f"\nfrom the pack {self._title}", "$dim"),
            )
        )


def _next(current: str, values: tuple[str, ...]) -> str:
    """Return the value after the current one; after the last, an empty text."""
    index = values.index(current) + 1 if current in values else 0
    return values[index] if index < len(values) else ""
