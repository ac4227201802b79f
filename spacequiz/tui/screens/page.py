"""The base class of all screens that fill the terminal."""

from typing import ClassVar

from textual import events
from textual.app import ComposeResult
from textual.binding import Binding, BindingType
from textual.geometry import Size
from textual.screen import Screen
from textual.widgets import Static

from spacequiz.tui.context import AppContext, app_context
from spacequiz.tui.plain_text import literal
from spacequiz.tui.widgets.key_bar import KeyBar


class Page(Screen[None]):
    """A screen with a key bar, a help dialog, and a notice for a terminal that is too small."""

    HORIZONTAL_BREAKPOINTS = [(0, "-slim"), (36, "-narrow"), (70, "-normal"), (100, "-wide")]
    VERTICAL_BREAKPOINTS = [(0, "-flat"), (14, "-low"), (22, "-mid"), (30, "-tall")]
    DEFAULT_CSS = """
    Page { background: $background; color: $foreground; }
    Page > .too-small { display: none; width: 100%; height: 100%; content-align: center middle; text-align: center; }
    Page.-slim > *, Page.-flat > * { display: none; }
    Page.-slim > .too-small, Page.-flat > .too-small { display: block; }
    """
    BINDINGS: ClassVar[list[BindingType]] = [
        Binding("question_mark", "help", "help", key_display="?"),
        Binding("f1", "help", "help"),
        Binding("escape", "back", "back", key_display="esc"),
    ]
    TITLE = ""
    HELP_KEYS: ClassVar[tuple[tuple[str, str], ...]] = ()
    """The keys of this screen and their descriptions, for its help; a binding's id stands for its key."""

    def preset_size_classes(self, size: Size) -> None:
        """Set the classes of the breakpoints before the page is mounted, so that styles are worked out only once."""
        for length, breakpoints in (
            (size.width, self.HORIZONTAL_BREAKPOINTS),
            (size.height, self.VERTICAL_BREAKPOINTS),
        ):
            self.add_class(max((start, name) for start, name in breakpoints if length >= start)[1], update=False)

    def compose(self) -> ComposeResult:
        """Compose the body, then the key bar."""
        yield from self.compose_body()
        yield KeyBar()

    def compose_body(self) -> ComposeResult:
        """Compose the body of the screen."""
        yield from ()

    async def on_mount(self) -> None:
        """Fill the page, unless it was closed while it was still being made."""
        if self.is_open:
            await self.populate()

    async def populate(self) -> None:
        """Fill the page, once it is composed."""

    @property
    def is_open(self) -> bool:
        """Whether the page is on the screen stack. A closed page has no children, but its timers may still fire."""
        return self in self.app.screen_stack

    def on_screen_suspend(self) -> None:
        """Hide the key bar: the keys do not work under a dialog."""
        self._set_key_bar_visible(False)

    def on_screen_resume(self) -> None:
        """Show the key bar again."""
        self._set_key_bar_visible(True)
        self.refresh_bindings()

    def _set_key_bar_visible(self, visible: bool) -> None:
        for bar in self.query(KeyBar):
            bar.visible = visible

    def on_resize(self, event: events.Resize) -> None:
        """Show a notice while the terminal is too small."""
        if self.too_small and not self.query(".too-small"):
            columns, rows = self.context.smallest
            notice = f"Space Quiz needs {columns}×{rows} cells.\nPlease enlarge the window."
            self.mount(Static(literal(notice), classes="too-small"))
        self.refresh_bindings()

    @property
    def context(self) -> AppContext:
        """The part of the app that screens may use."""
        return app_context(self)

    @property
    def too_small(self) -> bool:
        """Whether the terminal shows only the notice that it is too small."""
        return self.context.too_small

    def check_action(self, action: str, parameters: tuple[object, ...]) -> bool | None:
        """Allow only leaving while the terminal is too small."""
        return action in {"quit", "back"} if self.too_small else True

    def action_help(self) -> None:
        """Open the help."""
        from spacequiz.tui.screens.help_dialog import HelpDialog

        keys = tuple((self.shown_key(name), words) for name, words in self.HELP_KEYS)
        self.app.push_screen(HelpDialog(self.TITLE, keys))

    def shown_key(self, name: str) -> str:
        """Return the key of the binding with this id, which may be a custom one; or the name where there is none."""
        for _, binding in self._bindings:
            if binding.id == name:
                return self.context.keys.get(name) or self.app.get_key_display(binding)
        return name

    def action_back(self) -> None:
        """Close the page."""
        self.app.pop_screen()

    def save_before_exit(self) -> None:
        """Save what must not be lost when the app ends."""
