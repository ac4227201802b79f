"""Dialogs, which open above a page."""

from typing import ClassVar, TypeVar

from textual.app import ComposeResult
from textual.await_complete import AwaitComplete
from textual.binding import Binding, BindingType
from textual.containers import VerticalScroll
from textual.screen import ModalScreen
from textual.visual import VisualType
from textual.widgets import Static

from spacequiz.tui.widgets.key_bar import KeyBar

T = TypeVar("T")


class ModalDialog(ModalScreen[T]):
    """A dialog in a frame, which closes once, with a result."""

    DEFAULT_CSS = """
    ModalDialog { align: center middle; background: $background 70%; }
    ModalDialog > VerticalScroll { max-width: 100%; height: auto; max-height: 100%; padding: 1 2;
        background: $surface; border: round $secondary; scrollbar-size-vertical: 1; margin: 0 0 1 0; }
    """

    def dismiss(self, result: T | None = None) -> AwaitComplete:
        """Close the dialog if it is still open: the second of two clicks would close the page below."""
        return super().dismiss(result) if self.is_active else AwaitComplete()


class Dialog(ModalDialog[None]):
    """A dialog with a text to read and a key bar."""

    BINDINGS: ClassVar[list[BindingType]] = [
        Binding("escape,enter,q", "dismiss", "close", key_display="esc"),
    ]

    def compose(self) -> ComposeResult:
        """Compose the text and the key bar."""
        with VerticalScroll():
            yield Static(id="text")
        yield KeyBar()

    def on_mount(self) -> None:
        """Focus the text, so that the arrow keys scroll it, and fill it."""
        # a dialog that was closed already has no children
        if self.is_active:
            self.query_one(VerticalScroll).focus()
            self.populate()

    def populate(self) -> None:
        """Fill the dialog, once it is composed."""

    def show_text(self, text: VisualType) -> None:
        """Show this text."""
        self.query_one("#text", Static).update(text)
