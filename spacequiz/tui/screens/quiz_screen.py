"""The quiz: a question, an answer, and why it is right or wrong."""

from typing import ClassVar

from textual import events, work
from textual.app import ComposeResult
from textual.binding import BindingType

from spacequiz.domain.question import Question
from spacequiz.domain.session import Phase, Session
from spacequiz.play.running_game import RunningGame
from spacequiz.tui.quiz_keys import QUIZ_BINDINGS, QUIZ_HELP
from spacequiz.tui.screens.page import Page
from spacequiz.tui.widgets.answer_widget import AnswerWidget
from spacequiz.tui.widgets.game_header import GameHeader, ProgressLine, result_name
from spacequiz.tui.widgets.question_cover import Cover, pause_text
from spacequiz.tui.widgets.question_stage import QuestionStage
from spacequiz.tui.widgets.question_view import QuestionView

TICK_SECONDS = 0.1
"""Seconds between two looks at the clock."""
REVEAL_DELAY = 0.03
"""Seconds from the marks on the options to the verdict: the first frame holds only what the player waits for."""
ENTER_DELAY = 0.2
"""Seconds after an answer in which enter does not go on: a held key would skip the explanation."""


class QuizScreen(Page):
    """Shows one session. It asks the clock and the store through its game, and grades nothing itself."""

    # no CSS_PATH: opening a screen with a file parses all CSS of the app anew, which takes 4 ms
    DEFAULT_CSS = """
    QuizScreen.-wide Ascent { display: block; }
    """
    # the answers take the focus themselves, once they can be seen
    AUTO_FOCUS = ""
    TITLE = "Quiz"
    HELP_KEYS = QUIZ_HELP
    BINDINGS: ClassVar[list[BindingType]] = QUIZ_BINDINGS

    def __init__(self, game: RunningGame) -> None:
        """Make the screen of this game, whose current question is shown first."""
        super().__init__(classes="asks")
        self.game = game
        self.question_view = QuestionView(game.session.current, game.session.seed)
        self._revealed_at = 0.0
        """When the last question was answered, on the game's clock."""
        self._is_advancing = False
        """Whether the next question is already on its way."""
        self._is_paused = False
        """Whether the player paused; a terminal that is too small stops the clock without it."""

    def compose_body(self) -> ComposeResult:
        """Compose the first question at once, or the countdown before it."""
        yield GameHeader()
        yield ProgressLine()
        yield QuestionStage(self.question_view, has_ascent=self.has_ascent, has_countdown=self._has_countdown)

    async def populate(self) -> None:
        """Show where the game stands and start the clock, after a countdown where the game is new."""
        self.query_one(GameHeader).title = " + ".join(ref.title for ref in self.game.setup.packs)
        self.app.app_suspend_signal.subscribe(self, lambda _: self._set_paused(True))
        # the store is not asked before the first frame
        self.call_after_refresh(self._warn_if_not_saved)
        if self._has_countdown:
            self._count_down()
        else:
            self._begin_game()

    @work
    async def _count_down(self) -> None:
        await self.query_one(QuestionStage).count_down()
        if self.is_open:
            self._begin_game()

    def _begin_game(self) -> None:
        """Open the question that is mounted already; it is saved after the first frame."""
        self._open_question()
        self.call_after_refresh(self.game.save)
        self._show_question_state()
        self.set_interval(TICK_SECONDS, self._tick)

    @property
    def _has_countdown(self) -> bool:
        return not self.session.events and self.app.animation_level != "none"

    @property
    def has_ascent(self) -> bool:
        """Whether points are shown as an ascent where there is room."""
        return True

    @property
    def session(self) -> Session:
        """The current state of the game."""
        return self.game.session

    def lead_keys(self) -> tuple[tuple[str, str], ...]:
        """Return the keys that answer."""
        is_asking = self.session.phase is Phase.ASKING and not self.too_small and not self._is_paused
        answers = self.question_view.answers
        return answers.keys_hint if is_asking and answers else ()

    def check_action(self, action: str, parameters: tuple[object, ...]) -> bool | None:
        """Return whether the action can be done at this moment."""
        available = {"uncover": self._is_paused} | {
            name: is_available and not self._is_paused for name, is_available in self.available_actions().items()
        }
        return available.get(action, True) and super().check_action(action, parameters)

    def available_actions(self) -> dict[str, bool]:
        """Return which actions can be done while the game is not paused."""
        session = self.session
        is_asking = session.phase is Phase.ASKING
        return {
            "go_on": not is_asking,
            "pause": is_asking,
            "flag": not is_asking and bool(session.outcomes),
            "skip": is_asking,
            "hint": is_asking and session.hints_left > 0,
            "halve": session.can_halve_options,
        }

    def on_answer_widget_submitted(self, event: AnswerWidget.Submitted) -> None:
        """Answer the question; an answer that comes too late changes nothing."""
        self.apply_answer(self.session.answer(event.question, event.response, self.game.now()))

    def apply_answer(self, session: Session) -> None:
        """Go on from this state, in which an answer was given."""
        self._close(session)

    def on_resize(self, event: events.Resize) -> None:
        """Stop the clock while nothing can be seen."""
        now = self.game.now()
        stopped = self.too_small or self._is_paused
        self.game.update(self.session.pause(now) if stopped else self.session.resume(now))
        self.refresh_bindings()
        if not self.too_small:
            # what was hidden has lost the focus, or never had it
            self.call_after_refresh(self._focus_answers)

    def on_screen_suspend(self) -> None:
        """Stop the clock under a page that hides the question, such as the settings; not under a dialog."""
        if self.is_open and not self.app.screen.is_modal:
            self.game.update(self.session.pause(self.game.now()))

    def on_screen_resume(self) -> None:
        """Start the clock once the question can be seen again."""
        if not self.too_small and not self._is_paused:
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
        if question and self.game.update(self.session.halve_options(question.key, self.game.now())):
            self.question_view.eliminate(self.session.eliminated)
            self.refresh_bindings()

    def action_pause(self) -> None:
        """Stop the clock and cover the question."""
        self._set_paused(True)

    def action_uncover(self) -> None:
        """Go on after a pause."""
        self._set_paused(False)

    def action_flag(self) -> None:
        """Ask for a note to the author of the question that was just answered."""
        from spacequiz.tui.screens.flag_dialog import FlagDialog

        question = self.session.outcomes[-1].question
        self.app.push_screen(FlagDialog(question.ask), self._save_flag)

    def _save_flag(self, note: str | None) -> None:
        if note is not None:
            self.context.flag_question(self.session.outcomes[-1].question.key, note)

    def action_skip(self) -> None:
        """Close the question without an answer."""
        question = self.session.current
        if question:
            self._close(self.session.skip(question.key, self.game.now()))

    def action_go_on(self) -> None:
        """Go to the next question or to the result."""
        if not self._is_advancing and self.game.now() - self._revealed_at >= ENTER_DELAY:
            self.go_on()

    def on_click(self, event: events.Click) -> None:
        """Go on after a pause when the cover is clicked."""
        if isinstance(event.widget, Cover) and self._is_paused:
            self._set_paused(False)

    def action_back(self) -> None:
        """Leave; the game can be resumed."""
        self.save_draft()
        is_done = self.session.phase is Phase.DONE
        self.game.suspend()
        self.context.go_home()
        if not is_done and self.session.events:
            self.context.notify_user(self._how_to_resume(), severe=False)

    def save_before_exit(self) -> None:
        """Save the open question with the time it has left."""
        self.save_draft()
        self.game.suspend()

    def _set_paused(self, is_paused: bool) -> None:
        """Pause the open question, or go on."""
        if self.session.phase is not Phase.ASKING or is_paused == self._is_paused or not self.is_open:
            return
        now = self.game.now()
        self.save_draft()
        self.game.update(self.session.pause(now) if is_paused or self.too_small else self.session.resume(now))
        self._is_paused = is_paused
        stage = self.query_one(QuestionStage)
        if is_paused:
            stage.cover(pause_text("press enter to continue"))
        else:
            stage.uncover()
        self.refresh_bindings()
        self.call_after_refresh(self._focus_answers)

    def save_draft(self) -> None:
        """Save an answer that is not sent yet; only an exam does."""

    def _focus_answers(self) -> None:
        if self._is_paused:
            self.set_focus(None)
        elif self.is_active and self.session.phase is Phase.ASKING:
            self.question_view.focus_input()

    @work
    async def _warn_if_not_saved(self) -> None:
        """Notify the player when nothing of this game will be saved."""
        notice = await self.context.store_thread.run(lambda store: "" if store.is_persistent else store.notice)
        if notice:
            self.context.notify_user(notice)

    def _how_to_resume(self) -> str:
        ids = {ref.id for ref in self.game.setup.packs}
        library = self.context.library
        if library and any(entry.is_temporary and entry.id in ids for entry in library.entries):
            return "Game saved. To resume it, open Space Quiz with this pack again."
        return "Game saved. Resume continues where you left off."

    def go_on(self) -> None:
        """Go to the next question or to the result, once the answer is saved."""
        self._is_advancing = True
        self._go_on()

    @work
    async def _go_on(self) -> None:
        problem = await self.game.flush()
        if problem:
            self.context.notify_user(problem)
        self._is_advancing = False
        if not self.is_open:
            return
        if self.session.phase is Phase.DONE:
            from spacequiz.tui.screens.results_screen import ResultsScreen

            self.app.switch_screen(ResultsScreen(self.game))
        else:
            await self.show_question()

    async def show_question(self) -> None:
        """Open the current question and show it in the place of the last one."""
        question = self._open_question()
        self.game.save()
        if question is not None:
            await self.question_view.show(question)
            self.question_view.scroll_home(animate=False)
            self._show_question_state()

    def _open_question(self) -> Question | None:
        """Start the time of the current question, or let it run on; None where the game is over."""
        is_new = self.session.phase is Phase.READY
        now = self.game.now()
        self.game.update(self.session.open(now) if is_new else self.session.resume(now), save=False)
        return self.session.current

    def _show_question_state(self) -> None:
        """Show what is known of the question before it is answered."""
        self.show_hints()
        self.show_known()
        self.question_view.focus_input()
        self.show_progress()

    def show_known(self) -> None:
        """Show which options were taken away."""
        self.question_view.eliminate(self.session.eliminated)

    def _close(self, session: Session) -> None:
        """Show how the question ended, if this state ends it: the answer at once, the rest a moment later."""
        before = self.session
        if not self.game.update(session, save=False) or session.phase is Phase.ASKING:
            return
        self._revealed_at = self.game.now()
        self.question_view.reveal(session.outcomes[-1])
        if result_name(session.outcomes[-1]) == "wrong":
            self.context.ring_bell()
        self.set_timer(REVEAL_DELAY, lambda: self._finish_reveal(session, before.streak))

    def _finish_reveal(self, session: Session, streak_before: int) -> None:
        """Do all that would hold up the sight of the answer: save it, explain it, show the points."""
        self.game.save()
        if session is self.session and self.is_open:
            self.question_view.finish_reveal(session.outcomes[-1], streak_before)
            self.show_progress()

    def _tick(self) -> None:
        question = self.session.current
        if self.session.phase is Phase.ASKING and question and self.is_open and not self._is_paused:
            now = self.game.now()
            self.query_one(ProgressLine).show_time(self.session, now)
            if self.session.time_left(now) == 0 and not self.too_small:
                self.save_draft()
                self._close(self.session.time_out(question.key, now))

    def show_progress(self) -> None:
        """Show the points, and how far the game has come."""
        session = self.session
        self.query_one(GameHeader).session = session
        progress = self.query_one(ProgressLine)
        progress.session = session
        progress.show_time(session, self.game.now())
        self.query_one(QuestionStage).show_climb(session.progress)
        self.refresh_bindings()

    def show_hints(self) -> None:
        """Show the hints that were taken."""
        self.question_view.show_hints(self.session.shown_hints())
