"""The answer widget with items to put in order."""

from typing import ClassVar

from textual import events
from textual.app import ComposeResult
from textual.binding import Binding, BindingType
from textual.reactive import reactive
from textual.widgets import Static

from spacequiz.domain.outcome import Outcome
from spacequiz.domain.question import Order, Response
from spacequiz.domain.selection import option_texts
from spacequiz.tui.answer_rows import answer_rows
from spacequiz.tui.plain_text import line, literal
from spacequiz.tui.widgets.answer_widget import AnswerWidget, SubmitLine
from spacequiz.tui.widgets.movable_row import MovableRow


class OrderAnswer(AnswerWidget, can_focus=True):
    """Items between two labelled ends.

    An item is moved with shift and the arrows, with the digit of its new position, by picking it up and putting it
    down, or by dragging it.
    """

    DEFAULT_CSS = """
    OrderAnswer .end { height: auto; padding: 0 1; color: $dim; }
    """
    HINT: ClassVar[tuple[tuple[str, str], ...]] = (("↑ ↓", "choose"), ("shift+↑ ↓", "move"), ("enter", "answer"))
    BINDINGS: ClassVar[list[BindingType]] = [
        Binding("up", "go(-1)", "up", show=False),
        Binding("down", "go(1)", "down", show=False),
        Binding("shift+up", "move(-1)", "move up", show=False),
        Binding("shift+down", "move(1)", "move down", show=False),
        Binding("space", "pick_up", "pick up", show=False),
    ]
    items: reactive[tuple[str, ...]] = reactive((), init=False)
    """The items in their current order."""
    highlighted = reactive(0, init=False)
    """Position of the item that keys move."""
    is_picked_up = reactive(False, init=False)
    """Whether the highlighted item is picked up: then it moves with the highlight."""

    def __init__(self, question: Order, seed: str) -> None:
        """Show the items of this question in the order of the seed."""
        super().__init__(question, seed)
        self.set_reactive(OrderAnswer.items, option_texts(question, seed))
        self._ends = (question.start or "first", question.end or "last")
        self._rows = [MovableRow(position) for position in range(len(self.items))]
        self._is_changed = False
        """Whether an item was moved, or enter was pressed once: a key held down too long is no answer."""
        self._pressed = -1
        """Position at which the mouse button was pressed; -1 where it is not down."""

    def compose(self) -> ComposeResult:
        """Compose the first end, the items, the last end, and the line that answers."""
        yield Static(literal(f"▲ {self._ends[0]}"), classes="end")
        yield from self._rows
        yield Static(literal(f"▼ {self._ends[1]}"), classes="end")
        yield SubmitLine()

    def on_mount(self) -> None:
        """Show the items."""
        self._paint()

    def validate_highlighted(self, highlighted: int) -> int:
        """Stop at both ends."""
        return min(len(self.items) - 1, max(0, highlighted))

    def watch_items(self) -> None:
        """Show the new order."""
        self._is_changed = True
        self._paint()

    def watch_highlighted(self) -> None:
        """Show which item is highlighted."""
        self._paint()
        self._rows[self.highlighted].scroll_visible(animate=False)

    def watch_is_picked_up(self) -> None:
        """Show whether the item is picked up."""
        self._paint()

    def on_key(self, event: events.Key) -> None:
        """Move the highlighted item to the position of a digit."""
        position = "12345678".find(event.character) if event.character else -1
        if not self.is_closed and 0 <= position < len(self.items):
            event.stop()
            event.prevent_default()
            self._move_to(position)

    def on_movable_row_pressed(self, event: MovableRow.Pressed) -> None:
        """Pick up the item, or put down the one that is picked up."""
        if self.is_closed:
            return
        self._pressed = event.row.position
        if self.is_picked_up and event.row.position != self.highlighted:
            self._move_to(event.row.position)
            self.is_picked_up = False
            self._pressed = -1
        elif self.is_picked_up:
            self.is_picked_up = False
            self._pressed = -1
        else:
            self.highlighted = event.row.position
            self.is_picked_up = True

    def on_movable_row_released(self, event: MovableRow.Released) -> None:
        """Put down the item that was dragged here."""
        if not self.is_closed and self.is_picked_up and self._pressed >= 0 and event.row.position != self._pressed:
            self._move_to(event.row.position)
            self.is_picked_up = False
        self._pressed = -1

    def on_submit_line_clicked(self) -> None:
        """Answer when the last line is clicked."""
        self._send()

    def action_go(self, by: int) -> None:
        """Highlight the item so many further down, or move there the one that is picked up."""
        if self.is_picked_up:
            self._move_to(self.highlighted + by)
        else:
            self.highlighted += by

    def action_move(self, by: int) -> None:
        """Move the highlighted item so many further down."""
        self._move_to(self.highlighted + by)

    def action_pick_up(self) -> None:
        """Pick up the highlighted item, or put it down."""
        self.is_picked_up = not self.is_picked_up

    def action_enter(self) -> None:
        """Put down the item that is picked up; else answer."""
        if self.is_picked_up:
            self.is_picked_up = False
        else:
            self._send()

    def show_response(self, response: Response) -> None:
        """Show the order that was given before."""
        if isinstance(response, tuple):
            self.items = response
            self._is_changed = True
            self._paint()

    def draft_response(self) -> Response | None:
        """Return the order, once something was moved."""
        return self.items if self._is_changed else None

    def reveal(self, outcome: Outcome) -> None:
        """Close the question, and show right or wrong without a new layout."""
        super().reveal(outcome)
        self.query_one(SubmitLine).show_result(outcome)

    def finish_reveal(self, outcome: Outcome) -> None:
        """Show the right order, with the position that each item was given."""
        for row, text in zip(self._rows, answer_rows(outcome, self.seed), strict=True):
            row.show_row(text)
        self.query_one(SubmitLine).display = False
        for row in self._rows:
            row.set_classes("")
            row.refresh(layout=True)

    def _move_to(self, position: int) -> None:
        """Move the highlighted item to this position, and the highlight with it."""
        position = self.validate_highlighted(position)
        if position == self.highlighted:
            return
        items = list(self.items)
        items.insert(position, items.pop(self.highlighted))
        self.items = tuple(items)
        self.highlighted = position

    def _send(self) -> None:
        if self._is_changed:
            self.submit(self.items)
        elif not self.is_closed:
            self._is_changed = True
            self.query_one(SubmitLine).show_action("enter again  answer with this order", ready=True)

    def _paint(self) -> None:
        for row, item in zip(self._rows, self.items, strict=True):
            is_highlighted = row.position == self.highlighted
            is_picked_up = is_highlighted and self.is_picked_up
            row.set_class(is_highlighted and not is_picked_up, "-highlighted")
            row.set_class(is_picked_up, "-picked-up")
            sign = "↕" if is_picked_up else "▸" if is_highlighted else " "
            row.show_row((line(f"{sign} ", (str(row.position + 1), "bold"), "  "), literal(item)))
        action = "enter  put it down" if self.is_picked_up else "enter  answer with this order"
        self.query_one(SubmitLine).show_action(action, ready=self._is_changed and not self.is_picked_up)
