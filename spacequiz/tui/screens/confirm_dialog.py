"""A question before something goes for good."""

from collections.abc import Callable
from typing import ClassVar

from textual.binding import Binding, BindingType
from textual.containers import VerticalScroll
from textual.visual import VisualType

from spacequiz.tui.screens.dialog import Dialog


class ConfirmDialog(Dialog):
    """`y` does it; everything else leaves all as it is."""

    DEFAULT_CSS = "ConfirmDialog > VerticalScroll { width: 64; }"
    BINDINGS: ClassVar[list[BindingType]] = [
        Binding("y", "confirm", "remove"),
        Binding("escape,enter,q,n", "dismiss", "cancel", key_display="esc"),
    ]

    def __init__(self, words: VisualType, then: Callable[[], object]) -> None:
        """What would go, and what is done when that is meant."""
        super().__init__()
        self._words = words
        self._then = then

    def populate(self) -> None:
        """Say what would go; the scroll bar shows what is long."""
        self.show_text(self._words)
        self.query_one(VerticalScroll).scroll_home(animate=False)

    def action_confirm(self) -> None:
        """Close, and do it."""
        if self.is_active:
            self.dismiss()
            self._then()
