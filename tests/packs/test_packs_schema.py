"""The schema for editors agrees with the reader: it refuses nothing that is read, and what it lets pass is listed."""

import copy
import json
import re
from collections.abc import Iterator
from dataclasses import dataclass
from pathlib import Path
from typing import Any

import fastjsonschema
import pytest
import yaml
from bad_packs import HEAD, answered
from hypothesis import given, settings
from hypothesis import strategies as st
from pack_strategies import PLAIN_TEXTS, fields_of, packs

from spacequiz.domain.pack import Pack
from spacequiz.packs.kind_readers import ALL_KEYS
from spacequiz.packs.pack_reader import read_pack_text
from spacequiz.packs.schema import schema_text

GUIDE = Path(__file__).parents[2] / "questions" / "README.md"
SCHEMA = json.loads(schema_text())
QUESTION = SCHEMA["properties"]["questions"]["items"]
validate = fastjsonschema.compile(SCHEMA, use_default=False)


def accepted(value: object) -> bool:
    """Whether the schema has nothing against it."""
    try:
        validate(value)
    except fastjsonschema.JsonSchemaException:
        return False
    return True


def told(text: str) -> list[str]:
    """What the reader has against it."""
    return [problem.message for problem in read_pack_text(text, "pack").errors]


def as_yaml(value: object) -> str:
    """A value as text: JSON is YAML."""
    return json.dumps(value, ensure_ascii=False)


@dataclass(frozen=True)
class Unseen:
    """A fault that no schema can see: what the guide calls it, how the reader tells it, and an example."""

    name: str
    told: str
    example: str


AB = "options: [a, b]"
FEEDBACK = "feedback: {c: x}"
TRUE = answered("answer: true")
LARGE = as_yaml({"title": "T" * (1 << 24), "questions": [{"ask": "A", "answer": True}]})
TWICE = "  - {id: one, ask: A, answer: true}\n  - {id: one, ask: B, answer: true}\n"
UNSEEN = [
    Unseen("an answer that is no option", "is not an option", answered("options: [a, b]", "answer: c")),
    Unseen("an answer that is no option", "is not an option", answered("options: [a, b]", "answers: [c]")),
    Unseen("an id twice", "duplicate id", HEAD + TWICE),
    Unseen("texts that differ in their spaces only", "duplicate item", answered("order: [a b, 'a  b', c]")),
    Unseen("texts that differ in their quotes only", "duplicate option", answered("options: ['1', 1]", "answer: 1")),
    Unseen("texts that differ in their spaces only", "duplicate option", answered("options: [a, ' a']", "answer: a")),
    Unseen("texts that differ in their spaces only", "duplicate answer", answered(AB, "answers: [a, 'a ']")),
    Unseen("texts that differ in their spaces only", "duplicate key", answered("match: {a: x, ' a': y}")),
    Unseen("a key twice", "duplicate key", answered("answer: true", "answer: true")),
    Unseen("a right side twice", "duplicate right side", answered("match: {a: x, b: x}")),
    Unseen("feedback for no option", "which is not an option", answered(AB, "answer: a", FEEDBACK)),
    Unseen("a source that is not listed", "is not one of `sources`", "sources: {b: {title: B}}\n" + TRUE),
    Unseen("a date that does not exist", "there is no such date", answered("answer: true", "date: 1957-02-30")),
    Unseen("a year of fewer than four digits", "write it as 1957, 1957-10", answered("answer: true", "date: 57")),
    Unseen("`within` above `close`", "`within` is above `close`", answered("number: 1", "within: 3", "close: 2")),
    Unseen("a number in quotes that is below 0", "`within` is less than 0", answered("number: 1", "within: '-1'")),
    Unseen("a number of more than 308 digits", "is too large a number", answered("number: '1e999'")),
    Unseen("a whole number with a point", "is a whole number from", answered("answer: true", "seconds: 20.0")),
    Unseen("a whole number with a point", "is not known here, only 1", "format: 1.0\n" + TRUE),
    Unseen("a sign in an id that is no letter", "the id ", TRUE.replace("id: one", "id: a–b")),
    Unseen("a number in another notation", "is not a number", answered("number: 0x1F")),
    Unseen("`answer: on`", "is neither true nor false", answered("answer: on")),
    Unseen("`language: true`", "write its code", "language: true\n" + TRUE),
    Unseen("a character that cannot be shown", "may not stand in a pack", answered(r'accept: ["a\u202e"]')),
    Unseen("an anchor, an alias or a tag", "a text cannot begin with", answered("accept: [&a x, !!str y]")),
    Unseen("a file of more than 16 MiB", "larger than 16 MiB", LARGE),
]  # fmt: skip
"""All that `pack check` alone can see; the guide lists it by these names."""


