"""Points, and how they come about."""

from dataclasses import dataclass
from math import floor

STREAK_STEP = 0.1
STREAK_STEPS = 5
"""A streak is worth a tenth more for each right answer before this one, at most five tenths."""
HINT_COST = 0.25
"""Share of the points that each hint costs."""


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
        return 1 + STREAK_STEP * min(self.streak, STREAK_STEPS)

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
        exact = (self.credit * self.value + self.speed) * self.streak_factor * self.hint_factor
        # products such as 100 x 1.15 fall a hair below their half
        return floor(exact + 0.5 + 1e-9)

    def explained(self) -> str:
        """The sum in words, as ``100 × 1 + 20 speed, × 1.2 streak = 144``."""
        if self.total == 0:
            return "0 points"
        words = f"{self.value} × {self.credit:.2g}" if self.credit < 1 else f"{self.value}"
        if self.time_left > 0:
            words += f" + {_short(self.speed)} speed"
        if self.streak > 0:
            words += f", × {self.streak_factor:.1f} streak"
        if self.hints:
            words += f", × {_short(self.hint_factor)} after {'a hint' if self.hints == 1 else f'{self.hints} hints'}"
        return words if words == str(self.total) else f"{words} = {self.total}"


def points(*, credit: float, value: int, time_left: float, streak: int, hints: int = 0) -> Points:
    """Points for a response; time counts only when it is right in full."""
    share = min(1.0, max(0.0, time_left)) if credit >= 1 else 0.0
    return Points(credit=credit, value=value, time_left=share, streak=streak, hints=hints)


def _short(number: float) -> str:
    return f"{number:.1f}".removesuffix(".0") if number >= 1 else f"{number:.2g}"
