"""The records that are written to the store and read from it. All of them are immutable."""

from collections.abc import Iterable
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
    """A pack as it was when a game was played with it."""

    id: str
    title: str
    digest: str
    """The hash of its content, which tells one edition from another."""


@dataclass(frozen=True, slots=True)
class NewGame:
    """A game that begins."""

    player: str
    """The name of the player."""
    seed: str
    """What all chance of the game comes from, such as the order of the questions."""
    board: Leaderboard
    packs: tuple[PackRef, ...]
    questions: tuple[str, ...]
    """Keys of the questions, in playing order."""


@dataclass(frozen=True, slots=True)
class SavedGame:
    """A stored game with everything that is needed to resume it."""

    id: int
    player: str
    seed: str
    board: Leaderboard
    packs: tuple[PackRef, ...]
    questions: tuple[str, ...]
    """Keys of the questions, in playing order."""
    events: tuple[Event, ...]
    """What happened so far, in this order."""
    started_at: datetime
    """In UTC."""
    answered: int
    """How many questions have been answered, or otherwise closed."""
    score: int
    """Points so far."""


@dataclass(frozen=True, slots=True)
class Score:
    """The result of a finished game."""

    game: int
    """The id of the game."""
    player: str
    score: int
    """Points."""
    correct: int
    """How many questions were answered with full credit."""
    asked: int
    """How many questions were asked."""
    best_streak: int
    """The longest row of correct answers."""
    seconds: float
    """How long all answers took together."""
    mode: str
    board: Leaderboard
    packs: tuple[PackRef, ...]
    finished_at: datetime
    """In UTC."""


@dataclass(frozen=True, slots=True)
class Placement:
    """The place of a finished game on its leaderboard."""

    rank: int
    """From 1; of equal scores the one with less time is first, then the earlier one."""
    total: int
    """How many finished games the leaderboard has."""
    previous: Score | None
    """The last score of the same player on this leaderboard before this game."""
    best_before: Score | None
    """The best score of the leaderboard before this game."""


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


@dataclass(frozen=True, slots=True)
class ClassQuestion:
    """The text of a question of a class game, for a report when the pack is gone."""

    key: str
    ask: str
    answer: str
    """The correct answer in words."""


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
    """The answer of a team to a question, or that it passed. Does not count where the question is voided."""

    question: int
    """The position of the question in the game, from 0."""
    team: int
    """The position of the team, from 0."""
    response_text: str
    """The answer in words; empty when there was none."""
    credit: float
    """0 to 1."""
    points: int
    seconds: float
    is_stolen: bool
    """Whether the question was another team's, which had missed it."""
    is_passed: bool
    """Whether the team gave no answer."""


@dataclass(frozen=True, slots=True)
class ClassEvent:
    """An event of a class game, or the undoing of the last one that was still active."""

    event: TeamEvent | None
    """None where this undoes an event."""
    entered_at: datetime
    """In UTC."""


@dataclass(frozen=True, slots=True)
class ClassGame:
    """A stored class game."""

    id: int
    title: str
    seed: str
    teams: tuple[str, ...]
    rules: TeamRules
    packs: tuple[PackRef, ...]
    questions: tuple[ClassQuestion, ...]
    """In playing order."""
    events: tuple[ClassEvent, ...]
    """All events, also those that were undone."""
    answers: tuple[ClassAnswer, ...]
    """The answers of the teams, without what was undone."""
    voided: frozenset[int]
    """Positions of the questions that do not count, from 0."""
    shown_count: int
    """How many questions have been shown."""
    adjustments: tuple[tuple[int, int, str], ...]
    """Changes of a score by hand: the position of the team, points to add, and the reason."""
    started_at: datetime
    """In UTC, as is the time below."""
    ended_at: datetime | None
    """None for a game that can be resumed."""


def active_events(events: Iterable[ClassEvent]) -> list[ClassEvent]:
    """Return the events that were not undone."""
    active: list[ClassEvent] = []
    for event in events:
        if event.event is not None:
            active.append(event)
        elif active:
            active.pop()
    return active


@dataclass(frozen=True, slots=True)
class CollectedRecord:
    """The collected results of an assignment."""

    id: int
    assignment: str
    """The id of the assignment."""
    title: str
    data: str
    """The results as JSON, written and read by `spacequiz.classroom.assignments.collected_results`."""
    collected_at: datetime
    """In UTC."""
