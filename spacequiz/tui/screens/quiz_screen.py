"""The quiz: a question, an answer, why."""

from typing import ClassVar

from textual import events, work
from textual.app import ComposeResult
from textual.binding import Binding, BindingType
from textual.containers import Horizontal, VerticalScroll
from textual.content import Content
from textual.widgets import Static

from spacequiz.domain.scoring import HINT_COST
from spacequiz.domain.session import Phase, Session
from spacequiz.play.running_game import RunningGame
from spacequiz.tui.plain_text import line, literal
from spacequiz.tui.screens.page import Page
from spacequiz.tui.widgets.answer_widget import AnswerWidget
from spacequiz.tui.widgets.ascent import Ascent
from spacequiz.tui.widgets.cover import Cover
from spacequiz.tui.widgets.game_header import GameHeader, ProgressLine, result_name
from spacequiz.tui.widgets.verdict import Verdict
from spacequiz.tui.widgets.widget_for_kind import answer_widget_for

HINT = f"hint −{100 * HINT_COST:.0f} %"
"""What a hint costs is said before it is taken."""
TICK_SECONDS = 0.1
"""Seconds between two looks at the clock."""
REVEAL_DELAY = 0.03
"""Seconds from the marks on the options to the verdict: the first frame holds only what the player waits for."""
ENTER_DELAY = 0.2
"""Seconds after an answer in which enter does not go on: a held key would skip the explanation."""


