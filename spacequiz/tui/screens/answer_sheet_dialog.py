"""The answer sheet of an exam: what is written, what is open, what is marked."""

from typing import ClassVar

from textual.app import ComposeResult
from textual.binding import Binding, BindingType
from textual.containers import VerticalScroll
from textual.widgets import OptionList, Static
from textual.widgets.option_list import Option

from spacequiz.domain.exam import AnswerSheet
from spacequiz.domain.question import Question
from spacequiz.tui.hanging_indent import HangingIndent
from spacequiz.tui.plain_text import line, literal
from spacequiz.tui.screens.dialog import ModalDialog
from spacequiz.tui.widgets.game_header import SHEET_SIGNS
from spacequiz.tui.widgets.key_bar import KeyBar
from spacequiz.wording import format_count

SUBMIT = -1
"""The result when the sheet is to be handed in."""


class AnswerSheetDialog(ModalDialog[int | None]):
    """Every question with its state; the result is the position to go to, `HAND_IN`, or None."""

    DEFAULT_CSS = """
    AnswerSheetDialog > VerticalScroll { width: 84; padding: 0 1; }
    AnswerSheetDialog Static { height: auto; padding: 0 1; margin: 0 0 1 0; }
    AnswerSheetDialog OptionList { height: auto; max-height: 9999; border: none; background: $surface; padding: 0;
        & > .option-list--option-highlighted { background: $panel; text-style: none; color: $foreground; }
        & > .option-list--option-hover { background: $panel; }
        &:focus { border: none; background-tint: $background 0%; }
        &:focus > .option-list--option-highlighted { background: $panel; text-style: none; color: $foreground; }
    }
    """
    BINDINGS: ClassVar[list[BindingType]] = [
        Binding("h", "hand_in", "hand in"),
        Binding("escape,o", "dismiss", "close", key_display="esc"),
    ]

    def __init__(self, questions: tuple[Question, ...], sheet: AnswerSheet) -> None:
        """The sheet as it stands."""
        super().__init__()
        self._questions = questions
        self._sheet = sheet
        self._asked = False

    def compose(self) -> ComposeResult:
        """How many are open, then the questions."""
        with VerticalScroll(can_focus=False):
            yield Static(id="left")
            yield OptionList(*(Option(self._row(number)) for number in range(len(self._questions))))
        yield KeyBar()

    def on_mount(self) -> None:
        """At the question that was looked at."""
        left = len(self._sheet.unanswered)
        self._say(_describe_open(left) if left else "Every question has an answer.", "$foreground")
        rows = self.query_one(OptionList)
        rows.highlighted = self._sheet.current
        rows.focus()

    def on_option_list_option_selected(self, event: OptionList.OptionSelected) -> None:
        """Go to this question."""
        self.dismiss(event.option_index)

    def lead_keys(self) -> tuple[tuple[str, str], ...]:
        """The list's own key."""
        return (("enter", "go there"),)

    def action_hand_in(self) -> None:
        """Hand in; where something is open, only when it is said again."""
        left = len(self._sheet.unanswered)
        if left and not self._asked:
            self._asked = True
            self._say(f"{_describe_open(left)} Press h again to hand in all the same.", "$warning bold")
            return
        self.dismiss(SUBMIT)

    def _say(self, words: str, style: str) -> None:
        self.query_one("#left", Static).update(literal(words, style))
        self.query_one(VerticalScroll).scroll_home(animate=False)

    def _row(self, number: int) -> HangingIndent:
        state = "written" if self._sheet.responses[number] is not None else "open"
        mark = ("⚑ ", "$warning bold") if number in self._sheet.marked else "  "
        sign, style = SHEET_SIGNS[state]
        return HangingIndent(
            (line((f"{sign} ", style), mark, (f"{number + 1:>2} ", "$dim")), literal(self._questions[number].ask))
        )


def _describe_open(number: int) -> str:
    """Return how many questions are unanswered, as a sentence."""
    return f"{format_count(number, 'question is', 'questions are')} without an answer."
