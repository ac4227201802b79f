"""The team game on the projector: the question, the teams, and the answers that the teacher enters."""

from typing import ClassVar

from textual import events, work
from textual.app import ComposeResult
from textual.binding import Binding, BindingType
from textual.containers import VerticalGroup, VerticalScroll
from textual.widgets import Input, Static

from spacequiz.domain.question import Multiple, Response, TrueFalse
from spacequiz.domain.team_events import (
    Adjusted,
    MovedOn,
    Passed,
    Responded,
    Revealed,
    Shown,
    TeamEvent,
    TimerSwitched,
    Voided,
)
from spacequiz.domain.team_game import TeamPhase
from spacequiz.play.running_team_game import RunningTeamGame
from spacequiz.tui.plain_text import Part, line, literal
from spacequiz.tui.screens.adjust_points_dialog import AdjustPointsDialog
from spacequiz.tui.screens.page import Page
from spacequiz.tui.team_text import shown_options, team_message, texts
from spacequiz.tui.widgets.answer_widget import AnswerWidget
from spacequiz.tui.widgets.big_question import LETTERS, BigQuestion
from spacequiz.tui.widgets.team_standings import Podium, Scoreboard, TeamStrip
from spacequiz.tui.widgets.widget_for_kind import answer_widget_for

TICK_SECONDS = 0.25
"""Seconds between two looks at the clock."""
LAST_SECONDS = 10
"""Seconds left from which the time is shown in another colour."""


