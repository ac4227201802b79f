"""What screens and widgets may ask of the app: they know this protocol, and never the app itself."""

from collections.abc import Callable
from datetime import datetime
from typing import TYPE_CHECKING, Protocol, cast

from textual.dom import DOMNode
from textual.signal import Signal

if TYPE_CHECKING:
    from spacequiz.play.library import PackLibrary
    from spacequiz.play.new_game import PreparedGame
    from spacequiz.play.play_context import PlayContext
    from spacequiz.play.request import GameRequest
    from spacequiz.play.running_team_game import RunningTeamGame
    from spacequiz.play.store_thread import StoreThread
    from spacequiz.settings import Settings
    from spacequiz.store.store import Store
    from spacequiz.user_paths import UserPaths


class AppContext(Protocol):
    """The state that outlives a screen, and what a screen may have the app do."""

    settings: "Settings"
    keys: dict[str, str]
    """The player's own keys that are in force, by the id of the action."""
    library: "PackLibrary | None"
    """All packs; None until they are read."""
    library_changed: "Signal[PackLibrary]"
    """Published whenever the packs were read."""
    store_thread: "StoreThread"
    paths: "UserPaths"
    clock: Callable[[], float]
    """A clock in seconds that never runs backwards; games are timed by it."""
    now: Callable[[], datetime]
    """The time of day in UTC."""
    smallest: tuple[int, int]
    """Columns and rows below which a screen shows only that the terminal is too small."""

    @property
    def player(self) -> str:
        """The name that games are played under."""

    @property
    def too_small(self) -> bool:
        """Whether the terminal is smaller than `smallest`."""

    @property
    def terminal_is_still(self) -> bool:
        """Whether the terminal cannot show anything that moves."""

    @property
    def play_context(self) -> "PlayContext":
        """What starting a game needs to know: packs, settings, folders, player, time."""

    def notify_user(self, message: str, severe: bool = True) -> None:
        """Show a notification: as a warning, or with `severe=False` as information."""

    def ring_bell(self) -> None:
        """Ring the terminal's bell if the player has sound on."""

    def change_settings(self, **changes: object) -> None:
        """Change these fields of the settings and save them."""

    def assign_keys(self, keys: dict[str, str]) -> None:
        """Put these keys of the player's own in force and save them."""

    def apply_motion(self) -> None:
        """Turn animations on or off as the settings say."""

    def use_theme(self, name: str) -> None:
        """Change the theme and save the choice."""

    def next_theme(self) -> None:
        """Change to the theme after the current one."""

    def use_player(self, name: str) -> None:
        """Play under this name from now on; an empty name means no name."""

    def open_screen(self, name: str, *arguments: object, **options: object) -> None:
        """Open the screen of this name (see `spacequiz.tui.navigation`), made with these arguments."""

    def go_home(self) -> None:
        """Close every screen above home."""

    def leave_for_home(self) -> None:
        """Let every open screen save its state, then close all but home."""

    def play(self, request: "GameRequest") -> None:
        """Start the requested game, or notify why it cannot start."""

    def start_in_background(
        self, start: "Callable[[Store], PreparedGame]", then: Callable[[], None] | None = None
    ) -> object:
        """Prepare a game on the thread of the store, then call `then` and show the game, or notify the player."""

    def resume(self, game_id: int) -> object:
        """Resume the unfinished game with this id."""

    def show_team_game(self, running: "RunningTeamGame") -> None:
        """Open the screen of a team game right above home."""

    def refresh_home(self) -> None:
        """Read again what home shows."""

    async def reload_library(self) -> None:
        """Read all packs again."""

    def flag_question(self, question: str, note: str) -> object:
        """Save a player's note on the question with this key."""


def app_context(node: DOMNode) -> AppContext:
    """Return the app of a screen or widget as its context."""
    return cast("AppContext", node.app)
