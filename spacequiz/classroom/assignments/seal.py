"""A seal in a JSON file: a keyed hash that no longer matches once anything in the file is changed.

It catches accidents (a file cut short, an editor that "corrects" a word) and casual edits. It proves nothing: the key
is in the source below, and whoever has the source can seal anything.
"""

import hmac
import json
import math
from typing import NoReturn

from spacequiz.errors import SpaceQuizError

SEAL_KEY = b"spacequiz: this seal keeps honest people honest"
"""Not a secret: see above."""
SEAL_FIELD = "seal"
"""The field that holds the seal; all other fields are sealed."""
ALPHABET = "ACDEFHJKMNPQRTVWXY23456789"
"""Letters and digits of a code: at most one of those that are easily confused (0 O, 1 I L, 2 Z, 5 S, 8 B, 6 G, U V)."""
CODE_LENGTH = 8
CUT_OFF = "the file is cut off: it was not copied completely"


class InvalidFile(SpaceQuizError):
    """A file that is not what it should be. The message says why in one line, without the file's name."""


def compute_seal(plain: dict[str, object]) -> str:
    """Return the seal of a file's values, in hexadecimal; the order of fields and white space do not matter."""
    sealed = {name: value for name, value in plain.items() if name != SEAL_FIELD}
    # in ASCII, since a lone surrogate cannot be encoded as UTF-8
    text = json.dumps(sealed, sort_keys=True, separators=(",", ":"), allow_nan=False)
    return hmac.new(SEAL_KEY, text.encode("ascii"), "sha256").hexdigest()


def sealed_json(plain: dict[str, object]) -> bytes:
    """Return a file of these values, sealed."""
    return json_with_seal(plain, compute_seal(plain))


def json_with_seal(plain: dict[str, object], computed: str) -> bytes:
    """Return a file of these values with the seal that was computed of them."""
    return f"{json.dumps(plain | {SEAL_FIELD: computed}, ensure_ascii=False, indent=1, allow_nan=False)}\n".encode()


def is_intact(plain: dict[str, object]) -> bool:
    """Whether the seal in a file matches its values."""
    found = plain.get(SEAL_FIELD)
    return isinstance(found, str) and hmac.compare_digest(
        found.encode("utf-8", "replace"), compute_seal(plain).encode()
    )


def code_from_seal(sealed: str) -> str:
    """Return a code of eight letters and digits to be read aloud, computed from a seal.

    There are 26 to the power of 8 of them, so that no two results of a class share one by chance.
    """
    number, code = int(sealed, 16), ""
    for _ in range(CODE_LENGTH):
        number, place = divmod(number, len(ALPHABET))
        code += ALPHABET[place]
    return code


def format_code(code: str) -> str:
    """Return a code in two halves: ``ACDE-2345``."""
    return f"{code[:4]}-{code[4:]}"


def read_sealed_json(data: bytes, most: int, *, format_: str, version: int, what: str) -> dict[str, object]:
    """Read the values of a sealed file of at most `most` bytes; `is_intact` checks the seal. Raises InvalidFile.

    `what` describes the format in error messages: ``an assignment of Space Quiz``.
    """
    if len(data) > most:
        raise InvalidFile(f"the file is larger than {most // 1024**2} MiB")
    if not data.strip():
        raise InvalidFile("the file is empty")
    try:
        plain = _parsed(data)
    except UnicodeDecodeError as error:
        if error.reason == "unexpected end of data":
            raise InvalidFile(CUT_OFF) from None
        raise InvalidFile(f"the file is not UTF-8, so it is not {what}") from None
    except RecursionError:
        raise InvalidFile("the file has too many brackets within brackets") from None
    except ValueError as error:  # a number with thousands of digits, or _refuse
        raise InvalidFile(f"the file has a number that cannot be used ({error})") from None
    if not isinstance(plain, dict) or plain.get("format") != format_:
        raise InvalidFile(f"this is not {what}")
    found = plain.get("version")
    if type(found) is int and found > version:
        newer = str(found)[:20]
        raise InvalidFile(
            f"the file was made by a newer Space Quiz: its version is {newer}, and this one reads version {version}"
        )
    if type(found) is not int or found != version:
        raise InvalidFile(f"this is not {what}: its version is unknown")
    return plain


def _parsed(data: bytes) -> object:
    text = data.decode("utf-8-sig").rstrip()
    try:
        return json.loads(text, parse_constant=_refuse, parse_float=_finite)
    except json.JSONDecodeError as error:
        # cut inside a text, between two values, or inside a word such as true or \\u0041
        at_end = error.pos >= len(text) - len(r"\u0041") and not error.msg.startswith("Extra data")
        if text.startswith("{") and (at_end or error.msg.startswith("Unterminated string")):
            raise InvalidFile(CUT_OFF) from None
        raise InvalidFile(f"line {error.lineno}, column {error.colno}: this is no JSON ({error.msg})") from None


def _refuse(word: str) -> NoReturn:
    raise ValueError(word)


def _finite(word: str) -> float:
    """Parse a number with a point or an exponent. Raises ValueError for one too large to be written as JSON again."""
    number = float(word)
    if not math.isfinite(number):
        _refuse(word[:20])
    return number
