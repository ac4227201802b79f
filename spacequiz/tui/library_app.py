"""The part of the app that holds packs, store and player, and keeps home up to date."""

import asyncio
import time
from collections.abc import Callable
from dataclasses import replace
from datetime import date, datetime
from typing import TYPE_CHECKING

from textual import work
from textual.signal import Signal

from spacequiz.clock import utc_now
from spacequiz.errors import StorageError
from spacequiz.play.home_summary import with_packs, with_store
from spacequiz.play.store_thread import StoreThread
from spacequiz.text import DEFAULT_PLAYER
from spacequiz.tui.preferences import PreferencesApp
from spacequiz.tui.screens.home_screen import HomeScreen
from spacequiz.user_paths import UserPaths

if TYPE_CHECKING:
    from collections.abc import Iterable

    from spacequiz.packs.loaded_packs import LoadedPack
    from spacequiz.packs.pack_cache import PackCache
    from spacequiz.play.library import PackLibrary
    from spacequiz.play.play_context import PlayContext
    from spacequiz.settings import Settings


class LibraryApp(PreferencesApp):
    """An app with a library of packs, a store behind it, and home as its first screen."""

    def __init__(
        self,
        paths: UserPaths,
        settings: "tuple[Settings, str] | None",
        *,
        cache: "PackCache | None",
        player: str | None,
        today: Callable[[], date] = date.today,
        clock: Callable[[], float] = time.monotonic,
        now: Callable[[], datetime] = utc_now,
        home: HomeScreen,
    ) -> None:
        """Make the app; `player` is the name given on the command line, which goes before that of the settings."""
        super().__init__(paths, settings)
        self.library: PackLibrary | None = None
        """All packs; None until they are read."""
        self.library_changed: Signal[PackLibrary] = Signal(self, "library_changed")
        """Published whenever the packs were read."""
        self.pack_cache = cache
        """The cache of parsed packs; made when the packs are read."""
        self.store_thread = StoreThread(paths.database)
        self.clock = clock
        self.now = now
        self._today = today
        self._named_player = player
        self._home = home
        self._library_version = 0
        """The number of times that the packs were read again: of two readings at once, only the later one counts."""

    @property
    def player(self) -> str:
        """The name that games are played under."""
        return self._named_player or self.settings.player or DEFAULT_PLAYER

    @property
    def play_context(self) -> "PlayContext":
        """What starting a game needs to know."""
        from spacequiz.play.library import PackLibrary
        from spacequiz.play.play_context import PlayContext

        return PlayContext(self.library or PackLibrary(), self.settings, self.paths, self.player, self.now)

    def use_player(self, name: str) -> None:
        """Play under this name from now on, whatever the command line said; an empty name means no name."""
        self._named_player = None
        self.change_settings(player=name)

    async def load_library(self, named: "Iterable[LoadedPack]") -> None:
        """Read all packs but those that were named and read already, and show them on home."""
        # nothing of the quiz itself is loaded before the first paint
        from spacequiz.packs.pack_cache import PackCache
        from spacequiz.play.library import load_library

        self.pack_cache = self.pack_cache or PackCache(self.paths.pack_cache)
        known = tuple(named)
        library = await asyncio.to_thread(load_library, self.paths.packs, self.pack_cache, known)
        self._use_library(library.with_packs(known))
        self._write_cache()

    async def reload_library(self) -> None:
        """Read all packs again; packs that were named as paths stay."""
        from spacequiz.play.library import load_library

        self._library_version += 1
        version = self._library_version
        library = await asyncio.to_thread(load_library, self.paths.packs, self.pack_cache)
        if version == self._library_version and self.library is not None:
            named = [entry.loaded for entry in self.library.entries if entry.is_temporary]
            self._use_library(library.with_packs(named))
            self._write_cache()

    def refresh_home(self) -> None:
        """Read again what home shows."""
        if self.library is not None:
            self._refresh_home()

    @work
    async def flag_question(self, question: str, note: str) -> None:
        """Save a player's note on the question with this key."""
        try:
            await self.store_thread.run(lambda store: store.add_flag(question, note))
        except StorageError as error:
            self.notify_user(str(error))
        else:
            pack = question.partition("/")[0]
            self.notify_user(f"Flagged. To list all flags: spacequiz pack show {pack} --flags", severe=False)

    @work(group="cache")
    async def _write_cache(self) -> None:
        if self.pack_cache is not None:
            await asyncio.to_thread(self.pack_cache.write_pending)

    def _use_library(self, library: "PackLibrary") -> None:
        self.library = library
        self.library_changed.publish(library)
        self._home.summary = with_packs(self._home.summary, library, self._today())
        self._refresh_home()

    @work(group="home", exclusive=True)
    async def _refresh_home(self) -> None:
        library, player, now = self.library, self.player, self.now
        assert library is not None
        summary = await self.store_thread.run(lambda store: with_store(self._home.summary, library, store, player, now))
        notices = filter(None, (summary.notice, self.settings_notice))
        self._home.summary = replace(summary, notice="\n".join(notices))
