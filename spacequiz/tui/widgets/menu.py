"""A menu: items with a key, a name and a line about each."""

from dataclasses import dataclass
from typing import ClassVar

from textual import events
from textual.binding import Binding, BindingType
from textual.content import Content
from textual.geometry import Size
from textual.message import Message
from textual.reactive import reactive
from textual.widget import Widget

from spacequiz.tui.plain_text import literal

MARGIN = 5
"""Cells before a name."""
OTHER_ROWS = 7
"""Rows that logo and key bar take up at least."""


@dataclass(frozen=True, slots=True)
class Item:
    """An item of a menu."""

    key: str
    name: str
    about: str
    action: str
    """The screen's action, without ``action_``."""


class Menu(Widget, can_focus=True):
    """Items in one column, chosen with arrows and enter or by a click."""

    DEFAULT_CSS = """
    Menu { height: auto; width: 100%; max-width: 76; }
    """
    ALLOW_SELECT = False
    BINDINGS: ClassVar[list[BindingType]] = [
        Binding("up", "move(-1)", "up", show=False),
        Binding("down", "move(1)", "down", show=False),
        Binding("enter", "choose", "choose", show=False),
    ]
    items: reactive[tuple[Item, ...]] = reactive((), layout=True)
    index = reactive(0, layout=True)

    class Chosen(Message):
        """An item was chosen."""

        def __init__(self, item: Item) -> None:
            """With the item."""
            super().__init__()
            self.item = item

    def validate_index(self, index: int) -> int:
        """Wrap round at both ends."""
        return index % len(self.items) if self.items else 0

    def get_content_height(self, container: Size, viewport: Size, width: int) -> int:
        """Return the number of rows for this width."""
        return len(self._rows(width))

    def render(self) -> Content:
        """Return all items, the current one highlighted."""
        width = self.content_size.width
        rows = self._rows(width)
        return Content("\n").join(
            row.extend_right(max(0, width - row.cell_length)).stylize_before("on $panel")
            if number == self.index
            else row
            for number, row in rows
        )

    def action_move(self, by: int) -> None:
        """Go so many items down."""
        self.index += by

    def action_choose(self) -> None:
        """Choose the current item."""
        if self.items:
            self.post_message(self.Chosen(self.items[self.index]))

    def on_click(self, event: events.Click) -> None:
        """Choose the item under the mouse."""
        number = self._item_at(event.y)
        if number is not None:
            self.index = number
            self.action_choose()

    def on_mouse_move(self, event: events.MouseMove) -> None:
        """Highlight the item under the mouse."""
        number = self._item_at(event.y)
        if number is not None:
            self.index = number

    def _item_at(self, y: int) -> int | None:
        """Return the number of the item in this row; None below the last."""
        rows = self._rows(self.content_size.width)
        return rows[y][0] if 0 <= y < len(rows) else None

    def _rows(self, width: int) -> list[tuple[int, Content]]:
        """Return rows with the number of their item; where they do not fit, only the current one has its about line."""
        rows = self._all_rows(width)
        if len(rows) <= max(len(self.items) + 1, self.screen.size.height - OTHER_ROWS):
            return rows
        first = dict(reversed(rows))
        return [(number, row) for number, row in rows if number == self.index or row is first[number]]

    def _all_rows(self, width: int) -> list[tuple[int, Content]]:
        """Return rows with the about line beside the name where there is room, else wrapped below it."""
        names = max((len(item.name) for item in self.items), default=0) + 4
        rows: list[tuple[int, Content]] = []
        for number, item in enumerate(self.items):
            is_current = number == self.index
            name = literal(item.name, "$accent bold" if is_current else "$foreground bold")
            head = Content.assemble("  ", (item.key, "$secondary bold"), "  ", name)
            about = literal(item.about, "$foreground" if is_current else "$dim")
            room = width - MARGIN - names
            if about.cell_length <= room:
                rows.append((number, Content.assemble(head, " " * (names - len(item.name)), about)))
                continue
            rows.append((number, head))
            rows += [(number, Content.assemble(" " * MARGIN, part)) for part in about.wrap(max(8, width - MARGIN))]
        return rows
