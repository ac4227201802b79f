"""Where the result of an assignment's game is submitted."""

from datetime import datetime
from pathlib import Path

from spacequiz.classroom.assignments.assigned_game import AssignedGame, find_remembered_assignment, find_shared_folder
from spacequiz.classroom.assignments.submission import Submission
from spacequiz.play.play_context import PlayContext
from spacequiz.store.game_records import SavedGame


def new_submission(
    assigned: AssignedGame, player: str, shared: Path | None, context: PlayContext, started_at: datetime
) -> Submission:
    """Return where this player submits: the results folder, and `shared`, a folder of the class, where one is named."""
    return Submission(assigned.assignment, player, context.paths.results, shared, started_at, context.now)


def submission_for(saved: SavedGame, context: PlayContext) -> Submission | None:
    """Return where a resumed game is submitted; None where its assignment is not known on this machine."""
    folder = context.paths.assignments
    assigned = find_remembered_assignment(saved.board.assignment_id, folder)
    if assigned is None:
        return None
    shared = find_shared_folder(saved.board.assignment_id, folder)
    return new_submission(assigned, saved.player, shared, context, saved.started_at)
