"""Events and responses as they are stored."""

import json

import pytest
from domain_strategies import PLAIN_EVENTS, games, questions, responses
from hypothesis import given, settings
from hypothesis import strategies as st

from spacequiz.domain.events import (
    EVENT_NAMES,
    Answered,
    Continued,
    Event,
    Halved,
    HandedIn,
    Hinted,
    Marked,
    Opened,
    Paused,
    Skipped,
    TimedOut,
    build_event,
    event_name,
    response_from_json,
    response_to_json,
)
from spacequiz.domain.outcome import CloseReason
from spacequiz.domain.question import Response
from spacequiz.domain.session import Session, replay


def _stored(event: Event) -> str:
    response = response_to_json(event.response) if isinstance(event, Answered) else None
    return json.dumps([event_name(event), event.question, event.at, response])


def _read(text: str) -> Event:
    name, question, at, response = json.loads(text)
    return build_event(name, question, at, None if response is None else response_from_json(response))


def test_the_stored_names_never_change() -> None:
    names = {
        Opened: "opened",
        Hinted: "hinted",
        TimedOut: "timed-out",
        Skipped: "skipped",
        Paused: "paused",
        Continued: "continued",
    }
    assert set(PLAIN_EVENTS) == set(names)
    assert names == {kind: event_name(kind("p/q", 0)) for kind in names}
    assert "answered" == event_name(Answered("p/q", 0, "a"))
    others = {Halved: "halved", Marked: "marked", HandedIn: "handed-in"}
    assert others == {kind: event_name(kind("p/q", 0)) for kind in others}
    assert set(EVENT_NAMES) == {"answered", *names.values(), *others.values()}


def test_the_stored_ways_in_which_a_question_is_closed_never_change() -> None:
    assert ["answered", "timed out", "skipped"] == [reason.value for reason in CloseReason]


@pytest.mark.parametrize(
    ("response", "stored"),
    [
        ("Гагарин", '"\\u0413\\u0430\\u0433\\u0430\\u0440\\u0438\\u043d"'),
        (True, "true"),
        (False, "false"),
        (1957.0, "1957.0"),
        (0.1, "0.1"),
        (frozenset("ba"), '{"set": ["a", "b"]}'),
        (("b", "a"), '["b", "a"]'),
    ],
)
def test_the_stored_form_of_responses_never_changes(response: Response, stored: str) -> None:
    assert stored == json.dumps(response_to_json(response))
    assert response == response_from_json(json.loads(stored))


@given(st.data())
def test_every_response_comes_back_from_json_as_it_was(data: st.DataObject) -> None:
    question = data.draw(questions())
    response = data.draw(responses(question))
    again = response_from_json(json.loads(json.dumps(response_to_json(response))))
    assert (type(response), response) == (type(again), again)
    assert question.grade(response) == question.grade(again)


@given(st.data())
def test_every_event_comes_back_from_json_as_it_was(data: st.DataObject) -> None:
    question = data.draw(questions())
    at = data.draw(st.floats(allow_nan=False, allow_infinity=False))
    answered = Answered(question.key, at, data.draw(responses(question)))
    for event in (answered, *(kind(question.key, at) for kind in PLAIN_EVENTS)):
        again = _read(_stored(event))
        assert (type(event), event) == (type(again), again)


@given(games())
@settings(max_examples=50)
def test_a_stored_game_replays_to_the_same_state(game: tuple[Session, list[Event]]) -> None:
    start, events = game
    session = replay(start, events)
    assert session == replay(start, [_read(_stored(event)) for event in session.events])


def test_a_whole_number_from_json_is_a_number_all_the_same() -> None:
    again = response_from_json(json.loads("1957"))
    assert (float, 1957) == (type(again), again)


@pytest.mark.parametrize("value", [None, {}, {"set": "ab"}, {"set": [1]}, [1], ["a", None], [["a"]]])
def test_what_is_no_response_is_no_event_either(value: object) -> None:
    with pytest.raises(ValueError, match="not a response"):
        response_from_json(value)


def test_an_unknown_event_is_refused() -> None:
    with pytest.raises(ValueError, match="unknown event 'exploded'"):
        build_event("exploded", "p/q", 1, None)


def test_an_answer_without_a_response_is_refused() -> None:
    with pytest.raises(ValueError, match=r"^an answer without a response$"):
        build_event("answered", "p/q", 1, None)


def test_false_and_nought_are_responses() -> None:
    assert Answered("p/q", 1, False) == build_event("answered", "p/q", 1, False)
    assert Answered("p/q", 1, 0.0) == build_event("answered", "p/q", 1, 0.0)


def test_a_stored_number_beyond_all_floats_is_no_response() -> None:
    with pytest.raises(ValueError, match=r"^not a response: a number beyond all floats$"):
        response_from_json(10**400)
