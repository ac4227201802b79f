"""A row that answers the mouse: an item of an order, or one side of a pair."""

from textual import events
from textual.message import Message
from textual.widgets import Static

from spacequiz.tui.hanging_indent import HangingIndent, Row


class MovableRow(Static):
    """One row with its position, from 0, in a group of rows."""

    DEFAULT_CSS = """
    MovableRow { height: auto; width: 100%; padding: 0 1; color: $foreground; }
    MovableRow.-used { color: $dim; }
    MovableRow.-highlighted { background: $panel; }
    MovableRow.-picked-up { background: $secondary; color: $ink; text-style: bold; }
    """
    ALLOW_SELECT = False

    class RowMessage(Message):
        """Something happened to a row."""

        def __init__(self, row: "MovableRow") -> None:
            """With the row."""
            super().__init__()
            self.row = row

    class Pressed(RowMessage):
        """The mouse button was pressed over the row."""

    class Released(RowMessage):
        """The mouse button was released over the row."""

    def __init__(self, position: int, group: str = "") -> None:
        """Make the row at this position of this group."""
        super().__init__()
        self.position = position
        self.group = group

    def show_row(self, row: Row, *, layout: bool = True, further: int = 0) -> None:
        """Show a head and a text; further lines of the text are indented by so many cells more."""
        self.update(HangingIndent(row, further=further), layout=layout)

    def on_mouse_down(self, event: events.MouseDown) -> None:
        """Post that the button was pressed."""
        event.stop()
        self.post_message(self.Pressed(self))

    def on_mouse_up(self, event: events.MouseUp) -> None:
        """Post that the button was released."""
        event.stop()
        self.post_message(self.Released(self))
