"""Values of a JSON file that a stranger may have written: asked for one by one, each with its place and its limits."""

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

MAX_TEXT = 10_000
"""Characters of any text."""
FIRST_YEAR, LAST_YEAR = 1980, 2199
"""Clocks are set wrong, but not by more: beyond these some systems and the scheduler cannot count days."""
_STAMP = re.compile(r"\d{4}-\d\d-\d\dT\d\d:\d\d:\d\d\.\d{6}Z", re.ASCII)
_SHOWN = 40


class InvalidValue(SpaceQuizError):
    """A value that makes no sense; its text begins with its place, as ``games[3].answers[0].credit``."""


@dataclass(slots=True)  # a million are made of a large file, and frozen ones take twice as long
class JsonValue:
    """A value and its place. Every method raises Wrong where the value is not what was asked for."""

    value: object
    parent: "JsonValue | None" = None
    """What holds the value; None for the whole file."""
    key: str | int = ""
    """Where it holds it."""

    @property
    def path(self) -> str:
        """The way to the value, as ``games[3].seed``."""
        if self.parent is None:
            return "the file"
        if isinstance(self.key, int):
            return f"{self.parent.path}[{self.key}]"
        return self.key if self.parent.parent is None else f"{self.parent.path}.{self.key}"

    def error(self, wanted: str) -> InvalidValue:
        """The error that says what should stand here."""
        return InvalidValue(f"{self.path}: {wanted}, not {_excerpt(self.value)}")

    def field(self, name: str) -> "JsonValue":
        """The value of this key, which must be there."""
        if not isinstance(self.value, dict):
            raise self.error("an object in braces")
        if name not in self.value:
            raise InvalidValue(f"{self.path}: {name} is missing")
        return JsonValue(self.value[name], self, name)

    def items(self, most: int, least: int = 0) -> "Iterator[JsonValue]":
        """The values of a list of at most this many."""
        if not isinstance(self.value, list):
            raise self.error("a list in brackets")
        if not least <= len(self.value) <= most:
            raise InvalidValue(f"{self.path}: a list of {least} to {most} values, not of {len(self.value)}")
        return (JsonValue(item, self, number) for number, item in enumerate(self.value))

    def texts(self, most: int, least: int = 0) -> tuple[str, ...]:
        """A list of different texts, none of them empty."""
        found: dict[str, None] = {}
        for item in self.items(most, least):
            text = item.text()
            if text in found:
                raise item.error("something that is not in the list yet")
            found[text] = None
        return tuple(found)

    def text(self, longest: int = MAX_TEXT) -> str:
        """A text of one line that a terminal may be shown, and that is not empty."""
        text = self.value
        if not isinstance(text, str) or not text:
            raise self.error("a text")
        if len(text) > longest:
            raise InvalidValue(f"{self.path}: a text of at most {longest} characters, not of {len(text)}")
        if not (text.isascii() and text.isprintable()) and escape(text) != text:
            bad = next(char for char in text if escape(char) != char)
            raise InvalidValue(f"{self.path}: the character {code_point(bad)} may not stand here")
        return text

    def one_of(self, words: tuple[str, ...]) -> str:
        """One of these words."""
        if not isinstance(self.value, str) or self.value not in words:
            raise self.error(f"one of {', '.join(words)}")
        return self.value

    def integer(self, least: int, most: int) -> int:
        """A whole number within these limits."""
        # type(), not isinstance: True is an int
        if type(self.value) is not int or not least <= self.value <= most:
            raise self.error(f"a whole number from {least} to {most}")
        return self.value

    def number(self, least: float, most: float) -> float:
        """A number within these limits; never NaN."""
        if type(self.value) not in {int, float} or not least <= self.value <= most:  # type: ignore[operator]
            raise self.error(f"a number from {least:g} to {most:g}")
        return float(self.value)  # type: ignore[arg-type]  # it is an int or a float, as was just seen

    def timestamp(self) -> datetime:
        """A time in UTC, as the store writes it."""
        text = self.value
        if isinstance(text, str) and _STAMP.fullmatch(text) and FIRST_YEAR <= int(text[:4]) <= LAST_YEAR:
            with suppress(ValueError):  # a 30th of February
                at = from_timestamp(text)
                if to_timestamp(at) == text:
                    return at
        raise self.error("a time such as 2026-03-01T12:00:00.000000Z")

    def optional_timestamp(self) -> datetime | None:
        """A time, or null."""
        return None if self.value is None else self.timestamp()

    def response(self) -> object:
        """A text, a truth, a finite number, or a list or set of texts: what a response is written as."""
        match self.value:
            case bool():
                return self.value
            case str():
                return self.text()
            case int() | float():
                if not (abs(self.value) <= _LARGEST and isfinite(self.value)):
                    raise self.error("a number that can be counted with")
                return self.value
            case list():
                return [item.text() for item in self.items(_MOST_PARTS)]
            case {"set": list()}:
                return {"set": [item.text() for item in self.field("set").items(_MOST_PARTS)]}
        raise self.error("a response")


_LARGEST = 1.7e308
_MOST_PARTS = 1000


def _excerpt(value: object) -> str:
    if isinstance(value, dict | list):
        return "an object" if isinstance(value, dict) else "a list"
    if isinstance(value, str):
        value = value[:_SHOWN]
    text = escape(json.dumps(value, ensure_ascii=False))
    return shorten(text, _SHOWN)
