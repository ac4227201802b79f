"""The answer widget with two columns to join into pairs."""

from typing import ClassVar

from textual import events
from textual.app import ComposeResult
from textual.binding import Binding, BindingType
from textual.containers import Container, VerticalGroup
from textual.reactive import reactive

from spacequiz.domain.outcome import Outcome
from spacequiz.domain.question import Match, Response
from spacequiz.domain.selection import option_texts
from spacequiz.tui.answer_rows import answer_rows
from spacequiz.tui.plain_text import line
from spacequiz.tui.widgets.answer_widget import AnswerWidget, SubmitLine
from spacequiz.tui.widgets.movable_row import MovableRow

LEFT, RIGHT = "left", "right"
EXTRA_INDENT = 4
"""Cells by which further lines of a pair are indented, so that only its first line looks like a left side."""


class MatchAnswer(AnswerWidget, can_focus=True):
    """Two columns: a left side is highlighted, then its partner on the right is chosen; pairs can be undone."""

    DEFAULT_CSS = """
    MatchAnswer #sides { height: auto; layout: horizontal; }
    MatchAnswer #left { width: 3fr; height: auto; }
    MatchAnswer #right { width: 2fr; height: auto; border-left: solid $edge; }
    MatchAnswer.-answered #right { display: none; }
    """
    BINDINGS: ClassVar[list[BindingType]] = [
        Binding("up", "go(-1)", "up", show=False),
        Binding("down", "go(1)", "down", show=False),
        Binding("left", "turn('left')", "left", show=False),
        Binding("right", "turn('right')", "right", show=False),
        Binding("space", "choose", "choose", show=False),
        Binding("backspace,u", "undo", "undo", key_display="⌫"),
    ]
    pairs: reactive[tuple[tuple[int, int], ...]] = reactive((), init=False)
    """Indices of a left side and its partner, in the order in which they were joined."""
    left_index = reactive(0, init=False)
    """Index of the left side that is joined next."""
    right_index = reactive(0, init=False)
    """Index of the highlighted partner on the right."""
    side = reactive(LEFT, init=False)
    """The side on which the arrows move the highlight."""

    def __init__(self, question: Match, seed: str) -> None:
        """Show the left sides in the order of the pack, the right ones in the order of the seed."""
        super().__init__(question, seed)
        self.left_texts = question.lefts
        self.right_texts = option_texts(question, seed)
        self.left_rows = [MovableRow(index, LEFT) for index in range(len(self.left_texts))]
        self.right_rows = [MovableRow(index, RIGHT) for index in range(len(self.right_texts))]

    @property
    def keys_hint(self) -> tuple[tuple[str, str], ...]:
        """The keys that join; enter, once all are joined."""
        if len(self.pairs) == len(self.left_texts):
            return (("enter", "answer"),)
        return ((f"1-{len(self.right_texts)}", "join"), ("↑ ↓", "choose"))

    def compose(self) -> ComposeResult:
        """Compose both sides, then the line that answers."""
        with Container(id="sides"):
            with VerticalGroup(id="left"):
                yield from self.left_rows
            with VerticalGroup(id="right"):
                yield from self.right_rows
        yield SubmitLine()

    def on_mount(self) -> None:
        """Show both sides."""
        self._paint()

    def check_action(self, action: str, parameters: tuple[object, ...]) -> bool | None:
        """Return whether there is a pair to undo."""
        if action == "undo" and not self.pairs:
            return False
        return super().check_action(action, parameters)

    def validate_left_index(self, left_index: int) -> int:
        """Wrap round at both ends."""
        return left_index % len(self.left_texts)

    def validate_right_index(self, right_index: int) -> int:
        """Wrap round at both ends."""
        return right_index % len(self.right_texts)

    def watch_left_index(self) -> None:
        """Show which left side is highlighted."""
        self._paint()
        self.left_rows[self.left_index].scroll_visible(animate=False)

    def watch_right_index(self) -> None:
        """Show which right side is highlighted."""
        self._paint()
        self.right_rows[self.right_index].scroll_visible(animate=False)

    def watch_side(self) -> None:
        """Show the highlight on the other side."""
        self._paint()

    def watch_pairs(self) -> None:
        """Show the pairs."""
        self._paint()
        self.screen.refresh_bindings()

    def on_key(self, event: events.Key) -> None:
        """Join the highlighted left side with the right side of a digit."""
        index = "12345678".find(event.character) if event.character else -1
        if not self.is_closed and 0 <= index < len(self.right_texts):
            event.stop()
            event.prevent_default()
            self._join(index)

    def on_movable_row_pressed(self, event: MovableRow.Pressed) -> None:
        """Highlight the left side that was clicked, or join with the right side that was."""
        if self.is_closed:
            return
        if event.row.group == RIGHT:
            self._join(event.row.position)
        else:
            self.left_index = event.row.position
            self.side = RIGHT

    def on_submit_line_clicked(self) -> None:
        """Answer when the last line is clicked."""
        self._send()

    def action_go(self, by: int) -> None:
        """Move the highlight so many further down on the current side."""
        if self.side == LEFT:
            self.left_index += by
        else:
            self.right_index += by

    def action_turn(self, side: str) -> None:
        """Move the highlight to this side."""
        if side == RIGHT and self.side == LEFT:
            self.right_index = self.first_unjoined_right()
        self.side = side

    def action_choose(self) -> None:
        """Go to the right side, or join with what is highlighted there."""
        if self.side == LEFT:
            self.action_turn(RIGHT)
        else:
            self._join(self.right_index)

    def action_enter(self) -> None:
        """Answer once all are joined; until then do what space does."""
        if len(self.pairs) == len(self.left_texts):
            self._send()
        else:
            self.action_choose()

    def action_undo(self) -> None:
        """Undo the pair that was joined last."""
        if self.pairs:
            *others, (left, _) = self.pairs
            self.pairs = tuple(others)
            self.left_index = left
            self.side = LEFT

    def show_response(self, response: Response) -> None:
        """Join the pairs that were given before."""
        if isinstance(response, tuple):
            self.pairs = tuple((left, self.right_texts.index(right)) for left, right in enumerate(response))

    def draft_response(self) -> Response | None:
        """Return the partners of the left sides, once all are joined."""
        if len(self.pairs) < len(self.left_texts):
            return None
        partners = dict(self.pairs)
        return tuple(self.right_texts[partners[left]] for left in range(len(self.left_texts)))

    def reveal(self, outcome: Outcome) -> None:
        """Close the question, and show right or wrong without a new layout."""
        super().reveal(outcome)
        self.query_one(SubmitLine).show_result(outcome)

    def finish_reveal(self, outcome: Outcome) -> None:
        """Show the right pairs, with the partner that was chosen instead."""
        for row, text in zip(self.left_rows, answer_rows(outcome, self.seed), strict=True):
            row.show_row(text, further=EXTRA_INDENT)
        self.add_class("-answered")
        self.query_one(SubmitLine).display = False
        for row in self.left_rows:
            row.set_classes("")
            row.refresh(layout=True)

    def _join(self, right: int) -> None:
        """Join the highlighted left side with this right one; the pairs they were in are undone."""
        others = tuple(pair for pair in self.pairs if pair[0] != self.left_index and pair[1] != right)
        self.pairs = (*others, (self.left_index, right))
        self.side = LEFT
        unjoined = set(range(len(self.left_texts))) - {left for left, _ in self.pairs}
        if unjoined:
            # the next one below, or else the first from the top
            self.left_index = min(unjoined, key=lambda left: (left < self.left_index, left))

    def first_unjoined_right(self) -> int:
        """Return the index of the first right side without a partner; 0 where all have one."""
        used = {right for _, right in self.pairs}
        return next((index for index in range(len(self.right_texts)) if index not in used), 0)

    def _send(self) -> None:
        response = self.draft_response()
        if response is not None:
            self.submit(response)

    def _paint(self) -> None:
        partners = dict(self.pairs)
        for row, text in zip(self.left_rows, self.left_texts, strict=True):
            is_next = row.position == self.left_index
            partner = partners.get(row.position)
            partner_text = "…" if partner is None else f"{partner + 1}  {self.right_texts[partner]}"
            style = "$dim" if partner is None else "$secondary bold"
            row.set_class(is_next and self.side == LEFT, "-highlighted")
            pair = line("▸ " if is_next else "  "), line(text, ("  –  ", "$dim"), (partner_text, style))
            row.show_row(pair, further=EXTRA_INDENT)
        used = set(partners.values())
        for row, text in zip(self.right_rows, self.right_texts, strict=True):
            is_highlighted = row.position == self.right_index and self.side == RIGHT
            row.set_class(is_highlighted, "-highlighted")
            row.set_class(row.position in used, "-used")
            row.show_row((line("▸ " if is_highlighted else "  ", (str(row.position + 1), "bold"), "  "), line(text)))
        done, total = len(self.pairs), len(self.left_texts)
        action = "enter  answer with these pairs" if done == total else f"{done} of {total} paired"
        self.query_one(SubmitLine).show_action(action, ready=done == total)
