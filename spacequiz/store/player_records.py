"""Players, what they remember, and what they flagged, as they are read from the store. All records are immutable."""

from dataclasses import dataclass
from datetime import date, datetime


@dataclass(frozen=True, slots=True)
class Memory:
    """What is known of how well a player remembers a question."""

    question: str
    """Its key."""
    asked: int
    """How often it was asked."""
    correct: int
    """How often it was answered with full credit."""
    total_credit: float
    """The sum of the credits of all answers."""
    last_credit: float
    """The credit of the last answer, 0 to 1."""
    due: datetime
    """When the question should be asked again, in UTC."""


@dataclass(frozen=True, slots=True)
class Tally:
    """Sums of the answers that a player gave on one day to the questions of one pack."""

    day: date
    """In the time zone of the machine."""
    pack: str
    """The id of the pack."""
    asked: int
    """How many questions were asked."""
    correct: int
    """How many were answered with full credit."""
    total_credit: float
    """The sum of the credits."""


@dataclass(frozen=True, slots=True)
class Flag:
    """A note of a player on a question that seems wrong."""

    id: int
    question: str
    """Its key."""
    note: str
    """What is wrong, in the words of the player; may be empty."""
    flagged_at: datetime
    """In UTC."""


@dataclass(frozen=True, slots=True)
class Player:
    """A player on this machine."""

    name: str
    finished_games: int
    answers: int
    """Number of answers in all games, finished or not."""
    last_answered_at: datetime | None
    """When the last answer was given, in UTC; None when there was none."""
