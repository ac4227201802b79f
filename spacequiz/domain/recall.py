"""The grade of recall that an answer shows, from which FSRS schedules the next review of its question."""

from enum import IntEnum

from spacequiz.domain.rules import DEFAULT_SECONDS

QUICK_SHARE = 0.25
"""A right answer within this share of the time limit was easy."""
KNOWN_CREDIT = 0.5
"""An answer with less credit than this counts as forgotten."""


class Recall(IntEnum):
    """The four grades of FSRS (Free Spaced Repetition Scheduler) with its numbers."""

    AGAIN = 1
    HARD = 2
    GOOD = 3
    EASY = 4


def rate_recall(*, credit: float, hints: int, seconds: float, limit: int) -> Recall:
    """Return the grade of an answer with this credit (0 to 1) after `seconds` of the time `limit` (0 for none).

    An answer that is only partly right, or needed a hint, was hard. Without a limit the usual one is taken to tell
    what was quick.
    """
    if credit < KNOWN_CREDIT:
        return Recall.AGAIN
    if credit < 1 or hints:
        return Recall.HARD
    return Recall.EASY if seconds <= QUICK_SHARE * (limit or DEFAULT_SECONDS) else Recall.GOOD
