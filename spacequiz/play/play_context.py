"""The data needed to start or resume a game."""

from collections.abc import Callable
from dataclasses import dataclass
from datetime import datetime

from spacequiz.play.library import PackLibrary
from spacequiz.settings import Settings
from spacequiz.user_paths import UserPaths


@dataclass(frozen=True, slots=True)
class PlayContext:
    """Packs, settings, folders, player and time."""

    library: PackLibrary
    settings: Settings
    paths: UserPaths
    player: str
    """The player when a request names none."""
    now: Callable[[], datetime]
    """Returns the current time in UTC."""
