"""A pack while it is written: each question as it will look, and its problems in its place."""

from collections.abc import Mapping
from dataclasses import replace
from pathlib import Path
from typing import ClassVar

from textual import events
from textual.app import ComposeResult
from textual.binding import Binding, BindingType
from textual.containers import Container, VerticalScroll
from textual.content import Content
from textual.message import Message
from textual.visual import VisualType
from textual.widget import Widget
from textual.widgets import Static

from spacequiz.domain.outcome import CloseReason, grade_answer
from spacequiz.domain.question import Question, Response, correct_response
from spacequiz.packs.file_watcher import FileChange, FileWatcher
from spacequiz.packs.outline import OutlineQuestion, PackOutline
from spacequiz.text import escape
from spacequiz.tui.plain_text import line, literal
from spacequiz.tui.screens.page import Page
from spacequiz.tui.widgets.answer_widget import AnswerWidget
from spacequiz.tui.widgets.choice_answer import ChoiceAnswer
from spacequiz.tui.widgets.preview_header import PreviewHeader, QuestionStrip
from spacequiz.tui.widgets.problem_list import ProblemList
from spacequiz.tui.widgets.verdict import Verdict
from spacequiz.tui.widgets.widget_for_kind import answer_widget_for

SEED = "preview"
"""Decides the order of the options: the same at every save."""
WIDTHS = (80, 40)
"""Columns to look at it in, beside all there are."""


