"""Going to a question by its number or by what stands in it."""

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
"""Characters to look for."""


class FindDialog(ModalDialog[str | None]):
    """Asks where to go; the result is what was typed, None or nothing when it is not wanted after all."""

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
        """With what was looked for last."""
        super().__init__()
        self._last = last

    def compose(self) -> ComposeResult:
        """A line to type in."""
        with VerticalScroll(can_focus=False):
            yield Static(line(("Find a question", "$accent bold")))
            yield Input(self._last, placeholder="a number, or text to find", max_length=LONGEST)
        yield KeyBar()

    def on_mount(self) -> None:
        """Type at once."""
        self.query_one(Input).focus()

    def lead_keys(self) -> tuple[tuple[str, str], ...]:
        """The line's own key."""
        return (("enter", "find"),)

    def on_input_submitted(self, event: Input.Submitted) -> None:
        """Close with what stands there."""
        event.stop()
        self.dismiss(clean(event.value))
