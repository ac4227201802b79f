"""Open Trivia DB: JSON with ``results``, its texts escaped in one of four ways. Reading only.

The data is under CC BY-SA 4.0, which asks for attribution: licence, authors and source go into the pack.
"""

import base64
import binascii
import html
import json
import re
from collections.abc import Callable, Iterator
from typing import Any
from urllib.parse import unquote, unquote_plus

from spacequiz.packs.decode import Unreadable
from spacequiz.packs.formats.foreign import Draft, Foreign, Skipped, text_of
from spacequiz.packs.questions import slug

SOURCE = "Open Trivia Database, https://opentdb.com"
CODES = {
    1: "there were not enough questions",
    2: "a wrong parameter was asked for",
    3: "the session token was not found",
    4: "the session token has no questions left",
    5: "too many questions were asked for in a short time",
}
"""What a response code means (the database's own list); 0 means that all is well."""
_DEEPEST = 20
_PERCENT = re.compile(r"%[0-9A-Fa-f]{2}")
_BASE64 = re.compile(r"(?:[A-Za-z0-9+/]{4})*(?:[A-Za-z0-9+/]{2}==|[A-Za-z0-9+/]{3}=)?\Z")
_BRACKETS = re.compile(r'"(?:[^"\\]|\\.)*"|[\[\]{}]')

Decode = Callable[[str], str]


def looks_like(data: bytes, text: str) -> bool:
    """Whether the text begins as JSON and speaks of questions."""
    begins = text.lstrip()[:1]
    return bool(begins) and begins in "{[" and ('"correct_answer"' in text or '"response_code"' in text)


def read(data: bytes) -> Foreign:
    """The questions of a file. Raises Unreadable."""
    text = text_of(data)
    value = _json(text)
    if isinstance(value, dict):
        code = value.get("response_code", 0)
        results = value.get("results")
        if code and isinstance(code, int) and not results:
            raise Unreadable(1, 1, f"the database answered with code {code}: {CODES.get(code, 'an error')}")
    else:
        results = value
    if not isinstance(results, list):
        raise Unreadable(1, 1, "no list of questions under `results`")
    decode = _encoding(results)
    return Foreign(
        tuple(_question(number, result, decode) for number, result in enumerate(results, 1)),
        {
            "description": "Questions of the Open Trivia Database.",
            "license": "CC-BY-SA-4.0",
            "authors": ["Contributors to the Open Trivia Database"],
        },
    )


def _json(text: str) -> Any:
    """The value of a JSON text. Raises Unreadable."""
    depth = deepest = 0
    # the parser calls itself for every bracket
    for found in _BRACKETS.finditer(text):
        if found[0] in "[{":
            depth += 1
            deepest = max(deepest, depth)
        elif found[0] in "]}":
            depth -= 1
        if deepest > _DEEPEST:
            line = text.count("\n", 0, found.start()) + 1
            column = found.start() - text.rfind("\n", 0, found.start())
            raise Unreadable(line, column, f"more than {_DEEPEST} levels of lists and objects")
    try:
        # numbers mean nothing here, and one of a million digits would take its time
        return json.loads(text, parse_int=_number, parse_float=_number, parse_constant=_number)
    except json.JSONDecodeError as error:
        raise Unreadable(error.lineno, error.colno, f"not JSON: {error.msg}") from None


def _number(text: str) -> object:
    return int(text) if len(text) < 10 and text.lstrip("-").isdigit() else text[:40]


def _encoding(results: list[Any]) -> Decode:
    """How the texts of a file are escaped: judged of all of them, since one alone may look like anything."""
    texts = [text for result in results if isinstance(result, dict) for text in _texts(result)]
    kinds = [str(result.get("type", "")) for result in results if isinstance(result, dict)]
    if kinds and all(kind in {"bXVsdGlwbGU=", "Ym9vbGVhbg=="} for kind in kinds) and all(map(_BASE64.match, texts)):
        return _from_base64
    joined = "\n".join(texts)
    # escaped texts hold no space, and most questions do
    if _PERCENT.search(joined) and not re.search(r"[ \"<>]", joined.replace("\n", "")):
        return unquote_plus if "+" in joined and "%20" not in joined else unquote
    return html.unescape


def _texts(result: dict[str, Any]) -> Iterator[str]:
    wrong = result.get("incorrect_answers")
    for text in (result.get("question"), result.get("correct_answer"), *(wrong if isinstance(wrong, list) else ())):
        if isinstance(text, str):
            yield text


def _from_base64(text: str) -> str:
    try:
        return base64.b64decode(text, validate=True).decode("utf-8", "replace")
    except (binascii.Error, ValueError):
        return text


def _question(number: int, result: Any, decode: Decode) -> Draft | Skipped:
    if not isinstance(result, dict):
        return Skipped(number, "not an object with a question")
    told = {key: decode(text) for key in ("question", "correct_answer") if isinstance(text := result.get(key), str)}
    wrong = result.get("incorrect_answers")
    if len(told) < 2 or not isinstance(wrong, list) or not all(isinstance(text, str) for text in wrong):
        return Skipped(number, "`question`, `correct_answer` or `incorrect_answers` is missing, or no text")
    more = {key: decode(text) for key in ("type", "difficulty", "category") if isinstance(text := result.get(key), str)}
    common = {
        "ask": told["question"],
        "difficulty": more.get("difficulty", ""),
        "tags": [tag for part in more.get("category", "").split(":") if (tag := slug(part))],
        "source": SOURCE,
    }
    answer = told["correct_answer"]
    if more.get("type") == "boolean":
        return Draft(number, common | {"answer": answer.casefold()})
    return Draft(number, common | {"options": [answer, *map(decode, wrong)], "answer": answer})