@pytest.mark.parametrize("unseen", UNSEEN, ids=lambda unseen: f"{unseen.name}: {unseen.told}")
def test_what_no_schema_can_see_is_known(unseen: Unseen) -> None:
    text = unseen.example
    # as an editor reads it; PyYAML's safe loader alone would take minutes for the largest
    assert accepted(json.loads(text) if text.startswith("{") else yaml.load(text, Loader=Editor))
    messages = told(text)
    assert messages
    assert all(unseen.told in message for message in messages), messages


class Editor(yaml.SafeLoader):
    """Reads YAML as editors do: numbers, true and false, null; dates stay text."""


Editor.yaml_implicit_resolvers = {
    sign: [(tag, found) for tag, found in resolvers if not tag.endswith("timestamp")]
    for sign, resolvers in yaml.SafeLoader.yaml_implicit_resolvers.items()
}


def test_the_guide_tells_what_an_editor_cannot_see() -> None:
    text = " ".join(GUIDE.read_text(encoding="utf-8").split())
    assert [] == [unseen.name for unseen in UNSEEN if unseen.name not in text]


NUMBERS = ("number", "within", "close", "seconds", "points")


@st.composite
def good(draw: st.DrawFn) -> dict[str, Any]:
    """A good pack as an editor sees it: numbers, true and false are such, and what is not said may be null."""
    pack: Pack = draw(packs())
    questions = [fields_of(question) for question in pack.questions]
    for question in questions:
        if "options" not in question and question.get("answer") in {"true", "false"}:
            question["answer"] = draw(st.sampled_from([question["answer"], question["answer"] == "true", "Yes", " no"]))
        for key in NUMBERS:
            if key in question and draw(st.booleans()):
                question[key] = json.loads(question[key])
        free = {"id", "why", "source", "hints", "difficulty", "tags", "date", "seconds", "points"} - question.keys()
        question.update(dict.fromkeys(draw(st.sets(st.sampled_from(sorted(free)))) if free else ()))
    whole: dict[str, Any] = {"title": pack.title, "questions": questions}
    head = {
        "format": st.sampled_from([1, "1", " 1 ", "", None]),
        "description": PLAIN_TEXTS | st.sampled_from([None, "", 1957, True, 3.1]),
        "language": st.sampled_from(["en", "no", "pt-BR", "", None]),
        "authors": st.none() | st.lists(PLAIN_TEXTS | st.just(7), max_size=3),
        "license": st.sampled_from(["CC-BY-4.0", "", None]),
        "defaults": st.sampled_from(
            [None, {}, {"seconds": 0}, {"seconds": "007", "difficulty": "HARD"}, {"seconds": None}]
        ),
    }
    for key, values in head.items():
        if draw(st.booleans()):
            whole[key] = draw(values)
    if draw(st.booleans()):
        keys = sorted({" ".join(question["source"].split()) for question in questions if question.get("source")})
        urls = st.sampled_from(["https://example.org/a", "HTTP://b", "", None])
        whole["sources"] = {key: {"title": key, "url": draw(urls)} for key in keys} or None
    return whole


