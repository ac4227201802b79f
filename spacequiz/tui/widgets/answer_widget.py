"""What the answer widgets of all kinds of question have in common."""

from typing import ClassVar

from textual import events
from textual.containers import VerticalGroup
from textual.message import Message
from textual.widgets import Static

from spacequiz.domain.outcome import Outcome
from spacequiz.domain.question import Question, Response
from spacequiz.tui.plain_text import Part, line

Sign = tuple[str, str]
"""A sign and its style."""
RIGHT, WRONG, PARTLY = ("✓", "$success bold"), ("✗", "$error bold"), ("◐", "$warning bold")
"""Signs of an answer that was graded."""
WRITTEN_SIGN: Sign = ("●", "$accent bold")
"""The sign of the answer that stands on the sheet of an exam."""


class AnswerWidget(VerticalGroup):
    """Takes one answer to one question, then shows which was right. Each kind of question has a subclass."""

    DEFAULT_CSS = """
    AnswerWidget { height: auto; }
    """
    HINT: ClassVar[tuple[tuple[str, str], ...]] = ()
    """Keys that answer and what they do, where these are always the same."""

    class Submitted(Message):
        """An answer was given."""

        def __init__(self, question: str, response: Response) -> None:
            """With the key of the question, so that an answer to an earlier one can be told apart."""
            super().__init__()
            self.question = question
            self.response = response

    def __init__(self, question: Question, seed: str) -> None:
        """Answer this question, with options in the order of the seed."""
        super().__init__()
        self.question = question
        self.seed = seed
        self.is_closed = False
        """Whether the answer is known, and nothing can be changed any more."""

    @property
    def keys_hint(self) -> tuple[tuple[str, str], ...]:
        """The keys that answer and what they do, for the key bar."""
        return self.HINT

    @property
    def is_compact(self) -> bool:
        """Whether there are so many options that no rows are left free between them."""
        return False

    def focus_input(self) -> None:
        """Give the focus to what takes the answer."""
        self.focus(scroll_visible=False)

    def on_key(self, event: events.Key) -> None:
        """Answer on enter; a binding would take longer, as bindings are looked up last."""
        if event.key == "enter" and not self.is_closed:
            event.stop()
            event.prevent_default()
            self.action_enter()

    def action_enter(self) -> None:
        """Answer with what is chosen or entered."""

    def submit(self, response: Response) -> None:
        """Post an answer, unless the question is closed."""
        if not self.is_closed:
            # straight to the screen: bubbling would wake every widget in between first
            self.screen.post_message(self.Submitted(self.question.key, response))

    def show_response(self, response: Response) -> None:
        """Show an answer that was given before and can still be changed, as in an exam."""

    def draft_response(self) -> Response | None:
        """Return what enter would send now; None where it would send nothing."""
        return None

    def eliminate(self, options: frozenset[str]) -> None:
        """Show that these options were taken away."""

    def reveal(self, outcome: Outcome) -> None:
        """Close the question, and show what is right and what was answered without a new layout."""
        self.is_closed = True

    def finish_reveal(self, outcome: Outcome) -> None:
        """Show what takes a new layout or new colours; done later, as it would hold up the sight of the answer."""

    def check_action(self, action: str, parameters: tuple[object, ...]) -> bool | None:
        """Return whether the question is open; once it is closed, the keys are the screen's."""
        return not self.is_closed


class SubmitLine(Static):
    """A line below the answer that says what enter does; a click on it does the same."""

    DEFAULT_CSS = """
    SubmitLine { height: auto; width: auto; margin: 1 0 0 1; padding: 0 2; background: $panel; color: $dim; }
    SubmitLine.-ready { background: $secondary; color: $ink; text-style: bold; }
    """
    ALLOW_SELECT = False

    class Clicked(Message):
        """The line was clicked."""

    def show_action(self, text: Part, *, ready: bool) -> None:
        """Show what enter would do, highlighted if it can be done."""
        self.update(line(text))
        self.set_class(ready, "-ready")

    def show_result(self, outcome: Outcome) -> None:
        """Show right or wrong here, without a new layout: one widget is painted sooner than many."""
        sign = RIGHT if outcome.is_right else PARTLY if outcome.grade.credit > 0 else WRONG
        word = "right" if outcome.is_right else "partly right" if outcome.grade.credit > 0 else "wrong"
        self.update(line(f"{sign[0]} {word}"), layout=False)

    def on_click(self, event: events.Click) -> None:
        """Post that the line was clicked."""
        event.stop()
        self.post_message(self.Clicked())
