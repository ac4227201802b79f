"""How well an answer shows that something is known: what the times of its review are worked out from."""

from enum import IntEnum

from spacequiz.domain.rules import DEFAULT_SECONDS

QUICK_SHARE = 0.25
"""Share of the time for a question within which a right answer came without effort."""
KNOWN_CREDIT = 0.5
"""Credit from which on something was known."""


class Recall(IntEnum):
    """The four grades of FSRS, by its numbers."""

    AGAIN = 1
    HARD = 2
    GOOD = 3
    EASY = 4


def rate_recall(*, credit: float, hints: int, seconds: float, limit: int) -> Recall:
    """The grade of an answer that took so many seconds of `limit` (0 for none).

    Less than half of the credit is forgotten; what is right in part or with a hint was hard; quick is easy.
    """
    if credit < KNOWN_CREDIT:
        return Recall.AGAIN
    if credit < 1 or hints:
        return Recall.HARD
    return Recall.EASY if seconds <= QUICK_SHARE * (limit or DEFAULT_SECONDS) else Recall.GOOD
