"""What can happen in a game. A game is its seed, rules, questions and the list of these.

Every event names the question it belongs to, so that one that comes late changes nothing. Times are seconds of the
game's own clock, which stands still while nobody plays.
"""

from dataclasses import dataclass

from spacequiz.domain.question import Response


@dataclass(frozen=True, slots=True)
class Event:
    """Something that happened to a question at a time."""

    question: str
    """The question's key."""
    at: float
    """Seconds since the game began."""


@dataclass(frozen=True, slots=True)
class Opened(Event):
    """The question was shown; its time runs from here. In an exam it may be shown again."""


@dataclass(frozen=True, slots=True)
class Hinted(Event):
    """A hint was asked for."""


@dataclass(frozen=True, slots=True)
class Answered(Event):
    """A response was given."""

    response: Response


@dataclass(frozen=True, slots=True)
class TimedOut(Event):
    """The time ran out."""


@dataclass(frozen=True, slots=True)
class Skipped(Event):
    """The player went on without an answer."""


@dataclass(frozen=True, slots=True)
class Paused(Event):
    """The game was left; time stands still."""


@dataclass(frozen=True, slots=True)
class Continued(Event):
    """The game was taken up again."""


@dataclass(frozen=True, slots=True)
class Halved(Event):
    """Half of the options were taken away."""


@dataclass(frozen=True, slots=True)
class Marked(Event):
    """A question of an exam was marked to be looked at again, or its mark was taken off."""


@dataclass(frozen=True, slots=True)
class HandedIn(Event):
    """The sheet of an exam was handed in."""


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
    """The name an event is stored by."""
    return _BY_TYPE[type(event)]


def event_from(name: str, question: str, at: float, response: Response | None) -> Event:
    """The event of a stored name. Raises ValueError for an unknown name or an answer without a response."""
    kind = _NAMES.get(name)
    if kind is None:
        raise ValueError(f"unknown event {name!r}")
    if kind is not Answered:
        return kind(question, at)
    if response is None:
        raise ValueError("an answer without a response")
    return Answered(question, at, response)


def response_to_json(response: Response) -> object:
    """A response as a value that JSON can hold; `response_from_plain` is the way back."""
    if isinstance(response, frozenset):
        return {"set": sorted(response)}
    return list(response) if isinstance(response, tuple) else response


def response_from_json(value: object) -> Response:
    """The response of a JSON value. Raises ValueError when it is none."""
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
