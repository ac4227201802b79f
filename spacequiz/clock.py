"""The two clocks: one that never runs backwards, and the time of day."""

from collections.abc import Callable
from datetime import UTC, datetime

Clock = Callable[[], float]
"""Returns seconds that never run backwards."""


def utc_now() -> datetime:
    """Return the current time in UTC."""
    return datetime.now(UTC)
