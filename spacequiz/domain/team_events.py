"""The events of a team game, which the teacher enters, and how they are stored.

Times are seconds of the game's own clock, which does not run while the game is closed. Teams are counted from 0.
"""

from dataclasses import dataclass

from spacequiz.domain.events import response_from_json, response_to_json
from spacequiz.domain.question import Response


@dataclass(frozen=True, slots=True)
class TeamEvent:
    """Something that the teacher entered, and when."""

    at: float
    """Seconds on the clock of the game."""


@dataclass(frozen=True, slots=True)
class Shown(TeamEvent):
    """The next question was shown, which starts its time."""


@dataclass(frozen=True, slots=True)
class Responded(TeamEvent):
    """A team answered."""

    team: int
    response: Response


@dataclass(frozen=True, slots=True)
class Passed(TeamEvent):
    """A team does not answer; when the teams take turns, the question goes to the next team."""

    team: int


@dataclass(frozen=True, slots=True)
class TimerSwitched(TeamEvent):
    """The timer of the current question was switched off, or on again."""


@dataclass(frozen=True, slots=True)
class Revealed(TeamEvent):
    """The right answer was shown."""


@dataclass(frozen=True, slots=True)
class Voided(TeamEvent):
    """The current question was declared void: points won with it are taken back."""


@dataclass(frozen=True, slots=True)
class Adjusted(TeamEvent):
    """The teacher gave points to a team, or took points off it (a negative number)."""

    team: int
    points: int
    reason: str


@dataclass(frozen=True, slots=True)
class MovedOn(TeamEvent):
    """The game moved on to the next question, or to its end."""


_NAMES: dict[str, type[TeamEvent]] = {
    "shown": Shown,
    "responded": Responded,
    "passed": Passed,
    "timer": TimerSwitched,
    "revealed": Revealed,
    "voided": Voided,
    "adjusted": Adjusted,
    "next": MovedOn,
}
TEAM_EVENT_NAMES = tuple(_NAMES)
"""The names that events are stored by."""
_BY_TYPE = {kind: name for name, kind in _NAMES.items()}


def team_event_name(event: TeamEvent) -> str:
    """Return the name that an event is stored by."""
    return _BY_TYPE[type(event)]


def team_event_to_json(event: TeamEvent) -> dict[str, object]:
    """Return the values of an event beside its time, for JSON; `team_event_from_json` reads them back."""
    match event:
        case Responded(team=team, response=response):
            return {"team": team, "response": response_to_json(response)}
        case Passed(team=team):
            return {"team": team}
        case Adjusted(team=team, points=points, reason=reason):
            return {"team": team, "by": points, "reason": reason}
    return {}


def team_event_from_json(name: str, at: float, fields: dict[str, object]) -> TeamEvent:
    """Return the event with this stored name. Raises ValueError for an unknown name and for missing or wrong values."""
    kind = _NAMES.get(name)
    match kind, fields:
        case None, _:
            raise ValueError(f"unknown entry {name!r}")
        case _, {"team": int(team), "response": response} if kind is Responded:
            return Responded(at, team, response_from_json(response))
        case _, {"team": int(team), "by": int(points), "reason": str(reason)} if kind is Adjusted:
            return Adjusted(at, team, points, reason)
        case _, {"team": int(team)} if kind is Passed:
            return Passed(at, team)
        case _ if kind in {Responded, Adjusted, Passed}:
            raise ValueError(f"an entry {name!r} without its values")
    assert kind is not None
    return kind(at)
