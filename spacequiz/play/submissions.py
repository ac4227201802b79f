"""Create the submission of an assignment's game."""

from datetime import datetime
from pathlib import Path

from spacequiz.classroom.assignments.assigned_game import AssignedGame, find_remembered_assignment, find_shared_folder
from spacequiz.classroom.assignments.submission import Submission
from spacequiz.play.play_context import PlayContext
from spacequiz.store.game_records import SavedGame


def new_submission(
    assigned: AssignedGame, player: str, shared: Path | None, context: PlayContext, started_at: datetime
) -> Submission:
    """Return a submission to the results folder, and to `shared`, a shared folder, if it is not None."""
    return Submission(assigned.assignment, player, context.paths.results, shared, started_at, context.now)


def submission_for(saved: SavedGame, context: PlayContext) -> Submission | None:
    """Return the submission of a resumed game; None when no copy of its assignment is saved here."""
    folder = context.paths.assignments
    assigned = find_remembered_assignment(saved.board.assignment_id, folder)
    if assigned is None:
        return None
    shared = find_shared_folder(saved.board.assignment_id, folder)
    return new_submission(assigned, saved.player, shared, context, saved.started_at)
