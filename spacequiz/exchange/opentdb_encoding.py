"""Detect the encoding of the texts in a file of Open Trivia DB, which the file does not name.

A single text is ambiguous: `50%25` and `Moon` could be plain, URL-encoded or base64. So all texts of a file are used:

- base64 also encodes the type, and there are only two types. The majority of the types decides.
- A URL-encoded question has no spaces or question marks, but escapes or plus signs between words. The majority of the
  questions decides; ambiguous ones do not count. `%25` is ambiguous, because people write it in plain text.
- Otherwise texts are plain or HTML-escaped, which is the default of the API.
"""

import re
from base64 import b64decode
from collections.abc import Callable, Collection, Mapping
from html import unescape
from html.entities import html5
from typing import Any
from urllib.parse import unquote

TYPES = ("multiple", "boolean")
"""All types of question."""

_URL = re.compile(r"(?:[A-Za-z0-9._~+-]|%[0-9A-Fa-f]{2})*\Z")
"""A text of characters that URL encoding produces."""
_ESCAPED = re.compile(r"%(?!25)[0-9A-Fa-f]{2}|[A-Za-z0-9]\+[A-Za-z0-9]")
"""A sign that a text is URL-encoded."""
_ENTITY = re.compile(r"&(?:([A-Za-z][A-Za-z0-9]{1,31};)|#(?:[0-9]{1,7}|[xX][0-9A-Fa-f]{1,6});)")


class NotEncoded(Exception):
    """A text that is not encoded like the others in its file."""


def decoder(questions: Collection[Mapping[str, Any]]) -> Callable[[str], str]:
    """Return the function that decodes the texts of these questions, and raises NotEncoded."""
    types = [_is_base64_type(text) for text in _texts(questions, "type")]
    if sum(types) * 2 > len(types):
        return base64_to_text
    votes = [vote for text in _texts(questions, "question") if (vote := _votes_for_url(text)) is not None]
    if sum(votes) * 2 > len(votes):
        return _url_decoder(questions)
    return html_to_text


def _texts(questions: Collection[Mapping[str, Any]], key: str) -> list[str]:
    return [text for question in questions if isinstance(text := question.get(key), str)]


def _votes_for_url(text: str) -> bool | None:
    """Return whether a text is URL-encoded; None when it could be plain too."""
    if not _URL.match(text):
        return False
    return True if _ESCAPED.search(text) else None


def _url_decoder(questions: Collection[Mapping[str, Any]]) -> Callable[[str], str]:
    """Return the decoder for RFC 3986, where a space is `%20`, or for the old encoding, where it is `+`."""
    keys = ("question", "correct_answer", "category")
    encoded = [text for key in keys for text in _texts(questions, key) if _URL.match(text)]
    old = any("+" in text for text in encoded) and not any("%20" in text for text in encoded)
    return old_url_to_text if old else url_to_text


def old_url_to_text(text: str) -> str:
    """Decode a text that was URL-encoded like a form. Raises NotEncoded."""
    return url_to_text(text.replace("+", "%20") if _URL.match(text) else text)


def url_to_text(text: str) -> str:
    """Decode a URL-encoded text; return a text that is not URL-encoded unchanged. Raises NotEncoded."""
    if not _URL.match(text):
        return text
    try:
        return unquote(text, errors="strict")
    except UnicodeDecodeError:
        raise NotEncoded("is URL-encoded, but not as UTF-8") from None


def _is_base64_type(text: str) -> bool:
    try:
        return base64_to_text(text) in TYPES
    except NotEncoded:
        return False


def base64_to_text(text: str) -> str:
    """Decode a base64 text. Raises NotEncoded."""
    try:
        return b64decode(text, validate=True).decode("utf-8")
    except ValueError:
        raise NotEncoded("is not base64 of UTF-8 text, unlike the rest of the file") from None


def html_to_text(text: str) -> str:
    """Decode HTML entities. Texts like `AT&T` and `R&D;` stay, and so do tags, which were escaped."""
    return _ENTITY.sub(lambda match: unescape(match[0]) if not match[1] or match[1] in html5 else match[0], text)
