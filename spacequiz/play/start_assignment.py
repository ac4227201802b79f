"""A game of an assignment on the screens: begun, taken up again, and handed in."""

import asyncio
from pathlib import Path
from typing import TYPE_CHECKING

from spacequiz.classroom.assignments.assigned_game import (
    AssignedGame,
    find_remembered,
    find_remembered_edition,
    read_assigned_game,
    remember_assignment,
    remembered_shared_folder,
)
from spacequiz.classroom.assignments.roster import roster_name, roster_notice
from spacequiz.classroom.assignments.submission import Submission
from spacequiz.domain.pack import Pack
from spacequiz.errors import NotFound
from spacequiz.play.request import GameRequest
from spacequiz.play.running_game import RunningGame
from spacequiz.play.start import resume_game
from spacequiz.store import PackRef, SavedGame

if TYPE_CHECKING:
    from spacequiz.tui.app import SpaceQuizApp


async def start_assignment(request: GameRequest, app: "SpaceQuizApp") -> RunningGame:
    """The game of the assignment; one that this player left is taken up again.

    Raises SpaceQuizError for an assignment that cannot be played, StorageError when what was left cannot be read.
    """
    assert request.assignment is not None
    lesson = await asyncio.to_thread(read_assigned_game, request.assignment)
    await asyncio.to_thread(remember_assignment, lesson, app.places.assignments, request.results)
    names, typed = lesson.assignment.roster, request.player or app.player
    player = roster_name(typed, names) or typed
    if words := roster_notice(typed, names):
        app.notify_user(words, severe=False)
    launch = lesson.launch(player)
    board = launch.new_game.board.key
    left = await app.store_thread.run(lambda store: store.unfinished_game_on(board, player))
    if left is not None:
        try:
            game = resume_game(left, app, lesson.packs)
        except NotFound as error:
            # what is damaged must not keep the pupil from the lesson for good
            app.notify_user(f"{error} It begins anew.")
            app.store_thread.submit(lambda store: store.abandon_game(left.id))
        else:
            game.submission = _submission(lesson, left, request.results, app)
            return game
    game = RunningGame(launch.session, launch.new_game, app.store_thread, app.clock)
    game.submission = Submission(lesson.assignment, player, app.places.results, request.results, app.now(), app.now)
    if words := await asyncio.to_thread(game.submission.previous_submission_notice):
        app.notify_user(words, severe=False)
    return game


async def submission_of(saved: SavedGame, app: "SpaceQuizApp") -> Submission | None:
    """Where a game that is taken up again is handed in; None where it is of no assignment that is known here."""
    if not saved.board.assignment_id:
        return None
    folder = app.places.assignments
    lesson = await asyncio.to_thread(find_remembered, saved.board.assignment_id, folder)
    return (
        _submission(lesson, saved, remembered_shared_folder(saved.board.assignment_id, folder), app) if lesson else None
    )


def assigned_edition(ref: PackRef, app: "SpaceQuizApp") -> Pack | None:
    """The very edition of a pack, out of the assignments that were begun; slow."""
    return find_remembered_edition(ref.id, ref.digest, app.places.assignments)


def _submission(lesson: AssignedGame, saved: SavedGame, shared: Path | None, app: "SpaceQuizApp") -> Submission:
    return Submission(lesson.assignment, saved.player, app.places.results, shared, saved.started_at, app.now)
