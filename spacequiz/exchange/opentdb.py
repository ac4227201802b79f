"""Read Open Trivia DB: the JSON of its API, or only the list of questions in it. Import only.

Texts are HTML-escaped, URL-encoded (old or RFC 3986) or in base64, and the file does not say which: see
`spacequiz.exchange.opentdb_encoding`. The data is under CC BY-SA 4.0, which requires attribution, so the source is
named in the pack. https://opentdb.com/api_config.php
"""

import json
import re
from collections.abc import Callable, Iterator, Mapping
from typing import Any

from spacequiz.domain.question import Difficulty
from spacequiz.exchange.draft import DraftQuestion, ParsedFile, SkippedQuestion, Value, decode_text
from spacequiz.exchange.opentdb_encoding import NotEncoded, decoder
from spacequiz.packs.decode import UnreadableFile
from spacequiz.packs.problem_collector import quote
from spacequiz.text import clean

_MARKS = ('"correct_answer"', '"response_code"')
_LONGEST_NUMBER = 18
"""The maximum number of digits of an integer; parsing millions of digits takes minutes."""
_CODES = {
    1: "there are not enough questions of that kind; request fewer",
    2: "the request was wrong",
    3: "the session token is unknown; request a new one",
    4: "the session token has used up all questions; reset it",
    5: "too many requests; wait five seconds and try again",
}
"""The meaning of the API's response codes, from its documentation."""
_HEAD: Mapping[str, Value] = {
    "description": "Questions of the Open Trivia Database, https://opentdb.com, under the licence CC BY-SA 4.0.",
    "authors": ["Contributors to the Open Trivia Database"],
    "license": "CC-BY-SA-4.0",
    "defaults": {"source": "Open Trivia Database, https://opentdb.com"},
}
_TRUTH = {"true": "true", "false": "false"}
_BETWEEN = re.compile(r"\s*(?:[:&,/]|\band\b)\s*")


class _Object(dict[str, Any]):
    """A JSON object that knows whether it had a duplicate key."""

    twice = ""


class _NotAQuestion(Exception):
    """A question that cannot be imported; its text is the reason."""


def looks_like(data: bytes, text: str) -> bool:
    """Return whether a text begins like JSON and has a key of this format."""
    return text.lstrip()[:1] in {"{", "["} and any(mark in text for mark in _MARKS)


def read(data: bytes) -> ParsedFile:
    """Return the questions of a file. Raises UnreadableFile."""
    text = decode_text(data)
    root = _parsed(text)
    notes: tuple[str, ...] = ()
    if isinstance(root, _Object):
        notes = _response_notes(root, text)
        root = root.get("results")
    if not isinstance(root, list):
        raise UnreadableFile(1, 1, "JSON, but without the list `results` of Open Trivia DB")
    decode = decoder([item for item in root if isinstance(item, _Object)])
    items: list[DraftQuestion | SkippedQuestion] = []
    for number, item in enumerate(root, 1):
        try:
            question = _DecodedQuestion(item, decode)
            items.append(DraftQuestion(number, _fields(question), question.notes))
        except _NotAQuestion as wrong:
            items.append(SkippedQuestion(number, str(wrong)))
    return ParsedFile(tuple(items), _HEAD, notes)


def _parsed(text: str) -> Any:
    try:
        return json.loads(text, object_pairs_hook=_object, parse_int=_whole)
    except json.JSONDecodeError as error:
        raise UnreadableFile(error.lineno, error.colno, f"not JSON: {error.msg[:1].lower()}{error.msg[1:]}") from None
    except RecursionError:
        raise UnreadableFile(1, 1, "the JSON is nested too deep for Open Trivia DB") from None


def _object(pairs: list[tuple[str, Any]]) -> _Object:
    made = _Object(pairs)
    if len(made) < len(pairs):
        seen: set[str] = set()
        for key, _ in pairs:
            if key in seen:
                made.twice = key
                break
            seen.add(key)
    return made


