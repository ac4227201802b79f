"""The top of a game: where it stands, and how fast time runs."""

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
"""Sign and colour for how an answer went."""
SHEET_SIGNS = {
    "written": ("●", "$secondary bold"),
    "open": ("·", "$dim"),
    "marked": ("⚑", "$warning bold"),
}
"""Sign and colour for what stands on the sheet of an exam."""


def result_name(outcome: Outcome) -> str:
    """The key into `SIGNS`."""
    if outcome.is_right:
        return "right"
    if outcome.grade.credit > 0:
        return "partly"
    return "none" if outcome.close_reason is CloseReason.SKIPPED else "wrong"


class GameHeader(Widget):
    """Title and question on the left, points and streak on the right."""

    DEFAULT_CSS = """
    GameHeader { dock: top; height: 1; background: $panel; padding: 0 2; }
    """
    ALLOW_SELECT = False
    title = reactive("")
    number = reactive(0)
    total = reactive(0)
    """How many in all; 0 in a game without end."""
    score = reactive(0)
    streak = reactive(0)
    lives: reactive[int | None] = reactive(None)
    """Questions that may still be missed; None where any number may."""
    written: reactive[int | None] = reactive(None)
    """Answers on the sheet of an exam, where points are not told before the end; None elsewhere."""

    def render(self) -> Content:
        """One line, shorter where the screen is narrow; a long title gives way first."""
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
    """The trail of answers on the left, the time that is left on the right."""

    DEFAULT_CSS = """
    ProgressLine { dock: top; height: 1; padding: 0 2; margin-top: 1; }
    """
    ALLOW_SELECT = False
    marks: reactive[tuple[str, ...]] = reactive(())
    total = reactive(0)
    pointer: reactive[int | None] = reactive(None)
    """Where the pointer stands; None for behind the marks."""
    share: reactive[int] = reactive(0)
    """Half cells of the bar that are full."""
    seconds: reactive[int | None] = reactive(None)
    """Whole seconds left; None when no time runs."""

    def show_time(self, left: float | None, limit: float) -> None:
        """Show the time left; repaints only when something visible changes."""
        self.seconds = None if left is None else ceil(left)
        self.share = 0 if left is None or not limit else ceil(2 * self._bar * left / limit)

    @property
    def _bar(self) -> int:
        return max(6, min(24, self.content_size.width // 4))

    def render(self) -> Content:
        """Signs for what is answered, a pointer, dots for what comes; then the bar."""
        trail: list[Content] = [literal(*(RESULT_SIGNS | SHEET_SIGNS)[name]) for name in self.marks]
        if self.pointer is not None:
            trail[self.pointer] = literal("▸", "$accent bold")
        elif len(trail) < self.total or not self.total:
            trail.append(literal("▸", "$accent bold"))
        trail += [literal("·", "$dim")] * (self.total - len(trail))
        clock = self._clock()
        width = self.content_size.width
        room = width - clock.cell_length - 2
        step = 2 if 2 * len(trail) <= room else 1
        # a long game shows the stretch around the current question
        here = len(self.marks) if self.pointer is None else self.pointer
        first = max(0, min(here - room // (2 * step), len(trail) - room // step))
        shown = Content(" " if step > 1 else "").join(trail[first : first + room // step])
        return Content.assemble(shown, " " * max(1, width - shown.cell_length - clock.cell_length), clock)

    def _clock(self) -> Content:
        if self.seconds is None:
            return Content("")
        colour = "$error bold" if self.seconds <= 5 else "$warning"
        bar = "━" * (self.share // 2) + ("╸" if self.share % 2 else "")
        return line((bar.ljust(self._bar), colour), (f"{self.seconds:>4} s", colour))
