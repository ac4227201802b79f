"""The setup of a game: packs, rules and player."""

from collections.abc import Sequence
from pathlib import PurePath
from typing import ClassVar

from textual.app import ComposeResult
from textual.binding import Binding, BindingType
from textual.containers import Container, Horizontal, VerticalGroup
from textual.widgets import Input, Static

from spacequiz.domain.question import Difficulty
from spacequiz.domain.rules import MODES
from spacequiz.domain.selection import filter_questions
from spacequiz.play.request import GameRequest
from spacequiz.play.start import start_game
from spacequiz.text import NAME_LENGTH, clean_name
from spacequiz.tui.plain_text import line, literal
from spacequiz.tui.screens.pack_selection_screen import PackSelectionScreen
from spacequiz.tui.stepper_choices import MODE, SECONDS, SPRINT, with_value
from spacequiz.tui.widgets.pack_checklist import PackChecklist
from spacequiz.tui.widgets.stepper import Stepper
from spacequiz.tui.widgets.title_bar import TitleBar
from spacequiz.wording import plural

QUESTIONS = tuple((str(n), str(n)) for n in (5, 10, 15, 20, 30, 50))
LEVELS = (("", "all"), *((level.value, level.value) for level in Difficulty))


class SetupScreen(PackSelectionScreen):
    """Sets up a game; the choices are saved as defaults for the next one."""

    CSS_PATH: ClassVar[list[str | PurePath]] = ["pack_selection_screen.tcss", "setup_screen.tcss"]
    TITLE = "Setup"
    HELP_KEYS = (
        ("tab", "switch between packs and rules"),
        ("↑ ↓", "up and down"),
        ("space", "tick a pack"),
        ("setup.all", "tick all packs, or only this one"),
        ("← →", "change a rule"),
        ("enter", "start the game"),
    )
    BINDINGS: ClassVar[list[BindingType]] = [
        Binding("enter", "start", "start", key_display="enter"),
        Binding("a", "all", "all packs", id="setup.all"),
    ]

    def __init__(self, request: GameRequest | None = None) -> None:
        """Make the screen with the choices of the command line, if any."""
        super().__init__()
        self.request = request or GameRequest()

    def compose_body(self) -> ComposeResult:
        """Compose the packs on the left and the rules on the right."""
        settings = self.context.settings
        request = self.request
        number = settings.questions if request.questions is None else request.questions
        sprint, seconds = settings.sprint, settings.seconds
        mode = request.mode or (settings.mode if settings.mode in dict(MODE) else "mission")
        if request.seconds is not None:
            sprint, seconds = (request.seconds, seconds) if MODES[mode].has_game_clock else (sprint, request.seconds)
        level = ",".join(request.difficulties) or (
            settings.difficulty if settings.difficulty in set(Difficulty) else ""
        )
        levels = LEVELS if level in dict(LEVELS) else (*LEVELS, (level, level.replace(",", ", ")))
        yield TitleBar("Set up a game")
        with Container(id="columns"):
            with VerticalGroup(id="packs"):
                yield Static(literal("Packs"), classes="label")
                yield PackChecklist()
            with VerticalGroup(id="rules"):
                yield Static(literal("Rules"), classes="label")
                yield Stepper("Mode", MODE, mode, id="mode")
                yield Static(id="about")
                yield Stepper("Questions", with_value(QUESTIONS, number, str(number)), str(number), id="number")
                yield Stepper("Time each", with_value(SECONDS, seconds, f"{seconds} s"), str(seconds), id="seconds")
                yield Stepper("Total time", with_value(SPRINT, sprint, f"{sprint} s"), str(sprint), id="sprint")
                yield Stepper("Difficulty", levels, level, id="level")
                with Horizontal(id="named"):
                    yield Static(literal("Player"))
                    yield Input(request.player or settings.player, placeholder="your name", max_length=NAME_LENGTH)
                yield Static(id="count")
                yield Static(literal("▲  Start"), id="start")

    def initial_packs(self) -> Sequence[str]:
        """Return the packs of the command line, or those of the last game."""
        return self.request.packs or self.context.settings.packs

    def action_start(self) -> None:
        """Start the game and save the choices."""
        ticked = self.query_one(PackChecklist).ticked
        mode, level = self.rule_value("mode"), self.rule_value("level")
        number, seconds, sprint = (int(self.rule_value(name)) for name in ("number", "seconds", "sprint"))
        player = clean_name(self.query_one(Input).value)
        chosen = tuple(pack.id for pack in self._library.playable if pack.id in ticked)
        if not chosen:
            self.context.notify_user("Tick at least one pack.")
            return
        request = GameRequest(
            packs=chosen,
            mode=mode,
            questions=number,
            seconds=sprint if MODES[mode].has_game_clock else seconds,
            difficulties=_levels(level),
            tags=self.request.tags,
            seed=self.request.seed,
            player=player or None,
        )
        # empty stands for the default packs, including packs that are added later
        packs = () if set(chosen) == {pack.id for pack in self._library.default_packs} else chosen
        changes = {"packs": packs, "mode": mode, "questions": number, "seconds": seconds, "sprint": sprint}
        changes |= {"difficulty": level if level in set(Difficulty) else "", "player": player}
        context = self.context.play_context
        self.context.start_in_background(
            lambda store: start_game(request, context, store), then=lambda: self.context.change_settings(**changes)
        )

    def update_count(self) -> None:
        """Show how many questions match, and the rules of the mode."""
        traits, number, level = MODES[self.rule_value("mode")], int(self.rule_value("number")), self.rule_value("level")
        self.query_one("#about", Static).update(literal(traits.description))
        self.query_one("#number").display = not traits.is_endless
        self.query_one("#seconds").display = not traits.has_game_clock
        self.query_one("#sprint").display = traits.has_game_clock
        levels = _levels(level)
        matching = filter_questions(
            self._library.questions(self.query_one(PackChecklist).ticked), levels, self.request.tags
        )
        asked = len(matching) if traits.is_endless else min(number, len(matching))
        words = line((f"{asked}", "$accent bold"), f" of {len(matching)} questions will be asked.")
        if traits.is_review:
            words = line((f"{asked}", "$accent bold"), " at most: questions missed, due or known least.")
        elif traits.is_endless:
            words = line((f"{asked}", "$accent bold"), f" {plural(asked, 'question')} to draw from.")
        self.query_one("#count", Static).update(words)
        self.query_one("#start").set_class(not matching, "-none")


def _levels(value: str) -> tuple[Difficulty, ...]:
    """Return the difficulties of a stepper's value; empty for all."""
    return tuple(Difficulty(level) for level in value.split(",") if level)
