"""Hypothesis strategies for questions of all kinds, responses to them, rules, games and events."""

from hypothesis import strategies as st
from question_fields import QuestionFields

from spacequiz.domain.events import Answered, Continued, Event, Hinted, Opened, Paused, Skipped, TimedOut
from spacequiz.domain.question import (
    Choice,
    Match,
    Multiple,
    Number,
    Order,
    Question,
    Response,
    TrueFalse,
    Typed,
)
from spacequiz.domain.rules import Rules
from spacequiz.domain.session import Session

TEXTS = st.text(min_size=1, max_size=8).filter(str.strip)
KINDS = (Choice, Multiple, TrueFalse, Typed, Number, Order, Match)
PlainEvent = Opened | Hinted | TimedOut | Skipped | Paused | Continued
PLAIN_EVENTS: tuple[type[PlainEvent], ...] = (Opened, Hinted, TimedOut, Skipped, Paused, Continued)
"""The events that hold nothing but their question and time."""
EVENT_KINDS: tuple[type[PlainEvent] | type[Answered] | None, ...] = (*PLAIN_EVENTS, Opened, Answered, Answered, None)
"""The kinds of the events of a game, in which answers are frequent; None for an event of another game."""


def _distinct(least: int, most: int) -> st.SearchStrategy[tuple[str, ...]]:
    return st.lists(TEXTS, min_size=least, max_size=most, unique=True).map(tuple)


@st.composite
def questions(draw: st.DrawFn, number: int = 0, kind: type[Question] | None = None) -> Question:
    """A question of this kind, or of any; its id holds `number`."""
    common: QuestionFields = {
        "id": f"q{number}",
        "pack": "p",
        "ask": "?",
        "points": draw(st.sampled_from([1, 100, 150, 200]) | st.integers(1, 10_000)),
        "hints": draw(st.sampled_from([(), ("one",), ("one", "two"), ("1", "2", "3", "4", "5")])),
        "seconds": draw(st.sampled_from([None, 0, 5])),
    }
    kind = kind or draw(st.sampled_from(KINDS))
    if kind is Choice:
        options = draw(_distinct(2, 8))
        return Choice(**common, options=options, answer=draw(st.sampled_from(options)))
    if kind is Multiple:
        options = draw(_distinct(2, 8))
        right = draw(st.sets(st.sampled_from(options), min_size=1))
        return Multiple(**common, options=options, answers=frozenset(right))
    if kind is TrueFalse:
        return TrueFalse(**common, answer=draw(st.booleans()))
    if kind is Typed:
        return Typed(**common, accept=draw(_distinct(1, 4)))
    if kind is Number:
        within = draw(st.floats(0, 100))
        close = draw(st.none() | st.floats(within, 1000))
        return Number(**common, number=draw(st.floats(-1e6, 1e6)), full_within=within, partial_within=close)
    if kind is Order:
        return Order(**common, items=draw(_distinct(3, 8)))
    sides = draw(_distinct(2, 8))
    return Match(**common, pairs=tuple((f"left {n}", right) for n, right in enumerate(sides)))


def responses(question: Question) -> st.SearchStrategy[Response]:
    """Responses that fit the question; now and then the right one."""
    match question:
        case Choice():
            return st.sampled_from(question.options)
        case Multiple():
            return st.sets(st.sampled_from(question.options), min_size=1).map(frozenset)
        case TrueFalse():
            return st.booleans()
        case Typed():
            return TEXTS | st.sampled_from(question.accept)
        case Number():
            near = st.floats(question.number - 1000, question.number + 1000)
            return near | st.just(question.number) | st.floats(allow_nan=False, allow_infinity=False)
        case Order():
            return st.permutations(question.items).map(tuple)
        case Match():
            return st.permutations(question.rights).map(tuple)
    raise TypeError(question)


def rules(number: int) -> st.SearchStrategy[Rules]:
    """Rules for this many questions, timed and untimed."""
    return st.builds(Rules, questions=st.just(number), seconds=st.sampled_from([0, 10]))


@st.composite
def sessions(draw: st.DrawFn) -> Session:
    """A game before its first question."""
    number = draw(st.integers(1, 5))
    asked = tuple(draw(questions(n)) for n in range(number))
    return Session("seed", draw(rules(number)), asked)


@st.composite
def games(draw: st.DrawFn) -> tuple[Session, list[Event]]:
    """A game and events in any order: many late, early, twice, backwards, or for a question of no game."""
    session = draw(sessions())
    moment = 0.0
    events: list[Event] = []
    for _ in range(draw(st.integers(0, 30))):
        moment += draw(st.sampled_from([0.0, 0.5, 4.0, 11.0, -3.0]))
        question = draw(st.sampled_from(session.questions))
        kind = draw(st.sampled_from(EVENT_KINDS))
        if kind is None:
            events.append(draw(st.sampled_from(PLAIN_EVENTS))("another/game", moment))
        elif issubclass(kind, Answered):
            events.append(Answered(question.key, moment, draw(responses(question))))
        else:
            events.append(kind(question.key, moment))
    return session, events
