"""A text to read above a page."""

from typing import ClassVar

from textual.app import ComposeResult
from textual.await_complete import AwaitComplete
from textual.binding import Binding, BindingType
from textual.containers import VerticalScroll
from textual.screen import ModalScreen
from textual.visual import VisualType
from textual.widgets import Static

from spacequiz.tui.widgets.keybar import KeyBar


class Dialog(ModalScreen[None]):
    """One scrolling column in a frame, and the keys."""

    DEFAULT_CSS = """
    Dialog { align: center middle; background: $background 70%; }
    Dialog > VerticalScroll { max-width: 100%; height: auto; max-height: 100%; padding: 1 2;
        background: $surface; border: round $secondary; scrollbar-size-vertical: 1; margin: 0 0 1 0; }
    """
    BINDINGS: ClassVar[list[BindingType]] = [
        Binding("escape,enter,q", "dismiss", "close", key_display="esc"),
    ]

    def compose(self) -> ComposeResult:
        """The text and the keys."""
        with VerticalScroll():
            yield Static(id="text")
        yield KeyBar()

    def on_mount(self) -> None:
        """The arrows scroll."""
        # closed while it was made, it has no parts
        if self.is_active:
            self.query_one(VerticalScroll).focus()
            self.begin()

    def dismiss(self, result: None = None) -> AwaitComplete:
        """Close, if it is still open: the second of two clicks would close the page below."""
        return super().dismiss(result) if self.is_active else AwaitComplete()

    def begin(self) -> None:
        """What a dialog does once its parts are there."""

    def tell(self, words: VisualType) -> None:
        """Show this text."""
        self.query_one("#text", Static).update(words)
