"""The points of an answer, and the sum that explains them."""

from collections.abc import Iterable
from dataclasses import dataclass
from math import floor

from spacequiz.wording import plural

STREAK_STEP = 0.1
MAX_STREAK_STEPS = 5
"""Each right answer just before this one adds a tenth to its points, up to five tenths."""
HINT_COST = 0.25
"""The share of the points that each hint costs."""
_MAX_EXTRA_DIGITS = 6
"""Decimals beyond the usual ones that `explain` may add until its sum gives the total."""


@dataclass(frozen=True, slots=True)
class Points:
    """The points of one answer with the values they are computed from."""

    credit: float
    """How right the answer is, 0 to 1."""
    value: int
    """The points for full credit, before speed, streak and hints."""
    time_left_share: float
    """The share of the time limit that was left, 0 to 1; 0 for an untimed answer and one without full credit."""
    streak: int
    """Right answers in a row just before this one."""
    hints: int = 0
    """How many hints were taken."""

    @property
    def streak_factor(self) -> float:
        """The factor for the streak: 1, 1.1, ... at most 1.5."""
        return 1 + STREAK_STEP * min(self.streak, MAX_STREAK_STEPS)

    @property
    def hint_factor(self) -> float:
        """The factor for hints: 1, 0.75, 0.5, 0.25, 0."""
        return max(0.0, 1 - HINT_COST * self.hints)

    @property
    def speed(self) -> float:
        """The extra points for speed, before streak and hints: up to half of the value."""
        return self.credit * self.value * self.time_left_share / 2

    @property
    def total(self) -> int:
        """Credit × value × (1 + half the share of time left) × streak factor × hint factor, rounded once, half up."""
        return self._weighted(self.credit, self.speed)

    def explain(self) -> str:
        """Return the sum in words, as ``100 + 20 speed, × 1.2 streak = 144``.

        The parts are rounded, but only so far that the sum as written still gives the total.
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
        words = f"{self.value} × {_format_figure(credit)}" if self.credit < 1 else f"{self.value}"
        if speed:
            words += f" + {_format_figure(speed)} speed"
        if self.streak > 0:
            words += f", × {self.streak_factor:.1f} streak"
        if self.hints:
            hints = plural(self.hints, "a hint", f"{self.hints} hints")
            words += f", × {_format_figure(self.hint_factor)} after {hints}"
        return words if words == str(self.total) else f"{words} = {self.total}"

    def _rounded_parts(self, extra_digits: int) -> tuple[float, float]:
        """Round credit and speed to the few decimals that read well, and this many more."""
        speed_digits = 1 if self.speed >= 1 else 2
        return round(self.credit, 2 + extra_digits), round(self.speed, speed_digits + extra_digits)

    def _weighted(self, credit: float, speed: float) -> int:
        """Return the total for this credit and these points for speed."""
        # a float product such as 150 × 1.15 × 1.4 can fall a little below the half it should be rounded up from
        return floor((credit * self.value + speed) * self.streak_factor * self.hint_factor + 0.5 + 1e-9)


def score_points(*, credit: float, value: int, time_left_share: float, streak: int, hints: int = 0) -> Points:
    """Return the points for a response; the time left counts only with full credit, and is brought into 0 to 1."""
    share = min(1.0, max(0.0, time_left_share)) if credit >= 1 else 0.0
    return Points(credit=credit, value=value, time_left_share=share, streak=streak, hints=hints)


def max_score(questions: Iterable[tuple[int, bool]]) -> int:
    """Return the score of full and instant answers, in one streak, to questions given as (value, is timed)."""
    return sum(
        score_points(credit=1, value=value, time_left_share=1.0 if is_timed else 0.0, streak=number).total
        for number, (value, is_timed) in enumerate(questions)
    )


def _format_figure(number: float) -> str:
    """Return a number with up to nine decimals and no trailing zeros."""
    return f"{number:.9f}".rstrip("0").rstrip(".")
