"""``spacequiz play --assignment``: what a teacher handed out, on the screen or line by line."""

import sys
import time
from collections.abc import Sequence
from datetime import UTC, datetime

from spacequiz.classroom.assignments.assigned_game import Lesson, keep, read_lesson
from spacequiz.classroom.assignments.roster import on_roster, stranger
from spacequiz.classroom.assignments.submission import Desk, Handed
from spacequiz.cli.open_screen import need_a_terminal, open_screen
from spacequiz.cli.output import say
from spacequiz.domain.session import Session
from spacequiz.errors import Exit
from spacequiz.play.request import Wish
from spacequiz.text import NOBODY
from spacequiz.user_paths import Places


def play_lesson(wish: Wish, where: Places, *, plain: bool) -> int:
    """Play as the assignment says. Raises SpaceQuizError for a file that is none, or packs that are other editions."""
    assert wish.assignment is not None
    if not plain:
        need_a_terminal()
    # better said here, with an exit code, than on a screen that opens for it
    lesson = read_lesson(wish.assignment)
    if not plain:
        return open_screen(where, wish)
    return _play_plain(lesson, wish, where)


def _play_plain(lesson: Lesson, wish: Wish, where: Places) -> Exit:
    from spacequiz.cli.game_recorder import Keeping
    from spacequiz.cli.plain_exam import PlainExam
    from spacequiz.cli.plain_game import PlainGame

    names = lesson.assignment.roster
    typed = wish.player or NOBODY
    player = on_roster(typed, names) or typed
    if words := stranger(typed, names):
        say(words)
    keep(lesson, where.assignments, wish.results)
    desk = Desk(lesson.assignment, player, where.results, wish.results, datetime.now(UTC), _utc)
    keeping = Keeping(where.database)
    try:
        launch = lesson.launch(player)
        board = launch.new_game.board.key
        if keeping.ask(lambda store: store.unfinished_on(board, player), None):
            say("You have left this assignment before: it begins anew here. Without --plain it goes on.")
        elif words := desk.told_before():
            say(words)
        keeping.begin(launch.new_game)
        kind = PlainExam if launch.session.rules.plays.sheet else PlainGame
        handed: list[Handed] = []
        game = kind(launch, keeping, sys.stdin, time.monotonic, at_end=lambda session: _hand_in(desk, session, handed))
        played = game.play()
        lost = any(one.kept is None and one.shared is None for one in handed)
        return Exit.IO if lost and played is Exit.DONE else played
    finally:
        keeping.close()


def _hand_in(desk: Desk, session: Session, all_handed: list[Handed]) -> Sequence[str]:
    """The lines about the result; what went wrong is told on stderr."""
    handed = desk.hand_in(session)
    all_handed.append(handed)
    for words in handed.trouble:
        say(words)
    return (handed.line,)


def _utc() -> datetime:
    return datetime.now(UTC)