class PreviewScreen(Page):
    """Shows what the watcher reads. The last good picture of a question stays while its problems are shown."""

    CSS_PATH = ["quiz_screen.tcss", "preview_screen.tcss"]
    TITLE = "Preview"
    HELP_KEYS: ClassVar[tuple[tuple[str, str], ...]] = (
        ("n p, → ←", "the next question, the one before"),
        ("home end", "the first, the last"),
        ("/", "go to a number, or to a word"),
        ("x", "the next one with an error, or with advice where there is no error"),
        ("↑ ↓", "scroll"),
        ("a", "show the answer, as after a right one; hide it"),
        ("1-8", "answer with that option, to see what is said to it (enter, where several are ticked)"),
        ("e", "open the editor at the question; $VISUAL or $EDITOR names it"),
        ("w", "the width: all there is, 80 columns, 40 columns"),
        ("esc q", "leave"),
    )
    BINDINGS: ClassVar[list[BindingType]] = [
        Binding("n,right", "go(1)", "next"),
        Binding("p,left", "go(-1)", "before"),
        Binding("home", "jump(1)", "first", show=False),
        Binding("end", "jump(-1)", "last", show=False),
        Binding("a", "answer", "answer"),
        Binding("e", "edit", "edit"),
        Binding("x", "next_problem", "next ✗"),
        Binding("slash", "find", "find", key_display="/"),
        Binding("w", "width", "width"),
        Binding("up", "scroll(-1)", "up", show=False),
        Binding("down", "scroll(1)", "down", show=False),
        Binding("pageup", "scroll(-10)", "up", show=False),
        Binding("pagedown", "scroll(10)", "down", show=False),
        Binding("escape,q", "back", "leave", key_display="esc"),
    ]

    class FileChanged(Message):
        """The watcher saw something new."""

        def __init__(self, seen: FileChange) -> None:
            """With what it saw."""
            super().__init__()
            self.seen = seen

    def __init__(self, path: Path, width: int = 0, *, alone: bool = False) -> None:
        """Of the pack at this path, in so many columns (0 for all); `alone` where leaving it leaves the program."""
        super().__init__()
        self.path = path
        self._alone = alone
        self._wanted = width
        self._watcher = FileWatcher(path, lambda seen: self.post_message(self.FileChanged(seen)))
        self._outline: PackOutline | None = None
        self._at = 0
        self._response: Response | None = None
        """What the question that is shown is answered with; None while it is open."""
        self._last_good: dict[str | int, Question] = {}
        """What each question was when it could last be read, by id, and by number where it has none."""
        self._answers: AnswerWidget | None = None
        self._due = False
        self._sought = ""

    def compose_body(self) -> ComposeResult:
        """Where we are, how all are, then the question with its problems above it."""
        yield PreviewHeader()
        yield QuestionStrip()
        yield Static(id="notice")
        with Container(id="column", classes="asks"), VerticalScroll(id="stage", can_focus=False):
            yield Static(id="problems", classes="told")
            yield Static(id="before", classes="told")
            yield Static(id="ask")
            yield Static(id="hints")
            yield Verdict()
            yield Static(id="feedback", classes="told")

    async def populate(self) -> None:
        """Look at the file from now on."""
        self._apply_width()
        self._watcher.start()

    def on_unmount(self) -> None:
        """Look no more."""
        self._watcher.stop()

    def check_action(self, action: str, parameters: tuple[object, ...]) -> bool | None:
        """Only what there is something for."""
        outline = self._outline
        fits = {
            "go": bool(outline) and bool(parameters) and self._number_beside(parameters[0]) is not None,
            "answer": self._question is not None,
            "next_problem": outline is not None and bool(outline.problem_numbers),
            "find": bool(outline) and bool(outline.questions if outline else ()),
            "width": bool(self._widths[1:]),
        }
        return fits.get(action, True) and super().check_action(action, parameters)

    async def on_preview_screen_file_changed(self, event: FileChanged) -> None:
        """Show what the file has become."""
        if not self.is_open:
            return
        seen = event.seen
        # the whole path would fill a narrow screen
        trouble = seen.read_error.replace(str(self.path), self.path.name)
        words = f"{trouble}. It is shown as it was, and comes back by itself." if trouble else ""
        if trouble and self._outline is None:
            words = f"{trouble}. It is shown as soon as it can be read."
        self._tell("#notice", literal(escape(words)))
        if seen.outline is not None:
            self._update_outline(seen.outline)
            await self._show()

    def on_question_strip_chosen(self, event: QuestionStrip.Chosen) -> None:
        """A click on a sign."""
        self._turn_to(event.number)

    def on_answer_widget_submitted(self, event: AnswerWidget.Submitted) -> None:
        """An option was tried."""
        question = self._question
        if question is not None and question.key == event.question:
            self._response = event.response
            self._schedule_show()

    def on_key(self, event: events.Key) -> None:
        """Digits try an option, as in the quiz; nothing here has the focus."""
        answers = self._answers
        if not isinstance(answers, ChoiceAnswer) or answers.is_closed:
            return
        if event.key == "enter":
            answers.action_enter()
        elif event.character and event.character in "12345678" and int(event.character) <= len(answers.texts):
            answers.press(int(event.character) - 1)

    def on_resize(self, event: events.Resize) -> None:
        """The column goes by the room there is."""
        super().on_resize(event)
        self._apply_width()

    def action_go(self, by: int) -> None:
        """To the question before or after."""
        number = self._number_beside(by)
        if number is not None:
            self._turn_to(number)

    def action_jump(self, end: int) -> None:
        """To the first or the last question."""
        if self._outline:
            self._turn_to(self._first if end > 0 else len(self._outline.questions))

    def action_next_problem(self) -> None:
        """To the next question with an error; round from the last to the first."""
        numbers = self._outline.problem_numbers if self._outline else ()
        if numbers:
            self._turn_to(next((number for number in numbers if number > self._at), numbers[0]))

    def action_find(self) -> None:
        """To a number or a word."""
        from spacequiz.tui.screens.find_dialog import FindDialog

        self.app.push_screen(FindDialog(self._sought), self._find)

    def action_answer(self) -> None:
        """Show the answer, or hide it."""
        question = self._question
        if question is not None:
            self._response = correct_response(question) if self._response is None else None
            self._schedule_show()

    def action_scroll(self, by: int) -> None:
        """Up or down by lines."""
        self.query_one("#stage", VerticalScroll).scroll_relative(y=by, animate=False)

    def action_width(self) -> None:
        """The next narrower width, and after the narrowest all there is."""
        widths = self._widths
        now = widths.index(self._columns) if self._columns in widths else 0
        self._wanted = widths[(now + 1) % len(widths)]
        self._apply_width()

    def action_edit(self) -> None:
        """Open the editor at the question."""
        from spacequiz.tui.open_editor import open_editor

        outline = self._outline
        part = self._part
        at = part.line if part else outline.pack_problems[0].line if outline and outline.pack_problems else 1
        open_editor(self.app, self.path, at, self.context.notify_user)

    def action_back(self) -> None:
        """One step back; out, when nothing else was opened."""
        self._watcher.stop()
        if self._alone:
            self.app.exit(0)
        else:
            self.app.pop_screen()

    @property
    def _part(self) -> OutlineQuestion | None:
        """The question that is shown; None on the page of the pack's own problems."""
        parts = self._outline.questions if self._outline else ()
        return parts[self._at - 1] if 0 < self._at <= len(parts) else None

    @property
    def _question(self) -> Question | None:
        """What is shown of it: as it is, or as it last was."""
        part = self._part
        if part is None:
            return None
        return part.question or self._last_good.get(part.id or part.number)

    @property
    def _first(self) -> int:
        return 0 if self._outline and self._outline.pack_problems else 1

    def _number_beside(self, by: object) -> int | None:
        """The number so many pages on; None past the ends."""
        assert self._outline is not None
        number = self._at + by if isinstance(by, int) else self._at
        return number if self._first <= number <= len(self._outline.questions) and number != self._at else None

    def _update_outline(self, outline: PackOutline) -> None:
        """Go on with what the file is now, at the question that is shown."""
        old, part = self._outline, self._part
        if old is not None and not outline.questions:
            # nothing of it can be read: what was known of the questions stays
            outline = replace(
                outline, questions=tuple(replace(one, question=None, problems=()) for one in old.questions)
            )
        if old is not None and not outline.readable:
            # what cannot be read may be read as a title
            outline = replace(outline, title=old.title or outline.title)
        # what went away while nothing was shown of it is forgotten with the next whole reading
        known = {} if outline.reading.pack is not None else self._last_good
        self._last_good = known | {
            one.id or one.number: one.question for one in outline.questions if one.question is not None
        }
        self._outline = outline
        if old is None:
            wrong = any(problem.severity == "error" for problem in outline.pack_problems)
            self._at = 0 if wrong or not outline.questions else 1
        elif part is not None:
            self._at = outline.find_number(part.id, part.number)
        if self._at == 0 and not outline.pack_problems:
            self._at = 1

    def _turn_to(self, number: int) -> None:
        if self._outline and self._first <= number <= len(self._outline.questions) and number != self._at:
            self._at = number
            self._response = None
            self.query_one("#stage", VerticalScroll).scroll_home(animate=False)
            self._schedule_show()

    def _schedule_show(self) -> None:
        """Show what is wanted, once for all the keys that came meanwhile."""
        if not self._due:
            self._due = True
            self.call_later(self._show)

    async def _show(self) -> None:
        self._due = False
        outline, part, question = self._outline, self._part, self._question
        if outline is None or not self.is_open:
            return
        for widget in (self.query_one(PreviewHeader), self.query_one(QuestionStrip)):
            widget.outline, widget.at = outline, self._at
        self._tell_problems(outline, part)
        old = part is not None and part.question is None and question is not None
        self._tell("#before", literal("As it was before:" if old else "", "$dim"))
        await self._show_question(question, old)
        self.refresh_bindings()

    async def _show_question(self, question: Question | None, old: bool) -> None:
        """The question with its answers, made anew only where it is another one."""
        answers = self._answers
        stands = answers is not None and answers.question == question and not (answers.is_closed and not self._response)
        again = answers is not None and answers.is_closed and self._response is not None
        if not stands or again:
            if answers is not None:
                await answers.remove()
            self._answers = answers = None
            self.query_one(Verdict).clear()
            self._tell("#feedback", literal(""))
        if question is None:
            self.query_one("#ask", Static).update(literal(""))
            self._tell("#hints", literal(""))
            return
        stage = self.query_one("#stage", VerticalScroll)
        if answers is None:
            self.query_one("#ask", Static).update(literal(question.ask))
            self._tell("#hints", Content("\n").join(line(("Hint: ", "bold"), text) for text in question.hints))
            answers = self._answers = answer_widget_for(question, SEED)
            answers.set_class(answers.is_compact, "-many")
            await stage.mount(answers, before=self.query_one(Verdict))
            # letters mean something to the screen
            for widget in (answers, *answers.query(Widget)):
                widget.can_focus = False
        for widget in (self.query_one("#ask"), self.query_one("#hints"), answers, self.query_one(Verdict)):
            widget.set_class(old, "-before")
        if self._response is not None and question.accepts(self._response):
            self._reveal(question, answers, self._response)

    def _reveal(self, question: Question, answers: AnswerWidget, response: Response) -> None:
        outcome = grade_answer(question, CloseReason.ANSWERED, response, 0.0, streak=0)
        answers.reveal(outcome)
        answers.finish_reveal(outcome)
        self.query_one(Verdict).show_outcome(outcome, 0)
        said: Mapping[str, str] = getattr(question, "feedback", {})
        chosen = response if isinstance(response, frozenset) else {response}
        rows = [line((f"{option}: ", "bold"), text) for option, text in said.items() if option not in chosen]
        self._tell("#feedback", Content("\n").join([literal("Feedback on the others"), *rows] if rows else []))
        self.call_after_refresh(self.query_one("#stage", VerticalScroll).scroll_end, animate=False)

    def _tell_problems(self, outline: PackOutline, part: OutlineQuestion | None) -> None:
        problems = part.problems if part else outline.pack_problems
        if part and part.question is None and not problems:
            # it was not read because of something else
            problems = outline.reading.errors[:1]
        wrong = any(problem.severity == "error" for problem in problems)
        self.query_one("#problems").set_class(wrong, "-wrong")
        self._tell("#problems", ProblemList(problems, outline.lines) if problems else literal(""))

    def _tell(self, where: str, words: VisualType) -> None:
        """Show this in its place; nothing takes no room."""
        place = self.query_one(where, Static)
        place.update(words)
        place.set_class(not isinstance(words, Content) or bool(words), "-told")

    def _find(self, typed: str | None) -> None:
        """Go to the question of this number, or the next one with this text."""
        outline = self._outline
        if not typed or outline is None:
            return
        self._sought = typed
        if typed.isdecimal() and len(typed) < 9 and self._first <= int(typed) <= len(outline.questions):
            self._turn_to(int(typed))
            return
        wanted = typed.casefold()
        ends = [*(part.line for part in outline.questions[1:]), len(outline.lines) + 1]
        after = [*range(self._at, len(ends)), *range(self._at)]
        for index in after:
            text = "\n".join(outline.lines[outline.questions[index].line - 1 : ends[index] - 1])
            if wanted in text.casefold():
                self._turn_to(index + 1)
                return
        self.context.notify_user(f"No question has {typed}.", severe=False)

    @property
    def _widths(self) -> list[int]:
        """The widths that fit, all there is first."""
        asked = {*WIDTHS, self._wanted} if self._wanted else set(WIDTHS)
        return [0, *sorted((width for width in asked if 0 < width < self.app.size.width), reverse=True)]

    @property
    def _columns(self) -> int:
        """The columns it is shown in; 0 for all there are."""
        return self._wanted if self._wanted in self._widths else 0

    def _apply_width(self) -> None:
        """Give the column its width, and the layout that a terminal of that width has."""
        column = self.query_one("#column")
        width = self._columns
        column.set_class(bool(width), "-cut")
        # the line beside it comes on top
        column.styles.width = width + 1 if width else "100%"
        for points, size in (
            (self.HORIZONTAL_BREAKPOINTS, width or self.app.size.width),
            (self.VERTICAL_BREAKPOINTS, self.app.size.height),
        ):
            fitting = [name for least, name in points if size >= least][-1]
            for _, name in points:
                column.set_class(name == fitting, name)
        self.query_one(PreviewHeader).columns = width
        self.refresh_bindings()
