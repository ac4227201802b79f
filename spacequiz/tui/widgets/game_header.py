"""The top of a game: title, points, a sign for each answer, and the time that is left."""

from math import ceil

from textual.content import Content
from textual.reactive import reactive
from textual.widget import Widget

from spacequiz.domain.outcome import CloseReason, Outcome
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
    number = reactive(0)
    total = reactive(0)
    """How many questions there are; 0 in an endless game."""
    score = reactive(0)
    streak = reactive(0)
    lives: reactive[int | None] = reactive(None)
    """Questions that may still be missed; None where any number may."""
    written: reactive[int | None] = reactive(None)
    """Answers on the sheet of an exam, shown in the place of points until the end; None in other games."""

    def render(self) -> Content:
        """Return one line, with short words where the screen is narrow; a long title is cut first."""
        width = self.content_size.width
        if width >= 60:
            left = line(f"  question {self.number}" + (f" of {self.total}" if self.total else ""))
            right = line(
                (group_thousands(self.score), "$accent bold"), " points", (f"   streak {self.streak}", "$secondary")
            )
        else:
            left = line(f"  {self.number}" + (f"/{self.total}" if self.total else ""))
            right = line((group_thousands(self.score), "$accent bold"), (f"  ×{self.streak}", "$secondary"))
        if self.lives is not None:
            lives = f"lives {self.lives}   " if width >= 60 else f"♥{self.lives}  "
            right = line((lives, "$error bold" if self.lives == 1 else "$foreground"), right)
        if self.written is not None:
            right = line((f"{self.written} of {self.total}", "$accent bold"), " written" if width >= 60 else "")
        room = max(0, width - left.cell_length - right.cell_length - 2)
        left = line(literal(self.title, "bold").truncate(room, ellipsis=True), left)
        gap = max(1, width - left.cell_length - right.cell_length)
        return Content.assemble(left, " " * gap, right)


class ProgressLine(Widget):
    """A sign for each answer on the left, the time that is left on the right."""

    DEFAULT_CSS = """
    ProgressLine { dock: top; height: 1; padding: 0 2; margin-top: 1; }
    """
    ALLOW_SELECT = False
    marks: reactive[tuple[str, ...]] = reactive(())
    """Keys into `RESULT_SIGNS` or `SHEET_SIGNS`, one for each question so far."""
    total = reactive(0)
    """How many questions there are; 0 in an endless game."""
    pointer: reactive[int | None] = reactive(None)
    """Position of the current question among the marks; None where it comes after them."""
    seconds: reactive[int | None] = reactive(None)
    """Whole seconds left; None when no time runs."""
    filled: reactive[int] = reactive(0)
    """Half cells of the time bar that are filled."""
    _share = 0.0
    """Time that is left, as a share of the limit."""

    def show_time(self, left: float | None, limit: float) -> None:
        """Show the seconds left of the limit; None for no limit. Repaints only when something visible changes."""
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
        signs: list[Content] = [literal(*(RESULT_SIGNS | SHEET_SIGNS)[name]) for name in self.marks]
        pointer = literal("▸", "$accent bold")
        if self.pointer is not None:
            signs[self.pointer] = pointer
        elif len(signs) < self.total or not self.total:
            signs.append(pointer)
        signs += [literal("·", "$dim")] * (self.total - len(signs))
        clock = self._clock()
        width = self.content_size.width
        room = width - clock.cell_length - 2
        step = 2 if 2 * len(signs) <= room else 1
        # of a long game, the signs around the current question
        current = len(self.marks) if self.pointer is None else self.pointer
        first = max(0, min(current - room // (2 * step), len(signs) - room // step))
        trail = Content(" " if step > 1 else "").join(signs[first : first + room // step])
        return Content.assemble(trail, " " * max(1, width - trail.cell_length - clock.cell_length), clock)

    def _clock(self) -> Content:
        if self.seconds is None:
            return Content("")
        colour = "$error bold" if self.seconds <= 5 else "$warning"
        # worked out anew: before the first layout the width of the bar was not known
        filled = self._filled()
        bar = "━" * (filled // 2) + ("╸" if filled % 2 else "")
        return line((bar.ljust(self._bar_width), colour), (f"{self.seconds:>4} s", colour))
