"""Start the game of an assignment, or resume it."""

from dataclasses import replace

from spacequiz.classroom.assignments.assigned_game import AssignedGame, remember_assignment
from spacequiz.classroom.assignments.roster import roster_name, roster_notice
from spacequiz.errors import NotFound
from spacequiz.play.new_game import Notice, PreparedGame, build_assigned_game
from spacequiz.play.play_context import PlayContext
from spacequiz.play.request import GameRequest
from spacequiz.play.resume import restore_game
from spacequiz.play.submissions import new_submission
from spacequiz.store.store import Store


def start_assignment(assigned: AssignedGame, request: GameRequest, context: PlayContext, store: Store) -> PreparedGame:
    """Prepare the game of an assignment, or resume this player's unfinished one. Saves a copy of the assignment.

    Raises StorageError when the store cannot be read.
    """
    shared, roster, typed = request.shared_folder, assigned.assignment.roster, request.player or context.player
    remember_assignment(assigned, context.paths.assignments, shared)
    player = roster_name(typed, roster) or typed
    notices = [Notice(text) for text in (roster_notice(typed, roster),) if text]
    prepared = build_assigned_game(assigned, player)
    saved = store.unfinished_game_on(prepared.setup.board.key, player)
    if saved is not None:
        try:
            resumed = restore_game(saved, context.library, assigned.packs)
        except NotFound as error:
            # a damaged saved game must not lock the pupil out of the assignment
            notices.append(Notice(f"{error} You start again from the beginning.", is_warning=True))
            store.abandon_game(saved.id)
        else:
            submission = new_submission(assigned, player, shared, context, saved.started_at)
            return replace(resumed, submission=submission, notices=tuple(notices))
    submission = new_submission(assigned, player, shared, context, context.now())
    if text := submission.previous_submission_notice():
        notices.append(Notice(text))
    return replace(prepared, submission=submission, notices=tuple(notices))
