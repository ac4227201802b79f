"""A question of a pack that is being written, between its problems and its feedback."""

from collections.abc import Mapping

from textual import events
from textual.app import ComposeResult
from textual.content import Content
from textual.visual import VisualType
from textual.widget import Widget
from textual.widgets import Static

from spacequiz.domain.outcome import CloseReason, grade_answer
from spacequiz.domain.question import Question, Response
from spacequiz.tui.plain_text import line, literal
from spacequiz.tui.preview_state import PreviewState
from spacequiz.tui.widgets.choice_answer import ChoiceAnswer
from spacequiz.tui.widgets.problem_list import ProblemList
from spacequiz.tui.widgets.question_view import QuestionView

SEED = "preview"
"""Decides the order of the options: the same at every save."""


class PreviewQuestion(QuestionView):
    """Nothing in it takes the focus: the keys are the screen's, which hands on those that answer."""

    DEFAULT_CSS = """
    PreviewQuestion .note { height: auto; display: none; margin: 0 0 1 0; }
    PreviewQuestion .note.-visible { display: block; }
    PreviewQuestion #problems { border-left: outer $warning; padding: 0 1; }
    PreviewQuestion #problems.-error { border-left: outer $error; }
    PreviewQuestion #feedback { padding: 0 1; color: $dim; max-width: 100; margin: 1 0 0 0; }
    PreviewQuestion.-outdated #ask, PreviewQuestion.-outdated #hints, PreviewQuestion.-outdated AnswerWidget,
        PreviewQuestion.-outdated Verdict { opacity: 60%; }
    """

    def __init__(self) -> None:
        """Show nothing yet."""
        super().__init__(seed=SEED, can_focus=False)
        self._problems = Static(id="problems", classes="note")
        self._outdated = Static(literal("Last readable version:", "$dim"), classes="note")
        self._feedback = Static(id="feedback", classes="note")

    def compose(self) -> ComposeResult:
        """Compose the problems above the question, and the feedback below it."""
        yield self._problems
        yield self._outdated
        yield from super().compose()
        yield self._feedback

    async def show_state(self, state: PreviewState) -> None:
        """Show the page of this state; the answers are mounted anew only where they are others."""
        self._show_problems(state)
        self._outdated.set_class(state.is_outdated, "-visible")
        self.set_class(state.is_outdated, "-outdated")
        question, response = state.question, state.response
        if self.answers is None or self.answers.is_closed or self.question != question:
            await self.clear()
            _show_note(self._feedback, literal(""))
            if question is not None:
                await self._show_open(question)
        if question is not None and response is not None and question.accepts(response):
            self._show_answer(question, response)

    def press_key(self, event: events.Key) -> None:
        """Answer with a digit or with enter, as in the quiz."""
        answers = self.answers
        if not isinstance(answers, ChoiceAnswer) or answers.is_closed:
            return
        if event.key == "enter":
            answers.action_enter()
        elif event.character and event.character in "12345678" and int(event.character) <= len(answers.texts):
            answers.press(int(event.character) - 1)

    async def _show_open(self, question: Question) -> None:
        await self.show(question)
        self.show_hints(question.hints)
        assert self.answers is not None
        for widget in (self.answers, *self.answers.query(Widget)):
            widget.can_focus = False

    def _show_answer(self, question: Question, response: Response) -> None:
        outcome = grade_answer(question, CloseReason.ANSWERED, response, 0.0, streak=0)
        self.reveal(outcome)
        self.finish_reveal(outcome, 0)
        feedback: Mapping[str, str] = getattr(question, "feedback", {})
        chosen = response if isinstance(response, frozenset) else {response}
        rows = [line((f"{option}: ", "bold"), text) for option, text in feedback.items() if option not in chosen]
        head = [literal("Feedback on other options")] if rows else []
        _show_note(self._feedback, Content("\n").join([*head, *rows]))

    def _show_problems(self, state: PreviewState) -> None:
        problems = state.problems
        self._problems.set_class(any(problem.severity == "error" for problem in problems), "-error")
        _show_note(self._problems, ProblemList(problems, state.outline.lines) if problems else literal(""))


def _show_note(note: Static, text: VisualType) -> None:
    """Show this text; an empty one takes no room."""
    note.update(text)
    note.set_class(not isinstance(text, Content) or bool(text), "-visible")
