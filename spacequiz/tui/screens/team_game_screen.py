"""The team game on the projector: the question, the teams, and what the teacher enters."""

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

TICK = 0.25
"""Seconds between two looks at the clock."""
LAST_SECONDS = 10
"""From here on the time is shown in a colour of its own."""


class TeamGameScreen(Page):
    """Everything is entered by the teacher, kept at once, and can be taken back."""

    CSS_PATH = "team_game_screen.tcss"
    TITLE = "Teams"
    HELP_KEYS = (
        ("a-h, 1-8", "the answer of the team at the mark; several: tick, then enter"),
        ("enter", "on: show the question, what is right, the scores"),
        ("teams.pass", "the team passes; in turns the next one has the question"),
        ("teams.reveal", "show what is right, whoever has answered"),
        ("teams.undo", "take the last entry back, as often as you like"),
        ("teams.timer", "the time of this question off, or on again from its start"),
        ("teams.void", "the question does not count: its points are taken back"),
        ("teams.hand", "points by hand, with a reason"),
        ("f6 to f10", "the same five keys while a text is being typed"),
    )
    BINDINGS: ClassVar[list[BindingType]] = [
        Binding("enter", "on", "on", key_display="enter"),
        Binding("p", "pass_on", "pass", id="teams.pass"),
        Binding("r", "reveal", "reveal", id="teams.reveal"),
        Binding("u", "undo", "undo", id="teams.undo"),
        Binding("t", "timer", "timer", id="teams.timer"),
        Binding("v", "void", "void", id="teams.void"),
        Binding("m", "by_hand", "points by hand", id="teams.hand"),
        # these stay whatever key the teacher chose: they work while a text is being typed
        Binding("f6", "pass_on", "pass"),
        Binding("f9", "reveal", "reveal"),
        Binding("f7", "undo", "undo"),
        Binding("f8", "timer", "timer"),
        Binding("f10", "by_hand", "points by hand"),
        Binding("escape", "back", "leave", key_display="esc"),
    ]

    def __init__(self, play: RunningTeamGame) -> None:
        """A game, where it stands."""
        super().__init__()
        self.running = play
        self._ticked: frozenset[int] = frozenset()
        self._rang = -1
        """The question whose time was said to be up."""
        self._answers: AnswerWidget | None = None
        self._asked: tuple[int, int | None] | None = None
        """The question and the team for which answers are taken."""

    def compose_body(self) -> ComposeResult:
        """The bar, the question or the scores, the teams."""
        yield Static(id="top")
        with VerticalScroll(id="stage", can_focus=False):
            yield BigQuestion()
            yield VerticalGroup(id="entry")
            yield Static(id="said")
            yield Static(id="why")
            yield Scoreboard()
            yield Podium()
        yield TeamStrip()

    async def populate(self) -> None:
        """Show where the game stands."""
        self.set_interval(TICK, self._tick)
        await self._show()

    def lead_keys(self) -> tuple[tuple[str, str], ...]:
        """What answers."""
        question = self.running.game.current
        if self.running.game.current_team is None or question is None:
            return ()
        there = texts(question, self.running.game.seed)
        if there:
            return ((f"a-{LETTERS[len(there) - 1].lower()}", "tick" if isinstance(question, Multiple) else "answer"),)
        return self._answers.keys_hint if self._answers else ()

    def check_action(self, action: str, parameters: tuple[object, ...]) -> bool | None:
        """Keys only where they do something."""
        game = self.running.game
        fits = {
            "pass_on": game.current_team is not None,
            "reveal": game.phase is TeamPhase.ASKING,
            "undo": bool(game.events),
            "timer": game.phase is TeamPhase.ASKING and bool(game.rules.seconds),
            "void": game.phase in {TeamPhase.ASKING, TeamPhase.REVEALED} and game.position not in game.voided,
            "on": game.phase is not TeamPhase.DONE and not (self._answers and game.current_team is not None),
        }
        return fits.get(action, True) and super().check_action(action, parameters)

    async def on_key(self, event: events.Key) -> None:
        """A letter or a digit answers for the team whose turn it is."""
        place = LETTERS.find((event.character or "").upper()) if event.character else -1
        if place < 0 and event.character and event.character in "12345678":
            place = int(event.character) - 1
        if place >= 0 and not isinstance(self.focused, Input) and self._choose(place):
            event.stop()
            event.prevent_default()
            await self._show()

    async def on_big_question_chosen(self, event: BigQuestion.Chosen) -> None:
        """A click on an option."""
        if self._choose(event.place):
            await self._show()

    async def on_answer_widget_submitted(self, event: AnswerWidget.Submitted) -> None:
        """The answer of a kind without options to choose from."""
        event.stop()
        question = self.running.game.current
        if question and event.question == question.key:
            await self._respond(event.response)

    async def action_on(self) -> None:
        """The next step of the game."""
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
            there = texts(game.current, game.seed)
            await self._respond(frozenset(there[place] for place in self._ticked))
        else:
            name = game.teams[game.current_team]
            # a notice would lie over the teams
            words = f"{name} has not answered yet: p passes, r shows what is right all the same."
            self.query_one("#said", Static).update(literal(words, "$warning"))

    async def action_pass_on(self) -> None:
        """The team whose turn it is does not answer."""
        if self.running.game.current_team is not None:
            await self._enter(Passed(self.running.now(), self.running.game.current_team))

    async def action_reveal(self) -> None:
        """Show what is right."""
        await self._enter(Revealed(self.running.now()))

    async def action_undo(self) -> None:
        """Take the last entry back."""
        if self.running.undo():
            self._ticked = frozenset()
            await self._show()

    async def action_timer(self) -> None:
        """The time off, or on again."""
        await self._enter(TimerSwitched(self.running.now()))

    async def action_void(self) -> None:
        """The question does not count."""
        await self._enter(Voided(self.running.now()))

    def action_by_hand(self) -> None:
        """Points by hand."""
        self.app.push_screen(AdjustPointsDialog(self.running.game.teams, self._by_hand))

    def action_back(self) -> None:
        """Leave; everything is kept."""
        over = self.running.game.phase is TeamPhase.DONE
        self.context.go_home()
        if not over and self.running.game.events:
            self.context.notify_user("The class game is kept: Class takes it up where you left it.", severe=False)

    @work
    async def _by_hand(self, team: int, by: int, reason: str) -> None:
        await self._enter(Adjusted(self.running.now(), team, by, reason))

    def _choose(self, place: int) -> bool:
        """Answer with the option at this place, or tick it; False where there is nothing to choose."""
        game = self.running.game
        question, team = game.current, game.current_team
        if question is None or team is None:
            return False
        there = texts(question, game.seed)
        if place >= len(there):
            return False
        if isinstance(question, Multiple):
            self._ticked = self._ticked ^ {place}
            return True
        response: Response = place == 0 if isinstance(question, TrueFalse) else there[place]
        return self.running.enter(Responded(self.running.now(), team, response))

    async def _respond(self, response: Response) -> None:
        team = self.running.game.current_team
        if team is not None:
            await self._enter(Responded(self.running.now(), team, response))

    async def _enter(self, entry: TeamEvent) -> None:
        if self.running.enter(entry):
            self._ticked = frozenset()
            await self._show()

    async def _show(self) -> None:
        """All of it, as the game stands."""
        game = self.running.game
        asking = game.phase in {TeamPhase.ASKING, TeamPhase.REVEALED}
        self.query_one(TeamStrip).game = game
        board, podium = self.query_one(Scoreboard), self.query_one(Podium)
        board.game = podium.game = game
        board.display = game.phase is TeamPhase.READY
        podium.display = game.phase is TeamPhase.DONE
        self.query_one(BigQuestion).display = asking
        told = team_message(game, self.running.id, dark=self.app.current_theme.dark)
        self.query_one("#said", Static).update(told)
        self._tell_why()
        await self._take_answers()
        if asking:
            self._project()
        self._top()
        self.refresh_bindings()
        if game.phase is not TeamPhase.REVEALED:
            self.query_one("#stage", VerticalScroll).scroll_home(animate=False)
        self._check_kept()

    def _project(self) -> None:
        game, shown = self.running.game, self.query_one(BigQuestion)
        question = game.current
        assert question is not None
        shown.ask = question.ask
        shown.options = tuple(shown_options(question, game, self._ticked))
        # what stands beside the question on the screen: bar, teams, keys, and what is said
        beside = 9 if game.phase is TeamPhase.ASKING else 14
        if not shown.options:
            beside += 6
        shown.rows = max(1, self.app.size.height - beside)
        shown.refresh(layout=True)

    async def _take_answers(self) -> None:
        """The widget that takes an answer which is no option, anew for each team."""
        game = self.running.game
        question = game.current
        wanted = (game.position, game.current_team) if game.current_team is not None else None
        if question is None or texts(question, game.seed):
            wanted = None
        if wanted == self._asked and (wanted is None or self._answers is not None):
            return
        self._asked = wanted
        if self._answers:
            await self._answers.remove()
            self._answers = None
        self.set_focus(None)
        if wanted is None or question is None:
            return
        self._answers = answer_widget_for(question, game.seed)
        await self.query_one("#entry").mount(self._answers)
        self._answers.focus_input()

    def _tell_why(self) -> None:
        game, why = self.running.game, self.query_one("#why", Static)
        question = game.current
        told = game.phase is TeamPhase.REVEALED and question is not None and bool(question.why)
        why.set_class(told, "-told")
        if told and question is not None:
            source = f"\n{question.source.title}" if question.source else ""
            why.update(line(question.why, (source, "$dim")))

    def _top(self) -> None:
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
        self.query_one("#top", Static).update(line(*parts))

    def _tick(self) -> None:
        game = self.running.game
        if not self.is_open or game.phase is not TeamPhase.ASKING:
            return
        self._top()
        if game.time_left(self.running.now()) == 0 and self._rang != game.position:
            self._rang = game.position
            self.context.ring_bell()

    @work(exclusive=True, group="kept")
    async def _check_kept(self) -> None:
        problem = await self.running.flush()
        if problem:
            self.context.notify_user(problem)
