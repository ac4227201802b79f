"""What goes into the store and comes out of it."""

from dataclasses import dataclass
from datetime import date, datetime

from spacequiz.domain.events import Event
from spacequiz.domain.leaderboard import Leaderboard
from spacequiz.domain.outcome import CloseReason
from spacequiz.domain.question import Response
from spacequiz.domain.team_events import TeamEvent
from spacequiz.domain.team_game import TeamRules


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
    board: Leaderboard
    packs: tuple[PackRef, ...]
    questions: tuple[str, ...]
    """Keys of the questions, in playing order."""


@dataclass(frozen=True, slots=True)
class SavedGame:
    """A game that was kept: enough to take it up again."""

    id: int
    player: str
    seed: str
    board: Leaderboard
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
    board: Leaderboard
    packs: tuple[PackRef, ...]
    finished_at: datetime
    """In UTC."""


@dataclass(frozen=True, slots=True)
class Placement:
    """Where a finished game stands on its board."""

    rank: int
    """From 1; equal scores are ranked by time, then by which came first."""
    total: int
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


@dataclass(frozen=True, slots=True)
class Player:
    """One of those who play on this machine."""

    name: str
    games: int
    """Finished games."""
    answers: int
    """In all games, finished or not."""
    last: datetime | None
    """When the last answer was given, in UTC; None when there was none."""


@dataclass(frozen=True, slots=True)
class HistoryAnswer:
    """How one question of a game ended."""

    question: str
    """Its key."""
    close: CloseReason
    response: Response | None
    credit: float
    """0 to 1."""
    points: int
    seconds: float
    hints: int
    answered_at: datetime
    """In UTC."""


@dataclass(frozen=True, slots=True)
class HistoryGame:
    """A game with all that was kept of one player's part in it."""

    seed: str
    board: Leaderboard
    packs: tuple[PackRef, ...]
    questions: tuple[str, ...]
    """Keys of the questions, in playing order."""
    started_at: datetime
    """In UTC, as the two below."""
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
    """All games of a player, to be taken to another machine."""

    player: str
    games: tuple[HistoryGame, ...]
    """The first begun first."""
    unreadable: int = 0
    """Games that are kept and make no sense, and are left out."""


@dataclass(frozen=True, slots=True)
class ImportSummary:
    """What came of taking a history in."""

    player: str
    games: int
    """Games that were added."""
    already_there: int
    """Games that were there already."""


@dataclass(frozen=True, slots=True)
class ClassQuestion:
    """A question of a class game in words, for a report when its pack is gone."""

    key: str
    ask: str
    answer: str


@dataclass(frozen=True, slots=True)
class NewClassGame:
    """A class game that begins."""

    title: str
    seed: str
    teams: tuple[str, ...]
    rules: TeamRules
    packs: tuple[PackRef, ...]
    questions: tuple[ClassQuestion, ...]
    """In playing order."""


@dataclass(frozen=True, slots=True)
class ClassAnswer:
    """What a team did with a question, as it counted; points of a void question do not."""

    question: int
    """Its place, from 0."""
    team: int
    given: str
    """The answer in words; empty when there was none."""
    credit: float
    """0 to 1."""
    points: int
    seconds: float
    stolen: bool
    passed: bool


@dataclass(frozen=True, slots=True)
class ClassEvent:
    """Something that was entered, or that the last entry which still stood was taken back."""

    event: TeamEvent | None
    """None for taking back."""
    entered_at: datetime
    """In UTC."""


@dataclass(frozen=True, slots=True)
class ClassGame:
    """A class game as it was kept."""

    id: int
    title: str
    seed: str
    teams: tuple[str, ...]
    rules: TeamRules
    packs: tuple[PackRef, ...]
    questions: tuple[ClassQuestion, ...]
    """In playing order."""
    events: tuple[ClassEvent, ...]
    """All of them, those too that were taken back."""
    answers: tuple[ClassAnswer, ...]
    """What came of those that stand."""
    voided: frozenset[int]
    """Places of the questions that do not count."""
    shown: int
    """How many questions were shown."""
    adjustments: tuple[tuple[int, int, str], ...]
    """Team, points and reason of each change of a score by hand."""
    started_at: datetime
    """In UTC, as the one below."""
    ended_at: datetime | None
    """None while it can be taken up again."""


@dataclass(frozen=True, slots=True)
class CollectedRecord:
    """A lesson that was collected."""

    id: int
    assignment: str
    """The id of the assignment."""
    title: str
    data: str
    """What was collected, as `spacequiz.classroom.assignments.collected_results` writes it."""
    collected_at: datetime
    """In UTC."""
