"""The record of a team game in words: every event in its order, with those that were undone."""

from collections.abc import Iterator
from dataclasses import dataclass
from datetime import datetime

from spacequiz.domain.question import Response
from spacequiz.domain.team_events import Adjusted, MovedOn, Passed, Responded, team_event_name
from spacequiz.store.class_records import ClassEvent, ClassGame
from spacequiz.text import clean

_ACTIONS = {
    "shown": "question shown",
    "responded": "answer",
    "passed": "passed",
    "timer": "timer switched",
    "revealed": "right answer shown",
    "voided": "question does not count",
    "adjusted": "points by hand",
    "next": "on",
}
"""Events in words, by the names under which they are stored."""


@dataclass(frozen=True, slots=True)
class EventRow:
    """An event of a team game."""

    number: int
    """Its position in the record, counted from 1."""
    entered_at: datetime
    """In UTC."""
    question: int
    """The number of the question that was on screen or came next, counted from 1."""
    action: str
    """The event in words."""
    team: str = ""
    text: str = ""
    """The answer in words, or the reason for points by hand."""
    points: int | None = None
    """Points by hand."""
    is_undone: bool = False


def event_rows(game: ClassGame) -> tuple[EventRow, ...]:
    """Return a row for every event of a game, the first event first."""
    return tuple(_event_rows(game))


def _event_rows(game: ClassGame) -> Iterator[EventRow]:
    undone_by = _undone_events(game.events)
    undone = set(undone_by.values())
    moves: list[bool] = []
    """For each event in force, whether it moved on to the next question."""
    for place, entry in enumerate(game.events):
        event = entry.event
        if event is None:
            if moves:
                moves.pop()
            which = f" of entry {undone_by[place] + 1}" if place in undone_by else ""
            yield EventRow(place + 1, entry.entered_at, _question_number(game, moves), f"undo{which}")
            continue
        question = _question_number(game, moves)
        moves.append(isinstance(event, MovedOn))
        team, text = "", ""
        points: int | None = None
        match event:
            case Responded(team=number, response=response):
                team, text = _team_name(game, number), clean(_describe_response(response))
            case Passed(team=number):
                team = _team_name(game, number)
            case Adjusted(team=number, points=by_hand, reason=reason):
                team, text, points = _team_name(game, number), clean(reason), by_hand
        action = _ACTIONS[team_event_name(event)]
        yield EventRow(place + 1, entry.entered_at, question, action, team, text, points, place in undone)


def _question_number(game: ClassGame, moves: list[bool]) -> int:
    return min(1 + sum(moves), len(game.questions))


def _undone_events(events: tuple[ClassEvent, ...]) -> dict[int, int]:
    """Return the position of each event that an undo takes back, by the position of the undo; both count from 0."""
    in_force: list[int] = []
    undone: dict[int, int] = {}
    for place, entry in enumerate(events):
        if entry.event is not None:
            in_force.append(place)
        elif in_force:
            undone[place] = in_force.pop()
    return undone


def _team_name(game: ClassGame, team: int) -> str:
    return clean(game.teams[team]) if 0 <= team < len(game.teams) else f"team {team + 1}"


def _describe_response(response: Response) -> str:
    """Return a response in words without its question, whose pack may be gone: numbers have no unit, pairs one side."""
    match response:
        case frozenset():
            return ", ".join(sorted(response))
        case tuple():
            return ", ".join(response)
        case bool() | str():
            return str(response)
    return f"{response:.15g}"
