"""A question of a finished game, to read again: all options, the answer, and why."""

from typing import ClassVar

from textual.app import ComposeResult
from textual.binding import Binding, BindingType

from spacequiz.domain.outcome import Outcome
from spacequiz.tui.context import app_context
from spacequiz.tui.screens.dialog import Dialog
from spacequiz.tui.widgets.key_bar import KeyBar
from spacequiz.tui.widgets.question_view import QuestionView


class QuestionDialog(Dialog):
    """The question with its outcome; left and right go to the question before and after."""

    DEFAULT_CSS = """
    QuestionDialog > QuestionView { width: 76; }
    QuestionDialog Verdict { border-left: none; padding: 0; }
    """
    BINDINGS: ClassVar[list[BindingType]] = [
        Binding("left,p", "turn(-1)", "previous", key_display="←"),
        Binding("right,n", "turn(1)", "next", key_display="→"),
        Binding("f", "flag", "flag"),
    ]

    def __init__(self, outcomes: tuple[Outcome, ...], number: int, seed: str) -> None:
        """Open at the question of this number, from 0; the seed is that of the game, and orders the options."""
        super().__init__()
        self._outcomes = outcomes
        self._number = number
        self._seed = seed

    def compose(self) -> ComposeResult:
        """Compose the question and the keys."""
        yield QuestionView(seed=self._seed)
        yield KeyBar()

    def populate(self) -> None:
        """Show the question."""
        self.action_turn(0)

    def check_action(self, action: str, parameters: tuple[object, ...]) -> bool | None:
        """Return whether there is a question to go to."""
        if action == "turn" and parameters and isinstance(parameters[0], int):
            return 0 <= self._number + parameters[0] < len(self._outcomes)
        return True

    def action_turn(self, by: int) -> None:
        """Go so many questions on."""
        self._number += by
        streak = 0
        for earlier in self._outcomes[: self._number]:
            streak = streak + 1 if earlier.is_right else 0
        self.query_one(QuestionView).show_answered(self._outcomes[self._number], streak)
        self.refresh_bindings()

    def action_flag(self) -> None:
        """Ask for a note to the author of this question, and save it."""
        from spacequiz.tui.screens.flag_dialog import FlagDialog

        question = self._outcomes[self._number].question

        def flag(note: str | None) -> None:
            if note is not None:
                app_context(self).flag_question(question.key, note)

        self.app.push_screen(FlagDialog(question.ask), flag)
