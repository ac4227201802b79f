"""All games of a player, as they are exported and imported. All records are immutable."""

from dataclasses import dataclass
from datetime import datetime

from spacequiz.domain.events import Event
from spacequiz.domain.leaderboard import Leaderboard
from spacequiz.domain.outcome import CloseReason
from spacequiz.domain.question import Response
from spacequiz.store.game_records import PackRef


@dataclass(frozen=True, slots=True)
class HistoryAnswer:
    """The answer to one question of a game, or how the question was closed without one."""

    question: str
    """Its key."""
    close: CloseReason
    response: Response | None
    credit: float
    """0 to 1."""
    points: int
    seconds: float
    hints: int
    """How many hints were used."""
    answered_at: datetime
    """In UTC."""


@dataclass(frozen=True, slots=True)
class HistoryGame:
    """A game of one player with all events and answers."""

    seed: str
    board: Leaderboard
    packs: tuple[PackRef, ...]
    questions: tuple[str, ...]
    """Keys of the questions, in playing order."""
    started_at: datetime
    """In UTC, as are the two times below."""
    finished_at: datetime | None
    abandoned_at: datetime | None
    """When an unfinished game was given up."""
    score: int
    correct: int
    asked: int
    best_streak: int
    seconds: float
    events: tuple[Event, ...]
    answers: tuple[HistoryAnswer, ...]


@dataclass(frozen=True, slots=True)
class History:
    """All games of a player, for export to another machine."""

    player: str
    games: tuple[HistoryGame, ...]
    """In the order in which they were begun."""
    unreadable: int = 0
    """How many games are left out, as they have invalid values."""


@dataclass(frozen=True, slots=True)
class ImportSummary:
    """The result of an import of a history."""

    player: str
    added: int
    """How many games were added."""
    already_present: int
    """How many games were stored already, and were skipped."""