class TeamGameScreen(Page):
    """The teacher enters everything; each entry is saved at once and can be undone."""

    CSS_PATH = "team_game_screen.tcss"
    TITLE = "Team game"
    HELP_KEYS = (
        ("a-h, 1-8", "answer for the team marked ▸; if several are right, tick, then enter"),
        ("enter", "next: show the question, the answer, the scores"),
        ("teams.pass", "pass; if teams take turns, the next team gets the question"),
        ("teams.reveal", "reveal the answer, even if teams have not answered"),
        ("teams.undo", "undo the last entry, as often as you like"),
        ("teams.timer", "turn the timer of this question off, or restart it"),
        ("teams.void", "void the question: its points do not count"),
        ("teams.hand", "adjust points, with a reason"),
        ("f6 to f10", "the same actions while you type"),
    )
    BINDINGS: ClassVar[list[BindingType]] = [
        Binding("enter", "next_step", "next", key_display="enter"),
        Binding("p", "pass_on", "pass", id="teams.pass"),
        Binding("r", "reveal", "reveal", id="teams.reveal"),
        Binding("u", "undo", "undo", id="teams.undo"),
        Binding("t", "timer", "timer", id="teams.timer"),
        Binding("v", "void", "void", id="teams.void"),
        Binding("m", "by_hand", "adjust points", id="teams.hand"),
        # these stay whatever key the teacher chose: they work while a text is being typed
        Binding("f6", "pass_on", "pass"),
        Binding("f9", "reveal", "reveal"),
        Binding("f7", "undo", "undo"),
        Binding("f8", "timer", "timer"),
        Binding("f10", "by_hand", "adjust points"),
        Binding("escape", "back", "leave", key_display="esc"),
    ]

    def __init__(self, running: RunningTeamGame) -> None:
        """Show this game, new or resumed."""
        super().__init__()
        self.running = running
        self._ticked: frozenset[int] = frozenset()
        """Indices of the options that are ticked for the team whose turn it is."""
        self._last_bell = -1
        """Position of the question whose end of time the bell rang for; -1 for none."""
        self._answers: AnswerWidget | None = None
        """Takes the answer to a question without options."""
        self._answers_for: tuple[int, int | None] | None = None
        """Position of the question, and the team, that the answer widget is for; None where there is none."""

    def compose_body(self) -> ComposeResult:
        """Compose the status, the question or the scores, and the teams."""
        yield Static(id="status")
        with VerticalScroll(id="stage", can_focus=False):
            yield BigQuestion()
            yield VerticalGroup(id="entry")
            yield Static(id="message")
            yield Static(id="why")
            yield Scoreboard()
            yield Podium()
        yield TeamStrip()

    async def populate(self) -> None:
        """Show the current state of the game, and start the clock."""
        self.set_interval(TICK_SECONDS, self._tick)
        await self._show()

    def lead_keys(self) -> tuple[tuple[str, str], ...]:
        """Return the keys that answer."""
        question = self.running.game.current
        if self.running.game.current_team is None or question is None:
            return ()
        options = texts(question, self.running.game.seed)
        if options:
            return ((f"a-{LETTERS[len(options) - 1].lower()}", "tick" if isinstance(question, Multiple) else "answer"),)
        return self._answers.keys_hint if self._answers else ()

    def check_action(self, action: str, parameters: tuple[object, ...]) -> bool | None:
        """Return whether the action does anything at this moment."""
        game = self.running.game
        available = {
            "pass_on": game.current_team is not None,
            "reveal": game.phase is TeamPhase.ASKING,
            "undo": bool(game.events),
            "timer": game.phase is TeamPhase.ASKING and bool(game.rules.seconds),
            "void": game.phase in {TeamPhase.ASKING, TeamPhase.REVEALED} and game.position not in game.voided,
            "next_step": game.phase is not TeamPhase.DONE and not (self._answers and game.current_team is not None),
        }
        return available.get(action, True) and super().check_action(action, parameters)

    async def on_key(self, event: events.Key) -> None:
        """Answer with the option of a letter or digit for the team whose turn it is."""
        index = LETTERS.find((event.character or "").upper()) if event.character else -1
        if index < 0 and event.character and event.character in "12345678":
            index = int(event.character) - 1
        if index >= 0 and not isinstance(self.focused, Input) and self._choose(index):
            event.stop()
            event.prevent_default()
            await self._show()

    async def on_big_question_chosen(self, event: BigQuestion.Chosen) -> None:
        """Answer with the option that was clicked."""
        if self._choose(event.index):
            await self._show()

    async def on_answer_widget_submitted(self, event: AnswerWidget.Submitted) -> None:
        """Enter the answer to a question without options."""
        event.stop()
        question = self.running.game.current
        if question and event.question == question.key:
            await self._respond(event.response)

    async def action_next_step(self) -> None:
        """Go on: show the question, reveal the answer, or go to the next question."""
        game, now = self.running.game, self.running.now()
        if game.phase is TeamPhase.READY:
            await self._enter(Shown(now))
        elif game.phase is TeamPhase.REVEALED:
            self.running.enter(MovedOn(now))
            if self.running.game.phase is TeamPhase.READY and not game.rules.has_scoreboard:
                self.running.enter(Shown(now))
            await self._show()
        elif game.current_team is None:
            await self._enter(Revealed(now))
        elif self._ticked and isinstance(game.current, Multiple):
            options = texts(game.current, game.seed)
            await self._respond(frozenset(options[index] for index in self._ticked))
        else:
            name = game.teams[game.current_team]
            # a notification would hide the teams
            message = f"{name} has not answered yet: press p to pass, or r to reveal the answer."
            self.query_one("#message", Static).update(literal(message, "$warning"))

    async def action_pass_on(self) -> None:
        """Enter that the team whose turn it is does not answer."""
        if self.running.game.current_team is not None:
            await self._enter(Passed(self.running.now(), self.running.game.current_team))

    async def action_reveal(self) -> None:
        """Reveal the answer."""
        await self._enter(Revealed(self.running.now()))

    async def action_undo(self) -> None:
        """Undo the last entry."""
        if self.running.undo():
            self._ticked = frozenset()
            await self._show()

    async def action_timer(self) -> None:
        """Switch the timer of this question off, or on again."""
        await self._enter(TimerSwitched(self.running.now()))

    async def action_void(self) -> None:
        """Enter that the question does not count."""
        await self._enter(Voided(self.running.now()))

    def action_by_hand(self) -> None:
        """Ask for points to add or take away by hand."""
        self.app.push_screen(AdjustPointsDialog(self.running.game.teams, self._adjust_points))

    def action_back(self) -> None:
        """Leave; the game is saved and can be resumed."""
        is_over = self.running.game.phase is TeamPhase.DONE
        self.context.go_home()
        if not is_over and self.running.game.events:
            self.context.notify_user("Team game saved. To resume it, choose Class on the home screen.", severe=False)

    @work
    async def _adjust_points(self, team: int, points: int, reason: str) -> None:
        await self._enter(Adjusted(self.running.now(), team, points, reason))

    def _choose(self, index: int) -> bool:
        """Answer with the option of this index, or tick it; return False where there is none to choose."""
        game = self.running.game
        question, team = game.current, game.current_team
        if question is None or team is None:
            return False
        options = texts(question, game.seed)
        if index >= len(options):
            return False
        if isinstance(question, Multiple):
            self._ticked = self._ticked ^ {index}
            return True
        response: Response = index == 0 if isinstance(question, TrueFalse) else options[index]
        return self.running.enter(Responded(self.running.now(), team, response))

    async def _respond(self, response: Response) -> None:
        team = self.running.game.current_team
        if team is not None:
            await self._enter(Responded(self.running.now(), team, response))

    async def _enter(self, event: TeamEvent) -> None:
        if self.running.enter(event):
            self._ticked = frozenset()
            await self._show()

    async def _show(self) -> None:
        """Show the current state of the game."""
        game = self.running.game
        has_question = game.phase in {TeamPhase.ASKING, TeamPhase.REVEALED}
        self.query_one(TeamStrip).game = game
        board, podium = self.query_one(Scoreboard), self.query_one(Podium)
        board.game = podium.game = game
        board.display = game.phase is TeamPhase.READY
        podium.display = game.phase is TeamPhase.DONE
        self.query_one(BigQuestion).display = has_question
        message = team_message(game, self.running.id, dark=self.app.current_theme.dark)
        self.query_one("#message", Static).update(message)
        self._show_explanation()
        await self._show_answer_widget()
        if has_question:
            self._show_question()
        self._show_status()
        self.refresh_bindings()
        if game.phase is not TeamPhase.REVEALED:
            self.query_one("#stage", VerticalScroll).scroll_home(animate=False)
        self._check_saved()

    def _show_question(self) -> None:
        game, view = self.running.game, self.query_one(BigQuestion)
        question = game.current
        assert question is not None
        view.ask = question.ask
        view.options = tuple(shown_options(question, game, self._ticked))
        # rows of the status, the teams, the keys, and the message or the explanation
        other_rows = 9 if game.phase is TeamPhase.ASKING else 14
        if not view.options:
            other_rows += 6
        view.available_rows = max(1, self.app.size.height - other_rows)
        view.refresh(layout=True)

    async def _show_answer_widget(self) -> None:
        """Mount a widget for the answer to a question without options, a new one for each team."""
        game = self.running.game
        question = game.current
        answers_for = (game.position, game.current_team) if game.current_team is not None else None
        if question is None or texts(question, game.seed):
            answers_for = None
        if answers_for == self._answers_for and (answers_for is None or self._answers is not None):
            return
        self._answers_for = answers_for
        if self._answers:
            await self._answers.remove()
            self._answers = None
        self.set_focus(None)
        if answers_for is None or question is None:
            return
        self._answers = answer_widget_for(question, game.seed)
        await self.query_one("#entry").mount(self._answers)
        self._answers.focus_input()

    def _show_explanation(self) -> None:
        game, why = self.running.game, self.query_one("#why", Static)
        question = game.current
        is_visible = game.phase is TeamPhase.REVEALED and question is not None and bool(question.why)
        why.set_class(is_visible, "-visible")
        if is_visible and question is not None:
            source = f"\n{question.source.title}" if question.source else ""
            why.update(line(question.why, (source, "$dim")))

    def _show_status(self) -> None:
        """Show title, number of the question and time left."""
        game = self.running.game
        number = min(game.position + 1, len(game.questions))
        parts: list[Part] = [(self.running.setup.title, "bold")]
        if game.phase is not TeamPhase.DONE:
            parts.append(f"   question {number} of {len(game.questions)}")
        left = game.time_left(self.running.now())
        if left is not None:
            whole = int(left) + (left > int(left))
            style = "$accent bold" if whole <= LAST_SECONDS else "bold"
            parts.append((f"   {whole // 60}:{whole % 60:02}" if whole else "   Time is up", style))
        elif game.phase is TeamPhase.ASKING and game.rules.seconds:
            parts.append(("   no timer", "$dim"))
        self.query_one("#status", Static).update(line(*parts))

    def _tick(self) -> None:
        game = self.running.game
        if not self.is_open or game.phase is not TeamPhase.ASKING:
            return
        self._show_status()
        if game.time_left(self.running.now()) == 0 and self._last_bell != game.position:
            self._last_bell = game.position
            self.context.ring_bell()

    @work(exclusive=True, group="saved")
    async def _check_saved(self) -> None:
        """Notify the teacher where an entry could not be saved."""
        problem = await self.running.flush()
        if problem:
            self.context.notify_user(problem)
