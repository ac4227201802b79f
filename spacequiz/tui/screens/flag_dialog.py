"""A dialog for a note on a question that seems wrong."""

from typing import ClassVar

from textual.app import ComposeResult
from textual.binding import Binding, BindingType
from textual.containers import VerticalScroll
from textual.widgets import Input, Static

from spacequiz.text import clean
from spacequiz.tui.plain_text import line, literal
from spacequiz.tui.screens.dialog import ModalDialog
from spacequiz.tui.widgets.key_bar import KeyBar

LONGEST = 300
"""The most characters of a note."""


class FlagDialog(ModalDialog[str | None]):
    """Asks what is wrong; the result is the note, which may be empty, or None when the dialog was cancelled."""

    DEFAULT_CSS = """
    FlagDialog > VerticalScroll { width: 64; }
    FlagDialog Static { height: auto; margin: 0 0 1 0; }
    FlagDialog Input { height: 1; border: none; padding: 0 1; background: $panel; }
    FlagDialog Input:focus { border: none; background: $panel; }
    """
    BINDINGS: ClassVar[list[BindingType]] = [
        Binding("escape", "dismiss", "cancel", key_display="esc"),
    ]

    def __init__(self, ask: str) -> None:
        """Ask about the question with this text."""
        super().__init__()
        self._ask = ask

    def compose(self) -> ComposeResult:
        """Compose the question and an input for the note."""
        with VerticalScroll(can_focus=False):
            yield Static(line(("What is wrong with this question?", "$accent bold"), "\n", (self._ask, "$dim")))
            yield Input(placeholder="note to the author (optional)", max_length=LONGEST)
            yield Static(literal("Your note is saved on this computer, for the author of the pack.", "$dim"))
        yield KeyBar()

    def on_mount(self) -> None:
        """Focus the input."""
        self.query_one(Input).focus()

    def lead_keys(self) -> tuple[tuple[str, str], ...]:
        """Return the key of the input, which is no binding of the screen."""
        return (("enter", "save"),)

    def on_input_submitted(self, event: Input.Submitted) -> None:
        """Close with the note."""
        event.stop()
        self.dismiss(clean(event.value))
