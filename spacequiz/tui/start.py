"""From what is wished for, or was left, to a game that can be shown."""

import secrets
from dataclasses import replace
from pathlib import Path
from typing import TYPE_CHECKING

from spacequiz.domain.question import Difficulty, Question
from spacequiz.domain.rules import Rules
from spacequiz.domain.session import Session, replay
from spacequiz.errors import NotFound
from spacequiz.launch import prepare
from spacequiz.packs.names import pack_id
from spacequiz.store import NewGame, SavedGame
from spacequiz.text import NOBODY, escaped
from spacequiz.tui.game import Game
from spacequiz.tui.shelf import Shelf

if TYPE_CHECKING:
    from spacequiz.tui.app import SpaceQuizApp
    from spacequiz.wish import Wish


MISSED = "missed questions"
"""Stands among the tags of a board of questions that were missed: such games are compared with no others."""


def new_seed() -> str:
    """A seed nobody can foresee, short enough to be typed again."""
    return secrets.token_hex(4)


def started(wish: "Wish", app: "SpaceQuizApp") -> Game:
    """A new game as wished; settings fill in what was not said. Raises NotFound when no question is left."""
    shelf = app.shelf or Shelf()
    settings = app.settings
    wanted = [escaped(pack_id(Path(name))) for name in wish.packs]
    broken = [entry for entry in shelf.entries if entry.id in wanted and entry.pack is None]
    if broken:
        raise NotFound(f"{broken[0].id} cannot be played: {broken[0].problem}")
    packs = [pack for pack in shelf.packs if pack.id in wanted]
    only = (Difficulty(settings.difficulty),) if settings.difficulty in set(Difficulty) else ()
    # so is its mode
    mode = wish.mode or "mission"
    launch = prepare(
        packs,
        seed=wish.seed or new_seed(),
        player=wish.player or app.player,
        mode=mode,
        questions=settings.questions if wish.questions is None else wish.questions,
        seconds=settings.seconds_for(mode) if wish.seconds is None else wish.seconds,
        # a pack named on the command line is played as said there, without a filter left from last time
        difficulties=wish.difficulties if wish.difficulties or wish.packs else only,
        tags=wish.tags,
    )
    return Game(launch.session, launch.new_game, app.keeper, app.clock)


def again(game: Game, app: "SpaceQuizApp", keys: frozenset[str] = frozenset()) -> Game:
    """The same rules and packs with a new seed; with `keys`, exactly these questions.

    Raises NotFound when a pack is gone.
    """
    old = game.session
    shelf = app.shelf or Shelf()
    seed = new_seed()
    board = game.new.board
    if MISSED in board.tags:
        keys = keys or frozenset(question.key for question in old.questions)
    if not keys:
        packs = [pack for pack in shelf.packs if pack.id in board.packs]
        levels = tuple(Difficulty(level) for level in board.difficulties)
        launch = prepare(
            packs,
            seed=seed,
            player=_player(game, app),
            mode=old.rules.mode,
            questions=old.rules.questions,
            seconds=old.rules.seconds,
            difficulties=levels,
            tags=board.tags,
        )
        return Game(launch.session, launch.new_game, app.keeper, app.clock)
    missed = [question for question in old.questions if question.key in keys]
    return _practice(game, app, tuple(missed), seed)


def _practice(game: Game, app: "SpaceQuizApp", questions: tuple[Question, ...], seed: str) -> Game:
    # a number of questions, whatever the game was, with the time that each of them had
    seconds = app.settings.seconds if game.session.rules.plays.whole else game.session.rules.seconds
    rules = Rules("mission", len(questions), seconds)
    tags = (*(tag for tag in game.new.board.tags if tag != MISSED), MISSED)
    board = replace(game.new.board, rules=rules, tags=tags)
    new = NewGame(_player(game, app), seed, board, game.new.packs, tuple(question.key for question in questions))
    return Game(Session(seed, rules, questions), new, app.keeper, app.clock)


def _player(game: Game, app: "SpaceQuizApp") -> str:
    """Who plays again: the same, or who was named since."""
    return app.player if game.new.player == NOBODY else game.new.player


def resumed(saved: SavedGame, app: "SpaceQuizApp") -> Game:
    """The game that was left, where it was left. Raises NotFound when its packs are gone or have changed."""
    shelf = app.shelf or Shelf()
    for ref in saved.packs:
        pack = shelf.pack(ref.id)
        if pack is None:
            raise NotFound(f"The pack {ref.title} is no longer here, so this game cannot go on.")
        if pack.digest != ref.digest:
            raise NotFound(f"The pack {ref.title} has changed since, so this game cannot go on.")
    by_key = {question.key: question for pack in shelf.packs for question in pack.questions}
    try:
        questions = tuple(by_key[key] for key in saved.questions)
        session = replay(Session(saved.seed, saved.board.rules, questions), saved.events)
    except (KeyError, ValueError) as error:
        raise NotFound("What was kept of this game does not fit its pack, so it cannot go on.") from error
    new = NewGame(saved.player, saved.seed, saved.board, saved.packs, saved.questions)
    return Game(session, new, app.keeper, app.clock, saved=saved.id)
