"""The registry of screens, and of what home offers.

Home, the command palette, the key settings and the app read it. Screens are named by module and class, and loaded when
they are opened: all of them together take longer to load than the first paint.
"""

from dataclasses import dataclass
from importlib import import_module

from textual.binding import Binding
from textual.dom import DOMNode
from textual.screen import Screen

_SCREENS = "spacequiz.tui.screens"
_WIDGETS = "spacequiz.tui.widgets"


@dataclass(frozen=True, slots=True)
class ScreenEntry:
    """A screen by the place of its class, as ``module:Class``."""

    target: str
    widgets: tuple[str, ...] = ()
    """Widgets on it whose keys work while they have the focus, as ``module:Class``."""
    answers_options: bool = False
    """Whether digits and letters choose an option there."""

    def load(self) -> type[Screen[None]]:
        """Import the screen's class."""
        return _load(f"{_SCREENS}.{self.target}")

    def load_widgets(self) -> tuple[type[DOMNode], ...]:
        """Import the classes of its widgets."""
        return tuple(_load(f"{_WIDGETS}.{target}") for target in self.widgets)


_ANSWERS = ("choice_answer:ChoiceAnswer", "order_answer:OrderAnswer", "match_answer:MatchAnswer")

SCREENS = {
    "home": ScreenEntry("home_screen:HomeScreen"),
    "setup": ScreenEntry("setup_screen:SetupScreen", ("pack_checklist:PackChecklist",)),
    "quiz": ScreenEntry("quiz_screen:QuizScreen", _ANSWERS, answers_options=True),
    "exam": ScreenEntry("exam_screen:ExamScreen", _ANSWERS, answers_options=True),
    "results": ScreenEntry("results_screen:ResultsScreen"),
    "scores": ScreenEntry("scores_screen:ScoresScreen"),
    "team_setup": ScreenEntry("team_setup_screen:TeamSetupScreen", ("pack_checklist:PackChecklist",)),
    "team_game": ScreenEntry("team_game_screen:TeamGameScreen", _ANSWERS, answers_options=True),
    "packs": ScreenEntry("packs_screen:PacksScreen"),
    "preview": ScreenEntry("preview_screen:PreviewScreen"),
    "progress": ScreenEntry("progress_screen:ProgressScreen"),
    "timeline": ScreenEntry("timeline_screen:TimelineScreen"),
    "players": ScreenEntry("players_screen:PlayersScreen"),
    "settings": ScreenEntry("settings_screen:SettingsScreen"),
    "key_settings": ScreenEntry("key_settings_screen:KeySettingsScreen"),
}
"""Every screen, by the name under which the app opens it."""


@dataclass(frozen=True, slots=True)
class HomeAction:
    """Something that home offers: a key, and mostly a line of its menu."""

    id: str
    """The id of its binding, by which settings keep a key of the player's own."""
    key: str
    action: str
    """A Textual action of the home screen."""
    description: str
    """What the key bar calls it."""
    help: str = ""
    """What the help of home says of it; empty for what the help leaves out."""
    label: str = ""
    """Its name in the menu; empty for what is not in the menu."""
    about: str = ""
    """What the menu says of it until something better is known."""
    palette: str = ""
    """What the command palette says of it; empty where it cannot be opened from every screen."""

    @property
    def screen(self) -> str:
        """The name of the screen that it opens; empty when it opens none."""
        return self.action.removeprefix("open_screen('").removesuffix("')") if "open_screen" in self.action else ""

    def binding(self) -> Binding:
        """Make its key binding."""
        shown = bool(self.label)
        return Binding(self.key, self.action, self.description, show=shown, id=self.id)


HOME_ACTIONS = (
    HomeAction("home.resume", "e", "resume", "resume", "take up the game you left", "Resume"),
    HomeAction(
        *("home.play", "p", "open_screen('setup')", "play", "play", "Play"), about="pick packs, pick rules, lift off"
    ),
    HomeAction(
        *("home.daily", "d", "start('daily')", "daily"),
        help="ten questions, the same for everyone today",
        label="Daily mission",
        about="ten questions, the same for everyone today",
    ),
    HomeAction(
        *("home.review", "r", "start('review')", "review"),
        help="what you missed, and what is due again",
        label="Review",
        about="what you missed, and what is due",
    ),
    HomeAction(
        *("home.class", "c", "open_screen('team_setup')", "class"),
        help="a class: teams at this screen",
        label="Class",
        about="teams at this screen",
    ),
    HomeAction(
        *("home.packs", "k", "open_screen('packs')", "packs"),
        help="packs: what is in them, more of them",
        label="Packs",
        about="reading the packs …",
        palette="what is in them, more of them",
    ),
    HomeAction(
        *("home.scores", "s", "open_screen('scores')", "scores"), help="scores", label="Scores", about="what was won"
    ),
    HomeAction(
        *("home.progress", "g", "open_screen('progress')", "progress"),
        help="how you are getting on",
        label="Progress",
        about="your answers, day by day",
        palette="how you are getting on",
    ),
    HomeAction(
        *("home.timeline", "l", "open_screen('timeline')", "timeline"),
        help="all dated firsts; it fills as you learn",
        label="Timeline",
        about="the firsts in their order",
        palette="all dated firsts",
    ),
    HomeAction(
        *("home.players", "w", "open_screen('players')", "player"),
        help="who plays",
        label="Player",
        palette="who plays",
    ),
    HomeAction(
        *("home.settings", "o", "open_screen('settings')", "settings"),
        help="settings: look, sound, keys",
        label="Settings",
        palette="look, sound, keys",
    ),
    HomeAction("home.theme", "t", "theme", "theme"),
    HomeAction("home.quit", "q", "app.quit", "quit", label="Quit"),
)
"""What home offers, in the order of its menu."""


def _load(target: str) -> type:
    module, _, name = target.partition(":")
    found: type = getattr(import_module(module), name)
    return found
