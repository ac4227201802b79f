"""The way to the screens. Nothing of the quiz is loaded here: what comes before the first paint is waited for."""

import gc
import os
import sys
from typing import TYPE_CHECKING

from spacequiz.errors import UsageError
from spacequiz.user_paths import UserPaths, find_user_paths

if TYPE_CHECKING:
    from spacequiz.play.request import GameRequest, PreviewRequest, TeamGameRequest


def require_terminal() -> None:
    """Raise UsageError when there is no terminal to draw on."""
    if not all(stream is not None and stream.isatty() for stream in (sys.stdin, sys.stdout)):
        raise UsageError("this is no terminal to draw on; spacequiz play --plain plays line by line")


def open_app(
    where: UserPaths,
    request: "GameRequest | None" = None,
    preview: "PreviewRequest | None" = None,
    teams: "TeamGameRequest | None" = None,
) -> int:
    """Open the game, with what was asked for on the command line; the exit code when it is left."""
    # Much is made before the first paint, and nothing of it is garbage: looking for some takes a tenth of the time.
    # The app turns it on again once home is painted.
    gc.disable()
    try:
        from spacequiz.tui.app import run_app

        return run_app(where, request, preview, teams)
    finally:
        gc.enable()


def open_home(home: str | None) -> int:
    """Open the game with its folders under `home`, or where they usually are; the exit code when it is left."""
    require_terminal()
    return open_app(find_user_paths(home, os.environ))
