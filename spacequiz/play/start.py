"""From what is wished for, or was left, to a game that can be shown."""

import asyncio
import secrets
from collections.abc import Sequence
from dataclasses import replace
from pathlib import Path
from typing import TYPE_CHECKING

from spacequiz.domain.leaderboard import ASSIGNMENT_TAG
from spacequiz.domain.pack import Pack
from spacequiz.domain.question import Difficulty, Question
from spacequiz.domain.rules import MODES, Rules
from spacequiz.domain.session import Session, replay
from spacequiz.errors import NotFound
from spacequiz.packs.pack_id import pack_id
from spacequiz.play.library import PackLibrary
from spacequiz.play.new_game import build_daily_game, build_game, daily_leaderboard
from spacequiz.play.request import GameRequest
from spacequiz.play.running_game import RunningGame
from spacequiz.store import NewGame, SavedGame
from spacequiz.text import DEFAULT_PLAYER, escape

if TYPE_CHECKING:
    from spacequiz.tui.app import SpaceQuizApp


MISSED_TAG = "missed questions"
"""Stands among the tags of a board of questions that were missed: such games are compared with no others."""


def draw_seed() -> str:
    """A seed nobody can foresee, short enough to be typed again."""
    return secrets.token_hex(4)


async def start_game(request: GameRequest, app: "SpaceQuizApp") -> RunningGame:
    """A new game as wished; settings fill in what was not said.

    Raises NotFound when no question is left, StorageError when what is known cannot be read, SpaceQuizError for an
    assignment that cannot be played.
    """
    settings = app.settings
    # so is its mode: a pack named on the command line is played as said there, without what is left from last time
    mode = request.mode or "mission"
    player = request.player or app.player
    if request.assignment:
        from spacequiz.play.start_assignment import start_assignment

        return await start_assignment(request, app)
    if MODES[mode].is_daily:
        return await _start_daily(app, player)
    packs = _requested_packs(request, app.library or PackLibrary(), mode)
    only = (Difficulty(settings.difficulty),) if settings.difficulty in set(Difficulty) else ()
    launch = build_game(
        packs,
        seed=request.seed or draw_seed(),
        player=player,
        mode=mode,
        questions=settings.questions if request.questions is None else request.questions,
        seconds=settings.seconds_for(mode) if request.seconds is None else request.seconds,
        difficulties=request.difficulties if request.difficulties or request.packs else only,
        tags=request.tags,
        memories=await app.store_thread.run(lambda store: store.memories(player)) if MODES[mode].is_review else (),
        now=app.now(),
    )
    return RunningGame(launch.session, launch.new_game, app.store_thread, app.clock)


async def _start_daily(app: "SpaceQuizApp", player: str) -> RunningGame:
    """The game of today: it counts once, and one that was left is taken up again."""
    packs, today = (app.library or PackLibrary()).daily_packs, app.now().date()
    board = daily_leaderboard(packs, today).key
    left = await app.store_thread.run(lambda store: store.unfinished_game_on(board, player))
    if left is not None:
        return resume_game(left, app)
    counted = not await app.store_thread.run(lambda store: store.count_begun(board, player))
    if not counted:
        app.notify_user("You have played the daily mission of today: this game is not counted.", severe=False)
    launch = build_daily_game(packs, day=today, player=player, counted=counted)
    return RunningGame(launch.session, launch.new_game, app.store_thread, app.clock)


def _requested_packs(request: GameRequest, library: PackLibrary, mode: str) -> list[Pack]:
    wanted = pack_ids(request.packs)
    playable = {pack.id for pack in library.playable}
    broken = [entry for entry in library.entries if entry.id in wanted and entry.id not in playable]
    if broken:
        raise NotFound(f"{broken[0].id} cannot be played: {broken[0].problem}")
    if not wanted:
        # what was asked once is reviewed, whichever pack it is from
        return list(library.playable if MODES[mode].is_review else library.default_packs)
    return [pack for pack in library.playable if pack.id in wanted]


def pack_ids(names: Sequence[str]) -> list[str]:
    """The ids under which packs stand on the shelf that were named on the command line, by id or by path."""
    return [escape(pack_id(Path(name))) for name in names]


