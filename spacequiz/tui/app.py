"""The app: what outlives a single screen."""

import asyncio
import gc
import sys
import time
from collections.abc import Awaitable, Callable
from dataclasses import replace
from datetime import UTC, date, datetime
from pathlib import Path
from typing import TYPE_CHECKING, ClassVar

from textual import events, work
from textual.binding import Binding, BindingType
from textual.widget import Widget

from spacequiz.errors import Exit, NotFound, SpaceQuizError, StorageError
from spacequiz.play.store_thread import Keeper
from spacequiz.text import NOBODY
from spacequiz.tui.key_catalog import everywhere
from spacequiz.tui.preferences import PreferencesApp
from spacequiz.tui.screens.home_screen import HomeScreen
from spacequiz.tui.shutdown import GONE, has_terminal, on_signals, on_terminal_gone
from spacequiz.user_paths import Places

if TYPE_CHECKING:
    from spacequiz.play.library import Shelf
    from spacequiz.play.request import Preview, TeamWish, Wish
    from spacequiz.play.running_game import Game
    from spacequiz.play.running_team_game import TeamPlay
    from spacequiz.store import Memory, Tally


WAYS_OUT = frozenset({"escape", "ctrl+q", "ctrl+c"})
"""Keys that work whatever can be seen."""
PAGING = frozenset({"pageup", "pagedown"})
"""Keys that end Textual 8.2 with a KeyError in a list without a row, as it is while a terminal grows or shrinks."""
FIRST_SIGHT = 0.03
"""Seconds that home has to itself before packs and scores are read."""


def utc() -> datetime:
    """The time of day."""
    return datetime.now(UTC)


def _has_rows(options: Widget) -> bool:
    return bool(options.scrollable_content_region)