@settings(max_examples=60)
@given(good())
def test_what_is_read_is_accepted(value: dict[str, Any]) -> None:
    assert [] == told(as_yaml(value))
    assert accepted(value)


VALUES: list[Any] = [
    *(None, "", "  ", "x", "a\nb", "no", "true", " Yes", "Easy", "HARD", "eaſy"),
    *("choice", "Multiple", "true  or false", "typed", "match"),
    *("1957", "1957-10", "1957-13", "1957-10-04", "0000", "20", "+20", "-0", "1e3", ".5", "5.", "12 km", "1,5", "−3"),
    *("https://example.org", "ftp://x", "https://a b", "a b", "-", "x" * 81, "Ю́рий", "a–b", "en-GB", "english"),
    *(True, False, 0, 1, -1, 7, 20, 957, 1957, 3600, 3601, 10_000, 10_001, 0.5, -2.5, 20.0, 1e22, 10**400),
    *([], ["a"], ["a", "b"], ["a", "a"], ["a", "b", "c"], [1, 1.0, True], list("abcdefgh"), list("abcdefghi")),
    *(["a", None], ["a", ""], ["a", " "], ["a", ["b"]], ["a", {"b": "c"}], [{"ask": "What?", "answer": "no"}]),
    *({}, {"a": "b"}, {"a": "b", "c": "d"}, {"a": "b", "c": 1, "d": True}),
    *({"a": None, "b": "c"}, {"a": ["b"], "c": "d"}),
    *({"": "a", "b": "c"}, {" ": {"title": "A"}}, {str(n): n for n in range(9)}, {"seconds": "+5"}),
    *({"a": {"title": "A"}}, {"a": {"title": "A", "url": "www.x.org"}}, {"a": {"url": None}}, {"a": {"title": " "}}),
    *({"a": {"title": "A", "page": 7}}, {"seconds": -1}, {"points": 7}, {"source": None}, {"source": 5}),
]  # fmt: skip
"""Whatever an author might put in any place."""
KEYS = sorted(ALL_KEYS | SCHEMA["properties"].keys() | {"aks", "url", ""})


def places(value: Any) -> Iterator[tuple[Any, Any]]:
    """Every list and mapping in a value with each of its keys or numbers."""
    for key in list(value) if isinstance(value, dict) else range(len(value)) if isinstance(value, list) else ():
        yield value, key
        yield from places(value[key])


@st.composite
def slipped(draw: st.DrawFn) -> Any:
    """A pack in which something was dropped, doubled, added, renamed or put in the wrong place, once or a few times."""
    value = copy.deepcopy(draw(good()))
    for _ in range(draw(st.integers(1, 3))):
        container, key = draw(st.sampled_from(list(places(value)) or [({}, "x")]))
        new = copy.deepcopy(draw(st.sampled_from(VALUES)))
        match draw(st.sampled_from(["put", "put", "drop", "add", "rename"])):
            case "drop" if container:
                del container[key]
            case "add" if isinstance(container, dict):
                container[draw(st.sampled_from(KEYS))] = new
            case "add":
                container.append(copy.deepcopy(container[key]))
            case "rename" if isinstance(container, dict):
                container[draw(st.sampled_from(KEYS))] = container.pop(key, new)
            case _:
                container[key] = new
    return value


def agreed(value: Any) -> str:
    """What is wrong about the two verdicts on a pack; nothing when they agree, or differ in what no schema can see."""
    messages = told(as_yaml(value))
    if not messages:
        return "" if accepted(value) else f"an editor would mark what is read: {value}"
    strange = [message for message in messages if not any(unseen.told in message for unseen in UNSEEN)]
    return f"an editor would let pass {strange}: {value}" if strange and accepted(value) else ""


@settings(max_examples=60)
@given(slipped())
def test_a_slip_is_seen_by_both_or_is_one_that_no_schema_can_see(value: Any) -> None:
    assert "" == agreed(value)


