"""Help: what the keys do on the screen it was opened from."""

from typing import ClassVar

from textual.app import ComposeResult
from textual.binding import Binding, BindingType
from textual.containers import VerticalScroll
from textual.content import Content
from textual.screen import ModalScreen
from textual.widgets import Static

from spacequiz.tui.literal import line, literal
from spacequiz.tui.widgets.keybar import KeyBar

EVERYWHERE = (
    ("esc", "one step back"),
    ("ctrl+p", "find any action, pack or theme"),
    ("?", "this help"),
    ("ctrl+q", "leave"),
)
POINTS = (
    "Easy questions are worth 100 points, medium 150, hard 200. A right answer earns up to half as much again for "
    "speed, and a tenth more for each right answer in a row before it, five tenths at most. A hint costs a quarter."
)


class HelpDialog(ModalScreen[None]):
    """Keys and a word on points, over any screen, at any size."""

    DEFAULT_CSS = """
    HelpDialog { align: center middle; background: $background 70%; }
    HelpDialog > VerticalScroll { width: 64; max-width: 100%; height: auto; max-height: 100%; padding: 1 2;
        background: $surface; border: round $secondary; scrollbar-size-vertical: 1; margin: 0 0 1 0; }
    """
    BINDINGS: ClassVar[list[BindingType]] = [
        Binding("escape,question_mark,enter,q", "dismiss", "close", key_display="esc"),
    ]

    def __init__(self, title: str, keys: tuple[tuple[str, str], ...]) -> None:
        """With the keys of the screen below."""
        super().__init__()
        self._title = title
        self._keys = keys

    def compose(self) -> ComposeResult:
        """One scrolling column."""
        with VerticalScroll():
            yield Static(self._text())
        yield KeyBar()

    def on_mount(self) -> None:
        """The arrows scroll."""
        self.query_one(VerticalScroll).focus()

    def on_click(self) -> None:
        """A click anywhere closes."""
        self.dismiss()

    def _text(self) -> Content:
        rows = [literal(self._title, "$accent bold"), *map(_row, self._keys)]
        rows += [literal(""), literal("Everywhere", "$accent bold"), *map(_row, EVERYWHERE)]
        rows += [literal(""), literal("Points", "$accent bold"), literal(POINTS)]
        return Content("\n").join(rows)


def _row(pair: tuple[str, str]) -> Content:
    keys, words = pair
    return line((keys.ljust(11), "$secondary bold"), words)
