"""Start games: every way in which a game begins, for the command line and the screens alike."""

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
"""Stands among the tags of a leaderboard for games of missed questions, which are compared with no others."""
ALREADY_PLAYED = Notice("You have played the daily mission of today: this game is not counted.")


def draw_seed() -> str:
    """Draw a seed that nobody can foresee, short enough to be typed."""
    return os.urandom(4).hex()


def needs_store(request: GameRequest) -> bool:
    """Return whether `start_game` has to read the store, or `start_new_game` is enough."""
    traits = MODES[request.mode or "mission"]
    return request.assigned is not None or traits.is_daily or traits.is_review


def start_game(request: GameRequest, context: PlayContext, store: "Store") -> PreparedGame:
    """Prepare the requested game. The daily mission and an assignment that were left unfinished are resumed.

    Raises NotFound when no question is left, StorageError when the store cannot be read, SpaceQuizError for an
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
    """Prepare a new game of a mode that needs no store, or a review by these memories. Raises NotFound.

    What the request does not say is taken from the settings; the difficulty only where no pack was named, since a pack
    named on the command line is played as said there.
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
    """Return the packs that a request names, or those it stands for. Raises NotFound for one that cannot be played."""
    playable = {pack.id for pack in library.playable}
    broken = [entry for entry in library.entries if entry.id in request.packs and entry.id not in playable]
    if broken:
        raise NotFound(f"{broken[0].id} cannot be played: {broken[0].problem}")
    if not request.packs:
        # a review asks what was ever asked, whichever pack it is from
        return list(library.playable if MODES[request.mode or "mission"].is_review else library.default_packs)
    return [pack for pack in library.playable if pack.id in request.packs]


def replay_game(
    played: Session, setup: NewGame, context: PlayContext, store: "Store", keys: frozenset[str] = frozenset()
) -> PreparedGame:
    """Prepare a game with the rules and packs of one that was played and another seed; with `keys`, of these questions.

    Raises NotFound when a pack is gone.
    """
    board = setup.board
    if MISSED_TAG in board.tags or board.assignment_id:
        # an assignment is submitted once: played again, it is practice
        keys = keys or frozenset(question.key for question in played.questions)
    player = context.player if setup.player == DEFAULT_PLAYER else setup.player
    if keys:
        # a game without an end may have asked a question twice
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
    """Return the unfinished game that a request would begin a second time, or None.

    A bare request stands for whatever the player left last. Raises NotFound and StorageError as `start_game` does.
    """
    player = request.player or context.player
    if request.new or needs_store(request):
        return None
    if request.is_bare:
        saved = next(iter(store.unfinished_games(limit=1, preferred_player=player)), None)
        return saved if saved and saved.player == player else None
    board = start_new_game(replace(request, seed=request.seed or "any"), context).setup.board
    return store.unfinished_game_on(board.key, player, request.seed)


def _start_daily(context: PlayContext, store: "Store", player: str) -> PreparedGame:
    """Prepare the daily mission of today: it counts once, and one that was left is resumed."""
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
    """Build a mission of exactly these questions; `seconds` is the time limit where the old game had one clock."""
    limit = seconds if played.rules.traits.has_game_clock else played.rules.seconds
    rules = Rules("mission", len(questions), limit)
    dropped = {MISSED_TAG, f"{ASSIGNMENT_TAG}{old.board.assignment_id}"}
    board = replace(old.board, rules=rules, tags=(*(tag for tag in old.board.tags if tag not in dropped), MISSED_TAG))
    seed = draw_seed()
    setup = NewGame(player, seed, board, old.packs, tuple(question.key for question in questions))
    return PreparedGame(Session(seed, rules, questions), setup)
