"""``spacequiz play --plain``: start or resume a game as plain text."""

import sys
import time
from dataclasses import replace

from spacequiz.cli.output import print_message
from spacequiz.cli.plain_exam import PlainExam
from spacequiz.cli.plain_game import PlainGame
from spacequiz.clock import utc_now
from spacequiz.domain.rules import MODES
from spacequiz.errors import Exit, NotFound, StorageError
from spacequiz.packs.pack_cache import PackCache
from spacequiz.play.direct_store import DirectStore
from spacequiz.play.library import PackLibrary, load_library
from spacequiz.play.new_game import Notice, PreparedGame
from spacequiz.play.play_context import PlayContext
from spacequiz.play.request import GameRequest
from spacequiz.play.resume import resume_game
from spacequiz.play.running_game import RunningGame
from spacequiz.play.start import find_unfinished, start_game
from spacequiz.settings import load
from spacequiz.store.game_records import SavedGame
from spacequiz.store.store import Store
from spacequiz.text import DEFAULT_PLAYER
from spacequiz.user_paths import UserPaths
from spacequiz.wording import format_count


def play_plain(request: GameRequest, paths: UserPaths, cache: PackCache) -> Exit:
    """Play on standard input and output. Raises SpaceQuizError when the game cannot start."""
    settings, notice = load(paths.settings)
    if notice:
        print_message(notice)
    player = settings.player or DEFAULT_PLAYER
    context = PlayContext(_library(request, paths, cache), settings, paths, player, utc_now)
    store = DirectStore(paths.database, print_message)
    try:
        prepared = _prepare(request, context, store)
        for message in prepared.notices:
            print_message(message.text)
        game = RunningGame(prepared, store, time.monotonic)
        kind = PlainExam if game.session.rules.traits.is_exam else PlainGame
        return kind(game, sys.stdin, is_saved=store.is_persistent).play()
    finally:
        store.close()
        cache.write_pending()


def _prepare(request: GameRequest, context: PlayContext, store: DirectStore) -> PreparedGame:
    """Resume the player's unfinished game, or start the requested one; also when the store cannot be read."""
    saved = store.read(lambda store: find_unfinished(request, context, store), None)
    resumed = _resume(saved, request, context, store) if saved else None
    if resumed is not None:
        return resumed
    try:
        prepared = store.submit(lambda store: start_game(request, context, store)).result()
    except StorageError:
        # the error was reported, and the game can be played without the store
        with Store.in_memory() as empty:
            return start_game(request, context, empty)
    # start_game has resumed a daily mission or an assignment
    goes_on = (Notice("Resuming your unfinished game."),) if prepared.saved_id is not None else ()
    return replace(prepared, notices=(*goes_on, *prepared.notices))


def _resume(saved: SavedGame, request: GameRequest, context: PlayContext, store: DirectStore) -> PreparedGame | None:
    """Resume an unfinished game; return None where its packs are missing, and abandon it if it was requested."""
    try:
        prepared = resume_game(saved, context)
    except NotFound as error:
        if request.is_bare:
            # its pack may be a file that another command names
            print_message(str(error))
        else:
            print_message(f"{error} It was removed from your unfinished games.")
            store.submit(lambda store: store.abandon_game(saved.id))
        return None
    if prepared.session.current is None:
        return None
    answers = format_count(saved.answered, "answer")
    notice = Notice(f"Resuming your unfinished game after {answers}. To start a new one, use --new.")
    return replace(prepared, notices=(notice,))


def _library(request: GameRequest, paths: UserPaths, cache: PackCache) -> PackLibrary:
    """Return the packs that the game may need: the named ones, or all. Packs with errors are reported.

    Raises NotFound where there is no pack at all.
    """
    if request.loaded or request.assigned:
        return PackLibrary.of(request.loaded)
    # the daily mission uses built-in packs only
    library = load_library(None if MODES[request.mode or "mission"].is_daily else paths.packs, cache)
    for entry in library.entries:
        if entry.pack is None:
            why = entry.loaded.load_error or f"it has errors (see spacequiz pack check {entry.path})"
            print_message(f"{entry.id} was skipped: {why}")
    if not library.playable:
        raise NotFound("there are no packs to play")
    return library
