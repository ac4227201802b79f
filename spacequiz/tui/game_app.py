"""The part of the app that opens screens, and starts and resumes games."""

from collections.abc import Callable
from typing import TYPE_CHECKING

from textual import work

from spacequiz.errors import NotFound, SpaceQuizError, StorageError
from spacequiz.tui.library_app import LibraryApp
from spacequiz.tui.navigation import SCREENS
from spacequiz.tui.screens.page import Page

if TYPE_CHECKING:
    from textual.screen import Screen

    from spacequiz.play.new_game import PreparedGame
    from spacequiz.play.request import GameRequest
    from spacequiz.play.running_team_game import RunningTeamGame
    from spacequiz.store.store import Store


class GameApp(LibraryApp):
    """An app whose screens are opened by name, and whose games are prepared on the thread of the store."""

    def open_screen(self, name: str, *arguments: object, **options: object) -> None:
        """Open the screen of this name, made with these arguments."""
        make_screen: Callable[..., Screen[None]] = SCREENS[name].load()
        screen = make_screen(*arguments, **options)
        if isinstance(screen, Page):
            screen.preset_size_classes(self.size)
        self.push_screen(screen)

    def show_game(self, prepared: "PreparedGame") -> None:
        """Open the screen of a game right above home, and show what the player should be told."""
        from spacequiz.play.running_game import RunningGame

        self.save_open_screens()
        self.go_home()
        game = RunningGame(prepared, self.store_thread, self.clock)
        self.open_screen("exam" if game.session.rules.traits.is_exam else "quiz", game)
        for notice in prepared.notices:
            self.notify_user(notice.text, severe=notice.is_warning)

    def show_team_game(self, running: "RunningTeamGame") -> None:
        """Open the screen of a team game right above home."""
        self.go_home()
        self.clear_notifications()
        self.open_screen("team_game", running)

    def open_request(self, request: "GameRequest") -> None:
        """Start what was requested on the command line, or open the setup where there is something to choose."""
        from spacequiz.play.start import needs_store

        if request.packs or needs_store(request):
            self.play(request)
        else:
            self.open_screen("setup", request)

    def play(self, request: "GameRequest") -> None:
        """Start the requested game, or notify the player why it cannot start."""
        from spacequiz.play.start import start_game

        context = self.play_context
        self.start_in_background(lambda store: start_game(request, context, store))

    @work(group="start", exclusive=True)
    async def start_in_background(
        self, start: "Callable[[Store], PreparedGame]", then: Callable[[], None] | None = None
    ) -> None:
        """Show the game that `start` prepares, after calling `then`, unless another screen was opened meanwhile."""
        screen = self.screen
        # an older notification would lie over the question
        self.clear_notifications()
        try:
            prepared = await self.store_thread.run(start)
        except SpaceQuizError as error:
            self.notify_user(str(error))
            return
        if self.screen is screen:
            if then:
                then()
            self.show_game(prepared)

    @work(group="resume", exclusive=True)
    async def resume(self, game_id: int) -> None:
        """Resume a game as it stands in the store, after everything that was sent there before."""
        from spacequiz.play.resume import resume_game

        context = self.play_context
        try:
            prepared = await self.store_thread.run(lambda store: resume_game(store.load_game(game_id), context))
        except NotFound as error:
            self.notify_user(f"{error} It was removed from Resume.")
            self.store_thread.submit(lambda store: store.abandon_game(game_id))
            self.refresh_home()
        except StorageError as error:
            self.notify_user(str(error))
        else:
            if prepared.session.current is None:
                self.refresh_home()
            elif self.screen is self._home:
                self.clear_notifications()
                self.show_game(prepared)

    def go_home(self) -> None:
        """Close every screen above home."""
        while len(self.screen_stack) > 1:
            self.pop_screen()

    def leave_for_home(self) -> None:
        """Let every open screen save its state, then close all but home."""
        self.save_open_screens()
        self.go_home()

    def save_open_screens(self) -> None:
        """Let every open screen save what must not be lost."""
        for screen in self.screen_stack:
            save = getattr(screen, "save_before_exit", None)
            if save is not None:
                save()
