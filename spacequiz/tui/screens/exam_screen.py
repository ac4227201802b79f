"""A game on a sheet: answers can be changed, and count when all are handed in."""

from typing import ClassVar

from textual import work
from textual.binding import Binding, BindingType

from spacequiz.domain.session import Phase, Session
from spacequiz.tui.plain_text import line, literal
from spacequiz.tui.screens.answer_sheet_dialog import SUBMIT, AnswerSheetDialog
from spacequiz.tui.screens.quiz_screen import QuizScreen
from spacequiz.tui.widgets.answer_widget import AnswerWidget
from spacequiz.tui.widgets.game_header import SHEET_SIGNS

MARKED = SHEET_SIGNS["marked"][0]
QUIZ_ONLY = frozenset({"quiz.hint", "quiz.halve", "quiz.skip", "quiz.flag", "quiz.next", "enter"})
"""What a quiz has and an exam has not."""


class ExamScreen(QuizScreen):
    """An answer turns the page; what stands in the widget counts as soon as its question is left."""

    TITLE = "Exam"
    HELP_KEYS = (
        *(row for row in QuizScreen.HELP_KEYS if row[0] not in {*QUIZ_ONLY, "quiz.pause"}),
        ("quiz.pause", "pause, but in no exam of a class; the questions are covered (ctrl+b while you type)"),
        ("enter", "write the answer down, and go to the next question"),
        ("tab shift+tab", "the question after and before"),
        ("exam.mark", "mark, to look at it again (ctrl+g while you type)"),
        ("exam.overview", "the sheet: go back, or hand in (ctrl+o while you type)"),
    )
    BINDINGS: ClassVar[list[BindingType]] = [
        # before the keys that move the focus: there is one thing to focus
        Binding("tab", "turn(1)", "next", priority=True),
        Binding("shift+tab", "turn(-1)", "before", priority=True, show=False),
        Binding("m", "mark", "mark", id="exam.mark"),
        Binding("o", "overview", "sheet", id="exam.overview"),
        # where letters are typed
        Binding("ctrl+g", "mark", "mark", key_display="ctrl+g"),
        Binding("ctrl+o", "overview", "sheet", key_display="ctrl+o"),
    ]

    def available_actions(self) -> dict[str, bool]:
        """Nothing is skipped, and everything can be turned to; what a class writes together is not paused."""
        asking = self.session.phase is Phase.ASKING and self.is_active
        fits = super().available_actions()
        paused = {"pause": fits["pause"] and self.game.submission is None}
        return fits | paused | {"skip": False} | dict.fromkeys(("turn", "mark", "overview"), asking)

    def apply_answer(self, session: Session) -> None:
        """Write an answer down, and turn the page."""
        if session.phase is not Phase.ASKING:
            self._close(session)
        elif self.game.update(session) or self.is_active:
            self._turn_by(1)

    def action_turn(self, by: int) -> None:
        """To the question after or before this one."""
        self._turn_by(by)

    def action_mark(self) -> None:
        """Mark the question, or take its mark off."""
        question = self.session.current
        if question and self.game.update(self.session.toggle_mark(question.key, self.game.now())):
            self.show_hints()
            self.show_progress()

    def action_overview(self) -> None:
        """The sheet."""
        self.save_draft()
        if self.session.sheet and self.session.phase is Phase.ASKING:
            self.show_progress()
            self.app.push_screen(AnswerSheetDialog(self.session.questions, self.session.sheet), self._chosen)

    def save_draft(self) -> None:
        """What stands in the widget counts."""
        question, answers = self.session.current, self._answers
        if question and answers and answers.question is question and self.session.phase is Phase.ASKING:
            response = answers.draft_response()
            if response is not None:
                self.game.update(self.session.answer(question.key, response, self.game.now()))

    def show_known(self, answers: AnswerWidget) -> None:
        """Show what is written already."""
        sheet = self.session.sheet
        written = sheet.responses[self.session.position] if sheet else None
        if written is not None:
            answers.show_response(written)

    def show_hints(self) -> None:
        """There are none in an exam; the mark stands in their place."""
        sheet = self.session.sheet
        marked = sheet is not None and self.session.position in sheet.marked
        self.show_notice(line((f"{MARKED} Marked, to look at it again.", "$warning")) if marked else literal(""))

    def progress_marks(self) -> tuple[tuple[str, ...], int | None]:
        """What is written, open, marked."""
        sheet = self.session.sheet
        if sheet is None or self.session.phase is not Phase.ASKING:
            return super().progress_marks()
        states = (
            "marked" if number in sheet.marked else "open" if response is None else "written"
            for number, response in enumerate(sheet.responses)
        )
        return tuple(states), sheet.current

    def _close(self, session: Session) -> None:
        """Time is up, or the sheet is handed in: to the result, whatever lies over the question."""
        if not self.game.update(session) or session.phase is Phase.ASKING:
            return
        while self.is_open and self.app.screen is not self:
            self.app.pop_screen()
        self.go_on()

    def _turn_by(self, by: int) -> None:
        """Turn the page; behind the last question lies the sheet."""
        number = self.session.position + by
        self.save_draft()
        if number >= len(self.session.questions):
            self.action_overview()
        elif number >= 0:
            self._turn_to(number)

    def _chosen(self, number: int | None) -> None:
        """What was chosen on the sheet."""
        if number == SUBMIT:
            self._close(self.session.submit(self.game.now()))
        elif number is not None:
            self._turn_to(number)

    @work(group="page", exclusive=True)
    async def _turn_to(self, number: int) -> None:
        session = self.session.view_question(self.session.questions[number].key, self.game.now())
        if session.phase is not Phase.ASKING:
            self._close(session)
        elif self.is_open:
            self.game.update(session)
            await self.show_question()
