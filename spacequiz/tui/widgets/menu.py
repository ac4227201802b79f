"""A short list of what can be done, each with its key and a live line about it."""

from dataclasses import dataclass
from typing import ClassVar

from textual import events
from textual.binding import Binding, BindingType
from textual.content import Content
from textual.geometry import Size
from textual.message import Message
from textual.reactive import reactive
from textual.widget import Widget

from spacequiz.tui.literal import literal


@dataclass(frozen=True, slots=True)
class Item:
    """One line of a menu."""

    key: str
    name: str
    about: str
    action: str
    """The screen's action, without ``action_``."""


class Menu(Widget, can_focus=True):
    """Items in one column; arrows and enter, or a click. Narrow screens get the about-line below the name."""

    DEFAULT_CSS = """
    Menu { height: auto; width: 100%; max-width: 68; }
    """
    ALLOW_SELECT = False
    BINDINGS: ClassVar[list[BindingType]] = [
        Binding("up", "move(-1)", "up", show=False),
        Binding("down", "move(1)", "down", show=False),
        Binding("enter", "choose", "choose", show=False),
    ]
    items: reactive[tuple[Item, ...]] = reactive((), layout=True)
    index = reactive(0)

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
        """Rows for this width."""
        return sum(1 if self._broad(width) else 2 for _ in self.items)

    def render(self) -> Content:
        """All items, the current one on a bar."""
        width = self.content_size.width
        lines: list[Content] = []
        name_width = max((len(item.name) for item in self.items), default=0) + 4
        for number, item in enumerate(self.items):
            on = number == self.index
            name = literal(item.name, "$accent bold" if on else "$foreground bold")
            head = Content.assemble("  ", (item.key, "$secondary bold"), "  ", name)
            about = literal(item.about, "$foreground" if on else "$dim")
            if self._broad(width):
                rows = [Content.assemble(head, " " * (name_width - len(item.name)), about)]
            else:
                rows = [head, Content.assemble("     ", about)]
            lines += [self._row(row, width, on) for row in rows]
        return Content("\n").join(lines)

    def action_move(self, by: int) -> None:
        """Go up or down."""
        self.index += by

    def action_choose(self) -> None:
        """Choose the current item."""
        if self.items:
            self.post_message(self.Chosen(self.items[self.index]))

    def on_click(self, event: events.Click) -> None:
        """Choose the item under the pointer."""
        number = self._at(event.y)
        if number is not None:
            self.index = number
            self.action_choose()

    def on_mouse_move(self, event: events.MouseMove) -> None:
        """Show what a click would choose."""
        number = self._at(event.y)
        if number is not None:
            self.index = number

    def _at(self, y: int) -> int | None:
        number = y // (1 if self._broad(self.content_size.width) else 2)
        return number if 0 <= number < len(self.items) else None

    def _broad(self, width: int) -> bool:
        return width >= 60

    def _row(self, row: Content, width: int, on: bool) -> Content:
        row = row.truncate(width, ellipsis=True)
        return row.extend_right(max(0, width - row.cell_length)).stylize_before("on $panel") if on else row
