"""An exam: answers stand on a sheet, can be changed, and count when all are handed in."""

from typing import ClassVar

from textual import work
from textual.binding import Binding, BindingType

from spacequiz.domain.session import Phase, Session
from spacequiz.tui.plain_text import line, literal
from spacequiz.tui.screens.answer_sheet_dialog import SUBMIT, AnswerSheetDialog
from spacequiz.tui.screens.quiz_screen import QuizScreen
from spacequiz.tui.widgets.game_header import SHEET_SIGNS

MARKED = SHEET_SIGNS["marked"][0]
QUIZ_ONLY = frozenset({"quiz.hint", "quiz.halve", "quiz.skip", "quiz.flag", "quiz.next", "enter"})
"""Keys of the quiz, as its help names them, that an exam does not have."""


class ExamScreen(QuizScreen):
    """An answer goes to the next question; what was entered counts as soon as its question is left."""

    TITLE = "Exam"
    HELP_KEYS = (
        *(row for row in QuizScreen.HELP_KEYS if row[0] not in {*QUIZ_ONLY, "quiz.pause"}),
        ("quiz.pause", "pause and cover the questions, except in an assignment (ctrl+b while you type)"),
        ("enter", "save the answer and go to the next question"),
        ("tab shift+tab", "next, previous question"),
        ("exam.mark", "mark the question for later (ctrl+g while you type)"),
        ("exam.overview", "answer sheet: go to any question, or hand in (ctrl+o while you type)"),
    )
    BINDINGS: ClassVar[list[BindingType]] = [
        # before the keys that move the focus: there is one thing to focus
        Binding("tab", "turn(1)", "next", priority=True),
        Binding("shift+tab", "turn(-1)", "previous", priority=True, show=False),
        Binding("m", "mark", "mark", id="exam.mark"),
        Binding("o", "overview", "sheet", id="exam.overview"),
        # where letters are typed
        Binding("ctrl+g", "mark", "mark", key_display="ctrl+g"),
        Binding("ctrl+o", "overview", "sheet", key_display="ctrl+o"),
    ]

    @property
    def has_ascent(self) -> bool:
        """Points are not known before the end of an exam."""
        return False

    def available_actions(self) -> dict[str, bool]:
        """Return the actions of the quiz but skipping, and those of the sheet; an exam of a class is not paused."""
        is_asking = self.session.phase is Phase.ASKING and self.is_active
        actions = super().available_actions()
        can_pause = actions["pause"] and self.game.submission is None
        return actions | {"pause": can_pause, "skip": False} | dict.fromkeys(("turn", "mark", "overview"), is_asking)

    def apply_answer(self, session: Session) -> None:
        """Write the answer on the sheet, and go to the next question."""
        if session.phase is not Phase.ASKING:
            self._close(session)
        elif self.game.update(session) or self.is_active:
            self._turn_by(1)

    def action_turn(self, by: int) -> None:
        """Go to the question after or before this one."""
        self._turn_by(by)

    def action_mark(self) -> None:
        """Mark the question, or remove its mark."""
        question = self.session.current
        if question and self.game.update(self.session.toggle_mark(question.key, self.game.now())):
            self.show_hints()
            self.show_progress()

    def action_overview(self) -> None:
        """Open the sheet."""
        self.save_draft()
        if self.session.sheet and self.session.phase is Phase.ASKING:
            self.show_progress()
            self.app.push_screen(AnswerSheetDialog(self.session.questions, self.session.sheet), self._leave_sheet)

    def save_draft(self) -> None:
        """Write what was entered on the sheet, as if it had been sent."""
        question = self.session.current
        if question and self.question_view.question is question and self.session.phase is Phase.ASKING:
            response = self.question_view.draft_response()
            if response is not None:
                self.game.update(self.session.answer(question.key, response, self.game.now()))

    def show_known(self) -> None:
        """Show the answer that stands on the sheet."""
        sheet = self.session.sheet
        response = sheet.responses[self.session.position] if sheet else None
        if response is not None:
            self.question_view.show_response(response)

    def show_hints(self) -> None:
        """Show whether the question is marked, in the place of the hints: an exam has none."""
        sheet = self.session.sheet
        is_marked = sheet is not None and self.session.position in sheet.marked
        notice = line((f"{MARKED} Marked for later.", "$warning")) if is_marked else literal("")
        self.question_view.show_notice(notice)

    def _close(self, session: Session) -> None:
        """Go to the result when time is up or the sheet is handed in, whatever dialog is open above."""
        if not self.game.update(session) or session.phase is Phase.ASKING:
            return
        while self.is_open and self.app.screen is not self:
            self.app.pop_screen()
        self.go_on()

    def _turn_by(self, by: int) -> None:
        """Go so many questions on; the sheet comes after the last one."""
        number = self.session.position + by
        self.save_draft()
        if number >= len(self.session.questions):
            self.action_overview()
        elif number >= 0:
            self._turn_to(number)

    def _leave_sheet(self, result: int | None) -> None:
        """Hand in, or go to the question that was chosen on the sheet."""
        if result == SUBMIT:
            self._close(self.session.submit(self.game.now()))
        elif result is not None:
            self._turn_to(result)

    @work(group="page", exclusive=True)
    async def _turn_to(self, number: int) -> None:
        session = self.session.view_question(self.session.questions[number].key, self.game.now())
        if session.phase is not Phase.ASKING:
            self._close(session)
        elif self.is_open:
            self.game.update(session)
            await self.show_question()
