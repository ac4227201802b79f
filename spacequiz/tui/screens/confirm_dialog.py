"""A dialog that asks before something is removed."""

from collections.abc import Callable
from typing import ClassVar

from textual.binding import Binding, BindingType
from textual.containers import VerticalScroll
from textual.visual import VisualType

from spacequiz.tui.screens.dialog import Dialog


class ConfirmDialog(Dialog):
    """Asks a question: `y` confirms, every other key cancels."""

    DEFAULT_CSS = "ConfirmDialog > VerticalScroll { width: 64; }"
    BINDINGS: ClassVar[list[BindingType]] = [
        Binding("y", "confirm", "remove"),
        Binding("escape,enter,q,n", "dismiss", "cancel", key_display="esc"),
    ]

    def __init__(self, question: VisualType, then: Callable[[], object]) -> None:
        """Ask this question; `then` is called when it is confirmed."""
        super().__init__()
        self._question = question
        self._then = then

    def populate(self) -> None:
        """Show the question; a long one can be scrolled."""
        self.show_text(self._question)
        self.query_one(VerticalScroll).scroll_home(animate=False)

    def action_confirm(self) -> None:
        """Close the dialog and do what was asked about."""
        if self.is_active:
            self.dismiss()
            self._then()
