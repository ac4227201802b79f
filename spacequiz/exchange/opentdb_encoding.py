"""In which of its encodings Open Trivia DB gave the texts of a file: nothing says so but the texts themselves.

One text tells little: `50%25` and `Moon` are plain texts, and URL-encoded ones, and base64. So the file is judged as a
whole:

- base64 hides the type too, and there are two types. The types decide, by majority.
- A URL-encoded question has neither a space nor a question mark as such, but escapes or plus signs between words. The
  questions decide, by majority; those without any sign of either do not vote. `%25` is no sign: people write it.
- What is left is plain or HTML-escaped, which is the interface's default.
"""

import re
from base64 import b64decode
from collections.abc import Callable, Collection, Mapping
from html import unescape
from html.entities import html5
from typing import Any
from urllib.parse import unquote

TYPES = ("multiple", "boolean")
"""The types of question that there are."""

_URL = re.compile(r"(?:[A-Za-z0-9._~+-]|%[0-9A-Fa-f]{2})*\Z")
"""What both URL encodings leave."""
_ESCAPED = re.compile(r"%(?!25)[0-9A-Fa-f]{2}|[A-Za-z0-9]\+[A-Za-z0-9]")
"""What tells that a text was URL-encoded."""
_ENTITY = re.compile(r"&(?:([A-Za-z][A-Za-z0-9]{1,31};)|#(?:[0-9]{1,7}|[xX][0-9A-Fa-f]{1,6});)")


class NotEncoded(Exception):
    """A text that is not encoded as the others are; says how they are."""


def decoder(questions: Collection[Mapping[str, Any]]) -> Callable[[str], str]:
    """What makes plain texts of those of a file with these questions; it raises NotEncoded."""
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
    """Whether a text speaks for URL encoding; None where it could be either."""
    if not _URL.match(text):
        return False
    return True if _ESCAPED.search(text) else None


def _url_decoder(questions: Collection[Mapping[str, Any]]) -> Callable[[str], str]:
    """RFC 3986 writes a space as `%20` and a plus sign as `%2B`; before it, `+` was a space."""
    keys = ("question", "correct_answer", "category")
    encoded = [text for key in keys for text in _texts(questions, key) if _URL.match(text)]
    old = any("+" in text for text in encoded) and not any("%20" in text for text in encoded)
    return old_url_to_text if old else url_to_text


def old_url_to_text(text: str) -> str:
    """The text that was URL-encoded as forms are. Raises NotEncoded."""
    return url_to_text(text.replace("+", "%20") if _URL.match(text) else text)


def url_to_text(text: str) -> str:
    """The text that was URL-encoded; one that cannot have been, mended by hand perhaps, stays. Raises NotEncoded."""
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
    """The text that base64 stands for. Raises NotEncoded."""
    try:
        return b64decode(text, validate=True).decode("utf-8")
    except ValueError:
        raise NotEncoded("is not in base64 of UTF-8, as the rest of the file is") from None


def html_to_text(text: str) -> str:
    """Without its entities. What only looks like one (`AT&T`, `R&D;`) stays, and so do tags: they were escaped."""
    return _ENTITY.sub(lambda match: unescape(match[0]) if not match[1] or match[1] in html5 else match[0], text)
