"""Class games and collected results, as they are written to the store and read from it. All records are immutable."""

from collections.abc import Iterable
from dataclasses import dataclass
from datetime import datetime

from spacequiz.domain.team_events import TeamEvent
from spacequiz.domain.team_game import TeamRules
from spacequiz.store.game_records import PackRef


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
