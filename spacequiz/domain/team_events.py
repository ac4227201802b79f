"""What a teacher enters in a game of teams.

Times are seconds of the game's own clock, which stands still when the game is left.
"""

from dataclasses import dataclass

from spacequiz.domain.events import response_from_json, response_to_json
from spacequiz.domain.question import Response


@dataclass(frozen=True, slots=True)
class TeamEvent:
    """Something that was entered at a time."""

    at: float
    """Seconds since the game began."""


@dataclass(frozen=True, slots=True)
class Shown(TeamEvent):
    """The next question was shown; the time to talk runs from here."""


@dataclass(frozen=True, slots=True)
class Responded(TeamEvent):
    """A team answered."""

    team: int
    response: Response


@dataclass(frozen=True, slots=True)
class Passed(TeamEvent):
    """A team does not answer; in turns the question goes on to the next."""

    team: int


@dataclass(frozen=True, slots=True)
class TimerSwitched(TeamEvent):
    """The time of this question no longer counts, or does again."""


@dataclass(frozen=True, slots=True)
class Revealed(TeamEvent):
    """What is right was shown."""


@dataclass(frozen=True, slots=True)
class Voided(TeamEvent):
    """The question does not count: what was won with it is taken back."""


@dataclass(frozen=True, slots=True)
class Adjusted(TeamEvent):
    """Points were given or taken by hand."""

    team: int
    by: int
    reason: str


@dataclass(frozen=True, slots=True)
class Next(TeamEvent):
    """On to the next question, or to the end."""


_NAMES: dict[str, type[TeamEvent]] = {
    "shown": Shown,
    "responded": Responded,
    "passed": Passed,
    "timer": TimerSwitched,
    "revealed": Revealed,
    "voided": Voided,
    "adjusted": Adjusted,
    "next": Next,
}
TEAM_EVENT_NAMES = tuple(_NAMES)
"""The names that entries are stored by."""
_BY_TYPE = {kind: name for name, kind in _NAMES.items()}


def team_event_name(entry: TeamEvent) -> str:
    """The name an entry is stored by."""
    return _BY_TYPE[type(entry)]


def team_event_to_json(entry: TeamEvent) -> dict[str, object]:
    """What an entry holds beside its time, as values that JSON can hold; `entry_from` is the way back."""
    match entry:
        case Responded(team=team, response=response):
            return {"team": team, "response": response_to_json(response)}
        case Passed(team=team):
            return {"team": team}
        case Adjusted(team=team, by=by, reason=reason):
            return {"team": team, "by": by, "reason": reason}
    return {}


def team_event_from_json(name: str, at: float, held: dict[str, object]) -> TeamEvent:
    """The entry of a stored name. Raises ValueError for an unknown name, or for values that make no sense."""
    kind = _NAMES.get(name)
    match kind, held:
        case None, _:
            raise ValueError(f"unknown entry {name!r}")
        case _, {"team": int(team), "response": response} if kind is Responded:
            return Responded(at, team, response_from_json(response))
        case _, {"team": int(team), "by": int(by), "reason": str(reason)} if kind is Adjusted:
            return Adjusted(at, team, by, reason)
        case _, {"team": int(team)} if kind is Passed:
            return Passed(at, team)
        case _ if kind in {Responded, Adjusted, Passed}:
            raise ValueError(f"an entry {name!r} without its values")
    assert kind is not None
    return kind(at)
