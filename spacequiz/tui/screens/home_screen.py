"""Home: what can be done, and what awaits."""

from typing import ClassVar

from textual.app import ComposeResult
from textual.binding import Binding, BindingType
from textual.content import Content
from textual.widgets import Static

from spacequiz.text import DEFAULT_PLAYER, escape, same_name
from spacequiz.tui.plain_text import line, literal
from spacequiz.tui.screens.page import Page
from spacequiz.tui.widgets.logo import Logo
from spacequiz.tui.widgets.menu import Item, Menu
from spacequiz.wording import format_large_count, format_pack_date, group_thousands

TYPE_CHECKING = False
if TYPE_CHECKING:
    from spacequiz.play.timeline import First
    from spacequiz.settings import Settings
    from spacequiz.store import ClassGame, SavedGame, Score

_NO_PROGRESS = "your answers, day by day"
_NO_CLASS = "teams at this screen"
_NO_TIMELINE = "the firsts in their order"
_NO_SCORES = "what was won"


class HomeScreen(Page):
    """The first screen. It paints at once; packs and scores fill in."""

    CSS_PATH = "home_screen.tcss"
    TITLE = "Home"
    HELP_KEYS = (
        ("↑ ↓ enter", "choose"),
        ("home.resume", "take up the game you left"),
        ("home.play", "play"),
        ("home.daily", "ten questions, the same for everyone today"),
        ("home.review", "what you missed, and what is due again"),
        ("home.class", "a class: teams at this screen"),
        ("home.packs", "packs: what is in them, more of them"),
        ("home.scores", "scores"),
        ("home.progress", "how you are getting on"),
        ("home.timeline", "all dated firsts; it fills as you learn"),
        ("home.players", "who plays"),
        ("home.settings", "settings: look, sound, keys"),
    )
    BINDINGS: ClassVar[list[BindingType]] = [
        Binding("e", "resume", "resume", id="home.resume"),
        Binding("p", "play", "play", id="home.play"),
        Binding("d", "daily", "daily", id="home.daily"),
        Binding("r", "review", "review", id="home.review"),
        Binding("c", "classroom", "class", id="home.class"),
        Binding("k", "packs", "packs", id="home.packs"),
        Binding("s", "scores", "scores", id="home.scores"),
        Binding("g", "progress", "progress", id="home.progress"),
        Binding("l", "timeline", "timeline", id="home.timeline"),
        Binding("w", "players", "player", id="home.players"),
        Binding("o", "settings", "settings", id="home.settings"),
        Binding("t", "theme", "theme", show=False, id="home.theme"),
        Binding("q", "app.quit", "quit", id="home.quit"),
        Binding("escape", "nowhere", show=False),
    ]

    def __init__(self) -> None:
        """Nothing is known yet."""
        super().__init__()
        self._resumable: SavedGame | None = None
        self._packs_line = "reading the packs …"
        self._scores_line = _NO_SCORES
        self._review_line = "what you missed, and what is due"
        self._progress_line = _NO_PROGRESS
        self._class_line = _NO_CLASS
        self._timeline_line = _NO_TIMELINE

    def compose_body(self) -> ComposeResult:
        """The name and the menu."""
        yield Logo("Firsts of the space race, 1957 to now")
        yield Menu()

    async def populate(self) -> None:
        """Fill the menu with what is known."""
        self._fill()
        self.query_one(Menu).focus()

    def tell_packs(self, packs: int, questions: int, broken: int) -> None:
        """How many packs there are."""
        self._packs_line = f"{format_large_count(packs, 'pack')}, {format_large_count(questions, 'question')}"
        if broken:
            self._packs_line += f", {broken} with errors"
        self._fill()

    def tell_store(self, saved: "SavedGame | None", best: "Score | None") -> None:
        """What the score store knows: an unfinished game, the best score."""
        fresh = saved is not None and self._resumable is None
        self._resumable = saved
        self._scores_line = _NO_SCORES
        if best:
            packs = " + ".join(ref.title for ref in best.packs)
            self._scores_line = f"best {group_thousands(best.score)} by {best.player}, {packs}"
        self._fill()
        if fresh:
            self.query_one(Menu).index = 0
        self.refresh_bindings()

    def tell_review(self, due: int, known: int) -> None:
        """How many questions are due, of those that were ever asked."""
        if due:
            self._review_line = f"{format_large_count(due, 'question')} missed or due"
        elif known:
            self._review_line = "nothing is due: practise what you know least"
        else:
            self._review_line = "what you missed will wait for you here"
        self._fill()

    def tell_progress(self, days: int, asked: int, share: float) -> None:
        """Days in a row with an answer, and the share of all answers that was right."""
        row = f"{format_large_count(days, 'day')} in a row, " if days else ""
        self._progress_line = f"{row}{100 * share:.0f} % right" if asked else _NO_PROGRESS
        self._fill()

    def tell_class(self, left: "ClassGame | None") -> None:
        """The class game that was left, if there is one."""
        self._class_line = _NO_CLASS
        if left:
            self._class_line = f"on with {left.title}, question {max(1, left.shown)} of {len(left.questions)}"
        self._fill()

    def tell_timeline(self, told: str) -> None:
        """How many of the dated firsts are uncovered."""
        self._timeline_line = told
        self._fill()

    def tell_today(self, first: "First") -> None:
        """Something that happened on this day."""
        told = line((f"On this day, {format_pack_date(first.question.date)}: ", "$foreground"), first.fact)
        self._show("#today", told)

    def tell_keys(self) -> None:
        """The player's own keys are known."""
        self._fill()

    def tell(self, notice: str) -> None:
        """Say what the player should know, such as that nothing is kept."""
        self._show("#notice", literal("\n".join(map(escape, notice.splitlines()))))

    def check_action(self, action: str, parameters: tuple[object, ...]) -> bool | None:
        """Resume only where something was left."""
        if action == "resume" and self._resumable is None:
            return False
        return super().check_action(action, parameters)

    def action_play(self) -> None:
        """Pick packs and rules."""
        from spacequiz.tui.screens.setup_screen import SetupScreen

        self.app.push_screen(SetupScreen())

    def action_daily(self) -> None:
        """The questions of today."""
        self._begin("daily")

    def action_review(self) -> None:
        """What was missed, what is due, or what is known least."""
        self._begin("review")

    def action_resume(self) -> None:
        """Take up the game that was left."""
        if self._resumable:
            self.context.resume(self._resumable.id)

    def action_classroom(self) -> None:
        """Teams at this screen."""
        self.context.open_class()

    def action_packs(self) -> None:
        """What packs there are."""
        self.context.open_packs()

    def action_scores(self) -> None:
        """The tables."""
        from spacequiz.tui.screens.scores_screen import ScoresScreen

        self.app.push_screen(ScoresScreen())

    def action_settings(self) -> None:
        """Player, look, sound, keys."""
        self.context.open_settings()

    def action_progress(self) -> None:
        """How the player is getting on."""
        self.context.open_progress()

    def action_timeline(self) -> None:
        """All dated firsts."""
        self.context.open_timeline()

    def action_players(self) -> None:
        """Who plays."""
        self.context.open_players()

    def action_theme(self) -> None:
        """The next of the themes."""
        self.context.next_theme()
        self._fill()

    def action_nowhere(self) -> None:
        """There is no step back from here."""

    async def on_menu_chosen(self, event: Menu.Chosen) -> None:
        """Do what was chosen; the second of two clicks finds it done."""
        if self.is_active:
            await self.run_action(event.item.action)

    def on_screen_resume(self) -> None:
        """Scores and settings may have changed since."""
        if self.query(Menu):
            self._fill()
        self.context.refresh_home()

    def _begin(self, mode: str) -> None:
        from spacequiz.play.request import GameRequest

        # a key may be quicker than the packs are read
        if self.context.library is not None:
            self.context.play(GameRequest(mode=mode))

    def _fill(self) -> None:
        key = self.shown_key
        player = self.context.player
        items = [
            Item(key("home.play"), "Play", "pick packs, pick rules, lift off", "play"),
            Item(key("home.daily"), "Daily mission", "ten questions, the same for everyone today", "daily"),
            Item(key("home.review"), "Review", self._review_line, "review"),
            Item(key("home.class"), "Class", self._class_line, "classroom"),
            Item(key("home.packs"), "Packs", self._packs_line, "packs"),
            Item(key("home.scores"), "Scores", self._scores_line, "scores"),
            Item(key("home.progress"), "Progress", self._progress_line, "progress"),
            Item(key("home.timeline"), "Timeline", self._timeline_line, "timeline"),
            Item(key("home.players"), "Player", "no name yet" if player == DEFAULT_PLAYER else player, "players"),
            Item(key("home.settings"), "Settings", _told(self.context.settings), "settings"),
            Item("?", "Help", "the keys, and how points come about", "help"),
            Item(key("home.quit"), "Quit", "", "app.quit"),
        ]
        if self._resumable:
            titles = " + ".join(ref.title for ref in self._resumable.packs)
            plays = self._resumable.board.rules.traits
            of = "" if plays.is_endless else f" of {len(self._resumable.questions)}"
            name = self._resumable.board.label if plays.is_daily else titles
            where = f"{name}, question {self._resumable.answered + 1}{of}"
            if not same_name(self._resumable.player, player):
                where += f", by {self._resumable.player}"
            items.insert(0, Item(key("home.resume"), "Resume", where, "resume"))
        self.query_one(Menu).items = tuple(items)

    def _show(self, where: str, content: Content) -> None:
        # mounted when there is something to say: most often there is not, and the first paint is not held up
        found = self.query(where)
        if found:
            found.first(Static).update(content)
        else:
            self.mount(Static(content, id=where.removeprefix("#")))


def _told(settings: "Settings") -> str:
    parts = [settings.theme, f"sound {'on' if settings.sound else 'off'}"]
    if not settings.motion:
        parts.append("no motion")
    if settings.keys:
        parts.append(f"{format_large_count(len(settings.keys), 'key')} of your own")
    return ", ".join(parts)
