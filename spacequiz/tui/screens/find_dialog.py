"""A dialog that finds a question by its number or by text in it."""

from typing import ClassVar

from textual.app import ComposeResult
from textual.binding import Binding, BindingType
from textual.containers import VerticalScroll
from textual.widgets import Input, Static

from spacequiz.text import clean
from spacequiz.tui.plain_text import line
from spacequiz.tui.screens.dialog import ModalDialog
from spacequiz.tui.widgets.key_bar import KeyBar

LONGEST = 100
"""The most characters of a search."""


class FindDialog(ModalDialog[str | None]):
    """Asks for a number or a text; the result is what was typed, or None when the dialog was cancelled."""

    DEFAULT_CSS = """
    FindDialog > VerticalScroll { width: 56; }
    FindDialog Static { height: auto; margin: 0 0 1 0; }
    FindDialog Input { height: 1; border: none; padding: 0 1; background: $panel; }
    FindDialog Input:focus { border: none; background: $panel; }
    """
    BINDINGS: ClassVar[list[BindingType]] = [
        Binding("escape", "dismiss", "cancel", key_display="esc"),
    ]

    def __init__(self, last: str) -> None:
        """Make the dialog with the last search in its input."""
        super().__init__()
        self._last = last

    def compose(self) -> ComposeResult:
        """Compose the title and the input."""
        with VerticalScroll(can_focus=False):
            yield Static(line(("Find a question", "$accent bold")))
            yield Input(self._last, placeholder="a number, or text to find", max_length=LONGEST)
        yield KeyBar()

    def on_mount(self) -> None:
        """Focus the input."""
        self.query_one(Input).focus()

    def lead_keys(self) -> tuple[tuple[str, str], ...]:
        """Return the key of the input, which is no binding of the screen."""
        return (("enter", "find"),)

    def on_input_submitted(self, event: Input.Submitted) -> None:
        """Close with the text of the input."""
        event.stop()
        self.dismiss(clean(event.value))
