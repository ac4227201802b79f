"""Answering a question: what the widgets of all kinds have in common."""

from typing import ClassVar

from textual import events
from textual.containers import VerticalGroup
from textual.message import Message
from textual.widgets import Static

from spacequiz.domain.outcome import Outcome
from spacequiz.domain.question import Question, Response
from spacequiz.tui.plain_text import Part, line

Sign = tuple[str, str]
"""A sign with its style."""
RIGHT, WRONG, PARTLY = ("✓", "$success bold"), ("✗", "$error bold"), ("◐", "$warning bold")
"""Signs for what is known once the answer is."""
WRITTEN_SIGN: Sign = ("●", "$accent bold")
"""Stands before what is written on the sheet of an exam."""


class AnswerWidget(VerticalGroup):
    """Takes one answer to one question, then shows what was right. A widget a kind of question."""

    DEFAULT_CSS = """
    AnswerWidget { height: auto; }
    """
    HINT: ClassVar[tuple[tuple[str, str], ...]] = ()

    class Submitted(Message):
        """An answer was given."""

        def __init__(self, question: str, response: Response) -> None:
            """With the key of its question: a late one changes nothing."""
            super().__init__()
            self.question = question
            self.response = response

    def __init__(self, question: Question, seed: str) -> None:
        """For this question, with what is shuffled in the order of the seed."""
        super().__init__()
        self.question = question
        self.seed = seed
        self.is_closed = False

    @property
    def keys_hint(self) -> tuple[tuple[str, str], ...]:
        """Keys that answer and what they do, for the key bar."""
        return self.HINT

    @property
    def is_compact(self) -> bool:
        """Whether there are so many rows that they stand close together."""
        return False

    def focus_input(self) -> None:
        """Take the focus."""
        self.focus(scroll_visible=False)

    def on_key(self, event: events.Key) -> None:
        """Enter answers; taken here and not as a binding, since those are asked last of all."""
        if event.key == "enter" and not self.is_closed:
            event.stop()
            event.prevent_default()
            self.action_enter()

    def action_enter(self) -> None:
        """Answer with what is chosen."""

    def submit(self, response: Response) -> None:
        """Send an answer, unless one is known already."""
        if not self.is_closed:
            # straight to the screen: on the way up three more widgets would have to be woken first
            self.screen.post_message(self.Submitted(self.question.key, response))

    def show_response(self, response: Response) -> None:
        """Show what stands on the sheet of an exam; it can still be changed."""

    def draft_response(self) -> Response | None:
        """What enter would send now; None where it would send nothing."""
        return None

    def eliminate(self, gone: frozenset[str]) -> None:
        """Show that these options were taken away."""

    def reveal(self, outcome: Outcome) -> None:
        """Show what was right and what was answered, at once; nothing can be changed from here on."""
        self.is_closed = True

    def finish_reveal(self, outcome: Outcome) -> None:
        """Show the rest: what takes a new layout or new colours, and would hold up the first sight of the answer."""

    def check_action(self, action: str, parameters: tuple[object, ...]) -> bool | None:
        """Once answered, the keys mean what they mean to the screen."""
        return not self.is_closed


class SubmitLine(Static):
    """The line below that sends an answer made of several parts; a click on it does what enter does."""

    DEFAULT_CSS = """
    SubmitLine { height: auto; width: auto; margin: 1 0 0 1; padding: 0 2; background: $panel; color: $dim; }
    SubmitLine.-ready { background: $secondary; color: $ink; text-style: bold; }
    """
    ALLOW_SELECT = False

    class Clicked(Message):
        """The line was clicked."""

    def show_action(self, text: Part, *, ready: bool) -> None:
        """What enter would do, and whether it can be done."""
        self.update(line(text))
        self.set_class(ready, "-ready")

    def show_result(self, outcome: Outcome) -> None:
        """The first word on an answer, in the room that is there: one widget is painted sooner than many."""
        sign = RIGHT if outcome.is_right else PARTLY if outcome.grade.credit > 0 else WRONG
        word = "right" if outcome.is_right else "partly right" if outcome.grade.credit > 0 else "wrong"
        self.update(line(f"{sign[0]} {word}"), layout=False)

    def on_click(self, event: events.Click) -> None:
        """Tell the widget around it."""
        event.stop()
        self.post_message(self.Clicked())
