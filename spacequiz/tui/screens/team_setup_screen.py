"""The setup of a team game: packs, teams and rules; or resuming an unfinished one."""

from collections.abc import Sequence
from pathlib import PurePath
from typing import ClassVar

from textual import events, work
from textual.app import ComposeResult
from textual.binding import Binding, BindingType
from textual.containers import Container, Horizontal, VerticalGroup
from textual.widgets import Input, Static

from spacequiz.domain.team_game import MAX_TEAMS, MIN_TEAMS, PlayStyle, PointsBy, TeamRules
from spacequiz.errors import SpaceQuizError
from spacequiz.play.library import PackLibrary
from spacequiz.play.request import TeamGameRequest
from spacequiz.play.start_team_game import resume_team_game, start_team_game
from spacequiz.store.class_records import ClassGame
from spacequiz.text import clean_name, same_name
from spacequiz.tui.plain_text import line, literal
from spacequiz.tui.screens.pack_selection_screen import PackSelectionScreen
from spacequiz.tui.stepper_choices import ON_OFF, with_value
from spacequiz.tui.team_label import DEFAULT_TEAM_NAMES
from spacequiz.tui.widgets.pack_checklist import PackChecklist
from spacequiz.tui.widgets.stepper import Stepper
from spacequiz.tui.widgets.title_bar import TitleBar

TEAMS = tuple((str(n), str(n)) for n in range(MIN_TEAMS, MAX_TEAMS + 1))
QUESTIONS = tuple((str(n), str(n)) for n in (5, 10, 15, 20, 30))
TALK_TIMES = (("0", "no limit"), *((str(n), f"{n} s") for n in (15, 30, 45, 60, 90, 120, 180)))
STYLES = ((PlayStyle.TURNS.value, "in turns"), (PlayStyle.ALL.value, "all at once"))
POINTS = ((PointsBy.ACCURACY.value, "accuracy"), (PointsBy.SPEED.value, "speed"))
SCORES = (("on", "each time"), ("off", "at the end"))
STYLE_DESCRIPTIONS = {
    PlayStyle.TURNS.value: "Teams take turns. After a wrong answer, the next team may steal.",
    PlayStyle.ALL.value: "All teams write down an answer; then you type them in one by one.",
}