class QuizScreen(Page):
    """Shows one session. It asks the clock and the store through its game, and judges nothing itself."""

    CSS_PATH = "quiz_screen.tcss"
    TITLE = "Quiz"
    HELP_KEYS: ClassVar[tuple[tuple[str, str], ...]] = (
        ("1-8, a-e", "choose that option"),
        ("↑ ↓ enter", "choose with the arrows"),
        ("t f", "true, false"),
        ("space", "tick, where several are right; pick up, where things are put in order"),
        ("shift+↑ ↓", "move a thing up or down; so do its new number, and the mouse"),
        ("⌫", "part the last pair"),
        ("quiz.hint", "a hint, for a quarter of the points (ctrl+t while you type)"),
        ("quiz.halve", "50:50: half of four options or more, once in a game"),
        ("quiz.skip", "skip the question (ctrl+s while you type)"),
        ("quiz.pause", "pause; the question is covered (ctrl+b while you type)"),
        ("enter", "go on after the explanation"),
        ("quiz.next", "go on too"),
        ("quiz.flag", "after the explanation: a word to the author, if it is wrong"),
        ("esc", "leave; the game can be taken up again from home"),
    )
    BINDINGS: ClassVar[list[BindingType]] = [
        Binding("enter", "go_on", "next", key_display="enter"),
        Binding("space", "go_on", "next", id="quiz.next"),
        Binding("enter", "uncover", "go on", key_display="enter"),
        Binding("h", "hint", HINT, id="quiz.hint"),
        Binding("x", "halve", "50:50", id="quiz.halve"),
        Binding("s", "skip", "skip", id="quiz.skip"),
        Binding("f", "flag", "flag", id="quiz.flag"),
        Binding("p", "pause", "pause", id="quiz.pause"),
        # where letters are typed
        Binding("ctrl+t", "hint", HINT, key_display="ctrl+t"),
        Binding("ctrl+s", "skip", "skip", key_display="ctrl+s"),
        Binding("ctrl+b", "pause", "pause", key_display="ctrl+b"),
        Binding("escape", "back", "leave", key_display="esc"),
    ]

    def __init__(self, game: RunningGame) -> None:
        """The screen of this game."""
        super().__init__(classes="asks")
        self.game = game
        self._answers: AnswerWidget | None = None
        self._revealed = 0.0
        self._going = False
        self._covered = False
        """Whether the player paused; a terminal that is too small pauses without it."""

    def compose_body(self) -> ComposeResult:
        """Head, time, then question, answers and explanation beside the ascent."""
        yield GameHeader()
        yield ProgressLine()
        with Horizontal(id="body"):
            with VerticalScroll(id="stage"):
                yield Static(id="ask")
                yield Static(id="hints")
                yield Verdict()
            yield Cover()
            yield Ascent()

    async def populate(self) -> None:
        """Show where the game stands, and start the clock."""
        head = self.query_one(GameHeader)
        head.title = " + ".join(ref.title for ref in self.game.setup.packs)
        self._warn_if_not_saved()
        self.app.app_suspend_signal.subscribe(self, lambda _: self._set_paused(True))
        self._begin_game()

    @work
    async def _begin_game(self) -> None:
        """The first question, after a countdown where the game is new and things may move."""
        if not self.session.events and self.app.animation_level != "none":
            self._show_cover(True)
            await self.query_one(Cover).count_down()
            if not self.is_open:
                return
            self._show_cover(False)
        await self.show_question()
        self.set_interval(TICK_SECONDS, self._tick)

    @property
    def session(self) -> Session:
        """The game as it stands."""
        return self.game.session

    def lead_keys(self) -> tuple[tuple[str, str], ...]:
        """The keys that answer."""
        asking = self.session.phase is Phase.ASKING and not self.too_small and not self._covered
        return self._answers.keys_hint if asking and self._answers else ()

    def check_action(self, action: str, parameters: tuple[object, ...]) -> bool | None:
        """Only what fits the moment."""
        fits = {"uncover": self._covered} | {
            name: fit and not self._covered for name, fit in self.available_actions().items()
        }
        return fits.get(action, True) and super().check_action(action, parameters)

    def available_actions(self) -> dict[str, bool]:
        """Which actions fit a question that is not covered."""
        session = self.session
        asking = session.phase is Phase.ASKING
        return {
            "go_on": not asking,
            "pause": asking,
            "flag": not asking and bool(session.outcomes),
            "skip": asking,
            "hint": asking and session.hints_left > 0,
            "halve": session.can_halve_options,
        }

    def on_answer_widget_submitted(self, event: AnswerWidget.Submitted) -> None:
        """Take an answer, if it is still wanted."""
        self.apply_answer(self.session.answer(event.question, event.response, self.game.now()))

    def apply_answer(self, session: Session) -> None:
        """Go on with this state, in which an answer was given."""
        self._close(session)

    def on_resize(self, event: events.Resize) -> None:
        """Time stands still while nothing can be seen."""
        now = self.game.now()
        still = self.too_small or self._covered
        self.game.update(self.session.pause(now) if still else self.session.resume(now))
        self.refresh_bindings()
        if not self.too_small:
            # what was hidden has lost the focus, or never had it
            self.call_after_refresh(self._focus_answer)

    def on_screen_suspend(self) -> None:
        """Time stands still under a page that hides the question, such as the settings; not under a dialog."""
        if self.is_open and not self.app.screen.is_modal:
            self.game.update(self.session.pause(self.game.now()))

    def on_screen_resume(self) -> None:
        """Time runs again once the question can be seen again."""
        if self._answers and not self.too_small and not self._covered:
            self.game.update(self.session.resume(self.game.now()))

    def action_hint(self) -> None:
        """Show the next hint."""
        question = self.session.current
        if question and self.game.update(self.session.take_hint(question.key, self.game.now())):
            self.show_hints()
            self.refresh_bindings()

    def action_halve(self) -> None:
        """Take half of the options away."""
        question = self.session.current
        if question and self._answers and self.game.update(self.session.halve_options(question.key, self.game.now())):
            self._answers.eliminate(self.session.eliminated)
            self.refresh_bindings()

    def action_pause(self) -> None:
        """Let time stand still, with the question covered."""
        self._set_paused(True)

    def action_uncover(self) -> None:
        """Go on after a pause."""
        self._set_paused(False)

    def action_flag(self) -> None:
        """A word to the author of the question that was just answered."""
        from spacequiz.tui.screens.flag_dialog import FlagDialog

        question = self.session.outcomes[-1].question
        self.app.push_screen(FlagDialog(question.ask), self._flagged)

    def _flagged(self, note: str | None) -> None:
        if note is not None:
            self.context.flag_question(self.session.outcomes[-1].question.key, note)

    def action_skip(self) -> None:
        """Close the question without an answer."""
        question = self.session.current
        if question:
            self._close(self.session.skip(question.key, self.game.now()))

    def action_go_on(self) -> None:
        """To the next question, or to the result, once the answer is kept."""
        if self._going or self.game.now() - self._revealed < ENTER_DELAY:
            return
        self.go_on()

    def on_click(self, event: events.Click) -> None:
        """A click on the cover goes on."""
        if isinstance(event.widget, Cover) and self._covered:
            self._set_paused(False)

    def action_back(self) -> None:
        """Leave; the game is kept."""
        self.save_draft()
        done = self.session.phase is Phase.DONE
        self.game.suspend()
        self.context.go_home()
        if not done and self.session.events:
            self.context.notify_user(self._how_to_resume(), severe=False)

    def save_before_exit(self) -> None:
        """An open question keeps the time it has left."""
        self.save_draft()
        self.game.suspend()

    def _set_paused(self, on: bool) -> None:
        """Pause the open question, or go on."""
        if self.session.phase is not Phase.ASKING or on == self._covered or not self.is_open:
            return
        now = self.game.now()
        self.save_draft()
        self.game.update(self.session.pause(now) if on or self.too_small else self.session.resume(now))
        self._covered = on
        self._show_cover(on)
        self.query_one(Cover).show_pause("enter goes on")
        self.refresh_bindings()
        self.call_after_refresh(self._focus_answer)

    def _show_cover(self, on: bool) -> None:
        self.query_one("#stage").display = not on
        self.query_one(Cover).display = on

    def save_draft(self) -> None:
        """Keep what is not sent yet, where that counts."""

    def _focus_answer(self) -> None:
        if self._covered:
            self.set_focus(None)
        elif self.is_active and self._answers and self.session.phase is Phase.ASKING:
            self._answers.focus(scroll_visible=False)

    @work
    async def _warn_if_not_saved(self) -> None:
        """Say so at once when nothing of this game will be kept."""
        notice = await self.context.store_thread.run(lambda store: "" if store.is_persistent else store.notice)
        if notice:
            self.context.notify_user(notice)

    def _how_to_resume(self) -> str:
        ids = {ref.id for ref in self.game.setup.packs}
        library = self.context.library
        if library and any(entry.is_temporary and entry.id in ids for entry in library.entries):
            return "The game is kept: Resume takes it up, when Space Quiz is opened with this pack again."
        return "The game is kept: Resume takes it up where you left it."

    def go_on(self) -> None:
        """To the next question, or to the result, once everything is kept."""
        self._going = True
        self._go_on()

    @work
    async def _go_on(self) -> None:
        problem = await self.game.flush()
        if problem:
            self.context.notify_user(problem)
        self._going = False
        if not self.is_open:
            return
        if self.session.phase is Phase.DONE:
            from spacequiz.tui.screens.results_screen import ResultsScreen

            self.app.switch_screen(ResultsScreen(self.game))
        else:
            await self.show_question()

    async def show_question(self) -> None:
        """Show the question where the game stands."""
        now = self.game.now()
        if self.session.phase is Phase.READY:
            self.game.update(self.session.open(now))
        else:
            self.game.update(self.session.resume(now))
        question = self.session.current
        if question is None:
            return
        if self._answers:
            await self._answers.remove()
        self.query_one(Verdict).clear()
        self.query_one("#ask", Static).update(literal(question.ask))
        self.show_hints()
        self._answers = answer_widget_for(question, self.session.seed)
        self._answers.set_class(self._answers.is_compact, "-many")
        stage = self.query_one("#stage", VerticalScroll)
        await stage.mount(self._answers, before=self.query_one(Verdict))
        stage.scroll_home(animate=False)
        self.show_known(self._answers)
        self._answers.focus_input()
        self.show_progress()

    def show_known(self, answers: AnswerWidget) -> None:
        """Show what is known of the question before it is answered."""
        answers.eliminate(self.session.eliminated)

    def _close(self, session: Session) -> None:
        """Show how the question ended, if this state ends it: the answer at once, the rest a moment later."""
        before = self.session
        if not self.game.update(session, save=False) or session.phase is Phase.ASKING:
            return
        self._revealed = self.game.now()
        if self._answers:
            self._answers.reveal(session.outcomes[-1])
        if result_name(session.outcomes[-1]) == "wrong":
            self.context.ring_bell()
        self.set_timer(REVEAL_DELAY, lambda: self._finish_reveal(session, before.streak))

    def _finish_reveal(self, session: Session, streak_before: int) -> None:
        """All that would hold up the sight of the answer: why, the points, what needs a new layout, the writing."""
        self.game.save()
        if session is not self.session or not self.is_open:
            return
        outcome = session.outcomes[-1]
        if self._answers:
            self._answers.finish_reveal(outcome)
        self.query_one(Verdict).show_outcome(outcome, streak_before)
        self.show_progress()
        self.call_after_refresh(self.query_one("#stage", VerticalScroll).scroll_end, animate=False)

    def _tick(self) -> None:
        question = self.session.current
        if self.session.phase is Phase.ASKING and question and self.is_open and not self._covered:
            now = self.game.now()
            left = self.session.time_left(now)
            self._update_clock()
            if left == 0 and not self.too_small:
                self.save_draft()
                self._close(self.session.time_out(question.key, now))

    def _update_clock(self) -> None:
        session = self.session
        whole = session.rules.seconds if session.game_time_left is not None else session.time_limit()
        # between two questions of a sprint its clock stands, and still shows what is left
        left = session.game_time_left if session.opened_at is None else session.time_left(self.game.now())
        self.query_one(ProgressLine).show_time(left, whole)

    def show_progress(self) -> None:
        """Show what was won so far, and how far it is."""
        session = self.session
        head = self.query_one(GameHeader)
        head.number = session.position + (session.phase is Phase.ASKING)
        head.total = session.total or 0
        head.lives = session.lives_left
        head.score = session.score
        head.streak = session.streak
        sheet = session.sheet
        head.written = len(sheet.responses) - len(sheet.unanswered) if sheet and not session.outcomes else None
        pace = self.query_one(ProgressLine)
        pace.marks, pace.pointer = self.progress_marks()
        pace.total = session.total or 0
        self._update_clock()
        self.query_one(Ascent).rise(session.progress)
        self.refresh_bindings()

    def progress_marks(self) -> tuple[tuple[str, ...], int | None]:
        """The signs of the trail, and where its pointer stands; None for behind them."""
        return tuple(result_name(outcome) for outcome in self.session.outcomes), None

    def show_hints(self) -> None:
        """Show the hints that were taken."""
        shown = self.session.shown_hints()
        self.show_notice(Content("\n").join(line(("Hint: ", "bold"), text) for text in shown))

    def show_notice(self, words: Content) -> None:
        """Show this between the question and its answers; nothing takes no room."""
        hints = self.query_one("#hints", Static)
        hints.update(words)
        hints.set_class(bool(words), "-told")
