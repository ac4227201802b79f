"""One question of a finished game, to read: all options, the answer, why."""

from typing import ClassVar

from textual.binding import Binding, BindingType
from textual.containers import VerticalScroll

from spacequiz.domain.outcome import Outcome
from spacequiz.tui.answer_rows import answer_rows
from spacequiz.tui.context import app_context
from spacequiz.tui.hanging_indent import HangingIndent
from spacequiz.tui.plain_text import literal
from spacequiz.tui.screens.dialog import Dialog
from spacequiz.tui.widgets.verdict import verdict_text


class QuestionDialog(Dialog):
    """Left and right turn to the question before and after."""

    DEFAULT_CSS = "QuestionDialog > VerticalScroll { width: 76; }"
    BINDINGS: ClassVar[list[BindingType]] = [
        Binding("left,p", "turn(-1)", "before", key_display="←"),
        Binding("right,n", "turn(1)", "after", key_display="→"),
        Binding("f", "flag", "flag"),
    ]

    def __init__(self, outcomes: tuple[Outcome, ...], number: int, seed: str) -> None:
        """Opened at the question of this number, from 0."""
        super().__init__()
        self._outcomes = outcomes
        self._number = number
        self._seed = seed

    def populate(self) -> None:
        """Show the question."""
        self.action_turn(0)

    def check_action(self, action: str, parameters: tuple[object, ...]) -> bool | None:
        """No turning past the ends."""
        if action == "turn" and parameters and isinstance(parameters[0], int):
            return 0 <= self._number + parameters[0] < len(self._outcomes)
        return True

    def action_turn(self, by: int) -> None:
        """To another question."""
        self._number += by
        self.show_text(self._text(self._outcomes[self._number]))
        self.query_one(VerticalScroll).scroll_home(animate=False)
        self.refresh_bindings()

    def action_flag(self) -> None:
        """A word to the author of this question."""
        from spacequiz.tui.screens.flag_dialog import FlagDialog

        question = self._outcomes[self._number].question

        def flag(note: str | None) -> None:
            if note is not None:
                app_context(self).flag_question(question.key, note)

        self.app.push_screen(FlagDialog(question.ask), flag)

    def _text(self, outcome: Outcome) -> HangingIndent:
        question = outcome.question
        streak = 0
        for before in self._outcomes[: self._number]:
            streak = streak + 1 if before.is_right else 0
        return HangingIndent(
            (literal(""), literal(question.ask, "bold")),
            (literal(""), literal("")),
            *answer_rows(outcome, self._seed),
            (literal(""), literal("")),
            (literal(""), verdict_text(outcome, streak_before=streak)),
        )
