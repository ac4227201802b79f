"""Reading values of a JSON file that anybody may have written: each is checked, and errors name its place."""

import json
import re
from collections.abc import Iterator
from contextlib import suppress
from dataclasses import dataclass
from datetime import datetime
from math import isfinite

from spacequiz.errors import SpaceQuizError
from spacequiz.store.row_values import from_timestamp, to_timestamp
from spacequiz.text import code_point, escape, shorten

MAX_TEXT_LENGTH = 10_000
"""The most characters that a text may have."""
MIN_YEAR, MAX_YEAR = 1980, 2199
"""The range of years that is accepted: outside it, some systems and the review scheduler cannot compute dates."""
_TIMESTAMP = re.compile(r"\d{4}-\d\d-\d\dT\d\d:\d\d:\d\d\.\d{6}Z", re.ASCII)
_EXCERPT_LENGTH = 40
"""The most characters of an invalid value that an error quotes."""
_MAX_NUMBER = 1.7e308
"""The largest number of a response: nearly the largest float."""
_MAX_PARTS = 1000
"""The most texts of a response."""


class InvalidValue(SpaceQuizError):
    """An invalid value. The message begins with its place in the file, such as ``games[3].answers[0].credit``."""


@dataclass(slots=True)  # not frozen: a large file makes a million of them, and frozen ones take twice as long
class JsonValue:
    """A value and its place in the file. Each method raises InvalidValue where the value is not what it returns."""

    value: object
    parent: "JsonValue | None" = None
    """The object or list that the value stands in; None for the whole file."""
    key: str | int = ""
    """The name of the value in its object, or its position in its list."""

    @property
    def path(self) -> str:
        """The place of the value, such as ``games[3].seed``."""
        if self.parent is None:
            return "the file"
        if isinstance(self.key, int):
            return f"{self.parent.path}[{self.key}]"
        return self.key if self.parent.parent is None else f"{self.parent.path}.{self.key}"

    def error(self, expected: str) -> InvalidValue:
        """Return the error that names the place, what is expected there, and what stands there."""
        return InvalidValue(f"{self.path}: {expected}, not {_excerpt(self.value)}")

    def field(self, name: str) -> "JsonValue":
        """Return the value of this name in an object, which must have it."""
        if not isinstance(self.value, dict):
            raise self.error("an object in braces")
        if name not in self.value:
            raise InvalidValue(f"{self.path}: {name} is missing")
        return JsonValue(self.value[name], self, name)

    def items(self, maximum: int, minimum: int = 0) -> "Iterator[JsonValue]":
        """Return the values of a list, which must have at least `minimum` and at most `maximum`."""
        if not isinstance(self.value, list):
            raise self.error("a list in brackets")
        if not minimum <= len(self.value) <= maximum:
            raise InvalidValue(f"{self.path}: a list of {minimum} to {maximum} values, not of {len(self.value)}")
        return (JsonValue(item, self, number) for number, item in enumerate(self.value))

    def texts(self, maximum: int, minimum: int = 0) -> tuple[str, ...]:
        """Return the texts of a list; none may be empty, or stand there twice."""
        texts: dict[str, None] = {}  # a set that remembers the order
        for item in self.items(maximum, minimum):
            text = item.text()
            if text in texts:
                raise item.error("something that is not in the list yet")
            texts[text] = None
        return tuple(texts)

    def text(self, max_length: int = MAX_TEXT_LENGTH) -> str:
        """Return a text of one line that is not empty and has no characters that a terminal must not be sent."""
        text = self.value
        if not isinstance(text, str) or not text:
            raise self.error("a text")
        if len(text) > max_length:
            raise InvalidValue(f"{self.path}: a text of at most {max_length} characters, not of {len(text)}")
        if not (text.isascii() and text.isprintable()) and escape(text) != text:
            bad = next(char for char in text if escape(char) != char)
            raise InvalidValue(f"{self.path}: the character {code_point(bad)} may not stand here")
        return text

    def one_of(self, choices: tuple[str, ...]) -> str:
        """Return a text that is one of these."""
        if not isinstance(self.value, str) or self.value not in choices:
            raise self.error(f"one of {', '.join(choices)}")
        return self.value

    def integer(self, minimum: int, maximum: int) -> int:
        """Return a whole number from `minimum` to `maximum`."""
        # type() rather than isinstance(), as True is an int
        if type(self.value) is not int or not minimum <= self.value <= maximum:
            raise self.error(f"a whole number from {minimum} to {maximum}")
        return self.value

    def number(self, minimum: float, maximum: float) -> float:
        """Return a number from `minimum` to `maximum`, which NaN is not."""
        if type(self.value) not in {int, float} or not minimum <= self.value <= maximum:  # type: ignore[operator]
            raise self.error(f"a number from {minimum:g} to {maximum:g}")
        return float(self.value)  # type: ignore[arg-type]  # an int or a float, as checked above

    def timestamp(self) -> datetime:
        """Return a time in UTC that is written as `to_timestamp` writes it."""
        text = self.value
        if isinstance(text, str) and _TIMESTAMP.fullmatch(text) and MIN_YEAR <= int(text[:4]) <= MAX_YEAR:
            with suppress(ValueError):  # such as a 30th of February
                at = from_timestamp(text)
                if to_timestamp(at) == text:  # newer versions of Python read the hour 24 as 0 of the next day
                    return at
        raise self.error("a time such as 2026-03-01T12:00:00.000000Z")

    def optional_timestamp(self) -> datetime | None:
        """Return a time as `timestamp` does, or None for null."""
        return None if self.value is None else self.timestamp()

    def response(self) -> object:
        """Return a value that `response_from_json` reads: a text, bool, finite number, or a list or set of texts."""
        match self.value:
            case bool():
                return self.value
            case str():
                return self.text()
            case int() | float():
                if not (abs(self.value) <= _MAX_NUMBER and isfinite(self.value)):
                    raise self.error("a number that can be counted with")
                return self.value
            case list():
                return [item.text() for item in self.items(_MAX_PARTS)]
            case {"set": list()}:
                return {"set": [item.text() for item in self.field("set").items(_MAX_PARTS)]}
        raise self.error("a response")


def _excerpt(value: object) -> str:
    if isinstance(value, dict | list):
        return "an object" if isinstance(value, dict) else "a list"
    if isinstance(value, str):
        value = value[:_EXCERPT_LENGTH]
    text = escape(json.dumps(value, ensure_ascii=False))
    return shorten(text, _EXCERPT_LENGTH)
