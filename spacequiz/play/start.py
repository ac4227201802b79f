"""Start games from the command line and from the screens."""

import os
from dataclasses import replace
from typing import TYPE_CHECKING

from spacequiz.domain.leaderboard import ASSIGNMENT_TAG
from spacequiz.domain.pack import Pack
from spacequiz.domain.question import Difficulty, Question
from spacequiz.domain.rules import MODES, Rules
from spacequiz.domain.session import Session
from spacequiz.errors import NotFound
from spacequiz.play.library import PackLibrary
from spacequiz.play.new_game import Notice, PreparedGame, build_daily_game, build_game, daily_leaderboard
from spacequiz.play.play_context import PlayContext
from spacequiz.play.request import GameRequest
from spacequiz.play.resume import resume_game
from spacequiz.store.game_records import NewGame
from spacequiz.text import DEFAULT_PLAYER

if TYPE_CHECKING:
    from spacequiz.store.game_records import SavedGame
    from spacequiz.store.player_records import Memory
    from spacequiz.store.store import Store

MISSED_TAG = "missed questions"
"""A leaderboard tag of games that ask missed questions again, which are not ranked with other games."""
ALREADY_PLAYED = Notice("You have already played today's daily mission, so this game does not count.")


def draw_seed() -> str:
    """Return a random seed that is short enough to type."""
    return os.urandom(4).hex()


def needs_store(request: GameRequest) -> bool:
    """Return whether the request needs `start_game` with the store; otherwise `start_new_game` is enough."""
    traits = MODES[request.mode or "mission"]
    return request.assigned is not None or traits.is_daily or traits.is_review


def start_game(request: GameRequest, context: PlayContext, store: "Store") -> PreparedGame:
    """Prepare the requested game. An unfinished daily mission or assignment is resumed.

    Raises NotFound when no question matches, StorageError when the store cannot be read, SpaceQuizError for an
    assignment that cannot be played.
    """
    if request.assigned is not None:
        from spacequiz.play.start_assignment import start_assignment

        return start_assignment(request.assigned, request, context, store)
    traits = MODES[request.mode or "mission"]
    player = request.player or context.player
    if traits.is_daily:
        return _start_daily(context, store, player)
    return start_new_game(request, context, store.memories(player) if traits.is_review else ())


def start_new_game(request: GameRequest, context: PlayContext, memories: "tuple[Memory, ...]" = ()) -> PreparedGame:
    """Prepare a new game, or a review of these memories. Raises NotFound.

    Options that the request leaves open come from the settings, but the difficulty only if no pack was named: then all
    levels of the named packs are played.
    """
    settings, mode = context.settings, request.mode or "mission"
    usual = (Difficulty(settings.difficulty),) if settings.difficulty in set(Difficulty) else ()
    return build_game(
        requested_packs(request, context.library),
        seed=request.seed or draw_seed(),
        player=request.player or context.player,
        mode=mode,
        questions=settings.questions if request.questions is None else request.questions,
        seconds=settings.seconds_for(mode) if request.seconds is None else request.seconds,
        difficulties=request.difficulties if request.difficulties or request.packs else usual,
        tags=request.tags,
        memories=memories,
        now=context.now(),
    )


def requested_packs(request: GameRequest, library: PackLibrary) -> list[Pack]:
    """Return the named packs, or the default ones of the mode. Raises NotFound for a pack that cannot be played."""
    playable = {pack.id for pack in library.playable}
    broken = [entry for entry in library.entries if entry.id in request.packs and entry.id not in playable]
    if broken:
        raise NotFound(f"{broken[0].id} cannot be played: {broken[0].problem}")
    if not request.packs:
        # a review may ask questions of every pack
        return list(library.playable if MODES[request.mode or "mission"].is_review else library.default_packs)
    return [pack for pack in library.playable if pack.id in request.packs]


def replay_game(
    played: Session, setup: NewGame, context: PlayContext, store: "Store", keys: frozenset[str] = frozenset()
) -> PreparedGame:
    """Prepare a game like `played` with a new seed; with `keys`, a practice game of exactly these questions.

    Raises NotFound when a pack is missing.
    """
    board = setup.board
    if MISSED_TAG in board.tags or board.assignment_id:
        # an assignment is submitted once; playing it again is practice
        keys = keys or frozenset(question.key for question in played.questions)
    player = context.player if setup.player == DEFAULT_PLAYER else setup.player
    if keys:
        # an endless game may have asked a question twice
        missed = {question.key: question for question in played.questions if question.key in keys}
        return _build_practice(played, setup, tuple(missed.values()), player, context.settings.seconds)
    request = GameRequest(
        packs=board.packs,
        mode=played.rules.mode,
        questions=played.rules.questions or None,
        seconds=played.rules.seconds,
        difficulties=tuple(Difficulty(level) for level in board.difficulties),
        tags=() if played.rules.traits.is_daily else board.tags,
        player=player,
    )
    return start_game(request, context, store)


def find_unfinished(request: GameRequest, context: PlayContext, store: "Store") -> "SavedGame | None":
    """Return the unfinished game that matches a request, or None.

    A bare request matches the player's latest unfinished game. Raises NotFound and StorageError as `start_game` does.
    """
    player = request.player or context.player
    if request.new or needs_store(request):
        return None
    if request.is_bare:
        saved = next(iter(store.unfinished_games(limit=1, preferred_player=player)), None)
        return saved if saved and saved.player == player else None
    board = start_new_game(request, context).setup.board
    return store.unfinished_game_on(board.key, player, request.seed)


def _start_daily(context: PlayContext, store: "Store", player: str) -> PreparedGame:
    """Prepare today's daily mission, or resume it. Only the first game of the day counts."""
    packs, today = context.library.daily_packs, context.now().date()
    board = daily_leaderboard(packs, today).key
    saved = store.unfinished_game_on(board, player)
    if saved is not None:
        return resume_game(saved, context)
    counted = not store.count_begun_games(board, player)
    prepared = build_daily_game(packs, day=today, player=player, counted=counted)
    return prepared if counted else replace(prepared, notices=(ALREADY_PLAYED,))


def _build_practice(
    played: Session, old: NewGame, questions: tuple[Question, ...], player: str, seconds: int
) -> PreparedGame:
    """Build a mission of exactly these questions; `seconds` is its time limit if the old game had a game clock."""
    limit = seconds if played.rules.traits.has_game_clock else played.rules.seconds
    rules = Rules("mission", len(questions), limit)
    dropped = {MISSED_TAG, f"{ASSIGNMENT_TAG}{old.board.assignment_id}"}
    board = replace(old.board, rules=rules, tags=(*(tag for tag in old.board.tags if tag not in dropped), MISSED_TAG))
    seed = draw_seed()
    setup = NewGame(player, seed, board, old.packs, tuple(question.key for question in questions))
    return PreparedGame(Session(seed, rules, questions), setup)
