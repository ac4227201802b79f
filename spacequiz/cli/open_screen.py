"""Open the app. Imports are kept few, because all of them delay the first paint."""

import gc
import os
import sys
from typing import TYPE_CHECKING

from spacequiz.cli.output import print_message
from spacequiz.errors import UsageError
from spacequiz.user_paths import UserPaths, find_user_paths

if TYPE_CHECKING:
    from spacequiz.packs.pack_cache import PackCache
    from spacequiz.play.new_game import PreparedGame
    from spacequiz.play.request import GameRequest, PreviewRequest, TeamGameRequest
    from spacequiz.settings import Settings


def require_terminal() -> None:
    """Raise UsageError when there is no terminal to draw on."""
    if not all(stream is not None and stream.isatty() for stream in (sys.stdin, sys.stdout)):
        raise UsageError("the game needs a terminal; without one, use spacequiz play --plain")


def open_app(
    paths: UserPaths,
    request: "GameRequest | None" = None,
    *,
    prepared: "PreparedGame | None" = None,
    settings: "tuple[Settings, str] | None" = None,
    cache: "PackCache | None" = None,
    preview: "PreviewRequest | None" = None,
    teams: "TeamGameRequest | None" = None,
) -> int:
    """Run the app with what was requested on the command line; return the exit code when the player leaves.

    `settings` are the settings and the notice of `spacequiz.settings.load`, where they were read already; packs were
    read with `cache`.
    """
    # Garbage collection takes a tenth of the time before the first paint, and finds nothing.
    # The app enables it again once its first screen is painted.
    gc.disable()
    try:
        from spacequiz.tui.app import SpaceQuizApp

        app = SpaceQuizApp(
            paths, request, prepared=prepared, settings=settings, cache=cache, preview=preview, teams=teams
        )
        try:
            code = app.run()
        finally:
            app.store_thread.close()
    finally:
        gc.enable()
    if app.store_thread.unsaved_reason:
        print_message(f"The last answer was not saved. {app.store_thread.unsaved_reason}")
    return app.return_code or code or 0


def open_home(home: str | None) -> int:
    """Open the game with its folders under `home`, or in their default places; return the exit code."""
    require_terminal()
    return open_app(find_user_paths(home, os.environ))