class TeamSetupScreen(PackSelectionScreen):
    """Sets up a game of teams that share this screen."""

    CSS_PATH: ClassVar[list[str | PurePath]] = ["pack_selection_screen.tcss", "team_setup_screen.tcss"]
    TITLE = "Class"
    HELP_KEYS = (
        ("tab", "switch between packs and rules"),
        ("space", "tick a pack"),
        ("class.all", "tick all packs, or only this one"),
        ("← →", "change a rule"),
        ("enter", "start the game"),
        ("class.resume", "resume the team game you left"),
    )
    BINDINGS: ClassVar[list[BindingType]] = [
        Binding("enter", "start", "start", key_display="enter"),
        Binding("e", "resume", "resume", id="class.resume"),
        Binding("a", "all", "all packs", id="class.all"),
    ]

    def __init__(self, request: TeamGameRequest | None = None) -> None:
        """Make the screen with the choices of the command line, if any."""
        super().__init__()
        self.request = request or TeamGameRequest()
        self._unfinished: ClassGame | None = None
        self._resume_requested = False

    def compose_body(self) -> ComposeResult:
        """Compose the packs on the left, teams and rules on the right."""
        request = self.request
        names = request.teams or DEFAULT_TEAM_NAMES[: max(MIN_TEAMS, 4)]
        rules = request.rules
        yield TitleBar("Class: team game on this screen")
        with Container(id="columns"):
            with VerticalGroup(id="packs"):
                yield Static(literal("Packs"), classes="label")
                yield PackChecklist()
            with VerticalGroup(id="rules"):
                yield Static(id="left")
                yield Static(literal("Rules"), classes="label")
                yield Stepper("Teams", TEAMS, str(len(names)), id="teams")
                with Horizontal(id="named"):
                    yield Static(literal("Names"))
                    yield Input(", ".join(names), placeholder="names, separated by commas", max_length=140)
                yield Stepper("Answers", STYLES, rules.style.value, id="style")
                yield Static(id="about")
                number = request.questions
                yield Stepper("Questions", with_value(QUESTIONS, number, str(number)), str(number), id="number")
                seconds = with_value(TALK_TIMES, rules.seconds, f"{rules.seconds} s")
                yield Stepper("Talk time", seconds, str(rules.seconds), id="seconds")
                yield Stepper("Points by", POINTS, rules.points_by.value, id="points")
                yield Stepper("Steal", ON_OFF, "on" if rules.can_steal else "off", id="steal")
                yield Stepper("Scores", SCORES, "on" if rules.has_scoreboard else "off", id="board")
                yield Static(id="count")
                yield Static(literal("▲  Start"), id="start")

    async def populate(self) -> None:
        """Show the packs as soon as they are read, and an unfinished game."""
        await super().populate()
        self._find_unfinished()

    def check_action(self, action: str, parameters: tuple[object, ...]) -> bool | None:
        """Allow `resume` only where there is an unfinished game."""
        if action == "resume" and self._unfinished is None:
            return False
        return super().check_action(action, parameters)

    def initial_packs(self) -> Sequence[str]:
        """Return the packs of the command line."""
        return self.request.packs

    def on_stepper_changed(self) -> None:
        """Show the names of as many teams as were chosen; the base class updates the count."""
        self._show_team_names()

    def on_click(self, event: events.Click) -> None:
        """Resume at a click on the line of the unfinished game."""
        if event.widget is not None and event.widget.id == "left" and self.is_active:
            self.action_resume()

    def action_start(self) -> None:
        """Start the game."""
        ticked = self.query_one(PackChecklist).ticked
        packs = [pack for pack in self._library.playable if pack.id in ticked]
        if not packs:
            self.context.notify_user("Tick at least one pack.")
            return
        rules = TeamRules(
            style=PlayStyle(self.rule_value("style")),
            points_by=PointsBy(self.rule_value("points")),
            seconds=int(self.rule_value("seconds")),
            can_steal=self.rule_value("steal") == "on",
            has_scoreboard=self.rule_value("board") == "on",
        )
        number = int(self.rule_value("number"))
        context = self.context
        self.context.show_team_game(
            start_team_game(
                *(packs, self._names(), rules),
                number=number,
                seed=self.request.seed,
                store=context.store_thread,
                clock=context.clock,
            )
        )

    def action_resume(self) -> None:
        """Resume the unfinished game."""
        if self._unfinished is None:
            return
        context = self.context
        try:
            running = resume_team_game(
                self._unfinished, context.library or PackLibrary(), context.store_thread, context.clock
            )
        except SpaceQuizError as error:
            context.notify_user(str(error))
        else:
            context.show_team_game(running)

    def _names(self) -> tuple[str, ...]:
        return team_names(self.query_one(Input).value.split(","), int(self.rule_value("teams")))

    def _show_team_names(self) -> None:
        field = self.query_one(Input)
        if self.focused is not field:
            field.value = ", ".join(self._names())

    @work
    async def _find_unfinished(self) -> None:
        try:
            games = await self.context.store_thread.run(lambda store: store.class_games())
        except SpaceQuizError as error:
            self.context.notify_user(str(error))
            return
        requested_id = self.request.resume
        unfinished = [game for game in games if game.ended_at is None and (not requested_id or game.id == requested_id)]
        if not self.is_open:
            return
        if requested_id is not None and not unfinished:
            self.context.notify_user(
                "There is no team game to resume." if not requested_id else _not_found_message(requested_id)
            )
        if unfinished:
            self._unfinished = game = unfinished[0]
            where = f"{game.title}, question {max(1, game.shown_count)} of {len(game.questions)}"
            words = line(("e  ", "$secondary bold"), ("Resume: ", "bold"), where, f", {', '.join(game.teams)}")
            self.query_one("#left", Static).update(words)
            self.query_one("#left").add_class("-visible")
            self.refresh_bindings()
            if requested_id is not None:
                self._resume_requested = True
                self._resume_if_requested()

    def show_library(self, library: PackLibrary) -> None:
        """Show the packs, and resume the game that the command line asked for."""
        super().show_library(library)
        self._resume_if_requested()

    def _resume_if_requested(self) -> None:
        """Resume once both the packs and the unfinished game are read."""
        if self._resume_requested and self.context.library is not None:
            self._resume_requested = False
            self.action_resume()

    def update_count(self) -> None:
        """Show how many questions will be asked, and the rules of the style."""
        style = self.rule_value("style")
        self.query_one("#about", Static).update(literal(STYLE_DESCRIPTIONS[style]))
        self.query_one("#steal").display = style == PlayStyle.TURNS.value
        there = len(self._library.questions(self.query_one(PackChecklist).ticked))
        asked = min(int(self.rule_value("number")), there)
        words = line((f"{asked}", "$accent bold"), f" of {there} questions will be asked.")
        self.query_one("#count", Static).update(words)
        self.query_one("#start").set_class(not there, "-none")


def team_names(typed: Sequence[str], number: int) -> tuple[str, ...]:
    """Return this number of names: the typed ones, cleaned and made unique, then names of colours."""
    names: list[str] = []
    for wanted in (*map(clean_name, typed), *DEFAULT_TEAM_NAMES):
        name, count = wanted, 2
        while any(same_name(name, other) for other in names) and wanted not in DEFAULT_TEAM_NAMES:
            name, count = f"{wanted} {count}", count + 1
        if name and len(names) < number and not any(same_name(name, other) for other in names):
            names.append(name)
    return tuple(names)


def _not_found_message(number: int) -> str:
    return f"There is no team game {number}, or it has ended."
