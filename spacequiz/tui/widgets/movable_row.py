"""A row that is picked up and put down: an item of an order, one side of a pair."""

from textual import events
from textual.message import Message
from textual.widgets import Static

from spacequiz.tui.hanging_indent import HangingIndent, Row


class MovableRow(Static):
    """One row, at a place counted from 0."""

    DEFAULT_CSS = """
    MovableRow { height: auto; width: 100%; padding: 0 1; color: $foreground; }
    MovableRow.-used { color: $dim; }
    MovableRow.-at { background: $panel; }
    MovableRow.-held { background: $secondary; color: $ink; text-style: bold; }
    """
    ALLOW_SELECT = False

    class Handled(Message):
        """Something was done to the piece at a place."""

        def __init__(self, piece: "MovableRow") -> None:
            """With the piece."""
            super().__init__()
            self.piece = piece

    class Pressed(Handled):
        """The button went down over it."""

    class Released(Handled):
        """The button went up over it."""

    def __init__(self, place: int, group: str = "") -> None:
        """The piece at this place of this group."""
        super().__init__()
        self.position = place
        self.group = group

    def show_row(self, row: Row, *, layout: bool = True, further: int = 0) -> None:
        """Show a head and a text, of which lines after the first stand so many cells `further` in."""
        self.update(HangingIndent(row, further=further), layout=layout)

    def on_mouse_down(self, event: events.MouseDown) -> None:
        """Tell the widget around it."""
        event.stop()
        self.post_message(self.Pressed(self))

    def on_mouse_up(self, event: events.MouseUp) -> None:
        """Tell the widget around it."""
        event.stop()
        self.post_message(self.Released(self))
