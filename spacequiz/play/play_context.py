"""What starting or resuming a game needs to know."""

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
    """The name to play under where a request names none."""
    now: Callable[[], datetime]
    """The time of day in UTC."""
