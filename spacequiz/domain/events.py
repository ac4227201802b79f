"""The events of a game, and how they and responses are stored. Seed, rules, questions and events make the game.

Every event names its question, so that one that comes late, for an earlier question, can be ignored. Times are seconds
of the game's own clock, which does not run while the game is closed.
"""

from dataclasses import dataclass

from spacequiz.domain.question import Response


@dataclass(frozen=True, slots=True)
class Event:
    """Something that happened to a question, and when."""

    question: str
    """The question's key."""
    at: float
    """Seconds on the clock of the game."""


@dataclass(frozen=True, slots=True)
class Opened(Event):
    """The question was shown, which starts its time; in an exam, the player went to this question."""


@dataclass(frozen=True, slots=True)
class Hinted(Event):
    """A hint was taken."""


@dataclass(frozen=True, slots=True)
class Answered(Event):
    """The question was answered; in an exam, the answer was written on the sheet."""

    response: Response


@dataclass(frozen=True, slots=True)
class TimedOut(Event):
    """The time limit ran out."""


@dataclass(frozen=True, slots=True)
class Skipped(Event):
    """The player went on without an answer."""


@dataclass(frozen=True, slots=True)
class Paused(Event):
    """The clock was stopped, by the player or because the game was closed."""


@dataclass(frozen=True, slots=True)
class Continued(Event):
    """The clock runs again after a pause."""


@dataclass(frozen=True, slots=True)
class Halved(Event):
    """Half of the options were taken away (50:50)."""


@dataclass(frozen=True, slots=True)
class Marked(Event):
    """A question of an exam was marked to be looked at again, or the mark was taken off."""


@dataclass(frozen=True, slots=True)
class HandedIn(Event):
    """The answers of an exam were handed in."""


_NAMES: dict[str, type[Event]] = {
    "opened": Opened,
    "hinted": Hinted,
    "answered": Answered,
    "timed-out": TimedOut,
    "skipped": Skipped,
    "paused": Paused,
    "continued": Continued,
    "halved": Halved,
    "marked": Marked,
    "handed-in": HandedIn,
}
EVENT_NAMES = tuple(_NAMES)
"""The names that events are stored by."""
_BY_TYPE = {kind: name for name, kind in _NAMES.items()}


def event_name(event: Event) -> str:
    """Return the name that an event is stored by."""
    return _BY_TYPE[type(event)]


def build_event(name: str, question: str, at: float, response: Response | None) -> Event:
    """Return the event with this stored name; only an answer has a `response`.

    Raises ValueError for an unknown name and for an answer without a response.
    """
    kind = _NAMES.get(name)
    if kind is None:
        raise ValueError(f"unknown event {name!r}")
    if kind is not Answered:
        return kind(question, at)
    if response is None:
        raise ValueError("an answer without a response")
    return Answered(question, at, response)


def response_to_json(response: Response) -> object:
    """Return a response as a JSON value, which `response_from_json` reads back: a set is an object with the key set."""
    if isinstance(response, frozenset):
        return {"set": sorted(response)}
    return list(response) if isinstance(response, tuple) else response


def response_from_json(value: object) -> Response:
    """Return the response that this JSON value stands for. Raises ValueError when it stands for none."""
    match value:
        case bool() | str() | float():
            return value
        case int():
            try:
                return float(value)
            except OverflowError:
                raise ValueError("not a response: a number beyond all floats") from None
        case list() if all(isinstance(item, str) for item in value):
            return tuple(value)
        case {"set": list() as items} if all(isinstance(item, str) for item in items):
            return frozenset(items)
        case _:
            raise ValueError(f"not a response: {value!r}")
