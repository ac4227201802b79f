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
from spacequiz.play.store_thread import StoreThread
from spacequiz.text import DEFAULT_PLAYER
from spacequiz.tui.key_catalog import all_keys
from spacequiz.tui.preferences import PreferencesApp
from spacequiz.tui.screens.home_screen import HomeScreen
from spacequiz.tui.shutdown import TERMINAL_GONE, exit_on_signals, exit_when_terminal_gone, has_terminal
from spacequiz.user_paths import UserPaths

if TYPE_CHECKING:
    from spacequiz.play.library import PackLibrary
    from spacequiz.play.request import GameRequest, PreviewRequest, TeamGameRequest
    from spacequiz.play.running_game import RunningGame
    from spacequiz.play.running_team_game import RunningTeamGame
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
        places: UserPaths,
        request: "GameRequest | None" = None,
        today: Callable[[], date] = date.today,
        clock: Callable[[], float] = time.monotonic,
        now: Callable[[], datetime] = utc,
        *,
        preview: "PreviewRequest | None" = None,
        teams: "TeamGameRequest | None" = None,
    ) -> None:
        """With `wish`, a game asked for on the command line begins as soon as its packs are read.

        With `preview`, the preview of a pack is opened above home at once, and leaving it leaves the program. With
        `teams`, the set-up of a game of teams is opened above home.
        """
        super().__init__(places)
        self.library: PackLibrary | None = None
        """The packs; None until they are read."""
        self.store_thread = StoreThread(places.database)
        self._request = request
        self._preview = preview
        self._teams = teams
        self._today = today
        self.clock = clock
        """Seconds that only grow; what games are timed by."""
        self.now = now
        """The time of day in UTC; what days of the daily mission and reviews go by."""
        self._home = HomeScreen()
        self._library_version = 0
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
            exit_on_signals(self._end)
            if has_terminal():
                exit_when_terminal_gone(lambda: self._end(TERMINAL_GONE), self.store_thread.close)
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
        requested = self._request.player if self._request else None
        return requested or self.settings.player or DEFAULT_PLAYER

    def use_player(self, name: str) -> None:
        """Play under this name from now on; empty for none. The name of the command line no longer counts."""
        if self._request:
            self._request = replace(self._request, player=None)
        self.change_settings(player=name)

    @work
    async def flag(self, question: str, note: str) -> None:
        """Keep a note on a question that seems wrong."""
        try:
            await self.store_thread.run(lambda store: store.flag(question, note))
        except StorageError as error:
            self.notify_user(str(error))
        else:
            pack = question.partition("/")[0]
            self.notify_user(f"Kept: spacequiz pack show {pack} --flags lists it.", severe=False)

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

    async def reload_library(self) -> None:
        """Read all packs again, for all screens."""
        from spacequiz.play.library import load_library

        self._library_version += 1
        number = self._library_version
        library = await asyncio.to_thread(load_library, self.places.packs)
        if number != self._library_version or self.library is None:
            # somebody asked later, and knows more
            return
        for entry in self.library.entries:
            if entry.is_temporary:
                library = library.with_pack(entry)
        self.library = library
        self._show_packs(library)
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

    def open_class(self, request: "TeamGameRequest | None" = None) -> None:
        """Teams at this screen."""
        from spacequiz.tui.screens.team_setup_screen import TeamSetupScreen

        self.push_screen(TeamSetupScreen(request))

    def begin_teams(self, play: "RunningTeamGame") -> None:
        """Open the screen of a team game, straight above home."""
        from spacequiz.tui.screens.team_game_screen import TeamGameScreen

        self.go_home()
        self.clear_notifications()
        self.push_screen(TeamGameScreen(play))

    def open_preview(self, path: Path) -> None:
        """A pack while it is written."""
        from spacequiz.tui.screens.preview_screen import PreviewScreen

        self.push_screen(PreviewScreen(path))

    def begin(self, game: "RunningGame") -> None:
        """Open the quiz screen with this game, straight above home."""
        from spacequiz.tui.screens.exam_screen import ExamScreen
        from spacequiz.tui.screens.quiz_screen import QuizScreen

        self._save_open_screens()
        self.go_home()
        self.push_screen(ExamScreen(game) if game.session.rules.traits.is_exam else QuizScreen(game))

    @work(group="lift off", exclusive=True)
    async def start_in_background(
        self, make: Callable[[], Awaitable["RunningGame"]], then: Callable[[], None] | None = None
    ) -> None:
        """Begin the game that `make` makes, unless another screen was opened meanwhile; or say why there is none."""
        screen = self.screen
        # what was said before would lie over the question
        self.clear_notifications()
        try:
            game = await make()
        except SpaceQuizError as error:
            self.notify_user(str(error))
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
        from spacequiz.play.start import find_saved_editions, resume_game
        from spacequiz.play.start_assignment import submission_of

        try:
            saved = await self.store_thread.run(lambda store: store.load_game(number))
            game = resume_game(saved, self, await find_saved_editions(saved, self))
            game.submission = await submission_of(saved, self)
        except NotFound as error:
            self.notify_user(f"{error} It is put away.")
            self.store_thread.submit(lambda store: store.abandon_game(number))
            self.refresh_home()
        except StorageError as error:
            self.notify_user(str(error))
        else:
            if game.session.current is None:
                self.refresh_home()
            elif self.screen is self._home:
                self.clear_notifications()
                self.begin(game)

    def action_command_palette(self) -> None:
        """Every action, pack and theme by its name."""
        from spacequiz.tui.command_palette import SpaceQuizPalette

        if not isinstance(self.screen, SpaceQuizPalette):
            self.push_screen(SpaceQuizPalette())

    def refresh_home(self) -> None:
        """Ask the store anew what home shows."""
        if self.library is not None:
            self._ask_store()

    def leave_for_home(self) -> None:
        """Put every open screen away, and go home."""
        self._save_open_screens()
        self.go_home()

    async def action_quit(self) -> None:
        """Leave; an open question keeps the time that it has left."""
        self._save_open_screens()
        self.exit(0)

    def action_interrupt(self) -> None:
        """Leave at once, and tell the caller so."""
        self._end(Exit.INTERRUPTED)

    def _end(self, code: int) -> None:
        """Leave because we are told to."""
        self._save_open_screens()
        self.exit(return_code=code)

    def _save_open_screens(self) -> None:
        from spacequiz.tui.screens.page import Page

        for screen in self.screen_stack:
            if isinstance(screen, Page):
                screen.save_before_exit()

    @work
    async def _read(self) -> None:
        # nothing of the quiz itself is loaded before the first paint
        from spacequiz.play.library import load_library

        requested = self._request
        if self.settings.keys:
            # it loads the other screens
            self.apply_keys(await asyncio.to_thread(all_keys))
            # what cannot be used is not written again
            self.settings = replace(self.settings, keys=tuple(self.keys.items()))
            self._home.tell_keys()
        library = await asyncio.to_thread(load_library, self.places.packs)
        named = (*(requested.packs if requested else ()), *(self._teams.packs if self._teams else ()))
        library = await self._with_requested(library, named)
        self.library = library
        self._show_packs(library)
        if requested:
            self._start(requested)
        if self._teams:
            self.open_class(self._teams)
        self._ask_store()

    def _show_packs(self, library: "PackLibrary") -> None:
        from spacequiz.play.timeline import on_this_day

        packs, today = library.playable, self._today()
        broken = [entry for entry in library.entries if entry.pack is None]
        self._home.tell_packs(len(packs), sum(len(pack.questions) for pack in packs), len(broken))
        event = on_this_day(packs, today.month, today.day)
        if event:
            self._home.tell_today(event)

    async def _with_requested(self, library: "PackLibrary", packs: tuple[str, ...]) -> "PackLibrary":
        from spacequiz.packs.find_packs import find_pack
        from spacequiz.play.library import load_library_pack

        for name in packs:
            try:
                found = find_pack(name, self.places.packs)
            except SpaceQuizError as error:
                self.notify_user(str(error))
            else:
                library = library.with_pack(await asyncio.to_thread(load_library_pack, found))
        return library

    def _start(self, requested: "GameRequest") -> None:
        from spacequiz.domain.rules import MODES

        plays = MODES[requested.mode or "mission"]
        if requested.packs or requested.assignment or plays.is_daily or plays.is_review:
            self.play(requested)
        else:
            from spacequiz.tui.screens.setup_screen import SetupScreen

            self.push_screen(SetupScreen(requested))

    def play(self, request: "GameRequest") -> None:
        """Begin a game as wished."""
        from spacequiz.play.start import start_game

        self.start_in_background(lambda: start_game(request, self))

    @work(group="home", exclusive=True)
    async def _ask_store(self) -> None:
        notice, player = await self.store_thread.run(lambda store: store.notice), self.player
        try:
            saved, best = await self.store_thread.run(
                lambda store: (store.unfinished_games(limit=1, first=player), store.best_score())
            )
            known, tallies = await self.store_thread.run(lambda store: (store.memories(player), store.tallies(player)))
            left = await self.store_thread.run(lambda store: store.unfinished_class_game())
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
        from spacequiz.play.progress import day_streaks, total_share

        every = total_share(tallies)
        days, _ = day_streaks(tallies, self.now().astimezone().date())
        self._home.tell_progress(days, every.asked, every.share)

    def _tell_timeline(self, known: "tuple[Memory, ...]") -> None:
        from spacequiz.play.timeline import build_timeline, timeline_summary

        right = frozenset(memory.question for memory in known if memory.right)
        self._home.tell_timeline(timeline_summary(build_timeline(self.library.playable if self.library else (), right)))

    def _due(self, known: "tuple[Memory, ...]") -> int:
        """How many questions of the packs are due for review."""
        from spacequiz.play.review import due_questions

        packs = self.library.playable if self.library else ()
        return len(due_questions((question for pack in packs for question in pack.questions), known, self.now()))


def run_app(
    places: UserPaths,
    request: "GameRequest | None" = None,
    preview: "PreviewRequest | None" = None,
    teams: "TeamGameRequest | None" = None,
) -> int:
    """Open the game; the exit code when it is left."""
    app = SpaceQuizApp(places, request, preview=preview, teams=teams)
    try:
        code = app.run()
    finally:
        app.store_thread.close()
    if app.store_thread.unsaved_reason:
        print(f"The last answer is lost. {app.store_thread.unsaved_reason}", file=sys.stderr)
    return app.return_code or code or 0
