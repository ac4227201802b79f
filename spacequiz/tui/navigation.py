"""The registry of screens, and of the actions on the home screen.

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
    """An action of the home screen: a key and, for most, a line of the menu."""

    id: str
    """The id of its binding; the settings store custom keys by it."""
    key: str
    action: str
    """A Textual action of the home screen."""
    description: str
    """Its name in the key bar."""
    help: str = ""
    """Its description in the help of home; empty to leave it out."""
    label: str = ""
    """Its name in the menu; empty to leave it out."""
    about: str = ""
    """Its description in the menu until packs and scores are read."""
    palette: str = ""
    """Its description in the command palette; empty where it cannot be opened from every screen."""

    @property
    def screen(self) -> str:
        """The name of the screen that it opens; empty when it opens none."""
        return self.action.removeprefix("open_screen('").removesuffix("')") if "open_screen" in self.action else ""

    def binding(self) -> Binding:
        """Make its key binding."""
        shown = bool(self.label)
        return Binding(self.key, self.action, self.description, show=shown, id=self.id)


HOME_ACTIONS = (
    HomeAction("home.resume", "e", "resume", "resume", "resume the game you left", "Resume"),
    HomeAction(
        *("home.play", "p", "open_screen('setup')", "play", "start a new game", "Play"), about="choose packs and rules"
    ),
    HomeAction(
        *("home.daily", "d", "start('daily')", "daily"),
        help="ten questions, the same for everyone today",
        label="Daily mission",
        about="ten questions, the same for everyone today",
    ),
    HomeAction(
        *("home.review", "r", "start('review')", "review"),
        help="questions you missed or that are due",
        label="Review",
        about="questions you missed or that are due",
    ),
    HomeAction(
        *("home.class", "c", "open_screen('team_setup')", "class"),
        help="team game: a class plays on this screen",
        label="Class",
        about="team game on this screen",
    ),
    HomeAction(
        *("home.packs", "k", "open_screen('packs')", "packs"),
        help="packs: look inside, add, remove",
        label="Packs",
        about="loading packs …",
        palette="look inside, add, remove",
    ),
    HomeAction(
        *("home.scores", "s", "open_screen('scores')", "scores"),
        help="high scores",
        label="Scores",
        about="high scores",
    ),
    HomeAction(
        *("home.progress", "g", "open_screen('progress')", "progress"),
        help="your progress",
        label="Progress",
        about="your answers, day by day",
        palette="your answers, day by day",
    ),
    HomeAction(
        *("home.timeline", "l", "open_screen('timeline')", "timeline"),
        help="timeline of firsts; it fills as you learn",
        label="Timeline",
        about="firsts in order of date",
        palette="firsts in order of date",
    ),
    HomeAction(
        *("home.players", "w", "open_screen('players')", "player"),
        help="choose or add a player",
        label="Player",
        palette="choose or add a player",
    ),
    HomeAction(
        *("home.settings", "o", "open_screen('settings')", "settings"),
        help="settings: theme, sound, keys",
        label="Settings",
        palette="theme, sound, keys",
    ),
    HomeAction("home.theme", "t", "theme", "theme"),
    HomeAction("home.quit", "q", "app.quit", "quit", label="Quit"),
)
"""The actions of the home screen, in the order of its menu."""


def _load(target: str) -> type:
    module, _, name = target.partition(":")
    found: type = getattr(import_module(module), name)
    return found
