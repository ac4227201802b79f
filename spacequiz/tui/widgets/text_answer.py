"""Answering by typing: a word or a number."""

from collections.abc import Callable
from typing import ClassVar

from textual import events
from textual.app import ComposeResult
from textual.containers import Horizontal
from textual.widgets import Input, Static

from spacequiz.domain.numbers import parse_number
from spacequiz.domain.outcome import Outcome
from spacequiz.domain.question import Number, Response
from spacequiz.text import clean
from spacequiz.tui.answer_rows import answer_rows
from spacequiz.tui.hanging_indent import HangingIndent
from spacequiz.tui.plain_text import line, literal
from spacequiz.tui.widgets.answer_widget import PARTLY, RIGHT, WRONG, AnswerWidget, SubmitLine

LONGEST = 200
"""Characters of an answer at most."""


class AnswerInput(Input):
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


class TextAnswer(AnswerWidget):
    """A line to type in; enter sends what stands there, and never nothing."""

    DEFAULT_CSS = """
    TextAnswer #line { height: auto; }
    TextAnswer Input { width: 1fr; max-width: 60; height: 1; border: none; background: $panel; padding: 0 1; }
    TextAnswer Input:focus { border: none; background: $panel; }
    TextAnswer #unit { width: auto; height: 1; padding: 0 1; color: $dim; }
    TextAnswer #said { height: auto; min-height: 1; padding: 0 1; color: $warning; }
    """
    HINT: ClassVar[tuple[tuple[str, str], ...]] = (("enter", "answer"),)
    PLACEHOLDER = "type your answer"

    def compose(self) -> ComposeResult:
        """The line, a word about it, and the line that sends."""
        with Horizontal(id="line"):
            yield AnswerInput(self.PLACEHOLDER, self.action_enter)
            yield from self._beside()
        yield Static(id="said")
        yield SubmitLine()

    def on_mount(self) -> None:
        """Nothing is typed yet."""
        self._offer("")

    def focus_input(self) -> None:
        """Type at once."""
        self.query_one(Input).focus(scroll_visible=False)

    def on_input_changed(self, event: Input.Changed) -> None:
        """Offer to send what is there."""
        event.stop()
        self.query_one("#said", Static).update(literal(""))
        self._offer(event.value)

    def on_submit_line_clicked(self) -> None:
        """Send what stands there."""
        self.action_enter()

    def show_response(self, response: Response) -> None:
        """Type what stands on the sheet."""
        self.query_one(Input).value = f"{response:.15g}" if isinstance(response, float) else str(response)

    def draft_response(self) -> Response | None:
        """What is typed, if it is an answer."""
        typed = clean(self.query_one(Input).value)
        return self._read(typed) if typed else None

    def reveal(self, outcome: Outcome) -> None:
        """A sign and the right answer, in the room below the line."""
        super().reveal(outcome)
        sign = RIGHT if outcome.is_right else PARTLY if outcome.grade.credit > 0 else WRONG
        words = line(sign, " ", (outcome.question.solution, RIGHT[1]), "   right answer")
        self.query_one("#said", Static).update(words, layout=False)

    def finish_reveal(self, outcome: Outcome) -> None:
        """What was typed beside what is right."""
        self.query_one("#line").display = False
        self.query_one(SubmitLine).display = False
        self.query_one("#said", Static).update(HangingIndent(*answer_rows(outcome, self.seed)))
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
        self.query_one(SubmitLine).show_action("enter  answer" if ready else "type, then enter", ready=ready)

    def action_enter(self) -> None:
        """Send what stands there; what is no answer is said to be none."""
        response = self.draft_response()
        if response is not None:
            self.submit(response)
        elif not self.is_closed:
            self.query_one("#said", Static).update(literal(self._complaint()))


class NumberAnswer(TextAnswer):
    """A line for a number; its unit may be typed along, and a comma is understood."""

    PLACEHOLDER = "a number"
    DEFAULT_CSS = """
    NumberAnswer Input { max-width: 24; }
    """

    def __init__(self, question: Number, seed: str) -> None:
        """For this number."""
        super().__init__(question, seed)
        self._unit = clean(question.unit)

    def _beside(self) -> ComposeResult:
        yield Static(literal(self._unit), id="unit")

    def _read(self, typed: str) -> Response | None:
        amount = parse_number(typed, self._unit)
        return amount if amount is not None and self.question.accepts(amount) else None

    def _complaint(self) -> str:
        return f"Type a number ({self._unit})." if self._unit else "Type a number."
