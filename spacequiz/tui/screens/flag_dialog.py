"""A word to the author of a question that seems wrong."""

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
"""Characters of a note."""


class FlagDialog(ModalDialog[str | None]):
    """Asks what is wrong; the result is the note, which may be empty, or None when there is none after all."""

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
        """On the question that asks this."""
        super().__init__()
        self._ask = ask

    def compose(self) -> ComposeResult:
        """The question, and a line for the note."""
        with VerticalScroll(can_focus=False):
            yield Static(line(("What is wrong with this question?", "$accent bold"), "\n", (self._ask, "$dim")))
            yield Input(placeholder="note to the author (optional)", max_length=LONGEST)
            yield Static(literal("Your note is saved on this computer, for the author of the pack.", "$dim"))
        yield KeyBar()

    def on_mount(self) -> None:
        """Type at once."""
        self.query_one(Input).focus()

    def lead_keys(self) -> tuple[tuple[str, str], ...]:
        """The line's own key."""
        return (("enter", "save"),)

    def on_input_submitted(self, event: Input.Submitted) -> None:
        """Close with what stands there."""
        event.stop()
        self.dismiss(clean(event.value))
