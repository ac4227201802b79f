"""The home screen: the menu, with the latest facts in each line."""

from typing import TYPE_CHECKING, ClassVar

from textual.app import ComposeResult
from textual.binding import Binding, BindingType
from textual.content import Content
from textual.reactive import reactive
from textual.widgets import Static

from spacequiz.play.home_summary import HomeSummary
from spacequiz.text import DEFAULT_PLAYER, escape, same_name
from spacequiz.tui.navigation import HOME_ACTIONS
from spacequiz.tui.plain_text import line, literal
from spacequiz.tui.screens.page import Page
from spacequiz.tui.widgets.logo import Logo
from spacequiz.tui.widgets.menu import Item, Menu
from spacequiz.wording import format_large_count, format_pack_date, group_thousands

if TYPE_CHECKING:
    from spacequiz.settings import Settings


class HomeScreen(Page):
    """The first screen. It is painted at once, and completed when packs and store are read."""

    CSS_PATH = "home_screen.tcss"
    TITLE = "Home"
    HELP_KEYS = (("↑ ↓ enter", "choose"), *((action.id, action.help) for action in HOME_ACTIONS if action.help))
    BINDINGS: ClassVar[list[BindingType]] = [
        *(action.binding() for action in HOME_ACTIONS),
        Binding("escape", "nowhere", show=False),
    ]
    summary: reactive[HomeSummary] = reactive(HomeSummary(), init=False)

    def __init__(self, *, deferred: bool = False) -> None:
        """Make the screen; with `deferred` it stays empty until `compose_now`, so that another is painted sooner."""
        super().__init__()
        self._deferred = deferred

    def compose(self) -> ComposeResult:
        """Compose nothing while deferred."""
        if not self._deferred:
            yield from super().compose()

    def compose_body(self) -> ComposeResult:
        """Compose the name of the game and the menu."""
        yield Logo("Firsts of the space race, 1957 to now")
        yield Menu()

    async def compose_now(self) -> None:
        """Compose what was deferred."""
        if self._deferred:
            self._deferred = False
            await self.recompose()
            await self.populate()

    async def populate(self) -> None:
        """Fill the menu and focus it."""
        if not self._deferred:
            self.refresh_menu()
            self.query_one(Menu).focus()

    def watch_summary(self, old: HomeSummary, new: HomeSummary) -> None:
        """Show the new summary."""
        if self._deferred:
            return
        self.refresh_menu()
        if new.unfinished is not None and old.unfinished is None:
            self.query_one(Menu).index = 0
        first = new.first_of_today
        if first is not None:
            when = f"On this day, {format_pack_date(first.question.date)}: "
            self._show("today", line((when, "$foreground"), first.fact))
        if new.notice:
            self._show("notice", literal("\n".join(map(escape, new.notice.splitlines()))))
        self.refresh_bindings()

    def check_action(self, action: str, parameters: tuple[object, ...]) -> bool | None:
        """Allow `resume` only where a game was left unfinished."""
        if action == "resume" and self.summary.unfinished is None:
            return False
        return super().check_action(action, parameters)

    def action_open_screen(self, name: str) -> None:
        """Open the screen of this name."""
        self.context.open_screen(name)

    def action_start(self, mode: str) -> None:
        """Start a game of a mode that needs no setup."""
        from spacequiz.play.request import GameRequest

        # a key may be pressed before the packs are read
        if self.context.library is not None:
            self.context.play(GameRequest(mode=mode))

    def action_resume(self) -> None:
        """Resume the unfinished game."""
        if self.summary.unfinished:
            self.context.resume(self.summary.unfinished.id)

    def action_theme(self) -> None:
        """Change to the next theme."""
        self.context.next_theme()
        self.refresh_menu()

    def action_nowhere(self) -> None:
        """Do nothing: there is no step back from home."""

    async def on_menu_chosen(self, event: Menu.Chosen) -> None:
        """Run the action of the chosen line, unless the first of two clicks did it already."""
        if self.is_active:
            await self.run_action(event.item.action)

    def on_screen_resume(self) -> None:
        """Read again what may have changed on another screen."""
        self.refresh_menu()
        self.context.refresh_home()

    def refresh_menu(self) -> None:
        """Show the menu with the latest facts and the custom keys."""
        if not self.query(Menu):
            return
        live = self._live_lines()
        items = [
            Item(self.shown_key(action.id), action.label, live.get(action.id, action.about), action.action)
            for action in HOME_ACTIONS
            if action.label and (action.id != "home.resume" or self.summary.unfinished is not None)
        ]
        items.insert(len(items) - 1, Item("?", "Help", "keys and scoring", "help"))
        self.query_one(Menu).items = tuple(items)

    def _live_lines(self) -> dict[str, str]:
        """Return the descriptions in the menu that differ from the usual ones, by the ids of the actions."""
        now, player = self.summary, self.context.player
        lines = {
            "home.players": "no name yet" if player == DEFAULT_PLAYER else player,
            "home.settings": _settings_line(self.context.settings),
        }
        if now.packs is not None:
            broken = f", {now.broken} with errors" if now.broken else ""
            lines["home.packs"] = (
                f"{format_large_count(now.packs, 'pack')}, {format_large_count(now.questions, 'question')}{broken}"
            )
        if now.due:
            lines["home.review"] = f"{format_large_count(now.due, 'question')} missed or due"
        elif now.known >= 0:
            nothing = "nothing due: practise what you know least" if now.known else ""
            lines["home.review"] = nothing or "questions you miss will appear here"
        if now.class_game:
            game = now.class_game
            lines["home.class"] = f"resume {game.title}, question {max(1, game.shown_count)} of {len(game.questions)}"
        if now.best:
            packs = " + ".join(ref.title for ref in now.best.packs)
            lines["home.scores"] = f"best {group_thousands(now.best.score)} by {now.best.player}, {packs}"
        if now.answers:
            row = f"{group_thousands(now.days_in_a_row)}-day streak, " if now.days_in_a_row else ""
            lines["home.progress"] = f"{row}{100 * now.share_right:.0f} % right"
        if now.timeline:
            lines["home.timeline"] = now.timeline
        if now.unfinished:
            lines["home.resume"] = self._resume_line()
        return lines

    def _resume_line(self) -> str:
        saved = self.summary.unfinished
        assert saved is not None
        traits = saved.board.rules.traits
        total = "" if traits.is_endless else f" of {len(saved.questions)}"
        name = saved.board.label if traits.is_daily else " + ".join(ref.title for ref in saved.packs)
        other = "" if same_name(saved.player, self.context.player) else f", by {saved.player}"
        return f"{name}, question {saved.answered + 1}{total}{other}"

    def _show(self, name: str, content: Content) -> None:
        """Show a text below the menu, in a widget that is mounted when it is first needed."""
        widgets = self.query(f"#{name}")
        if widgets:
            widgets.first(Static).update(content)
        else:
            self.mount(Static(content, id=name))


def _settings_line(settings: "Settings") -> str:
    parts = [settings.theme, f"sound {'on' if settings.sound else 'off'}"]
    if not settings.motion:
        parts.append("no motion")
    if settings.keys:
        parts.append(format_large_count(len(settings.keys), "custom key"))
    return ", ".join(parts)