async def replay_game(game: RunningGame, app: "SpaceQuizApp", keys: frozenset[str] = frozenset()) -> RunningGame:
    """The same rules and packs with a new seed; with `keys`, exactly these questions.

    Raises NotFound when a pack is gone.
    """
    old, board = game.session, game.setup.board
    if MISSED_TAG in board.tags or board.assignment_id:
        # what a teacher handed out is handed in once: played again, it is practice
        keys = keys or frozenset(question.key for question in old.questions)
    if keys:
        # a game without end may have asked one twice
        missed = {question.key: question for question in old.questions if question.key in keys}
        return _build_practice(game, app, tuple(missed.values()), draw_seed())
    request = GameRequest(
        packs=board.packs,
        mode=old.rules.mode,
        questions=old.rules.questions or None,
        seconds=old.rules.seconds,
        difficulties=tuple(Difficulty(level) for level in board.difficulties),
        tags=() if old.rules.traits.is_daily else board.tags,
        player=_player_of(game, app),
    )
    return await start_game(request, app)


def _build_practice(game: RunningGame, app: "SpaceQuizApp", questions: tuple[Question, ...], seed: str) -> RunningGame:
    # a number of questions, whatever the game was, with the time that each of them had
    seconds = app.settings.seconds if game.session.rules.traits.has_game_clock else game.session.rules.seconds
    rules = Rules("mission", len(questions), seconds)
    old = game.setup.board
    tags = (*(tag for tag in old.tags if tag not in {MISSED_TAG, f"{ASSIGNMENT_TAG}{old.assignment_id}"}), MISSED_TAG)
    board = replace(old, rules=rules, tags=tags)
    new = NewGame(_player_of(game, app), seed, board, game.setup.packs, tuple(question.key for question in questions))
    return RunningGame(Session(seed, rules, questions), new, app.store_thread, app.clock)


def _player_of(game: RunningGame, app: "SpaceQuizApp") -> str:
    """Who plays again: the same, or who was named since."""
    return app.player if game.setup.player == DEFAULT_PLAYER else game.setup.player


async def find_saved_editions(saved: SavedGame, app: "SpaceQuizApp") -> tuple[Pack, ...]:
    """The very editions that the game is of, as far as the shelf lacks them: removed or replaced since, or assigned."""
    from spacequiz.packs.install import find_removed_edition
    from spacequiz.play.start_assignment import assigned_edition

    library, found = app.library or PackLibrary(), []
    for ref in saved.packs:
        pack = library.pack(ref.id, ref.digest)
        if pack is None or pack.digest != ref.digest:
            old = await asyncio.to_thread(find_removed_edition, ref.id, ref.digest, app.places.removed)
            found.append(old or await asyncio.to_thread(assigned_edition, ref, app))
    return tuple(pack for pack in found if pack)


def resume_game(saved: SavedGame, app: "SpaceQuizApp", aside: tuple[Pack, ...] = ()) -> RunningGame:
    """The game that was left, where it was left, with packs of the shelf or those that were set `aside`.

    Raises NotFound when its packs are gone or have changed.
    """
    library = app.library or PackLibrary()
    packs: list[Pack] = []
    for ref in saved.packs:
        old = (pack for pack in aside if (pack.id, pack.digest) == (ref.id, ref.digest))
        pack = next(old, None) or library.pack(ref.id, ref.digest)
        if pack is None:
            raise NotFound(f"The pack {ref.title} is no longer here, so this game cannot go on.")
        if pack.digest != ref.digest:
            raise NotFound(f"The pack {ref.title} has changed since, so this game cannot go on.")
        packs.append(pack)
    by_key = {question.key: question for pack in packs for question in pack.questions}
    try:
        questions = tuple(by_key[key] for key in saved.questions)
        session = replay(Session(saved.seed, saved.board.rules, questions), saved.events)
    except (KeyError, ValueError) as error:
        raise NotFound("What was kept of this game does not fit its pack, so it cannot go on.") from error
    new = NewGame(saved.player, saved.seed, saved.board, saved.packs, saved.questions)
    return RunningGame(session, new, app.store_thread, app.clock, saved=saved.id)