class SpaceQuizApp(PreferencesApp):
    """Holds packs and the store, and begins games; each screen does the rest."""

    TITLE = "Space Quiz"
    # home is the default screen, whose own CSS_PATH Textual does not read
    CSS_PATH = "screens/home_screen.tcss"
    smallest = (36, 14)
    """Columns and rows below which nothing useful fits."""
    BINDINGS: ClassVar[list[BindingType]] = [
        Binding("ctrl+q", "quit", "quit", show=False, priority=True),
        Binding("ctrl+c", "interrupt", "quit", show=False, priority=True),
        Binding("ctrl+z", "suspend_process", "suspend", show=False, priority=True),
    ]

    def __init__(
        self,
        places: Places,
        wish: "Wish | None" = None,
        today: Callable[[], date] = date.today,
        clock: Callable[[], float] = time.monotonic,
        now: Callable[[], datetime] = utc,
        *,
        preview: "Preview | None" = None,
        teams: "TeamWish | None" = None,
    ) -> None:
        """With `wish`, a game asked for on the command line begins as soon as its packs are read.

        With `preview`, the preview of a pack is opened above home at once, and leaving it leaves the program. With
        `teams`, the set-up of a game of teams is opened above home.
        """
        super().__init__(places)
        self.shelf: Shelf | None = None
        """The packs; None until they are read."""
        self.keeper = Keeper(places.database)
        self._wish = wish
        self._preview = preview
        self._teams = teams
        self._today = today
        self.clock = clock
        """Seconds that only grow; what games are timed by."""
        self.now = now
        """The time of day in UTC; what days of the daily mission and reviews go by."""
        self._home = HomeScreen()
        self._shelved = 0
        """How often the packs were read again."""

    @property
    def too_small(self) -> bool:
        """Whether the terminal shows nothing but the word that it is too small."""
        return self.size.width < self.smallest[0] or self.size.height < self.smallest[1]

    async def on_event(self, event: events.Event) -> None:
        """Let through what can be seen to be done: in a terminal that is too small, keys only lead out."""
        if isinstance(event, events.Key) and self.too_small and event.key not in WAYS_OUT:
            return
        if (
            isinstance(event, events.Key)
            and event.key in PAGING
            and not all(map(_has_rows, self.screen.query("OptionList")))
        ):
            return
        await super().on_event(event)

    def get_default_screen(self) -> HomeScreen:
        """Home lies under all other screens."""
        return self._home

    def on_mount(self) -> None:
        """Paint first, then read packs and scores."""
        if not self.is_headless:
            on_signals(self._end)
            if has_terminal():
                on_terminal_gone(lambda: self._end(GONE), self.keeper.close)
        if self._preview:
            from spacequiz.tui.screens.preview_screen import PreviewScreen

            self.push_screen(PreviewScreen(self._preview.path, self._preview.width, alone=True))
        # not right after the refresh: another thread still has to write what was painted
        self.set_timer(FIRST_SIGHT, self._after_first_sight)

    def _after_first_sight(self) -> None:
        if not gc.isenabled():
            # what is there now stays until the end, and need not be looked at again
            gc.freeze()
            gc.enable()
        self._read()

    @property
    def player(self) -> str:
        """The name to play under."""
        wished = self._wish.player if self._wish else None
        return wished or self.settings.player or NOBODY

    def use_player(self, name: str) -> None:
        """Play under this name from now on; empty for none. The name of the command line no longer counts."""
        if self._wish:
            self._wish = replace(self._wish, player=None)
        self.change(player=name)

    @work
    async def flag(self, question: str, note: str) -> None:
        """Keep a note on a question that seems wrong."""
        try:
            await self.keeper.ask(lambda store: store.flag(question, note))
        except StorageError as error:
            self.say(str(error))
        else:
            pack = question.partition("/")[0]
            self.say(f"Kept: spacequiz pack show {pack} --flags lists it.", severe=False)

    def open_settings(self) -> None:
        """Player, look, sound, keys."""
        from spacequiz.tui.screens.settings_screen import SettingsScreen

        self.push_screen(SettingsScreen())

    def open_players(self) -> None:
        """Who plays."""
        from spacequiz.tui.screens.players_screen import PlayersScreen

        self.push_screen(PlayersScreen())

    def open_packs(self) -> None:
        """What packs there are."""
        from spacequiz.tui.screens.packs_screen import PacksScreen

        self.push_screen(PacksScreen())

    async def reshelve(self) -> None:
        """Read all packs again, for all screens."""
        from spacequiz.play.library import fill

        self._shelved += 1
        number = self._shelved
        shelf = await asyncio.to_thread(fill, self.places.packs)
        if number != self._shelved or self.shelf is None:
            # somebody asked later, and knows more
            return
        for entry in self.shelf.entries:
            if entry.passing:
                shelf = shelf.with_entry(entry)
        self.shelf = shelf
        self._tell_packs(shelf)
        self._ask_store()

    def open_progress(self) -> None:
        """How the player is getting on."""
        # plots take as long to load as the rest of the screens together, and few games need them
        from spacequiz.tui.screens.progress_screen import ProgressScreen

        self.push_screen(ProgressScreen())

    def open_timeline(self) -> None:
        """All dated firsts."""
        from spacequiz.tui.screens.timeline_screen import TimelineScreen

        self.push_screen(TimelineScreen())

    def open_class(self, wish: "TeamWish | None" = None) -> None:
        """Teams at this screen."""
        from spacequiz.tui.screens.team_setup_screen import ClassScreen

        self.push_screen(ClassScreen(wish))

    def begin_teams(self, play: "TeamPlay") -> None:
        """Open the screen of a team game, straight above home."""
        from spacequiz.tui.screens.team_game_screen import TeamScreen

        self.go_home()
        self.clear_notifications()
        self.push_screen(TeamScreen(play))

    def open_preview(self, path: Path) -> None:
        """A pack while it is written."""
        from spacequiz.tui.screens.preview_screen import PreviewScreen

        self.push_screen(PreviewScreen(path))

    def begin(self, game: "Game") -> None:
        """Open the quiz screen with this game, straight above home."""
        from spacequiz.tui.screens.exam_screen import ExamScreen
        from spacequiz.tui.screens.quiz_screen import QuizScreen

        self._put_away()
        self.go_home()
        self.push_screen(ExamScreen(game) if game.session.rules.plays.sheet else QuizScreen(game))

    @work(group="lift off", exclusive=True)
    async def lift_off(self, make: Callable[[], Awaitable["Game"]], then: Callable[[], None] | None = None) -> None:
        """Begin the game that `make` makes, unless another screen was opened meanwhile; or say why there is none."""
        screen = self.screen
        # what was said before would lie over the question
        self.clear_notifications()
        try:
            game = await make()
        except SpaceQuizError as error:
            self.say(str(error))
            return
        if self.screen is screen:
            if then:
                then()
            self.begin(game)

    def go_home(self) -> None:
        """Close every screen above home."""
        while len(self.screen_stack) > 1:
            self.pop_screen()

    @work(group="resume", exclusive=True)
    async def resume(self, number: int) -> None:
        """Take up the game of this number as it stands in the store, after all that was sent there before."""
        from spacequiz.play.start import resumed, set_aside
        from spacequiz.play.start_assignment import desk_of

        try:
            saved = await self.keeper.ask(lambda store: store.saved(number))
            game = resumed(saved, self, await set_aside(saved, self))
            game.desk = await desk_of(saved, self)
        except NotFound as error:
            self.say(f"{error} It is put away.")
            self.keeper.send(lambda store: store.discard(number))
            self.refresh_home()
        except StorageError as error:
            self.say(str(error))
        else:
            if game.session.current is None:
                self.refresh_home()
            elif self.screen is self._home:
                self.clear_notifications()
                self.begin(game)

    def action_command_palette(self) -> None:
        """Every action, pack and theme by its name."""
        from spacequiz.tui.command_palette import Palette

        if not isinstance(self.screen, Palette):
            self.push_screen(Palette())

    def refresh_home(self) -> None:
        """Ask the store anew what home shows."""
        if self.shelf is not None:
            self._ask_store()

    def leave_for_home(self) -> None:
        """Put every open screen away, and go home."""
        self._put_away()
        self.go_home()

    async def action_quit(self) -> None:
        """Leave; an open question keeps the time that it has left."""
        self._put_away()
        self.exit(0)

    def action_interrupt(self) -> None:
        """Leave at once, and tell the caller so."""
        self._end(Exit.INTERRUPTED)

    def _end(self, code: int) -> None:
        """Leave because we are told to."""
        self._put_away()
        self.exit(return_code=code)

    def _put_away(self) -> None:
        from spacequiz.tui.screens.page import Page

        for screen in self.screen_stack:
            if isinstance(screen, Page):
                screen.before_quit()

    @work
    async def _read(self) -> None:
        # nothing of the quiz itself is loaded before the first paint
        from spacequiz.play.library import fill

        wished = self._wish
        if self.settings.keys:
            # it loads the other screens
            self.use_keys(await asyncio.to_thread(everywhere))
            # what cannot be used is not written again
            self.settings = replace(self.settings, keys=tuple(self.keys.items()))
            self._home.tell_keys()
        shelf = await asyncio.to_thread(fill, self.places.packs)
        named = (*(wished.packs if wished else ()), *(self._teams.packs if self._teams else ()))
        shelf = await self._with_wished(shelf, named)
        self.shelf = shelf
        self._tell_packs(shelf)
        if wished:
            self._start(wished)
        if self._teams:
            self.open_class(self._teams)
        self._ask_store()

    def _tell_packs(self, shelf: "Shelf") -> None:
        from spacequiz.play.timeline import on_this_day

        packs, today = shelf.packs, self._today()
        broken = [entry for entry in shelf.entries if entry.pack is None]
        self._home.tell_packs(len(packs), sum(len(pack.questions) for pack in packs), len(broken))
        event = on_this_day(packs, today.month, today.day)
        if event:
            self._home.tell_today(event)

    async def _with_wished(self, shelf: "Shelf", packs: tuple[str, ...]) -> "Shelf":
        from spacequiz.packs.find_packs import resolve
        from spacequiz.play.library import read

        for name in packs:
            try:
                found = resolve(name, self.places.packs)
            except SpaceQuizError as error:
                self.say(str(error))
            else:
                shelf = shelf.with_entry(await asyncio.to_thread(read, found))
        return shelf

    def _start(self, wished: "Wish") -> None:
        from spacequiz.domain.rules import MODES

        plays = MODES[wished.mode or "mission"]
        if wished.packs or wished.assignment or plays.dated or plays.recalls:
            self.play(wished)
        else:
            from spacequiz.tui.screens.setup_screen import SetupScreen

            self.push_screen(SetupScreen(wished))

    def play(self, wish: "Wish") -> None:
        """Begin a game as wished."""
        from spacequiz.play.start import started

        self.lift_off(lambda: started(wish, self))

    @work(group="home", exclusive=True)
    async def _ask_store(self) -> None:
        notice, player = await self.keeper.ask(lambda store: store.notice), self.player
        try:
            saved, best = await self.keeper.ask(lambda store: (store.unfinished(limit=1, first=player), store.best()))
            known, tallies = await self.keeper.ask(lambda store: (store.memories(player), store.tallies(player)))
            left = await self.keeper.ask(lambda store: store.class_left())
        except StorageError as error:
            notice = notice or str(error)
            saved, best, known, tallies, left = (), None, (), (), None
        self._home.tell_store(next(iter(saved), None), best)
        self._home.tell_review(self._due(known), len(known))
        self._tell_progress(tallies)
        self._tell_timeline(known)
        self._home.tell_class(left)
        notices = "\n".join(filter(None, (notice, self.settings_notice)))
        if notices:
            self._home.tell(notices)

    def _tell_progress(self, tallies: "tuple[Tally, ...]") -> None:
        from spacequiz.play.progress import streaks, total

        every = total(tallies)
        days, _ = streaks(tallies, self.now().astimezone().date())
        self._home.tell_progress(days, every.asked, every.share)

    def _tell_timeline(self, known: "tuple[Memory, ...]") -> None:
        from spacequiz.play.timeline import timeline, told

        right = frozenset(memory.question for memory in known if memory.right)
        self._home.tell_timeline(told(timeline(self.shelf.packs if self.shelf else (), right)))

    def _due(self, known: "tuple[Memory, ...]") -> int:
        """How many questions of the packs are due for review."""
        from spacequiz.play.review import due

        packs = self.shelf.packs if self.shelf else ()
        return len(due((question for pack in packs for question in pack.questions), known, self.now()))


def run_app(
    places: Places,
    wish: "Wish | None" = None,
    preview: "Preview | None" = None,
    teams: "TeamWish | None" = None,
) -> int:
    """Open the game; the exit code when it is left."""
    app = SpaceQuizApp(places, wish, preview=preview, teams=teams)
    try:
        code = app.run()
    finally:
        app.keeper.close()
    if app.keeper.lost:
        print(f"The last answer is lost. {app.keeper.lost}", file=sys.stderr)
    return app.return_code or code or 0
