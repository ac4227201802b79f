"""``spacequiz play --assignment``: what a teacher handed out, on the screen or line by line."""

import sys
import time
from collections.abc import Sequence
from datetime import UTC, datetime

from spacequiz.classroom.assignments.assigned_game import AssignedGame, read_assigned_game, remember_assignment
from spacequiz.classroom.assignments.roster import roster_name, roster_notice
from spacequiz.classroom.assignments.submission import Submission, SubmissionReceipt
from spacequiz.cli.open_screen import open_app, require_terminal
from spacequiz.cli.output import print_message
from spacequiz.domain.session import Session
from spacequiz.errors import Exit
from spacequiz.play.request import GameRequest
from spacequiz.text import DEFAULT_PLAYER
from spacequiz.user_paths import UserPaths


def play_assignment(request: GameRequest, where: UserPaths, *, plain: bool) -> int:
    """Play as the assignment says. Raises SpaceQuizError for a file that is none, or packs that are other editions."""
    assert request.assignment is not None
    if not plain:
        require_terminal()
    # better said here, with an exit code, than on a screen that opens for it
    lesson = read_assigned_game(request.assignment)
    if not plain:
        return open_app(where, request)
    return _play_plain(lesson, request, where)


def _play_plain(lesson: AssignedGame, request: GameRequest, where: UserPaths) -> Exit:
    from spacequiz.cli.game_recorder import GameRecorder
    from spacequiz.cli.plain_exam import PlainExam
    from spacequiz.cli.plain_game import PlainGame

    names = lesson.assignment.roster
    typed = request.player or DEFAULT_PLAYER
    player = roster_name(typed, names) or typed
    if words := roster_notice(typed, names):
        print_message(words)
    remember_assignment(lesson, where.assignments, request.results)
    desk = Submission(lesson.assignment, player, where.results, request.results, datetime.now(UTC), _utc)
    recorder = GameRecorder(where.database)
    try:
        launch = lesson.launch(player)
        board = launch.new_game.board.key
        if recorder.read(lambda store: store.unfinished_game_on(board, player), None):
            print_message("You have left this assignment before: it begins anew here. Without --plain it goes on.")
        elif words := desk.previous_submission_notice():
            print_message(words)
        recorder.begin_game(launch.new_game)
        kind = PlainExam if launch.session.rules.traits.is_exam else PlainGame
        receipts: list[SubmissionReceipt] = []
        game = kind(
            launch, recorder, sys.stdin, time.monotonic, at_end=lambda session: _hand_in(desk, session, receipts)
        )
        played = game.play()
        lost = any(one.own_file is None and one.shared_file is None for one in receipts)
        return Exit.IO if lost and played is Exit.DONE else played
    finally:
        recorder.close()


def _hand_in(desk: Submission, session: Session, all_handed: list[SubmissionReceipt]) -> Sequence[str]:
    """The lines about the result; what went wrong is told on stderr."""
    receipt = desk.submit(session)
    all_handed.append(receipt)
    for words in receipt.problems:
        print_message(words)
    return (receipt.line,)


def _utc() -> datetime:
    return datetime.now(UTC)
