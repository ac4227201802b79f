"""From what is wished for, or was left, to a game that can be shown."""

import asyncio
import secrets
from collections.abc import Sequence
from dataclasses import replace
from pathlib import Path
from typing import TYPE_CHECKING

from spacequiz.domain.leaderboard import ASSIGNED
from spacequiz.domain.pack import Pack
from spacequiz.domain.question import Difficulty, Question
from spacequiz.domain.rules import MODES, Rules
from spacequiz.domain.session import Session, replay
from spacequiz.errors import NotFound
from spacequiz.packs.pack_id import pack_id
from spacequiz.play.library import Shelf
from spacequiz.play.new_game import daily_board, prepare, prepare_daily
from spacequiz.play.request import Wish
from spacequiz.play.running_game import Game
from spacequiz.store import NewGame, SavedGame
from spacequiz.text import NOBODY, escaped

if TYPE_CHECKING:
    from spacequiz.tui.app import SpaceQuizApp


MISSED = "missed questions"
"""Stands among the tags of a board of questions that were missed: such games are compared with no others."""


def new_seed() -> str:
    """A seed nobody can foresee, short enough to be typed again."""
    return secrets.token_hex(4)


async def started(wish: Wish, app: "SpaceQuizApp") -> Game:
    """A new game as wished; settings fill in what was not said.

    Raises NotFound when no question is left, StorageError when what is known cannot be read, SpaceQuizError for an
    assignment that cannot be played.
    """
    settings = app.settings
    # so is its mode: a pack named on the command line is played as said there, without what is left from last time
    mode = wish.mode or "mission"
    player = wish.player or app.player
    if wish.assignment:
        from spacequiz.play.start_assignment import assigned

        return await assigned(wish, app)
    if MODES[mode].dated:
        return await _daily(app, player)
    packs = _wanted(wish, app.shelf or Shelf(), mode)
    only = (Difficulty(settings.difficulty),) if settings.difficulty in set(Difficulty) else ()
    launch = prepare(
        packs,
        seed=wish.seed or new_seed(),
        player=player,
        mode=mode,
        questions=settings.questions if wish.questions is None else wish.questions,
        seconds=settings.seconds_for(mode) if wish.seconds is None else wish.seconds,
        difficulties=wish.difficulties if wish.difficulties or wish.packs else only,
        tags=wish.tags,
        memories=await app.keeper.ask(lambda store: store.memories(player)) if MODES[mode].recalls else (),
        now=app.now(),
    )
    return Game(launch.session, launch.new_game, app.keeper, app.clock)


async def _daily(app: "SpaceQuizApp", player: str) -> Game:
    """The game of today: it counts once, and one that was left is taken up again."""
    packs, today = (app.shelf or Shelf()).daily, app.now().date()
    board = daily_board(packs, today).key
    left = await app.keeper.ask(lambda store: store.unfinished_on(board, player))
    if left is not None:
        return resumed(left, app)
    counted = not await app.keeper.ask(lambda store: store.begun(board, player))
    if not counted:
        app.say("You have played the daily mission of today: this game is not counted.", severe=False)
    launch = prepare_daily(packs, day=today, player=player, counted=counted)
    return Game(launch.session, launch.new_game, app.keeper, app.clock)


def _wanted(wish: Wish, shelf: Shelf, mode: str) -> list[Pack]:
    wanted = ids_of(wish.packs)
    playable = {pack.id for pack in shelf.packs}
    broken = [entry for entry in shelf.entries if entry.id in wanted and entry.id not in playable]
    if broken:
        raise NotFound(f"{broken[0].id} cannot be played: {broken[0].problem}")
    if not wanted:
        # what was asked once is reviewed, whichever pack it is from
        return list(shelf.packs if MODES[mode].recalls else shelf.mixed)
    return [pack for pack in shelf.packs if pack.id in wanted]


def ids_of(names: Sequence[str]) -> list[str]:
    """The ids under which packs stand on the shelf that were named on the command line, by id or by path."""
    return [escaped(pack_id(Path(name))) for name in names]


async def again(game: Game, app: "SpaceQuizApp", keys: frozenset[str] = frozenset()) -> Game:
    """The same rules and packs with a new seed; with `keys`, exactly these questions.

    Raises NotFound when a pack is gone.
    """
    old, board = game.session, game.new.board
    if MISSED in board.tags or board.assignment:
        # what a teacher handed out is handed in once: played again, it is practice
        keys = keys or frozenset(question.key for question in old.questions)
    if keys:
        # a game without end may have asked one twice
        missed = {question.key: question for question in old.questions if question.key in keys}
        return _practice(game, app, tuple(missed.values()), new_seed())
    wish = Wish(
        packs=board.packs,
        mode=old.rules.mode,
        questions=old.rules.questions or None,
        seconds=old.rules.seconds,
        difficulties=tuple(Difficulty(level) for level in board.difficulties),
        tags=() if old.rules.plays.dated else board.tags,
        player=_player(game, app),
    )
    return await started(wish, app)


def _practice(game: Game, app: "SpaceQuizApp", questions: tuple[Question, ...], seed: str) -> Game:
    # a number of questions, whatever the game was, with the time that each of them had
    seconds = app.settings.seconds if game.session.rules.plays.whole else game.session.rules.seconds
    rules = Rules("mission", len(questions), seconds)
    old = game.new.board
    tags = (*(tag for tag in old.tags if tag not in {MISSED, f"{ASSIGNED}{old.assignment}"}), MISSED)
    board = replace(old, rules=rules, tags=tags)
    new = NewGame(_player(game, app), seed, board, game.new.packs, tuple(question.key for question in questions))
    return Game(Session(seed, rules, questions), new, app.keeper, app.clock)


def _player(game: Game, app: "SpaceQuizApp") -> str:
    """Who plays again: the same, or who was named since."""
    return app.player if game.new.player == NOBODY else game.new.player


async def set_aside(saved: SavedGame, app: "SpaceQuizApp") -> tuple[Pack, ...]:
    """The very editions that the game is of, as far as the shelf lacks them: removed or replaced since, or assigned."""
    from spacequiz.packs.install import edition
    from spacequiz.play.start_assignment import assigned_edition

    shelf, found = app.shelf or Shelf(), []
    for ref in saved.packs:
        pack = shelf.pack(ref.id, ref.digest)
        if pack is None or pack.digest != ref.digest:
            old = await asyncio.to_thread(edition, ref.id, ref.digest, app.places.removed)
            found.append(old or await asyncio.to_thread(assigned_edition, ref, app))
    return tuple(pack for pack in found if pack)


def resumed(saved: SavedGame, app: "SpaceQuizApp", aside: tuple[Pack, ...] = ()) -> Game:
    """The game that was left, where it was left, with packs of the shelf or those that were set `aside`.

    Raises NotFound when its packs are gone or have changed.
    """
    shelf = app.shelf or Shelf()
    packs: list[Pack] = []
    for ref in saved.packs:
        old = (pack for pack in aside if (pack.id, pack.digest) == (ref.id, ref.digest))
        pack = next(old, None) or shelf.pack(ref.id, ref.digest)
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
    return Game(session, new, app.keeper, app.clock, saved=saved.id)
