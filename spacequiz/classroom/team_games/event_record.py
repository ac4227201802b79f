"""The record of a class game in words: everything that was entered, in its order, with what was taken back."""

from collections.abc import Iterator
from dataclasses import dataclass
from datetime import datetime

from spacequiz.domain.question import Response
from spacequiz.domain.team_events import Adjusted, MovedOn, Passed, Responded, team_event_name
from spacequiz.store.records import ClassEvent, ClassGame
from spacequiz.text import clean

_WORDS = {
    "shown": "question shown",
    "responded": "answer",
    "passed": "passed",
    "timer": "timer switched",
    "revealed": "right answer shown",
    "voided": "question does not count",
    "adjusted": "points by hand",
    "next": "on",
}
"""What was entered, by the names that entries are stored by."""


@dataclass(frozen=True, slots=True)
class EventRow:
    """Something that was entered."""

    number: int
    """From 1."""
    entered_at: datetime
    """In UTC."""
    question: int
    """The question that was on or came next, from 1."""
    what: str
    team: str = ""
    given: str = ""
    """The answer in words, or the reason."""
    points: int | None = None
    """Those by hand."""
    is_undone: bool = False
    """Whether it was taken back."""


def event_rows(game: ClassGame) -> tuple[EventRow, ...]:
    """All that was entered, the first first."""
    back = set(_undone_events(game.events).values())
    return tuple(_recorded(game, back))


def _recorded(game: ClassGame, back: set[int]) -> Iterator[EventRow]:
    taken = _undone_events(game.events)
    standing: list[bool] = []
    for place, kept in enumerate(game.events):
        question = min(1 + sum(standing), len(game.questions))
        entry = kept.event
        if entry is None:
            if standing:
                standing.pop()
            which = f" of entry {taken[place] + 1}" if place in taken else ""
            yield EventRow(place + 1, kept.entered_at, min(1 + sum(standing), len(game.questions)), f"undo{which}")
            continue
        standing.append(isinstance(entry, MovedOn))
        team, given, points = "", "", None
        match entry:
            case Responded(team=whose, response=response):
                team, given = _name(game, whose), clean(_in_words(response))
            case Passed(team=whose):
                team = _name(game, whose)
            case Adjusted(team=whose, points=by, reason=reason):
                team, given, points = _name(game, whose), clean(reason), by
        what = _WORDS[team_event_name(entry)]
        yield EventRow(place + 1, kept.entered_at, question, what, team, given, points, place in back)


def _undone_events(entries: tuple[ClassEvent, ...]) -> dict[int, int]:
    """The place of each entry that takes one back, with the place of the one that it takes back."""
    standing: list[int] = []
    taken: dict[int, int] = {}
    for place, kept in enumerate(entries):
        if kept.event is not None:
            standing.append(place)
        elif standing:
            taken[place] = standing.pop()
    return taken


def _name(game: ClassGame, team: int) -> str:
    return clean(game.teams[team]) if 0 <= team < len(game.teams) else f"team {team + 1}"


def _in_words(response: Response) -> str:
    """A response without its question, whose pack may be gone: a number has no unit, pairs have one side."""
    match response:
        case frozenset():
            return ", ".join(sorted(response))
        case tuple():
            return ", ".join(response)
        case bool() | str():
            return str(response)
    return f"{response:.15g}"