OF_EVERY_KIND: list[dict[str, Any]] = [
    {"options": ["a", "b"], "answer": "a"},
    {"options": ["a", "b"], "answers": ["a"]},
    {"answer": True},
    {"accept": ["a"]},
    {"number": 5, "within": 2},
    {"order": ["a", "b", "c"]},
    {"match": {"a": "x", "b": "y"}},
    {},
]


@pytest.mark.parametrize("keys", OF_EVERY_KIND, ids=lambda keys: " ".join(keys) or "nothing")
def test_whatever_stands_at_a_key_of_a_question_both_say_the_same(keys: dict[str, Any]) -> None:
    asked = {"ask": "What?", **keys}
    slips = [{**asked, key: value} for key in (*sorted(ALL_KEYS), "aks") for value in VALUES]
    slips += [{kept: asked[kept] for kept in asked if kept != key} for key in asked]
    assert [] == [found for slip in slips if (found := agreed({"title": "T", "questions": [slip]}))]


def test_whatever_stands_at_a_key_of_the_head_both_say_the_same() -> None:
    pack = {"title": "T", "questions": [{"ask": "What?", "answer": True}]}
    slips: list[Any] = [{**pack, key: value} for key in (*SCHEMA["properties"], "titel") for value in VALUES]
    slips += [{kept: pack[kept] for kept in pack if kept != key} for key in pack]
    book = ({"title": "A", key: value} for key in ("title", "url", "x") for value in VALUES)
    slips += [{**pack, "sources": {"a": source}} for source in book]
    slips += [{**pack, "sources": {key: {"title": "A"}}} for key in VALUES if isinstance(key, str)]
    defaults = ("seconds", "difficulty", "source", "points")
    slips += [{**pack, "defaults": {key: value}} for key in defaults for value in VALUES]
    slips += [{**pack, "questions": [value]} for value in VALUES] + VALUES
    assert [] == [found for slip in slips if (found := agreed(slip))]


@pytest.mark.parametrize(
    "text",
    [
        "language: no\n" + answered("answer: no"),
        answered("options: [3.1, 3.10, 007, 7, 1957-10-04, 12:30]", "answer: 3.10"),
        answered("options: [yes, on, off, no]", "answer: on"),
        answered("answer: true", "date: 0800"),
        answered("accept: [0x1F, 1_000, .inf]", "tags: [1950s, null-island]", "hints: ~").replace("why: So.", "why:"),
    ],
    ids=["Norwegian", "figures", "words", "a year long ago", "signs"],
)
def test_what_an_editor_takes_for_something_else_is_not_marked(text: str) -> None:
    assert [] == told(text)
    # YAML 1.1, which some editors still speak: there yes and no are true and false, and 1_000 is a number
    assert accepted(yaml.load(text, Loader=Editor))


def test_every_key_is_explained_to_who_points_at_it() -> None:
    assert ALL_KEYS == QUESTION["properties"].keys()
    source = SCHEMA["properties"]["sources"]["additionalProperties"]["properties"]
    defaults = SCHEMA["properties"]["defaults"]["properties"]
    for keys in (SCHEMA["properties"], QUESTION["properties"], source, defaults):
        assert [] == [key for key, value in keys.items() if not (value.get("title") and value.get("description"))]


def test_a_frame_that_editors_offer_is_a_good_question_once_it_is_filled_in() -> None:
    bodies = json.dumps([snippet["body"] for snippet in QUESTION["defaultSnippets"]])
    filled = re.sub(r"\$\{\d\|(\w+),.*?\|\}", r"\1", re.sub(r"\$\{\d:(.*?)\}", r"\1", bodies))
    questions = [question | {"id": f"q{number}"} for number, question in enumerate(json.loads(filled))]
    value = {"title": "T", "questions": questions}
    reading = read_pack_text(as_yaml(value), "pack")
    assert reading.pack is not None, reading.errors
    assert 7 == len({question.kind for question in reading.pack.questions})
    assert accepted(value)
