"""Open Trivia DB: the JSON that its interface answers with, or only the list of questions in it. Read alone.

Its texts come HTML-escaped, URL-encoded (old or RFC 3986) or in base64, and nothing in the file says which: see
`spacequiz.exchange.opentdb_encoding`. The data is under CC BY-SA 4.0, which asks that its source be named: it goes into
the head of the pack. https://opentdb.com/api_config.php
"""

import json
import re
from collections.abc import Callable, Iterator, Mapping
from typing import Any

from spacequiz.domain.question import Difficulty
from spacequiz.exchange.draft import DraftQuestion, ParsedFile, SkippedQuestion, Value, decode_text
from spacequiz.exchange.opentdb_encoding import NotEncoded, decoder
from spacequiz.packs.decode import UnreadableFile
from spacequiz.packs.problem_report import quote
from spacequiz.text import clean

_MARKS = ('"correct_answer"', '"response_code"')
_LONGEST_NUMBER = 18
"""Digits of a whole number that are counted; making a number of millions of them takes minutes."""
_CODES = {
    1: "it has not so many questions of that kind; ask it for fewer",
    2: "the request was wrong",
    3: "the session token is not known; ask it for a new one",
    4: "the session token has seen all questions; reset it",
    5: "too many requests; wait five seconds and ask again",
}
"""What the interface means by its response codes (its documentation)."""
_HEAD: Mapping[str, Value] = {
    "description": "Questions of the Open Trivia Database, https://opentdb.com, under the licence CC BY-SA 4.0.",
    "authors": ["Contributors to the Open Trivia Database"],
    "license": "CC-BY-SA-4.0",
    "defaults": {"source": "Open Trivia Database, https://opentdb.com"},
}
_TRUTH = {"true": "true", "false": "false"}
_BETWEEN = re.compile(r"\s*(?:[:&,/]|\band\b)\s*")


class _Object(dict[str, Any]):
    """An object of JSON that knows whether a key was there twice."""

    twice = ""


class _Wrong(Exception):
    """Why something is no question of ours."""


def looks_like(data: bytes, text: str) -> bool:
    """Whether JSON begins that has a key of this format; whether it is whole is told by reading it."""
    return text.lstrip()[:1] in {"{", "["} and any(mark in text for mark in _MARKS)


def read(data: bytes) -> ParsedFile:
    """The questions of a file. Raises Unreadable."""
    text = decode_text(data)
    root = _parsed(text)
    notes: tuple[str, ...] = ()
    if isinstance(root, _Object):
        notes = _noted(root, text)
        root = root.get("results")
    if not isinstance(root, list):
        raise UnreadableFile(1, 1, "JSON, but without the list `results` of Open Trivia DB")
    decode = decoder([item for item in root if isinstance(item, _Object)])
    items: list[DraftQuestion | SkippedQuestion] = []
    for number, item in enumerate(root, 1):
        try:
            plain = _Plain(item, decode)
            items.append(DraftQuestion(number, _fields(plain), plain.notes))
        except _Wrong as wrong:
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


def _noted(root: _Object, text: str) -> tuple[str, ...]:
    """What the interface says beside the questions. Raises Unreadable where it says that there are none."""
    line, column = _place(text, f'"{root.twice or "response_code"}"')
    if root.twice:
        raise UnreadableFile(line, column, f"the key {quote(clean(root.twice))} is there twice")
    code = root.get("response_code", 0)
    if not isinstance(code, int | float) or code == 0:
        return ()
    meaning = _CODES.get(code, "nobody knows what that means") if isinstance(code, int) else "which is no code of its"
    said = f"Open Trivia DB answered with response code {code}: {meaning}"
    if not root.get("results"):
        raise UnreadableFile(line, column, said)
    return (said,)


def _place(text: str, wanted: str) -> tuple[int, int]:
    at = max(text.find(wanted), 0)
    return text.count("\n", 0, at) + 1, at - text.rfind("\n", 0, at)


class _Plain:
    """A question of the file, its texts decoded."""

    def __init__(self, item: Any, decode: Callable[[str], str]) -> None:
        if not isinstance(item, _Object):
            raise _Wrong("it is no object with the keys of a question")
        if item.twice:
            raise _Wrong(f"the key {quote(clean(item.twice))} is there twice")
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
                raise _Wrong(f"`{key}` is missing")
            return ""
        return self._decoded(key, value)

    def _texts(self, key: str) -> list[str]:
        values = self._item.get(key)
        if not isinstance(values, list):
            raise _Wrong(f"`{key}` is missing" if values is None else f"`{key}` is no list")
        return [self._decoded(key, value) for value in values]

    def _decoded(self, key: str, value: object) -> str:
        if not isinstance(value, str):
            raise _Wrong(f"`{key}` holds something that is no text")
        try:
            return self._decode(value)
        except NotEncoded as wrong:
            raise _Wrong(f"`{key}` {wrong}") from None


def _fields(plain: _Plain) -> dict[str, Value]:
    fields: dict[str, Value] = {"ask": plain.question}
    if plain.type == "boolean":
        truth = _TRUTH.get(plain.right.strip().lower())
        if truth is None:
            raise _Wrong(f"it is true or false, and its answer is {quote(clean(plain.right))}")
        fields["answer"] = truth
    elif plain.type == "multiple":
        # the right answer stands apart in the file: in the alphabet it has a place that tells nothing
        fields["options"] = sorted([plain.right, *plain.wrong], key=lambda text: (text.casefold(), text))
        fields["answer"] = plain.right
    else:
        raise _Wrong(f"the type {quote(clean(plain.type))} is not known; there are multiple and boolean")
    if plain.difficulty:
        fields["difficulty"] = plain.difficulty
    tags = tuple(dict.fromkeys(_tags(plain.category)))
    if tags:
        fields["tags"] = tags
    return fields


def _tags(category: str) -> Iterator[str]:
    """`Entertainment: Japanese Anime & Manga` as entertainment, japanese-anime, manga."""
    for part in _BETWEEN.split(clean(category).lower()):
        if part:
            yield "-".join(part.split())
