"""Answering by typing: a word or a number."""

from collections.abc import Callable
from typing import ClassVar

from textual import events
from textual.app import ComposeResult
from textual.containers import Horizontal
from textual.widgets import Input, Static

from spacequiz.domain.numbers import read_amount
from spacequiz.domain.outcome import Outcome
from spacequiz.domain.question import Number, Response
from spacequiz.text import clean
from spacequiz.tui.answer_rows import rows
from spacequiz.tui.hanging_indent import Hanging
from spacequiz.tui.plain_text import line, literal
from spacequiz.tui.widgets.answer_widget import PARTLY, RIGHT, WRONG, Answers, Send

LONGEST = 200
"""Characters of an answer at most."""


class Line(Input):
    """An input whose enter is taken at once."""

    def __init__(self, placeholder: str, send: Callable[[], None]) -> None:
        """With what enter does."""
        super().__init__(placeholder=placeholder, max_length=LONGEST, select_on_focus=False)
        self._send = send

    def on_key(self, event: events.Key) -> None:
        """Enter sends; as a binding it would be asked last of all."""
        if event.key == "enter":
            event.stop()
            event.prevent_default()
            self._send()


class Written(Answers):
    """A line to type in; enter sends what stands there, and never nothing."""

    DEFAULT_CSS = """
    Written #line { height: auto; }
    Written Input { width: 1fr; max-width: 60; height: 1; border: none; background: $panel; padding: 0 1; }
    Written Input:focus { border: none; background: $panel; }
    Written #unit { width: auto; height: 1; padding: 0 1; color: $dim; }
    Written #said { height: auto; min-height: 1; padding: 0 1; color: $warning; }
    """
    HINT: ClassVar[tuple[tuple[str, str], ...]] = (("enter", "answer"),)
    PLACEHOLDER = "type your answer"

    def compose(self) -> ComposeResult:
        """The line, a word about it, and the line that sends."""
        with Horizontal(id="line"):
            yield Line(self.PLACEHOLDER, self.action_enter)
            yield from self._beside()
        yield Static(id="said")
        yield Send()

    def on_mount(self) -> None:
        """Nothing is typed yet."""
        self._offer("")

    def begin(self) -> None:
        """Type at once."""
        self.query_one(Input).focus(scroll_visible=False)

    def on_input_changed(self, event: Input.Changed) -> None:
        """Offer to send what is there."""
        event.stop()
        self.query_one("#said", Static).update(literal(""))
        self._offer(event.value)

    def on_send_clicked(self) -> None:
        """Send what stands there."""
        self.action_enter()

    def write(self, response: Response) -> None:
        """Type what stands on the sheet."""
        self.query_one(Input).value = f"{response:.15g}" if isinstance(response, float) else str(response)

    def pending(self) -> Response | None:
        """What is typed, if it is an answer."""
        typed = clean(self.query_one(Input).value)
        return self._read(typed) if typed else None

    def reveal(self, outcome: Outcome) -> None:
        """A sign and the right answer, in the room below the line."""
        super().reveal(outcome)
        sign = RIGHT if outcome.right else PARTLY if outcome.grade.credit > 0 else WRONG
        words = line(sign, " ", (outcome.question.solution, RIGHT[1]), "   right answer")
        self.query_one("#said", Static).update(words, layout=False)

    def settle(self, outcome: Outcome) -> None:
        """What was typed beside what is right."""
        self.query_one("#line").display = False
        self.query_one(Send).display = False
        self.query_one("#said", Static).update(Hanging(*rows(outcome, self.seed)))
        self.query_one("#said").add_class("-told")
        self.screen.set_focus(None)

    def _beside(self) -> ComposeResult:
        yield from ()

    def _read(self, typed: str) -> Response | None:
        """The response in what was typed, or None."""
        return typed if self.question.accepts(typed) else None

    def _complaint(self) -> str:
        return "Type an answer first."

    def _offer(self, typed: str) -> None:
        ready = bool(clean(typed))
        self.query_one(Send).say("enter  answer" if ready else "type, then enter", ready=ready)

    def action_enter(self) -> None:
        """Send what stands there; what is no answer is said to be none."""
        response = self.pending()
        if response is not None:
            self.give(response)
        elif not self.closed:
            self.query_one("#said", Static).update(literal(self._complaint()))


class Figure(Written):
    """A line for a number; its unit may be typed along, and a comma is understood."""

    PLACEHOLDER = "a number"
    DEFAULT_CSS = """
    Figure Input { max-width: 24; }
    """

    def __init__(self, question: Number, seed: str) -> None:
        """For this number."""
        super().__init__(question, seed)
        self._unit = clean(question.unit)

    def _beside(self) -> ComposeResult:
        yield Static(literal(self._unit), id="unit")

    def _read(self, typed: str) -> Response | None:
        amount = read_amount(typed, self._unit)
        return amount if amount is not None and self.question.accepts(amount) else None

    def _complaint(self) -> str:
        return f"Type a number ({self._unit})." if self._unit else "Type a number."
