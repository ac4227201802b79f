"""Setup: which packs, which rules, who plays."""

from collections.abc import Sequence
from typing import ClassVar

from textual.app import ComposeResult
from textual.binding import Binding, BindingType
from textual.containers import Container, Horizontal, VerticalGroup
from textual.widgets import Input, Static

from spacequiz.domain.question import Difficulty
from spacequiz.domain.rules import MODES
from spacequiz.domain.selection import matching
from spacequiz.play.request import Wish
from spacequiz.play.start import started
from spacequiz.text import NAME_LENGTH, clean_name
from spacequiz.tui.plain_text import line, literal
from spacequiz.tui.screens.pack_selection_screen import Choosing
from spacequiz.tui.stepper_choices import MODE, SECONDS, SPRINT, with_one
from spacequiz.tui.widgets.pack_checklist import PackList
from spacequiz.tui.widgets.stepper import Stepper
from spacequiz.tui.widgets.title_bar import Title

QUESTIONS = tuple((str(n), str(n)) for n in (5, 10, 15, 20, 30, 50))
LEVELS = (("", "all"), *((level.value, level.value) for level in Difficulty))


class SetupScreen(Choosing):
    """What is chosen here is remembered for the next time."""

    CSS_PATH = "setup_screen.tcss"
    TITLE = "Setup"
    TEACHES = (
        ("tab", "from packs to rules and back"),
        ("↑ ↓", "up and down"),
        ("space", "tick a pack"),
        ("setup.all", "tick all packs, or only this one"),
        ("← →", "change a rule"),
        ("enter", "lift off"),
    )
    BINDINGS: ClassVar[list[BindingType]] = [
        Binding("enter", "lift_off", "lift off", key_display="enter"),
        Binding("a", "all", "all packs", id="setup.all"),
    ]

    def __init__(self, wish: Wish | None = None) -> None:
        """With what was asked for on the command line, if anything."""
        super().__init__()
        self.wish = wish or Wish()

    def parts(self) -> ComposeResult:
        """Packs on the left, rules on the right."""
        settings = self.quiz.settings
        wish = self.wish
        number = settings.questions if wish.questions is None else wish.questions
        sprint, seconds = settings.sprint, settings.seconds
        mode = wish.mode or (settings.mode if settings.mode in dict(MODE) else "mission")
        if wish.seconds is not None:
            sprint, seconds = (wish.seconds, seconds) if MODES[mode].whole else (sprint, wish.seconds)
        level = ",".join(wish.difficulties) or (settings.difficulty if settings.difficulty in set(Difficulty) else "")
        levels = LEVELS if level in dict(LEVELS) else (*LEVELS, (level, level.replace(",", ", ")))
        yield Title("Set up a game")
        with Container(id="columns"):
            with VerticalGroup(id="packs"):
                yield Static(literal("Packs"), classes="label")
                yield PackList()
            with VerticalGroup(id="rules"):
                yield Static(literal("Rules"), classes="label")
                yield Stepper("Mode", MODE, mode, id="mode")
                yield Static(id="about")
                yield Stepper("Questions", with_one(QUESTIONS, number, str(number)), str(number), id="number")
                yield Stepper("Time each", with_one(SECONDS, seconds, f"{seconds} s"), str(seconds), id="seconds")
                yield Stepper("Time in all", with_one(SPRINT, sprint, f"{sprint} s"), str(sprint), id="sprint")
                yield Stepper("Difficulty", levels, level, id="level")
                with Horizontal(id="named"):
                    yield Static(literal("Player"))
                    yield Input(wish.player or settings.player, placeholder="your name", max_length=NAME_LENGTH)
                yield Static(id="count")
                yield Static(literal("▲  Lift off"), id="lift")

    def wanted(self) -> Sequence[str]:
        """Those of the command line, or those of the last time."""
        return self.wish.packs or self.quiz.settings.packs

    def action_lift_off(self) -> None:
        """Start the game, and remember what was chosen."""
        ticked = self.query_one(PackList).ticked
        mode, level = self.value("mode"), self.value("level")
        number, seconds, sprint = (int(self.value(name)) for name in ("number", "seconds", "sprint"))
        player = clean_name(self.query_one(Input).value)
        chosen = tuple(pack.id for pack in self._shelf.packs if pack.id in ticked)
        if not chosen:
            self.quiz.say("Tick at least one pack.")
            return
        wish = Wish(
            packs=chosen,
            mode=mode,
            questions=number,
            seconds=sprint if MODES[mode].whole else seconds,
            difficulties=_levels(level),
            tags=self.wish.tags,
            seed=self.wish.seed,
            player=player or None,
        )
        # none stands for what is ticked at first, and for packs that are added later
        packs = () if set(chosen) == {pack.id for pack in self._shelf.mixed} else chosen
        kept = {"packs": packs, "mode": mode, "questions": number, "seconds": seconds, "sprint": sprint}
        kept |= {"difficulty": level if level in set(Difficulty) else "", "player": player}
        self.quiz.lift_off(lambda: started(wish, self.quiz), then=lambda: self.quiz.change(**kept))

    def count(self) -> None:
        """Questions that fit, and the rules that the mode has."""
        plays, number, level = MODES[self.value("mode")], int(self.value("number")), self.value("level")
        self.query_one("#about", Static).update(literal(plays.about))
        self.query_one("#number").display = not plays.endless
        self.query_one("#seconds").display = not plays.whole
        self.query_one("#sprint").display = plays.whole
        levels = _levels(level)
        fit = matching(self._shelf.questions(self.query_one(PackList).ticked), levels, self.wish.tags)
        asked = len(fit) if plays.endless else min(number, len(fit))
        words = line((f"{asked}", "$accent bold"), f" of {len(fit)} questions will be asked.")
        if plays.recalls:
            words = line((f"{asked}", "$accent bold"), " at most: what you missed, what is due, or know least.")
        elif plays.endless:
            words = line((f"{asked}", "$accent bold"), f" question{'' if asked == 1 else 's'} to draw from.")
        self.query_one("#count", Static).update(words)
        self.query_one("#lift").set_class(not fit, "-none")


def _levels(value: str) -> tuple[Difficulty, ...]:
    """The difficulties of a value; none for all."""
    return tuple(Difficulty(level) for level in value.split(",") if level)
