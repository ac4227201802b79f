"""The app itself: start, first paint, quitting."""

import asyncio
import gc
import time
from collections.abc import Callable
from dataclasses import replace
from datetime import date, datetime
from typing import TYPE_CHECKING, ClassVar

from textual import events, work
from textual.binding import Binding, BindingType
from textual.widget import Widget

from spacequiz.clock import utc_now
from spacequiz.errors import Exit
from spacequiz.tui.game_app import GameApp
from spacequiz.tui.screens.home_screen import HomeScreen
from spacequiz.tui.shutdown import TERMINAL_GONE, exit_on_signals, exit_when_terminal_gone, has_terminal
from spacequiz.user_paths import UserPaths

if TYPE_CHECKING:
    from spacequiz.packs.pack_cache import PackCache
    from spacequiz.play.new_game import PreparedGame
    from spacequiz.play.request import GameRequest, PreviewRequest, TeamGameRequest
    from spacequiz.settings import Settings

KEYS_TO_LEAVE = frozenset({"escape", "ctrl+q", "ctrl+c"})
"""Keys that work in a terminal that is too small."""
PAGING_KEYS = frozenset({"pageup", "pagedown"})
"""Keys that end Textual 8.2 with a KeyError in a list without a row, as it is while a terminal grows or shrinks."""
FIRST_PAINT_SECONDS = 0.03
"""How long the first screen has the program to itself before packs and scores are read."""


class SpaceQuizApp(GameApp):
    """Holds packs and the store, and opens screens and games; each screen does the rest."""

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
        paths: UserPaths,
        request: "GameRequest | None" = None,
        today: Callable[[], date] = date.today,
        clock: Callable[[], float] = time.monotonic,
        now: Callable[[], datetime] = utc_now,
        *,
        prepared: "PreparedGame | None" = None,
        settings: "tuple[Settings, str] | None" = None,
        cache: "PackCache | None" = None,
        preview: "PreviewRequest | None" = None,
        teams: "TeamGameRequest | None" = None,
    ) -> None:
        """Make the app; it opens what was requested on the command line.

        A `prepared` game is shown in the first frame. A requested game without one starts once the packs are read. The
        preview of a pack is opened right away, and leaving it leaves the program.
        """
        home = HomeScreen(deferred=prepared is not None)
        player = request.player if request else None
        super().__init__(paths, settings, cache=cache, player=player, today=today, clock=clock, now=now, home=home)
        self._request = request
        self._prepared = prepared
        self._preview = preview
        self._teams = teams

    @property
    def too_small(self) -> bool:
        """Whether the terminal shows nothing but a notice that it is too small."""
        return self.size.width < self.smallest[0] or self.size.height < self.smallest[1]

    async def on_event(self, event: events.Event) -> None:
        """Drop keys whose effect could not be seen, and those that would end Textual."""
        if isinstance(event, events.Key):
            if self.too_small and event.key not in KEYS_TO_LEAVE:
                return
            if event.key in PAGING_KEYS and not all(map(_has_rows, self.screen.query("OptionList"))):
                return
        await super().on_event(event)

    def get_default_screen(self) -> HomeScreen:
        """Return home, which lies under all other screens."""
        self._home.preset_size_classes(self.size)
        return self._home

    def on_mount(self) -> None:
        """Show the first screen; read packs and scores once it is painted."""
        if not self.is_headless:
            exit_on_signals(self._leave)
            if has_terminal():
                exit_when_terminal_gone(lambda: self._leave(TERMINAL_GONE), self.store_thread.close)
        if self._preview:
            self.open_screen("preview", self._preview.path, self._preview.width, alone=True)
        if self._prepared:
            self.show_game(self._prepared)
        # not right after the refresh: another thread still has to write what was painted
        self.set_timer(FIRST_PAINT_SECONDS, self._after_first_paint)

    def action_command_palette(self) -> None:
        """Open the list of all actions, packs and themes."""
        from spacequiz.tui.command_palette import SpaceQuizPalette

        if not isinstance(self.screen, SpaceQuizPalette):
            self.push_screen(SpaceQuizPalette())

    async def action_quit(self) -> None:
        """Leave the program; an open question keeps the time that is left."""
        self._leave(0)

    def action_interrupt(self) -> None:
        """Leave the program with the exit code of an interrupt."""
        self._leave(Exit.INTERRUPTED)

    def _leave(self, code: int) -> None:
        self.save_open_screens()
        self.exit(0 if not code else None, return_code=code)

    def _after_first_paint(self) -> None:
        if not gc.isenabled():
            # objects made until now live until the end: the collector need not examine them again
            gc.freeze()
            gc.enable()
        self._load()

    @work
    async def _load(self) -> None:
        """Read packs and store, then open what was requested."""
        request, teams = self._request, self._teams
        if self.settings.keys:
            await self._apply_all_keys()
        await self.load_library((*(request.loaded if request else ()), *(teams.loaded if teams else ())))
        await self._home.compose_now()
        if request and self._prepared is None:
            self.open_request(request)
        if teams:
            self.open_screen("team_setup", teams)

    async def _apply_all_keys(self) -> None:
        from spacequiz.tui.key_catalog import all_keys

        # it loads every screen
        self.apply_keys(await asyncio.to_thread(all_keys))
        # keys that cannot be used are not written again
        self.settings = replace(self.settings, keys=tuple(self.keys.items()))
        self._home.refresh_menu()


def _has_rows(options: Widget) -> bool:
    return bool(options.scrollable_content_region)
