"""Open Trivia DB: whatever way its texts are escaped, the same questions come out."""

import base64
import html
import json
from collections.abc import Callable
from typing import Any
from urllib.parse import quote, quote_plus

import pytest
from format_trip import items_of, pack_of
from hypothesis import assume, example, given
from hypothesis import strategies as st
from pack_strategies import TEXTS

from spacequiz.domain.question import Choice, TrueFalse
from spacequiz.packs.decode import Unreadable
from spacequiz.packs.formats import opentdb
from spacequiz.packs.formats.foreign import Draft, Skipped
from spacequiz.packs.formats.known import recognise
from spacequiz.packs.formats.take import take

ENCODINGS: dict[str, Callable[[str], str]] = {
    "html": lambda text: html.escape(text, quote=True),
    "legacy": quote_plus,
    "3986": lambda text: quote(text, safe=""),
    "base64": lambda text: base64.b64encode(text.encode()).decode(),
}


def result(ask: str, right: str, *wrong: str, kind: str = "multiple", level: str = "easy") -> dict[str, Any]:
    return {
        "type": kind,
        "difficulty": level,
        "category": "Science: Computers & Co",
        "question": ask,
        "correct_answer": right,
        "incorrect_answers": list(wrong),
    }


def encoded(value: Any, encode: Callable[[str], str]) -> Any:
    """The value with every text in it escaped."""
    if isinstance(value, str):
        return encode(value)
    if isinstance(value, list):
        return [encoded(item, encode) for item in value]
    return {key: encoded(item, encode) for key, item in value.items()}


def file_of(results: list[Any], name: str = "html") -> bytes:
    return json.dumps({"response_code": 0, "results": encoded(results, ENCODINGS[name])}).encode()


@pytest.mark.parametrize("name", ENCODINGS)
@given(st.lists(st.tuples(TEXTS, st.lists(TEXTS, min_size=2, max_size=4, unique=True)), min_size=1, max_size=3))
@example([("What is 50%25 of it?", ["100%", "Zm9v"])])
def test_the_same_questions_come_out_of_every_encoding(name: str, asked: list[tuple[str, list[str]]]) -> None:
    # a text that is escaped already cannot be told from one that was escaped for the way
    assume(name == "html" or any(" " in text or '"' in text for ask, options in asked for text in (ask, *options)))
    results = [result(ask, *options) for ask, options in asked] + [result("Is it so?", "True", "False", kind="boolean")]
    data = file_of(results, name)
    assert "opentdb" == recognise(data)
    pack = pack_of(take(opentdb.read(data), "T"))
    assert pack is not None
    *choices, last = pack.questions
    assert isinstance(last, TrueFalse)
    assert last.answer
    assert [(ask, tuple(options), options[0]) for ask, options in asked] == [
        (found.ask, found.options, found.answer) for found in choices if isinstance(found, Choice)
    ]


def test_the_licence_asks_for_attribution_and_gets_it() -> None:
    pack = pack_of(take(opentdb.read(file_of([result("Who?", "Ada", "Bob")])), "Mine"))
    assert pack is not None
    assert ("Mine", "CC-BY-SA-4.0", ("Contributors to the Open Trivia Database",)) == (
        pack.title,
        pack.license,
        pack.authors,
    )
    (question,) = pack.questions
    assert question.source is not None
    assert ("Open Trivia Database, https://opentdb.com", ("science", "computers-co"), "easy") == (
        question.source.title,
        question.tags,
        question.difficulty,
    )


def test_what_is_no_question_is_listed_with_its_reason() -> None:
    items = items_of("opentdb", json.dumps([7, {"question": "Who?"}, result("Who?", "Ada", "Bob")]))
    assert [(1, Skipped), (2, Skipped), (3, Draft)] == [(item.number, type(item)) for item in items]
    rows = take(opentdb.read(file_of([result("Who?", "Ada", "Ada")])), "T").rows
    assert ['duplicate option "Ada"; it is already in line 5'] == [row.note for row in rows]


@pytest.mark.parametrize(
    ("text", "said"),
    [
        ('{"response_code": 0,\n "results": [}', "2:14: error: not JSON: Expecting value"),
        ('{"response_code": 5, "results": []}', "1:1: error: the database answered with code 5: too many questions"),
        ('{"response_code": 0, "results": 7}', "1:1: error: no list of questions under `results`"),
        ('{"response_code": ' + "[" * 1_000_000, "1:38: error: more than 20 levels of lists and objects"),
        ('{"response_code": ' + "9" * 1_000_000 + "}", "1:1: error: no list of questions"),
    ],
    ids=lambda value: value[:30],
)
def test_json_that_is_no_answer_of_the_database_is_told_with_its_place(text: str, said: str) -> None:
    with pytest.raises(Unreadable) as caught:
        items_of("opentdb", text)
    assert caught.value.problem.show("f").startswith(f"f:{said}")
