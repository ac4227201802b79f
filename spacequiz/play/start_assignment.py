"""A game of an assignment on the screens: begun, taken up again, and handed in."""

import asyncio
from pathlib import Path
from typing import TYPE_CHECKING

from spacequiz.classroom.assignments.assigned_game import Lesson, keep, kept, kept_edition, kept_shared, read_lesson
from spacequiz.classroom.assignments.roster import on_roster, stranger
from spacequiz.classroom.assignments.submission import Desk
from spacequiz.domain.pack import Pack
from spacequiz.errors import NotFound
from spacequiz.play.request import Wish
from spacequiz.play.running_game import Game
from spacequiz.play.start import resumed
from spacequiz.store import PackRef, SavedGame

if TYPE_CHECKING:
    from spacequiz.tui.app import SpaceQuizApp


async def assigned(wish: Wish, app: "SpaceQuizApp") -> Game:
    """The game of the assignment; one that this player left is taken up again.

    Raises SpaceQuizError for an assignment that cannot be played, StorageError when what was left cannot be read.
    """
    assert wish.assignment is not None
    lesson = await asyncio.to_thread(read_lesson, wish.assignment)
    await asyncio.to_thread(keep, lesson, app.places.assignments, wish.results)
    names, typed = lesson.assignment.roster, wish.player or app.player
    player = on_roster(typed, names) or typed
    if words := stranger(typed, names):
        app.say(words, severe=False)
    launch = lesson.launch(player)
    board = launch.new_game.board.key
    left = await app.keeper.ask(lambda store: store.unfinished_on(board, player))
    if left is not None:
        try:
            game = resumed(left, app, lesson.packs)
        except NotFound as error:
            # what is damaged must not keep the pupil from the lesson for good
            app.say(f"{error} It begins anew.")
            app.keeper.send(lambda store: store.discard(left.id))
        else:
            game.desk = _desk(lesson, left, wish.results, app)
            return game
    game = Game(launch.session, launch.new_game, app.keeper, app.clock)
    game.desk = Desk(lesson.assignment, player, app.places.results, wish.results, app.now(), app.now)
    if words := await asyncio.to_thread(game.desk.told_before):
        app.say(words, severe=False)
    return game


async def desk_of(saved: SavedGame, app: "SpaceQuizApp") -> Desk | None:
    """Where a game that is taken up again is handed in; None where it is of no assignment that is known here."""
    if not saved.board.assignment:
        return None
    folder = app.places.assignments
    lesson = await asyncio.to_thread(kept, saved.board.assignment, folder)
    return _desk(lesson, saved, kept_shared(saved.board.assignment, folder), app) if lesson else None


def assigned_edition(ref: PackRef, app: "SpaceQuizApp") -> Pack | None:
    """The very edition of a pack, out of the assignments that were begun; slow."""
    return kept_edition(ref.id, ref.digest, app.places.assignments)


def _desk(lesson: Lesson, saved: SavedGame, shared: Path | None, app: "SpaceQuizApp") -> Desk:
    return Desk(lesson.assignment, saved.player, app.places.results, shared, saved.started_at, app.now)
