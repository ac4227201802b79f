"""The top of a game: title, points, a sign for each answer, and the time that is left."""

from math import ceil

from textual.content import Content
from textual.reactive import reactive
from textual.widget import Widget

from spacequiz.domain.outcome import CloseReason, Outcome
from spacequiz.domain.session import Phase, Session
from spacequiz.tui.plain_text import line, literal
from spacequiz.wording import group_thousands

RESULT_SIGNS = {
    "right": ("✓", "$success"),
    "partly": ("◐", "$warning"),
    "wrong": ("✗", "$error"),
    "none": ("–", "$dim"),
}
"""Sign and colour of an outcome, by the name of the outcome."""
SHEET_SIGNS = {
    "written": ("●", "$secondary bold"),
    "open": ("·", "$dim"),
    "marked": ("⚑", "$warning bold"),
}
"""Sign and colour of a question on the sheet of an exam, by its state."""
WIDE = 60
"""Columns from which words are written out."""


def result_name(outcome: Outcome) -> str:
    """Return the key of an outcome into `RESULT_SIGNS`."""
    if outcome.is_right:
        return "right"
    if outcome.grade.credit > 0:
        return "partly"
    return "none" if outcome.close_reason is CloseReason.SKIPPED else "wrong"


class GameHeader(Widget):
    """Title and number of the question on the left, points and streak on the right."""

    DEFAULT_CSS = """
    GameHeader { dock: top; height: 1; background: $panel; padding: 0 2; }
    """
    ALLOW_SELECT = False
    title = reactive("")
    session: reactive[Session | None] = reactive(None)
    """The current state of the game; None before its first question."""

    def render(self) -> Content:
        """Return one line, with short words where the screen is narrow; a long title is cut first."""
        width, session = self.content_size.width, self.session
        is_wide = width >= WIDE
        number, total = (session.position + (session.phase is Phase.ASKING), session.total) if session else (0, None)
        if is_wide:
            left = line(f"  question {number}" + (f" of {total}" if total else ""))
        else:
            left = line(f"  {number}" + (f"/{total}" if total else ""))
        right = self._standing(session, is_wide=is_wide) if session else _points(0, 0, is_wide=is_wide)
        room = max(0, width - left.cell_length - right.cell_length - 2)
        left = line(literal(self.title, "bold").truncate(room, ellipsis=True), left)
        gap = max(1, width - left.cell_length - right.cell_length)
        return Content.assemble(left, " " * gap, right)

    def _standing(self, session: Session, *, is_wide: bool) -> Content:
        """Return points, streak and lives; in an exam, how many questions are answered: its points come at the end."""
        sheet = session.sheet
        if sheet and not session.outcomes:
            answered = len(sheet.responses) - len(sheet.unanswered)
            return line((f"{answered} of {session.total}", "$accent bold"), " answered" if is_wide else "")
        points = _points(session.score, session.streak, is_wide=is_wide)
        if session.lives_left is None:
            return points
        lives = f"lives {session.lives_left}   " if is_wide else f"♥{session.lives_left}  "
        return line((lives, "$error bold" if session.lives_left == 1 else "$foreground"), points)


def _points(score: int, streak: int, *, is_wide: bool) -> Content:
    points = (group_thousands(score), "$accent bold")
    if is_wide:
        return line(points, " points", (f"   streak {streak}", "$secondary"))
    return line(points, (f"  ×{streak}", "$secondary"))


class ProgressLine(Widget):
    """A sign for each answer on the left, the time that is left on the right."""

    DEFAULT_CSS = """
    ProgressLine { dock: top; height: 1; padding: 0 2; margin-top: 1; }
    """
    ALLOW_SELECT = False
    session: reactive[Session | None] = reactive(None)
    """The current state of the game; None before its first question."""
    seconds: reactive[int | None] = reactive(None)
    """Whole seconds left; None when no time runs."""
    filled: reactive[int] = reactive(0)
    """Half cells of the time bar that are filled."""
    _share = 0.0
    """Time that is left, as a share of the limit."""

    def show_time(self, session: Session, now: float) -> None:
        """Show the time left at this moment of the game's clock; repaints only when something visible changes."""
        is_sprint = session.game_time_left is not None
        limit = session.rules.seconds if is_sprint else session.time_limit()
        # between two questions of a sprint its clock stands, and still shows what is left
        left = session.game_time_left if session.opened_at is None else session.time_left(now)
        self._share = 0.0 if left is None or not limit else left / limit
        self.seconds = None if left is None else ceil(left)
        self.filled = self._filled()

    def _filled(self) -> int:
        return ceil(2 * self._bar_width * self._share)

    @property
    def _bar_width(self) -> int:
        return max(6, min(24, self.content_size.width // 4))

    def render(self) -> Content:
        """Return the signs of what is answered, a pointer, dots for what comes; then the bar."""
        marks, current = self._marks()
        total = (self.session.total if self.session else None) or 0
        signs: list[Content] = [literal(*(RESULT_SIGNS | SHEET_SIGNS)[name]) for name in marks]
        pointer = literal("▸", "$accent bold")
        if current < len(signs):
            signs[current] = pointer
        elif current < total or not total:
            signs.append(pointer)
        signs += [literal("·", "$dim")] * (total - len(signs))
        clock = self._clock()
        width = self.content_size.width
        room = width - clock.cell_length - 2
        step = 2 if 2 * len(signs) <= room else 1
        # of a long game, the signs around the current question
        first = max(0, min(current - room // (2 * step), len(signs) - room // step))
        trail = Content(" " if step > 1 else "").join(signs[first : first + room // step])
        return Content.assemble(trail, " " * max(1, width - trail.cell_length - clock.cell_length), clock)

    def _marks(self) -> tuple[list[str], int]:
        """Return the names of the signs of the questions so far, and the index of the current question."""
        session = self.session
        if session is None:
            return [], 0
        sheet = session.sheet
        if sheet is None or session.phase is not Phase.ASKING:
            return [result_name(outcome) for outcome in session.outcomes], len(session.outcomes)
        states = [
            "marked" if number in sheet.marked else "open" if response is None else "written"
            for number, response in enumerate(sheet.responses)
        ]
        return states, sheet.current

    def _clock(self) -> Content:
        if self.seconds is None:
            return Content("")
        colour = "$error bold" if self.seconds <= 5 else "$warning"
        # worked out anew: before the first layout the width of the bar was not known
        filled = self._filled()
        bar = "━" * (filled // 2) + ("╸" if filled % 2 else "")
        return line((bar.ljust(self._bar_width), colour), (f"{self.seconds:>4} s", colour))
