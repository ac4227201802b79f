"""What all screens share."""

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
    """A screen with its keys at the bottom, a help of its own, and a word for a terminal that is too small."""

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
    """Keys and what they do on this screen, for its help; the id of a binding stands for its key."""

    def preset_size_classes(self, size: Size) -> None:
        """Set the classes of the breakpoints before the page is mounted, so that styles are worked out only once."""
        for length, breakpoints in (
            (size.width, self.HORIZONTAL_BREAKPOINTS),
            (size.height, self.VERTICAL_BREAKPOINTS),
        ):
            self.add_class(max((start, name) for start, name in breakpoints if length >= start)[1], update=False)

    def compose(self) -> ComposeResult:
        """The screen's own parts, then the keys."""
        yield from self.compose_body()
        yield KeyBar()

    def compose_body(self) -> ComposeResult:
        """The screen's own parts."""
        yield from ()

    async def on_mount(self) -> None:
        """Begin, unless the page was put away while it was still being made."""
        if self.is_open:
            await self.populate()

    async def populate(self) -> None:
        """What a page does once its parts are there."""

    @property
    def is_open(self) -> bool:
        """Whether the page is among those that are shown: put away it loses its parts, and a timer may come after."""
        return self in self.app.screen_stack

    def on_screen_suspend(self) -> None:
        """Hide the keys, which don't work under a dialog."""
        self._show_keys(False)

    def on_screen_resume(self) -> None:
        """Show the keys again."""
        self._show_keys(True)
        self.refresh_bindings()

    def _show_keys(self, visible: bool) -> None:
        for bar in self.query(KeyBar):
            bar.visible = visible

    def on_resize(self, event: events.Resize) -> None:
        """Say so when the terminal is too small; the screen comes back when it grows."""
        if self.too_small and not self.query(".too-small"):
            columns, rows = self.context.smallest
            words = f"Space Quiz needs {columns}×{rows} cells.\nPlease enlarge the window."
            self.mount(Static(literal(words), classes="too-small"))
        self.refresh_bindings()

    @property
    def context(self) -> AppContext:
        """The app, as far as a screen may know it."""
        return app_context(self)

    @property
    def too_small(self) -> bool:
        """Whether the terminal shows nothing but the word that it is too small."""
        return self.context.too_small

    def check_action(self, action: str, parameters: tuple[object, ...]) -> bool | None:
        """Nothing but leaving works while nothing can be seen."""
        return action in {"quit", "back"} if self.too_small else True

    def action_help(self) -> None:
        """Say what the keys do here."""
        from spacequiz.tui.screens.help_dialog import HelpDialog

        keys = tuple((self.shown_key(name), words) for name, words in self.HELP_KEYS)
        self.app.push_screen(HelpDialog(self.TITLE, keys))

    def shown_key(self, name: str) -> str:
        """The key of the binding with this id, as the player has it; the name itself where there is none."""
        for _, binding in self._bindings:
            if binding.id == name:
                return self.context.keys.get(name) or self.app.get_key_display(binding)
        return name

    def action_back(self) -> None:
        """One step back."""
        self.app.pop_screen()

    def save_before_exit(self) -> None:
        """Put away what must not be lost."""
