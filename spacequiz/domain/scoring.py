"""Points, and how they come about."""

from collections.abc import Iterable
from dataclasses import dataclass
from math import floor

STREAK_STEP = 0.1
MAX_STREAK_STEPS = 5
"""A streak is worth a tenth more for each right answer before this one, at most five tenths."""
HINT_COST = 0.25
"""Share of the points that each hint costs."""
_MAX_EXTRA_DIGITS = 6
"""Places beyond the usual ones that a sum may need to add up."""


@dataclass(frozen=True, slots=True)
class Points:
    """The points of one answer with their parts, so that they can be explained."""

    credit: float
    """Share of a full answer, 0 to 1."""
    value: int
    """What a full answer is worth."""
    time_left: float
    """Share of the time that was left, 0 to 1; 0 unless the answer was right in full and timed."""
    streak: int
    """Right answers in a row just before this one."""
    hints: int = 0
    """Hints taken."""

    @property
    def streak_factor(self) -> float:
        """1, 1.1, ... at most 1.5."""
        return 1 + STREAK_STEP * min(self.streak, MAX_STREAK_STEPS)

    @property
    def hint_factor(self) -> float:
        """What hints have left of the points."""
        return max(0.0, 1 - HINT_COST * self.hints)

    @property
    def speed(self) -> float:
        """Points for speed, before streak and hints."""
        return self.credit * self.value * self.time_left / 2

    @property
    def total(self) -> int:
        """Credit x value x (1 + half the share of time left) x streak factor x hint factor, rounded once, half up."""
        return self._weighted(self.credit, self.speed)

    def explain(self) -> str:
        """The sum in words, as ``100 + 20 speed, × 1.2 streak = 144``.

        The parts are rounded, but never so far that who works the sum out gets another total.
        """
        if self.total == 0:
            return "0 points"
        credit, speed = next(
            (
                parts
                for parts in map(self._rounded_parts, range(_MAX_EXTRA_DIGITS))
                if self._weighted(*parts) == self.total
            ),
            self._rounded_parts(_MAX_EXTRA_DIGITS),
        )
        words = f"{self.value} × {_figure(credit)}" if self.credit < 1 else f"{self.value}"
        if speed:
            words += f" + {_figure(speed)} speed"
        if self.streak > 0:
            words += f", × {self.streak_factor:.1f} streak"
        if self.hints:
            hints = "a hint" if self.hints == 1 else f"{self.hints} hints"
            words += f", × {_figure(self.hint_factor)} after {hints}"
        return words if words == str(self.total) else f"{words} = {self.total}"

    def _rounded_parts(self, more: int) -> tuple[float, float]:
        """Credit and speed with as few places as read well, and some more."""
        return round(self.credit, 2 + more), round(self.speed, more + (1 if self.speed >= 1 else 2))

    def _weighted(self, credit: float, speed: float) -> int:
        # products such as 100 x 1.15 fall a hair below their half
        return floor((credit * self.value + speed) * self.streak_factor * self.hint_factor + 0.5 + 1e-9)


def score_points(*, credit: float, value: int, time_left: float, streak: int, hints: int = 0) -> Points:
    """Points for a response; time counts only when it is right in full."""
    share = min(1.0, max(0.0, time_left)) if credit >= 1 else 0.0
    return Points(credit=credit, value=value, time_left=share, streak=streak, hints=hints)


def max_score(questions: Iterable[tuple[int, bool]]) -> int:
    """Return the score of full and instant answers, in one streak, to questions given as (value, is timed)."""
    return sum(
        score_points(credit=1, value=value, time_left=1.0 if is_timed else 0.0, streak=number).total
        for number, (value, is_timed) in enumerate(questions)
    )


def _figure(number: float) -> str:
    return f"{number:.9f}".rstrip("0").rstrip(".")
