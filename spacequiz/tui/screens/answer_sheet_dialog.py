"""The answer sheet of an exam: which questions are answered, open, or marked."""

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
"""The result of the dialog when the sheet is to be handed in."""


class AnswerSheetDialog(ModalDialog[int | None]):
    """Every question with its state; the result is the position of a question to go to, `SUBMIT`, or None."""

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
        """Show this sheet of an exam with these questions."""
        super().__init__()
        self._questions = questions
        self._sheet = sheet
        self._has_warned = False
        """Whether the player knows that questions are still open."""

    def compose(self) -> ComposeResult:
        """Compose the number of open questions, then the list of all."""
        with VerticalScroll(can_focus=False):
            yield Static(id="unanswered")
            yield OptionList(*(Option(self._row(number)) for number in range(len(self._questions))))
        yield KeyBar()

    def on_mount(self) -> None:
        """Highlight the question that was shown last."""
        unanswered = len(self._sheet.unanswered)
        message = _describe_open(unanswered) if unanswered else "Every question has an answer."
        self._show_message(message, "$foreground")
        rows = self.query_one(OptionList)
        rows.highlighted = self._sheet.current
        rows.focus()

    def on_option_list_option_selected(self, event: OptionList.OptionSelected) -> None:
        """Close, to go to the question that was chosen."""
        self.dismiss(event.option_index)

    def lead_keys(self) -> tuple[tuple[str, str], ...]:
        """Return the key of the list, which is no binding of the screen."""
        return (("enter", "open"),)

    def action_hand_in(self) -> None:
        """Hand in; where a question is open, only at the second press."""
        unanswered = len(self._sheet.unanswered)
        if unanswered and not self._has_warned:
            self._has_warned = True
            message = f"{_describe_open(unanswered)} Press h again to hand in anyway."
            self._show_message(message, "$warning bold")
            return
        self.dismiss(SUBMIT)

    def _show_message(self, message: str, style: str) -> None:
        self.query_one("#unanswered", Static).update(literal(message, style))
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
    return f"{format_count(number, 'question has', 'questions have')} no answer."
