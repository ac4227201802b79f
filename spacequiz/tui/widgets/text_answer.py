"""Answer widgets with a line to type in: a text or a number."""

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

MAX_LENGTH = 200
"""Characters that an answer can have."""


class AnswerInput(Input):
    """An input that calls a function on enter, without a message on the way."""

    def __init__(self, placeholder: str, send: Callable[[], None]) -> None:
        """Call `send` on enter."""
        super().__init__(placeholder=placeholder, max_length=MAX_LENGTH, select_on_focus=False)
        self._send = send

    def on_key(self, event: events.Key) -> None:
        """Send on enter; a binding would take longer, as bindings are looked up last."""
        if event.key == "enter":
            event.stop()
            event.prevent_default()
            self._send()


class TextAnswer(AnswerWidget):
    """A line to type in; enter sends the text, if it can be an answer."""

    DEFAULT_CSS = """
    TextAnswer #line { height: auto; }
    TextAnswer Input { width: 1fr; max-width: 60; height: 1; border: none; background: $panel; padding: 0 1; }
    TextAnswer Input:focus { border: none; background: $panel; }
    TextAnswer #unit { width: auto; height: 1; padding: 0 1; color: $dim; }
    TextAnswer #message { height: auto; min-height: 1; padding: 0 1; color: $warning; }
    """
    HINT: ClassVar[tuple[tuple[str, str], ...]] = (("enter", "answer"),)
    PLACEHOLDER = "type your answer"

    def compose(self) -> ComposeResult:
        """Compose the input, a message about it, and the line that answers."""
        with Horizontal(id="line"):
            yield AnswerInput(self.PLACEHOLDER, self.action_enter)
            yield from self._compose_unit()
        yield Static(id="message")
        yield SubmitLine()

    def on_mount(self) -> None:
        """Show that nothing is typed yet."""
        self._show_action("")

    def focus_input(self) -> None:
        """Give the focus to the input."""
        self.query_one(Input).focus(scroll_visible=False)

    def on_input_changed(self, event: Input.Changed) -> None:
        """Show whether the text can be sent, and remove the message on the last one."""
        event.stop()
        self.query_one("#message", Static).update(literal(""))
        self._show_action(event.value)

    def on_submit_line_clicked(self) -> None:
        """Send the text when the last line is clicked."""
        self.action_enter()

    def show_response(self, response: Response) -> None:
        """Put the text that was given before into the input."""
        self.query_one(Input).value = f"{response:.15g}" if isinstance(response, float) else str(response)

    def draft_response(self) -> Response | None:
        """Return what is typed; None where it cannot be an answer."""
        typed = clean(self.query_one(Input).value)
        return self._parse(typed) if typed else None

    def reveal(self, outcome: Outcome) -> None:
        """Close the question, and show a sign and the right answer without a new layout."""
        super().reveal(outcome)
        sign = RIGHT if outcome.is_right else PARTLY if outcome.grade.credit > 0 else WRONG
        solution = line(sign, " ", (outcome.question.solution, RIGHT[1]), "   right answer")
        self.query_one("#message", Static).update(solution, layout=False)

    def finish_reveal(self, outcome: Outcome) -> None:
        """Show what was typed and what is right in the place of the input."""
        self.query_one("#line").display = False
        self.query_one(SubmitLine).display = False
        self.query_one("#message", Static).update(HangingIndent(*answer_rows(outcome, self.seed)))
        self.screen.set_focus(None)

    def _compose_unit(self) -> ComposeResult:
        """Compose what stands beside the input."""
        yield from ()

    def _parse(self, typed: str) -> Response | None:
        """Return the response that was typed; None where it is not one to this question."""
        return typed if self.question.accepts(typed) else None

    def _request(self) -> str:
        """Return the message where what is typed cannot be an answer."""
        return "Type an answer first."

    def _show_action(self, typed: str) -> None:
        ready = bool(clean(typed))
        self.query_one(SubmitLine).show_action("enter  answer" if ready else "type, then enter", ready=ready)

    def action_enter(self) -> None:
        """Send the text, or show a message where it cannot be an answer."""
        response = self.draft_response()
        if response is not None:
            self.submit(response)
        elif not self.is_closed:
            self.query_one("#message", Static).update(literal(self._request()))


class NumberAnswer(TextAnswer):
    """A line for a number; its unit may be typed too, and a comma is understood."""

    PLACEHOLDER = "a number"
    DEFAULT_CSS = """
    NumberAnswer Input { max-width: 24; }
    """

    def __init__(self, question: Number, seed: str) -> None:
        """Ask for a number with the unit of this question."""
        super().__init__(question, seed)
        self._unit = clean(question.unit)

    def _compose_unit(self) -> ComposeResult:
        yield Static(literal(self._unit), id="unit")

    def _parse(self, typed: str) -> Response | None:
        amount = parse_number(typed, self._unit)
        return amount if amount is not None and self.question.accepts(amount) else None

    def _request(self) -> str:
        return f"Type a number ({self._unit})." if self._unit else "Type a number."
