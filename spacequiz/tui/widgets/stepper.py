"""A setting with a few values, changed with left and right or by a click on its arrows."""

from collections.abc import Sequence
from typing import ClassVar

from textual import events
from textual.binding import Binding, BindingType
from textual.content import Content
from textual.message import Message
from textual.reactive import reactive
from textual.widget import Widget

from spacequiz.tui.plain_text import line

LABEL_WIDTH = 12
"""Cells of the label."""


class Stepper(Widget, can_focus=True):
    """A label and the current value between two arrows."""

    DEFAULT_CSS = """
    Stepper { height: 1; width: 100%; padding: 0 1; }
    Stepper:focus { background: $panel; }
    """
    ALLOW_SELECT = False
    BINDINGS: ClassVar[list[BindingType]] = [
        Binding("left", "step(-1)", "less", show=False),
        Binding("right", "step(1)", "more", show=False),
        Binding("up", "app.focus_previous", "up", show=False),
        Binding("down", "app.focus_next", "down", show=False),
    ]
    index = reactive(0, init=False)

    class Changed(Message):
        """Another value was chosen."""

    def __init__(self, label: str, choices: Sequence[tuple[str, str]], value: str, *, id: str) -> None:
        """Offer these choices, pairs of a value and its text; raise ValueError where `value` is none of them."""
        super().__init__(id=id)
        self.label = label
        self.choices = list(choices)
        self.set_reactive(Stepper.index, [choice for choice, _ in self.choices].index(value))

    @property
    def value(self) -> str:
        """The current value."""
        return self.choices[self.index][0]

    def validate_index(self, index: int) -> int:
        """Stop at both ends."""
        return min(len(self.choices) - 1, max(0, index))

    def watch_index(self) -> None:
        """Post that the value changed."""
        self.post_message(self.Changed())

    def render(self) -> Content:
        """Return label, arrows and value."""
        has_focus = self.has_focus
        less = "$secondary bold" if self.index else "$faint"
        more = "$secondary bold" if self.index < len(self.choices) - 1 else "$faint"
        text = self.choices[self.index][1]
        return line(
            (self.label.ljust(LABEL_WIDTH), "$foreground" if has_focus else "$dim"),
            ("◂ ", less),
            (text.center(8), "$accent bold" if has_focus else "$foreground bold"),
            (" ▸", more),
        )

    def action_step(self, by: int) -> None:
        """Change to the value so many further on."""
        self.index += by

    def on_click(self, event: events.Click) -> None:
        """Change to the value before or after, by the side of the value that was clicked."""
        offset = event.get_content_offset(self)
        if offset is None or offset.x < LABEL_WIDTH:
            return
        self.index += -1 if offset.x < LABEL_WIDTH + 6 else 1
