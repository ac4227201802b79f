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
from spacequiz.play.running_game import Game
from spacequiz.tui.plain_text import line, literal
from spacequiz.tui.screens.page import Page
from spacequiz.tui.widgets.answer_widget import Answers
from spacequiz.tui.widgets.ascent import Ascent
from spacequiz.tui.widgets.cover import Cover
from spacequiz.tui.widgets.game_header import Head, Pace, mark
from spacequiz.tui.widgets.verdict import Verdict
from spacequiz.tui.widgets.widget_for_kind import answers_for

HINT = f"hint −{100 * HINT_COST:.0f} %"
"""What a hint costs is said before it is taken."""
TICK = 0.1
"""Seconds between two looks at the clock."""
SECOND_SIGHT = 0.03
"""Seconds from the marks on the options to the verdict: the first frame holds only what the player waits for."""
SETTLE = 0.2
"""Seconds after an answer in which enter does not go on: a held key would skip the explanation."""


class QuizScreen(Page):
    """Shows one session. It asks the clock and the store through its game, and judges nothing itself."""

    CSS_PATH = "quiz_screen.tcss"
    TITLE = "Quiz"
    TEACHES: ClassVar[tuple[tuple[str, str], ...]] = (
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

    def __init__(self, game: Game) -> None:
        """The screen of this game."""
        super().__init__(classes="asks")
        self.game = game
        self._answers: Answers | None = None
        self._revealed = 0.0
        self._going = False
        self._covered = False
        """Whether the player paused; a terminal that is too small pauses without it."""

    def parts(self) -> ComposeResult:
        """Head, time, then question, answers and explanation beside the ascent."""
        yield Head()
        yield Pace()
        with Horizontal(id="body"):
            with VerticalScroll(id="stage"):
                yield Static(id="ask")
                yield Static(id="hints")
                yield Verdict()
            yield Cover()
            yield Ascent()

    async def begin(self) -> None:
        """Show where the game stands, and start the clock."""
        head = self.query_one(Head)
        head.title = " + ".join(ref.title for ref in self.game.new.packs)
        self._warn()
        self.app.app_suspend_signal.subscribe(self, lambda _: self._hide(True))
        self._lift_off()

    @work
    async def _lift_off(self) -> None:
        """The first question, after a countdown where the game is new and things may move."""
        if not self.session.log and self.app.animation_level != "none":
            self._show_cover(True)
            await self.query_one(Cover).count_down()
            if not self.open:
                return
            self._show_cover(False)
        await self.show_question()
        self.set_interval(TICK, self._tick)

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
        fits = {"uncover": self._covered} | {name: fit and not self._covered for name, fit in self.fitting().items()}
        return fits.get(action, True) and super().check_action(action, parameters)

    def fitting(self) -> dict[str, bool]:
        """Which actions fit a question that is not covered."""
        session = self.session
        asking = session.phase is Phase.ASKING
        return {
            "go_on": not asking,
            "pause": asking,
            "flag": not asking and bool(session.outcomes),
            "skip": asking,
            "hint": asking and session.hints_left > 0,
            "halve": session.can_halve,
        }

    def on_answers_given(self, event: Answers.Given) -> None:
        """Take an answer, if it is still wanted."""
        self.take(self.session.answer(event.question, event.response, self.game.now()))

    def take(self, session: Session) -> None:
        """Go on with this state, in which an answer was given."""
        self._close(session)

    def on_resize(self, event: events.Resize) -> None:
        """Time stands still while nothing can be seen."""
        now = self.game.now()
        still = self.too_small or self._covered
        self.game.become(self.session.pause(now) if still else self.session.go_on(now))
        self.refresh_bindings()
        if not self.too_small:
            # what was hidden has lost the focus, or never had it
            self.call_after_refresh(self._point)

    def on_screen_suspend(self) -> None:
        """Time stands still under a page that hides the question, such as the settings; not under a dialog."""
        if self.open and not self.app.screen.is_modal:
            self.game.become(self.session.pause(self.game.now()))

    def on_screen_resume(self) -> None:
        """Time runs again once the question can be seen again."""
        if self._answers and not self.too_small and not self._covered:
            self.game.become(self.session.go_on(self.game.now()))

    def action_hint(self) -> None:
        """Show the next hint."""
        question = self.session.current
        if question and self.game.become(self.session.hint(question.key, self.game.now())):
            self.show_hints()
            self.refresh_bindings()

    def action_halve(self) -> None:
        """Take half of the options away."""
        question = self.session.current
        if question and self._answers and self.game.become(self.session.halve(question.key, self.game.now())):
            self._answers.lose(self.session.gone)
            self.refresh_bindings()

    def action_pause(self) -> None:
        """Let time stand still, with the question covered."""
        self._hide(True)

    def action_uncover(self) -> None:
        """Go on after a pause."""
        self._hide(False)

    def action_flag(self) -> None:
        """A word to the author of the question that was just answered."""
        from spacequiz.tui.screens.flag_dialog import FlagDialog

        question = self.session.outcomes[-1].question
        self.app.push_screen(FlagDialog(question.ask), self._flagged)

    def _flagged(self, note: str | None) -> None:
        if note is not None:
            self.quiz.flag(self.session.outcomes[-1].question.key, note)

    def action_skip(self) -> None:
        """Close the question without an answer."""
        question = self.session.current
        if question:
            self._close(self.session.skip(question.key, self.game.now()))

    def action_go_on(self) -> None:
        """To the next question, or to the result, once the answer is kept."""
        if self._going or self.game.now() - self._revealed < SETTLE:
            return
        self.go_on()

    def on_click(self, event: events.Click) -> None:
        """A click on the cover goes on."""
        if isinstance(event.widget, Cover) and self._covered:
            self._hide(False)

    def action_back(self) -> None:
        """Leave; the game is kept."""
        self.write_down()
        done = self.session.phase is Phase.DONE
        self.game.leave()
        self.quiz.go_home()
        if not done and self.session.log:
            self.quiz.say(self._how_to_resume(), severe=False)

    def before_quit(self) -> None:
        """An open question keeps the time it has left."""
        self.write_down()
        self.game.leave()

    def _hide(self, on: bool) -> None:
        """Pause the open question, or go on."""
        if self.session.phase is not Phase.ASKING or on == self._covered or not self.open:
            return
        now = self.game.now()
        self.write_down()
        self.game.become(self.session.pause(now) if on or self.too_small else self.session.go_on(now))
        self._covered = on
        self._show_cover(on)
        self.query_one(Cover).pause("enter goes on")
        self.refresh_bindings()
        self.call_after_refresh(self._point)

    def _show_cover(self, on: bool) -> None:
        self.query_one("#stage").display = not on
        self.query_one(Cover).display = on

    def write_down(self) -> None:
        """Keep what is not sent yet, where that counts."""

    def _point(self) -> None:
        if self._covered:
            self.set_focus(None)
        elif self.is_active and self._answers and self.session.phase is Phase.ASKING:
            self._answers.focus(scroll_visible=False)

    @work
    async def _warn(self) -> None:
        """Say so at once when nothing of this game will be kept."""
        notice = await self.game.keeper.ask(lambda store: "" if store.keeps else store.notice)
        if notice:
            self.quiz.say(notice)

    def _how_to_resume(self) -> str:
        ids = {ref.id for ref in self.game.new.packs}
        shelf = self.quiz.shelf
        if shelf and any(entry.passing and entry.id in ids for entry in shelf.entries):
            return "The game is kept: Resume takes it up, when Space Quiz is opened with this pack again."
        return "The game is kept: Resume takes it up where you left it."

    def go_on(self) -> None:
        """To the next question, or to the result, once everything is kept."""
        self._going = True
        self._go_on()

    @work
    async def _go_on(self) -> None:
        problem = await self.game.kept()
        if problem:
            self.quiz.say(problem)
        self._going = False
        if not self.open:
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
            self.game.become(self.session.open(now))
        else:
            self.game.become(self.session.go_on(now))
        question = self.session.current
        if question is None:
            return
        if self._answers:
            await self._answers.remove()
        self.query_one(Verdict).hush()
        self.query_one("#ask", Static).update(literal(question.ask))
        self.show_hints()
        self._answers = answers_for(question, self.session.seed)
        self._answers.set_class(self._answers.many, "-many")
        stage = self.query_one("#stage", VerticalScroll)
        await stage.mount(self._answers, before=self.query_one(Verdict))
        stage.scroll_home(animate=False)
        self.dress(self._answers)
        self._answers.begin()
        self.show_progress()

    def dress(self, answers: Answers) -> None:
        """Show what is known of the question before it is answered."""
        answers.lose(self.session.gone)

    def _close(self, session: Session) -> None:
        """Show how the question ended, if this state ends it: the answer at once, the rest a moment later."""
        before = self.session
        if not self.game.become(session, save=False) or session.phase is Phase.ASKING:
            return
        self._revealed = self.game.now()
        if self._answers:
            self._answers.reveal(session.outcomes[-1])
        if mark(session.outcomes[-1]) == "wrong":
            self.quiz.sound()
        self.set_timer(SECOND_SIGHT, lambda: self._settle(session, before.streak))

    def _settle(self, session: Session, streak_before: int) -> None:
        """All that would hold up the sight of the answer: why, the points, what needs a new layout, the writing."""
        self.game.save()
        if session is not self.session or not self.open:
            return
        outcome = session.outcomes[-1]
        if self._answers:
            self._answers.settle(outcome)
        self.query_one(Verdict).tell(outcome, streak_before)
        self.show_progress()
        self.call_after_refresh(self.query_one("#stage", VerticalScroll).scroll_end, animate=False)

    def _tick(self) -> None:
        question = self.session.current
        if self.session.phase is Phase.ASKING and question and self.open and not self._covered:
            now = self.game.now()
            left = self.session.left(now)
            self._run()
            if left == 0 and not self.too_small:
                self.write_down()
                self._close(self.session.time_out(question.key, now))

    def _run(self) -> None:
        session = self.session
        whole = session.rules.seconds if session.time is not None else session.limit()
        # between two questions of a sprint its clock stands, and still shows what is left
        left = session.time if session.opened is None else session.left(self.game.now())
        self.query_one(Pace).run(left, whole)

    def show_progress(self) -> None:
        """Show what was won so far, and how far it is."""
        session = self.session
        head = self.query_one(Head)
        head.number = session.number + (session.phase is Phase.ASKING)
        head.of = session.of or 0
        head.lives = session.lives
        head.score = session.score
        head.streak = session.streak
        sheet = session.sheet
        head.written = len(sheet.responses) - len(sheet.open) if sheet and not session.outcomes else None
        pace = self.query_one(Pace)
        pace.marks, pace.at = self.trail()
        pace.of = session.of or 0
        self._run()
        self.query_one(Ascent).rise(session.climb)
        self.refresh_bindings()

    def trail(self) -> tuple[tuple[str, ...], int | None]:
        """The signs of the trail, and where its pointer stands; None for behind them."""
        return tuple(mark(outcome) for outcome in self.session.outcomes), None

    def show_hints(self) -> None:
        """Show the hints that were taken."""
        shown = self.session.shown_hints()
        self.tell_hints(Content("\n").join(line(("Hint: ", "bold"), text) for text in shown))

    def tell_hints(self, words: Content) -> None:
        """Show this between the question and its answers; nothing takes no room."""
        hints = self.query_one("#hints", Static)
        hints.update(words)
        hints.set_class(bool(words), "-told")
