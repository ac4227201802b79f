"""Answering by putting things in order."""

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
    """Items between two labelled ends: moved with shift and the arrows, with a digit, picked and placed, or dragged."""

    DEFAULT_CSS = """
    OrderAnswer .end { height: auto; padding: 0 1; color: $dim; }
    """
    HINT: ClassVar[tuple[tuple[str, str], ...]] = (("↑ ↓", "choose"), ("shift+↑ ↓", "move"), ("enter", "answer"))
    BINDINGS: ClassVar[list[BindingType]] = [
        Binding("up", "go(-1)", "up", show=False),
        Binding("down", "go(1)", "down", show=False),
        Binding("shift+up", "move(-1)", "move up", show=False),
        Binding("shift+down", "move(1)", "move down", show=False),
        Binding("space", "hold", "pick up", show=False),
    ]
    items: reactive[tuple[str, ...]] = reactive((), init=False)
    """As they stand now."""
    at = reactive(0, init=False)
    """The place of the mark."""
    held = reactive(False, init=False)
    """Whether the item at the mark is picked up: then it goes where the mark goes."""

    def __init__(self, question: Order, seed: str) -> None:
        """The items in the order of the seed."""
        super().__init__(question, seed)
        self.set_reactive(OrderAnswer.items, option_texts(question, seed))
        self._ends = (question.start or "first", question.end or "last")
        self._pieces = [MovableRow(place) for place in range(len(self.items))]
        self._touched = False
        self._pressed = -1

    def compose(self) -> ComposeResult:
        """The first end, the items, the last end, and the line that sends."""
        yield Static(literal(f"▲ {self._ends[0]}"), classes="end")
        yield from self._pieces
        yield Static(literal(f"▼ {self._ends[1]}"), classes="end")
        yield SubmitLine()

    def on_mount(self) -> None:
        """Show the items."""
        self._paint()

    def validate_at(self, at: int) -> int:
        """Stop at both ends."""
        return min(len(self.items) - 1, max(0, at))

    def watch_items(self) -> None:
        """Show them anew."""
        self._touched = True
        self._paint()

    def watch_at(self) -> None:
        """Show the mark."""
        self._paint()
        self._pieces[self.at].scroll_visible(animate=False)

    def watch_held(self) -> None:
        """Show what is picked up."""
        self._paint()

    def on_key(self, event: events.Key) -> None:
        """A digit puts the item at the mark in that place."""
        place = "12345678".find(event.character) if event.character else -1
        if not self.is_closed and 0 <= place < len(self.items):
            event.stop()
            event.prevent_default()
            self._put(place)

    def on_movable_row_pressed(self, event: MovableRow.Pressed) -> None:
        """Pick up, or put down what is held."""
        if self.is_closed:
            return
        self._pressed = event.piece.position
        if self.held and event.piece.position != self.at:
            self._put(event.piece.position)
            self.held = False
            self._pressed = -1
        elif self.held:
            self.held = False
            self._pressed = -1
        else:
            self.at = event.piece.position
            self.held = True

    def on_movable_row_released(self, event: MovableRow.Released) -> None:
        """Put down what was dragged here."""
        if not self.is_closed and self.held and self._pressed >= 0 and event.piece.position != self._pressed:
            self._put(event.piece.position)
            self.held = False
        self._pressed = -1

    def on_submit_line_clicked(self) -> None:
        """Answer."""
        self._send()

    def action_go(self, by: int) -> None:
        """Move the mark, and with it what is held."""
        if self.held:
            self._put(self.at + by)
        else:
            self.at += by

    def action_move(self, by: int) -> None:
        """Move the item at the mark."""
        self._put(self.at + by)

    def action_hold(self) -> None:
        """Pick up, or put down."""
        self.held = not self.held

    def action_enter(self) -> None:
        """Put down what is held, else answer."""
        if self.held:
            self.held = False
        else:
            self._send()

    def show_response(self, response: Response) -> None:
        """Put the items as they stand on the sheet."""
        if isinstance(response, tuple):
            self.items = response
            self._touched = True
            self._paint()

    def draft_response(self) -> Response | None:
        """The order, once something was moved."""
        return self.items if self._touched else None

    def reveal(self, outcome: Outcome) -> None:
        """Right or wrong, at once; nothing can be changed from here on."""
        super().reveal(outcome)
        self.query_one(SubmitLine).show_result(outcome)

    def finish_reveal(self, outcome: Outcome) -> None:
        """The right order, with where each item was put."""
        for piece, row in zip(self._pieces, answer_rows(outcome, self.seed), strict=True):
            piece.show_row(row)
        self.query_one(SubmitLine).display = False
        for piece in self._pieces:
            piece.set_classes("")
            piece.refresh(layout=True)

    def _put(self, place: int) -> None:
        """Put the item at the mark in this place; the mark goes along."""
        place = self.validate_at(place)
        if place == self.at:
            return
        items = list(self.items)
        items.insert(place, items.pop(self.at))
        self.items = tuple(items)
        self.at = place

    def _send(self) -> None:
        if self._touched:
            self.submit(self.items)
        elif not self.is_closed:
            # a key held down too long is no answer
            self._touched = True
            self.query_one(SubmitLine).show_action("enter again  answer with this order", ready=True)

    def _paint(self) -> None:
        for piece, item in zip(self._pieces, self.items, strict=True):
            here = piece.position == self.at
            piece.set_class(here and not self.held, "-at")
            piece.set_class(here and self.held, "-held")
            sign = "↕" if here and self.held else "▸" if here else " "
            piece.show_row((line(f"{sign} ", (str(piece.position + 1), "bold"), "  "), literal(item)))
        words = "enter  put it down" if self.held else "enter  answer with this order"
        self.query_one(SubmitLine).show_action(words, ready=self._touched and not self.held)
