"""What goes into the store and comes out of it."""

from dataclasses import dataclass
from datetime import date, datetime

from spacequiz.domain.board import Board
from spacequiz.domain.events import Event


@dataclass(frozen=True, slots=True)
class PackRef:
    """A pack as it was when a game was played on it."""

    id: str
    title: str
    digest: str


@dataclass(frozen=True, slots=True)
class NewGame:
    """A game that begins."""

    player: str
    seed: str
    board: Board
    packs: tuple[PackRef, ...]
    questions: tuple[str, ...]
    """Keys of the questions, in playing order."""


@dataclass(frozen=True, slots=True)
class SavedGame:
    """A game that was kept: enough to take it up again."""

    id: int
    player: str
    seed: str
    board: Board
    packs: tuple[PackRef, ...]
    questions: tuple[str, ...]
    events: tuple[Event, ...]
    started_at: datetime
    answered: int
    """Questions closed so far."""
    score: int


@dataclass(frozen=True, slots=True)
class Score:
    """The result of a finished game."""

    game: int
    player: str
    score: int
    correct: int
    asked: int
    best_streak: int
    seconds: float
    mode: str
    board: Board
    packs: tuple[PackRef, ...]
    finished_at: datetime
    """In UTC."""


@dataclass(frozen=True, slots=True)
class Place:
    """Where a finished game stands on its board."""

    rank: int
    """From 1; equal scores are ranked by time, then by which came first."""
    of: int
    previous: Score | None
    """The player's game before this one on the same board."""
    best_before: Score | None
    """The best of the board before this game."""


@dataclass(frozen=True, slots=True)
class Memory:
    """What a player knows of a question."""

    question: str
    """Its key."""
    asked: int
    right: int
    """How often it was answered right in full."""
    credit: float
    """Credit of all answers together."""
    last: float
    """Credit of the last answer, 0 to 1."""
    due: datetime
    """When it should come again, in UTC."""


@dataclass(frozen=True, slots=True)
class Tally:
    """The answers of one day to the questions of one pack."""

    day: date
    """On the player's own calendar."""
    pack: str
    asked: int
    right: int
    credit: float


@dataclass(frozen=True, slots=True)
class Flag:
    """A note on a question that a player thinks is wrong."""

    id: int
    question: str
    """Its key."""
    note: str
    flagged_at: datetime
    """In UTC."""
