"""The schema for editors agrees with the reader, but for what a schema cannot say."""

import json
from typing import Any

import fastjsonschema
import pytest
from hypothesis import given, settings
from hypothesis import strategies as st
from pack_strategies import fields_of, packs

from spacequiz.domain.pack import Pack
from spacequiz.packs.kinds import ALL_KEYS
from spacequiz.packs.read import read_text
from spacequiz.packs.schema import schema_text

SCHEMA = json.loads(schema_text())
validate = fastjsonschema.compile(SCHEMA, use_default=False)

NUMBERS = ("number", "within", "close", "seconds", "points")
VALUES: list[Any] = [
    *(None, "", "  ", "x", "no", "true", "Yes", "Easy", "HARD", "1957", "1957-10", "1957-13", "1957-10-04", "20"),
    *(True, False, 0, 1, -1, 7, 1957, 3600, 3601, 10_000, 10_001, 0.5, -2.5),
    *([], ["a"], ["a", "b"], ["a", "b", "c"], list("abcdefghi"), ["a", None], ["a", ""], ["a", ["b"]], [{"a": "b"}]),
    *({}, {"a": "b"}, {"a": "b", "c": "d"}, {"a": None, "b": "c"}, {"a": ["b"], "c": "d"}),
    *("choice", "multiple", "True or False", "typed", "match", "1e3", "12 km", "https://example.org", "ftp://x"),
]
"""Whatever an author might put in any place."""


def accepted(value: object) -> bool:
    """Whether the schema has nothing against it."""
    try:
        validate(value)
    except fastjsonschema.JsonSchemaException:
        return False
    return True


def taken(value: object) -> bool:
    """Whether the reader has: JSON is YAML."""
    return not read_text(json.dumps(value, ensure_ascii=False), "pack").errors


def plain(pack: Pack) -> dict[str, Any]:
    """A pack as an editor sees it."""
    questions = [fields_of(question) for question in pack.questions]
    for question in questions:
        if question.get("answer") in {"true", "false"} and "options" not in question:
            question["answer"] = question["answer"] == "true"
        for key in NUMBERS:
            if key in question:
                question[key] = json.loads(question[key])
    return {"title": pack.title, "questions": questions}


@given(packs())
def test_good_packs_are_good_to_both(pack: Pack) -> None:
    value = plain(pack)
    assert taken(value)
    assert accepted(value)


def unsayable(value: dict[str, Any]) -> bool:
    """Whether the reader's verdict hangs on something of the table below: then the schema may be more generous."""
    errors = read_text(json.dumps(value, ensure_ascii=False), "pack").errors
    signs = ("is not an option", "is not one of `sources`", "duplicate", "no such date", "is above `close`")
    return bool(errors) and all(any(sign in error.message for sign in (*signs, "for ")) for error in errors)


@settings(max_examples=120)
@given(packs(), st.sampled_from([*sorted(ALL_KEYS), "aks"]), st.sampled_from(VALUES), st.booleans())
def test_both_refuse_the_same_slips_in_a_question(pack: Pack, key: str, value: Any, drop: bool) -> None:
    changed = plain(pack)
    question = changed["questions"][0]
    if drop:
        question.pop(key, None)
    else:
        question[key] = value
    if not unsayable(changed):
        assert taken(changed) == accepted(changed), read_text(json.dumps(changed), "pack").errors


HEAD_KEYS = (
    "format",
    "title",
    "description",
    "language",
    "authors",
    "license",
    "sources",
    "defaults",
    "questions",
    "x",
)
SOURCES: list[Any] = [
    {"book": {"title": "A book"}},
    {"book": {"title": "A book", "url": "https://example.org"}},
    {"book": {"title": "A book", "url": "example.org"}},
    {"book": {"url": "https://example.org"}},
    {"book": "A book"},
    {"book": None},
    {"book": {"title": "A book", "page": 7}},
    {"seconds": 20, "difficulty": "easy"},
    {"seconds": -1},
    {"points": 7},
]


@settings(max_examples=120)
@given(st.sampled_from(HEAD_KEYS), st.sampled_from(VALUES + SOURCES), st.booleans())
def test_both_refuse_the_same_slips_in_the_head(key: str, value: Any, drop: bool) -> None:
    pack: dict[str, Any] = {"title": "T", "questions": [{"ask": "What?", "answer": True}]}
    if drop:
        pack.pop(key, None)
    else:
        pack[key] = value
    if not unsayable(pack):
        assert taken(pack) == accepted(pack), read_text(json.dumps(pack), "pack").errors


ONE = "title: T\nquestions:\n  - {id: a, ask: What?, "
CANNOT_SAY = {
    "an answer that is no option": {"options": ["a", "b"], "answer": "c"},
    "answers that are no options": {"options": ["a", "b"], "answers": ["c"]},
    "feedback for no option": {"options": ["a", "b"], "answer": "a", "feedback": {"c": "x"}},
    "texts that are the same once blanks are folded": {"order": ["a b", "a  b", "c"]},
    "texts that are the same as they are typed": {"options": ["1", 1], "answer": "1"},
    "equal right sides of pairs": {"match": {"a": "x", "b": "x"}},
    "a date that does not exist": {"accept": ["a"], "date": "1957-02-30"},
    "`within` above `close`": {"number": 1, "within": 3, "close": 2},
    "a number with a point where a whole one is wanted": {"accept": ["a"], "seconds": 20.0},
    "a number too large": {"number": "1e999"},
    "characters that cannot be shown": {"accept": ["a\u202e"]},
    "signs in an id that are no letters": {"accept": ["a"], "id": "a–b"},
}
"""What no schema can say; each is accepted by it, and refused by the reader."""


@pytest.mark.parametrize("name", CANNOT_SAY)
def test_what_a_schema_cannot_say_is_known(name: str) -> None:
    value = {"title": "T", "questions": [{"ask": "What?"} | CANNOT_SAY[name]]}
    assert accepted(value)
    assert not taken(value)


@pytest.mark.parametrize(
    "pack",
    [
        {"title": "T", "questions": [{"ask": "A", "answer": True, "id": "x"}, {"ask": "B", "answer": True, "id": "x"}]},
        {"title": "T", "sources": {}, "questions": [{"ask": "A", "answer": True, "source": "book"}]},
    ],
    ids=["an id twice", "a source that is not listed"],
)
def test_what_a_schema_cannot_say_of_a_pack_is_known(pack: dict[str, Any]) -> None:
    assert accepted(pack)
    assert not taken(pack)


def test_every_key_is_explained_to_who_points_at_it() -> None:
    question = SCHEMA["definitions"]["question"]["properties"]
    assert ALL_KEYS == question.keys()
    assert all(value.get("description") for value in (*question.values(), *SCHEMA["properties"].values()))
