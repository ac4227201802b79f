"""A pack while it is written: each question as it will look, and its problems above it."""

from collections.abc import Callable
from dataclasses import replace
from pathlib import Path
from typing import ClassVar

from textual import events
from textual.app import ComposeResult
from textual.binding import Binding, BindingType
from textual.containers import Container
from textual.message import Message
from textual.widgets import Static

from spacequiz.domain.correct_answers import correct_response
from spacequiz.packs.file_watcher import FileChange, FileWatcher
from spacequiz.text import escape
from spacequiz.tui.plain_text import literal
from spacequiz.tui.preview_state import PreviewState
from spacequiz.tui.screens.page import Page
from spacequiz.tui.widgets.answer_widget import AnswerWidget
from spacequiz.tui.widgets.preview_header import PreviewHeader, QuestionStrip
from spacequiz.tui.widgets.preview_question import PreviewQuestion

WIDTHS = (80, 40)
"""Columns in which a question can be looked at, beside all there are."""


class PreviewScreen(Page):
    """Shows what the file watcher reads; a question that cannot be read any more is shown as it was."""

    CSS_PATH = "preview_screen.tcss"
    TITLE = "Preview"
    HELP_KEYS: ClassVar[tuple[tuple[str, str], ...]] = (
        ("n p, → ←", "next, previous question"),
        ("home end", "first, last question"),
        ("/", "find a number or text"),
        ("x", "next question with an error; without errors, the next with advice"),
        ("↑ ↓", "scroll"),
        ("a", "show or hide the answer"),
        ("1-8", "answer with that option, to see its feedback (enter after ticking several)"),
        ("e", "open the question in your editor ($VISUAL or $EDITOR)"),
        ("w", "width: full, 80 or 40 columns"),
        ("esc q", "leave"),
    )
    BINDINGS: ClassVar[list[BindingType]] = [
        Binding("n,right", "go(1)", "next"),
        Binding("p,left", "go(-1)", "previous"),
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
        """The watcher read the file anew, or could not."""

        def __init__(self, change: FileChange) -> None:
            """With the change that the watcher saw."""
            super().__init__()
            self.change = change

    def __init__(self, path: Path, width: int = 0, *, alone: bool = False) -> None:
        """Preview the pack at this path, in so many columns (0 for all); `alone` where leaving leaves the program."""
        super().__init__()
        self.path = path
        self._alone = alone
        self._preferred_width = width
        self._watcher = FileWatcher(path, lambda change: self.post_message(self.FileChanged(change)))
        self._state: PreviewState | None = None
        """What is shown; None until the file was read."""
        self._show_scheduled = False
        self._last_search = ""
        self.question_view = PreviewQuestion()

    def compose_body(self) -> ComposeResult:
        """Compose the header, a sign for each question, and the question in a column."""
        yield PreviewHeader()
        yield QuestionStrip()
        yield Static(id="notice")
        with Container(id="column", classes="asks"):
            yield self.question_view

    async def populate(self) -> None:
        """Watch the file from now on."""
        self._apply_width()
        self._watcher.start()

    def on_unmount(self) -> None:
        """Stop watching the file."""
        self._watcher.stop()

    def check_action(self, action: str, parameters: tuple[object, ...]) -> bool | None:
        """Return whether there is something that the action can be applied to."""
        state = self._state
        available = {
            "go": state is not None and state.number + _int(parameters) in state.numbers,
            "answer": state is not None and state.question is not None,
            "next_problem": state is not None and bool(state.outline.problem_numbers),
            "find": state is not None and bool(state.outline.questions),
            "width": bool(self._widths[1:]),
        }
        return available.get(action, True) and super().check_action(action, parameters)

    def on_preview_screen_file_changed(self, event: FileChanged) -> None:
        """Show the new state of the file."""
        if not self.is_open:
            return
        change, state = event.change, self._state
        # the whole path would fill a narrow screen
        error = change.read_error.replace(str(self.path), self.path.name)
        then = "The last version is shown until it can be read" if state else "It is shown as soon as it can be read"
        notice = self.query_one("#notice", Static)
        notice.update(literal(escape(f"{error}. {then}." if error else "")))
        notice.set_class(bool(error), "-visible")
        if change.outline is not None:
            self._change_state(state.update(change.outline) if state else PreviewState.start(change.outline))

    def on_question_strip_chosen(self, event: QuestionStrip.Chosen) -> None:
        """Go to the question whose sign was clicked."""
        self._turn_to(lambda _: event.number)

    def on_answer_widget_submitted(self, event: AnswerWidget.Submitted) -> None:
        """Show what the answer would bring."""
        state = self._state
        if state and state.question is not None and state.question.key == event.question:
            self._change_state(replace(state, response=event.response))

    def on_key(self, event: events.Key) -> None:
        """Hand on the keys that answer; nothing on this screen has the focus."""
        self.question_view.press_key(event)

    def on_resize(self, event: events.Resize) -> None:
        """Fit the column to the new size."""
        self._apply_width()

    def action_go(self, by: int) -> None:
        """Go so many questions on."""
        self._turn_to(lambda state: state.number + by)

    def action_jump(self, end: int) -> None:
        """Go to the first question (1) or to the last (-1)."""
        self._turn_to(lambda state: min(state.numbers, default=0) if end > 0 else max(state.numbers, default=0))

    def action_next_problem(self) -> None:
        """Go to the next question with a problem, round from the last to the first."""
        self._turn_to(PreviewState.next_problem)

    def action_find(self) -> None:
        """Ask for a number or a text, and go to that question."""
        from spacequiz.tui.screens.find_dialog import FindDialog

        self.app.push_screen(FindDialog(self._last_search), self._find)

    def action_answer(self) -> None:
        """Show the right answer, or hide the answer that is shown."""
        state = self._state
        if state and state.question is not None:
            response = correct_response(state.question) if state.response is None else None
            self._change_state(replace(state, response=response))

    def action_scroll(self, by: int) -> None:
        """Scroll by so many lines."""
        self.question_view.scroll_relative(y=by, animate=False)

    def action_width(self) -> None:
        """Change to the next narrower width, and from the narrowest to all columns."""
        widths = self._widths
        self._preferred_width = widths[(widths.index(self._columns) + 1) % len(widths)]
        self._apply_width()

    def action_edit(self) -> None:
        """Open the editor at the question."""
        from spacequiz.tui.open_editor import open_editor

        open_editor(self.app, self.path, self._state.line if self._state else 1, self.context.notify_user)

    def action_back(self) -> None:
        """Go one step back; leave the program where only the preview was opened."""
        self._watcher.stop()
        if self._alone:
            self.app.exit(0)
        else:
            self.app.pop_screen()

    def _find(self, text: str | None) -> None:
        """Go to the question of this number, or the next one with this text."""
        if not text or self._state is None:
            return
        self._last_search = text
        number = self._state.find(text)
        if number is None:
            self.context.notify_user(f"No question contains {text}.", severe=False)
        else:
            self._turn_to(lambda _: number)

    def _turn_to(self, number_in: Callable[[PreviewState], int]) -> None:
        """Go to the page whose number the function returns, if there is one."""
        if self._state is None:
            return
        state = self._state.turn_to(number_in(self._state))
        if state is not self._state:
            self.question_view.scroll_home(animate=False)
            self._change_state(state)

    def _change_state(self, state: PreviewState) -> None:
        """Show this state, once for all the keys that came in the meantime."""
        self._state = state
        if not self._show_scheduled:
            self._show_scheduled = True
            self.call_later(self._show)

    async def _show(self) -> None:
        self._show_scheduled = False
        state = self._state
        if state is None or not self.is_open:
            return
        self.query_one(PreviewHeader).state = state
        self.query_one(QuestionStrip).state = state
        await self.question_view.show_state(state)
        self.refresh_bindings()

    @property
    def _widths(self) -> list[int]:
        """The widths narrower than the terminal, after 0 for all columns."""
        widths = {*WIDTHS, self._preferred_width}
        return [0, *sorted((width for width in widths if 0 < width < self.app.size.width), reverse=True)]

    @property
    def _columns(self) -> int:
        """The width that the question is shown in; 0 for all columns."""
        return self._preferred_width if self._preferred_width in self._widths else 0

    def _apply_width(self) -> None:
        """Give the column its width, and the classes of a terminal of that width."""
        column = self.query_one("#column")
        width = self._columns
        column.set_class(bool(width), "-cut")
        # the border on its right comes on top
        column.styles.width = width + 1 if width else "100%"
        for breakpoints, size in (
            (self.HORIZONTAL_BREAKPOINTS, width or self.app.size.width),
            (self.VERTICAL_BREAKPOINTS, self.app.size.height),
        ):
            current = [name for least, name in breakpoints if size >= least][-1]
            for _, name in breakpoints:
                column.set_class(name == current, name)
        self.query_one(PreviewHeader).columns = width
        self.refresh_bindings()


def _int(parameters: tuple[object, ...]) -> int:
    """Return the number that an action was called with; 0 where it has none."""
    return parameters[0] if parameters and isinstance(parameters[0], int) else 0
