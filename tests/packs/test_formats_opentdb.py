"""Open Trivia DB: whatever way its texts are escaped, the same questions come out."""

import base64
import html
import json
from collections.abc import Callable
from typing import Any
from urllib.parse import quote, quote_plus

import pytest
from format_trip import items_of, pack_of
from hostile_files import check_read, full_of
from hypothesis import example, given
from hypothesis import strategies as st
from pack_strategies import TEXTS

from spacequiz.domain.question import Choice, TrueFalse
from spacequiz.exchange import opentdb
from spacequiz.exchange.draft import DraftQuestion, SkippedQuestion
from spacequiz.exchange.import_pack import import_pack
from spacequiz.exchange.registry import recognise_format
from spacequiz.packs.decode import UnreadableFile
from spacequiz.packs.pack_reader import read_pack_text

ENCODINGS: dict[str, Callable[[str], str]] = {
    "html": lambda text: html.escape(text, quote=True),
    "legacy": lambda text: quote_plus(text).replace("~", "%7E"),
    "3986": lambda text: quote(text, safe=""),
    "base64": lambda text: base64.b64encode(text.encode()).decode(),
}


def result(ask: str, right: str, *wrong: str, kind: str = "multiple") -> dict[str, Any]:
    return {
        "type": kind,
        "difficulty": "easy",
        "category": "Science: Computers",
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


def fields_of(*results: Any) -> list[Any]:
    """What is found of each question: its fields, or why it is none."""
    items = items_of("opentdb", json.dumps(results))
    assert list(range(1, len(results) + 1)) == [item.number for item in items]
    return [dict(item.fields) if isinstance(item, DraftQuestion) else item.reason for item in items]


def reason_of(**changed: Any) -> str:
    """Why a question is none in which this is other than it should be; None takes the key away."""
    made = result("Who was first?", "Ada", "Bob") | changed
    (reason,) = fields_of({key: value for key, value in made.items() if value is not None})
    assert isinstance(reason, str)
    return reason


@pytest.mark.parametrize("name", ENCODINGS)
@given(st.lists(st.tuples(TEXTS, st.lists(TEXTS, min_size=2, max_size=4, unique=True)), min_size=1, max_size=3))
@example([("What is 50%25 of it, or 50%?", ["100%", "Zm9v", "a+b", "&amp;amp;", "%20"])])
def test_the_same_questions_come_out_of_every_encoding(name: str, asked: list[tuple[str, list[str]]]) -> None:
    # sentences, as the database has them: a word or two of signs alone could be of any encoding
    asked = [(f"Which is it: {ask}?", options) for ask, options in asked]
    results = [result(ask, *options) for ask, options in asked] + [result("Is it so?", "True", "False", kind="boolean")]
    data = file_of(results, name)
    assert "opentdb" == recognise_format(data)
    pack = pack_of(import_pack(opentdb.read(data), "T"))
    assert pack is not None
    *choices, last = pack.questions
    assert isinstance(last, TrueFalse)
    assert last.answer
    assert [(ask, set(options), options[0], ("science", "computers")) for ask, options in asked] == [
        (found.ask, set(found.options), found.answer, found.tags) for found in choices if isinstance(found, Choice)
    ]


@pytest.mark.parametrize("text", ["50%25", "Moon", "C++", "AT&T", "R&D;", "100%", "bXVsdGlwbGU=", "%", "<b>"])
def test_a_plain_text_that_looks_encoded_is_left_alone(text: str) -> None:
    (fields,) = fields_of(result(text, text, "no"))
    assert (text, text) == (fields["ask"], fields["answer"])


def test_one_question_mended_by_hand_does_not_change_how_the_others_are_read() -> None:
    others = [encoded(result("Who is first?", "Ada B", "Bob"), ENCODINGS["3986"]) for _ in range(3)]
    asks = [fields["ask"] for fields in fields_of(result("What is 100% of 5?", "5", "6"), *others)]
    assert ["What is 100% of 5?", *["Who is first?"] * 3] == asks
    one = encoded(result("Who?", "Ada", "Bob"), ENCODINGS["base64"])
    assert ["`type` is not base64 of UTF-8 text, unlike the rest of the file", "Who?", "Who?"] == [
        found if isinstance(found, str) else found["ask"] for found in fields_of(result("Who?", "Ada", "Bob"), one, one)
    ]


def test_what_was_encoded_from_another_alphabet_is_said_so() -> None:
    latin = result("Caf%E9%20Society%3F", "Ada", "Bob")
    assert ["`question` is URL-encoded, but not as UTF-8"] == fields_of(latin)


def test_the_place_of_the_right_answer_tells_nothing() -> None:
    (fields,) = fields_of(result("Who?", "Eve", "bob", "Ada"))
    assert {
        "ask": "Who?",
        "options": ["Ada", "bob", "Eve"],
        "answer": "Eve",
        "difficulty": "easy",
        "tags": ("science", "computers"),
    } == fields


@pytest.mark.parametrize(
    ("category", "tags"),
    [
        ("General Knowledge", ("general-knowledge",)),
        ("Science &amp; Nature", ("science", "nature")),
        ("Entertainment: Japanese Anime &amp; Manga", ("entertainment", "japanese-anime", "manga")),
        ("Art : art", ("art",)),
    ],
)
def test_a_category_becomes_words_to_choose_by(category: str, tags: tuple[str, ...]) -> None:
    (fields,) = fields_of(result("Who?", "Ada", "Bob") | {"category": category})
    assert tags == fields["tags"]


def test_a_question_without_category_and_difficulty_is_one_all_the_same() -> None:
    bare = {key: value for key, value in result("Who?", "A", "B").items() if key not in {"category", "difficulty"}}
    assert [{"ask": "Who?", "options": ["A", "B"], "answer": "A"}] == fields_of(bare)


def test_a_difficulty_that_nobody_knows_is_noted() -> None:
    (item,) = items_of("opentdb", json.dumps([result("Who?", "A", "B") | {"difficulty": "extreme"}]))
    assert ('the difficulty "extreme" is not known',) == item.notes
    assert "difficulty" not in item.fields


@pytest.mark.parametrize(
    ("changed", "reason"),
    [
        ({"type": 1}, "`type` is not a text"),
        ({"type": None}, "`type` is missing"),
        ({"type": "essay"}, 'the type "essay" is unknown; use multiple or boolean'),
        ({"question": ["Who?"]}, "`question` is not a text"),
        ({"correct_answer": True, "type": "boolean"}, "`correct_answer` is not a text"),
        ({"type": "boolean"}, 'its answer must be true or false, not "Ada"'),
        ({"incorrect_answers": "Bob"}, "`incorrect_answers` is not a list"),
        ({"incorrect_answers": ["Bob", 7]}, "`incorrect_answers` is not a text"),
        ({"difficulty": {}}, "`difficulty` is not a text"),
        ({"category": 1e400}, "`category` is not a text"),
    ],
    ids=str,
)
def test_a_question_of_the_wrong_shape_is_skipped_with_the_reason(changed: dict[str, Any], reason: str) -> None:
    assert reason == reason_of(**changed)


def test_a_key_that_is_there_twice_spoils_its_question_alone() -> None:
    twice = '[{"question": "Who?", "question": "What?", "correct_answer": "x"}, 7, {"correct_answer": "x"}]'
    assert (
        SkippedQuestion(1, 'duplicate key "question"'),
        SkippedQuestion(2, "it is not an object with the keys of a question"),
        SkippedQuestion(3, "`type` is missing"),
    ) == items_of("opentdb", twice)


def test_what_the_reader_of_packs_finds_wrong_is_said_in_its_words() -> None:
    rows = import_pack(opentdb.read(file_of([result("Who?", "Ada", "Ada"), result("Who?", "Ada", "Bob")])), "T").rows
    assert ['duplicate option "Ada"; it is already in line 5', ""] == [row.note for row in rows]


def test_the_licence_asks_for_attribution_and_gets_it() -> None:
    taken = import_pack(opentdb.read(file_of([result("Who?", "Ada", "Bob")])), "Mine")
    pack = read_pack_text(taken.text, "pack").pack
    assert pack is not None
    assert ("Mine", "CC-BY-SA-4.0", ("Contributors to the Open Trivia Database",)) == (
        pack.title,
        pack.license,
        pack.authors,
    )
    assert "https://opentdb.com" in pack.description
    (source,) = (question.source for question in pack.questions)
    assert source is not None
    assert "Open Trivia Database, https://opentdb.com" == source.title


@pytest.mark.parametrize(
    ("text", "said"),
    [
        ('{"response_code": 0,\n "results": [}', "2:14: error: not JSON: expecting value"),
        ('{"response_code": 0, "results": 7}', "1:1: error: JSON, but without the list `results` of Open Trivia DB"),
        ('{"response_code": 0,\n "results": [], "results": []}', '2:2: error: duplicate key "results"'),
        (
            '{"results": [],\n "response_code": 5}',
            "2:2: error: Open Trivia DB answered with response code 5: too many requests; wait five seconds",
        ),
        (
            '{"response_code": 99}',
            "1:2: error: Open Trivia DB answered with response code 99: an unknown code",
        ),
        ('{"response_code": ' + "9" * 1_000_000 + "}", "1:2: error: Open Trivia DB answered with response code inf"),
        ('{"response_code": ' + "[" * 1_000_000, "1:1: error: the JSON is nested too deep for Open Trivia DB"),
        ('{"response_code": "' + '\\"' * 500_000, "1:19: error: not JSON: unterminated string starting at"),
    ],
    ids=lambda value: value[:30],
)
def test_json_that_is_no_answer_of_the_database_is_told_with_its_place(text: str, said: str) -> None:
    assert "opentdb" == recognise_format(text.encode())
    with pytest.raises(UnreadableFile) as caught:
        items_of("opentdb", text)
    assert caught.value.problem.show("f").startswith(f"f:{said}")


def test_questions_that_came_with_a_complaint_are_taken_and_the_complaint_is_told() -> None:
    found = opentdb.read(json.dumps({"response_code": 4, "results": [result("Who?", "Ada", "Bob")]}).encode())
    assert (
        "Open Trivia DB answered with response code 4: the session token has used up all questions; reset it",
    ) == found.notes
    assert [DraftQuestion] == [type(item) for item in found.items]


@pytest.mark.parametrize("text", ["[" * 2_000_000, '{"title": "T"}', "[]", "title: T\nquestions: []", ""])
def test_what_is_not_of_the_database_is_not_taken_for_it(text: str) -> None:
    assert not opentdb.looks_like(text.encode(), text)


@given(st.binary(max_size=60), st.data())
def test_a_damaged_file_is_read_or_refused_and_nothing_else(noise: bytes, data: st.DataObject) -> None:
    name = data.draw(st.sampled_from(list(ENCODINGS)))
    whole = file_of([result("Who was first?", "Ada", "Bob"), result("Is it?", "True", "False", kind="boolean")], name)
    start = data.draw(st.integers(0, len(whole)))
    end = data.draw(st.integers(start, min(start + 40, len(whole))))
    check_read("opentdb", whole[:start] + noise + whole[end:])


JSON = st.recursive(
    st.none() | st.booleans() | st.integers() | st.floats() | TEXTS | st.sampled_from(["multiple", "boolean", "True"]),
    lambda inner: (
        st.lists(inner, max_size=3) | st.dictionaries(st.sampled_from([*result("", ""), "results"]), inner, max_size=6)
    ),
    max_leaves=20,
)


@given(JSON)
def test_json_of_any_shape_is_read_or_refused(value: Any) -> None:
    check_read("opentdb", json.dumps(value).encode())


@pytest.mark.parametrize("piece", ['{"question": "a+b"},', '{"a":1,"b":1,"a":1},'])
def test_a_file_as_full_as_may_be_is_looked_through_once(piece: str) -> None:
    data = full_of(piece, '{"response_code": 0, "results": [', "7]}")
    assert "opentdb" == recognise_format(data)
    found = opentdb.read(data).items
    assert {SkippedQuestion} == {type(item) for item in found}
    assert data.count(piece.encode()) + 1 == len(found)