def _whole(digits: str) -> int | float:
    return int(digits) if len(digits) <= _LONGEST_NUMBER else float("inf")


def _response_notes(root: _Object, text: str) -> tuple[str, ...]:
    """Return notes on the response code. Raises UnreadableFile for an error without questions, or a duplicate key."""
    line, column = _place(text, f'"{root.twice or "response_code"}"')
    if root.twice:
        raise UnreadableFile(line, column, f"duplicate key {quote(clean(root.twice))}")
    code = root.get("response_code", 0)
    if not isinstance(code, int | float) or code == 0:
        return ()
    meaning = _CODES.get(code, "an unknown code") if isinstance(code, int) else "not a valid code"
    message = f"Open Trivia DB answered with response code {code}: {meaning}"
    if not root.get("results"):
        raise UnreadableFile(line, column, message)
    return (message,)


def _place(text: str, wanted: str) -> tuple[int, int]:
    at = max(text.find(wanted), 0)
    return text.count("\n", 0, at) + 1, at - text.rfind("\n", 0, at)


class _DecodedQuestion:
    """A question of the file with decoded texts."""

    def __init__(self, item: Any, decode: Callable[[str], str]) -> None:
        if not isinstance(item, _Object):
            raise _NotAQuestion("it is not an object with the keys of a question")
        if item.twice:
            raise _NotAQuestion(f"duplicate key {quote(clean(item.twice))}")
        self._item, self._decode = item, decode
        self.type = self._text("type")
        self.question = self._text("question")
        self.right = self._text("correct_answer")
        self.wrong = self._texts("incorrect_answers")
        self.category = self._text("category", needed=False)
        self.difficulty = self._text("difficulty", needed=False).lower()
        self.notes: tuple[str, ...] = ()
        if self.difficulty and self.difficulty not in list(Difficulty):
            self.notes = (f"the difficulty {quote(clean(self.difficulty))} is not known",)
            self.difficulty = ""

    def _text(self, key: str, *, needed: bool = True) -> str:
        value = self._item.get(key)
        if value is None:
            if needed:
                raise _NotAQuestion(f"`{key}` is missing")
            return ""
        return self._decoded(key, value)

    def _texts(self, key: str) -> list[str]:
        values = self._item.get(key)
        if not isinstance(values, list):
            raise _NotAQuestion(f"`{key}` is missing" if values is None else f"`{key}` is not a list")
        return [self._decoded(key, value) for value in values]

    def _decoded(self, key: str, value: object) -> str:
        if not isinstance(value, str):
            raise _NotAQuestion(f"`{key}` is not a text")
        try:
            return self._decode(value)
        except NotEncoded as wrong:
            raise _NotAQuestion(f"`{key}` {wrong}") from None


def _fields(question: _DecodedQuestion) -> dict[str, Value]:
    fields: dict[str, Value] = {"ask": question.question}
    if question.type == "boolean":
        truth = _TRUTH.get(question.right.strip().lower())
        if truth is None:
            raise _NotAQuestion(f"its answer must be true or false, not {quote(clean(question.right))}")
        fields["answer"] = truth
    elif question.type == "multiple":
        # the file lists the right answer separately; alphabetical order does not reveal it
        fields["options"] = sorted([question.right, *question.wrong], key=lambda text: (text.casefold(), text))
        fields["answer"] = question.right
    else:
        raise _NotAQuestion(f"the type {quote(clean(question.type))} is unknown; use multiple or boolean")
    if question.difficulty:
        fields["difficulty"] = question.difficulty
    tags = tuple(dict.fromkeys(_tags(question.category)))
    if tags:
        fields["tags"] = tags
    return fields


def _tags(category: str) -> Iterator[str]:
    """Return tags of a category: `Entertainment: Japanese Anime & Manga` is entertainment, japanese-anime, manga."""
    for part in _BETWEEN.split(clean(category).lower()):
        if part:
            yield "-".join(part.split())
