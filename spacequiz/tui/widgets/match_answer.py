"""Answering by joining pairs."""

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
"""Cells by which a pair's further lines stand in: no line but the first looks like a left side."""


class MatchAnswer(AnswerWidget, can_focus=True):
    """Two columns: one of the left is chosen, then its partner on the right; undone pair by pair."""

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
    joined: reactive[tuple[tuple[int, int], ...]] = reactive((), init=False)
    """Places of a left side and its partner, in the order in which they were joined."""
    at = reactive(0, init=False)
    """The place of the mark on the left."""
    other = reactive(0, init=False)
    """The place of the mark on the right."""
    side = reactive(LEFT, init=False)
    """Where the arrows move the mark."""

    def __init__(self, question: Match, seed: str) -> None:
        """The left sides in the order of the pack, the right ones in that of the seed."""
        super().__init__(question, seed)
        self._lefts = question.lefts
        self._rights = option_texts(question, seed)
        self._left = [MovableRow(place, LEFT) for place in range(len(self._lefts))]
        self._right = [MovableRow(place, RIGHT) for place in range(len(self._rights))]

    @property
    def keys_hint(self) -> tuple[tuple[str, str], ...]:
        """Digits join; enter answers when all are joined."""
        if len(self.joined) == len(self._lefts):
            return (("enter", "answer"),)
        return ((f"1-{len(self._rights)}", "join"), ("↑ ↓", "choose"))

    def compose(self) -> ComposeResult:
        """Both sides, then the line that sends."""
        with Container(id="sides"):
            with VerticalGroup(id="left"):
                yield from self._left
            with VerticalGroup(id="right"):
                yield from self._right
        yield SubmitLine()

    def on_mount(self) -> None:
        """Show both sides."""
        self._paint()

    def check_action(self, action: str, parameters: tuple[object, ...]) -> bool | None:
        """Undo only where something is joined."""
        if action == "undo" and not self.joined:
            return False
        return super().check_action(action, parameters)

    def validate_at(self, at: int) -> int:
        """Wrap round at both ends."""
        return at % len(self._lefts)

    def validate_other(self, other: int) -> int:
        """Wrap round at both ends."""
        return other % len(self._rights)

    def watch_at(self) -> None:
        """Show the mark."""
        self._paint()
        self._left[self.at].scroll_visible(animate=False)

    def watch_other(self) -> None:
        """Show the mark."""
        self._paint()
        self._right[self.other].scroll_visible(animate=False)

    def watch_side(self) -> None:
        """Show the mark on the other side."""
        self._paint()

    def watch_joined(self) -> None:
        """Show the pairs."""
        self._paint()
        self.screen.refresh_bindings()

    def on_key(self, event: events.Key) -> None:
        """A digit joins the left side at the mark with that right one."""
        place = "12345678".find(event.character) if event.character else -1
        if not self.is_closed and 0 <= place < len(self._rights):
            event.stop()
            event.prevent_default()
            self._join(place)

    def on_movable_row_pressed(self, event: MovableRow.Pressed) -> None:
        """Choose a left side, or its partner."""
        if self.is_closed:
            return
        if event.piece.group == RIGHT:
            self._join(event.piece.position)
        else:
            self.at = event.piece.position
            self.side = RIGHT

    def on_submit_line_clicked(self) -> None:
        """Answer."""
        self._send()

    def action_go(self, by: int) -> None:
        """Move the mark of this side."""
        if self.side == LEFT:
            self.at += by
        else:
            self.other += by

    def action_turn(self, side: str) -> None:
        """To this side."""
        if side == RIGHT and self.side == LEFT:
            self.other = self._free()
        self.side = side

    def action_choose(self) -> None:
        """Go to the right side, or join with what is marked there."""
        if self.side == LEFT:
            self.action_turn(RIGHT)
        else:
            self._join(self.other)

    def action_enter(self) -> None:
        """Answer when all are joined; until then choose."""
        if len(self.joined) == len(self._lefts):
            self._send()
        else:
            self.action_choose()

    def action_undo(self) -> None:
        """Part the pair that was joined last."""
        if self.joined:
            *kept, (left, _) = self.joined
            self.joined = tuple(kept)
            self.at = left
            self.side = LEFT

    def show_response(self, response: Response) -> None:
        """Join the pairs that stand on the sheet."""
        if isinstance(response, tuple):
            self.joined = tuple((left, self._rights.index(right)) for left, right in enumerate(response))

    def draft_response(self) -> Response | None:
        """The pairs, once all are joined."""
        if len(self.joined) < len(self._lefts):
            return None
        pairs = dict(self.joined)
        return tuple(self._rights[pairs[left]] for left in range(len(self._lefts)))

    def reveal(self, outcome: Outcome) -> None:
        """Right or wrong, at once; nothing can be changed from here on."""
        super().reveal(outcome)
        self.query_one(SubmitLine).show_result(outcome)

    def finish_reveal(self, outcome: Outcome) -> None:
        """The right pairs, with what was joined instead."""
        for piece, row in zip(self._left, answer_rows(outcome, self.seed), strict=True):
            piece.show_row(row, further=EXTRA_INDENT)
        self.add_class("-answered")
        self.query_one(SubmitLine).display = False
        for piece in self._left:
            piece.set_classes("")
            piece.refresh(layout=True)

    def _join(self, right: int) -> None:
        """Join the left side at the mark with this right one; both leave the pairs they were in."""
        kept = tuple(pair for pair in self.joined if pair[0] != self.at and pair[1] != right)
        self.joined = (*kept, (self.at, right))
        self.side = LEFT
        open_ = set(range(len(self._lefts))) - {left for left, _ in self.joined}
        if open_:
            # the next one below, and from the top again
            self.at = min(open_, key=lambda left: (left < self.at, left))

    def _free(self) -> int:
        taken = {right for _, right in self.joined}
        return next((place for place in range(len(self._rights)) if place not in taken), 0)

    def _send(self) -> None:
        response = self.draft_response()
        if response is not None:
            self.submit(response)

    def _paint(self) -> None:
        pairs = dict(self.joined)
        for piece, text in zip(self._left, self._lefts, strict=True):
            here = piece.position == self.at
            partner = pairs.get(piece.position)
            joined = "…" if partner is None else f"{partner + 1}  {self._rights[partner]}"
            style = "$dim" if partner is None else "$secondary bold"
            piece.set_class(here and self.side == LEFT, "-at")
            row = line("▸ " if here else "  "), line(text, ("  –  ", "$dim"), (joined, style))
            piece.show_row(row, further=EXTRA_INDENT)
        taken = set(pairs.values())
        for piece, text in zip(self._right, self._rights, strict=True):
            here = piece.position == self.other and self.side == RIGHT
            piece.set_class(here, "-at")
            piece.set_class(piece.position in taken, "-used")
            piece.show_row((line("▸ " if here else "  ", (str(piece.position + 1), "bold"), "  "), line(text)))
        done, of = len(self.joined), len(self._lefts)
        words = "enter  answer with these pairs" if done == of else f"{done} of {of} joined"
        self.query_one(SubmitLine).show_action(words, ready=done == of)
