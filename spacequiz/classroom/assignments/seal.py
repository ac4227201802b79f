"""A seal under a JSON file: it no longer fits once anything in the file is changed.

It catches accidents (a file cut short, an editor that "corrects" a word) and casual edits. It is no proof: the key lies
in the source below, so that whoever has the source can seal what he likes.
"""

import hmac
import json
import math
from typing import NoReturn

from spacequiz.errors import SpaceQuizError

SEAL_KEY = b"spacequiz: this seal keeps honest people honest"
"""No secret: see above."""
SEAL_FIELD = "seal"
"""Where the seal stands in the file; all other fields are sealed."""
ALPHABET = "ACDEFHJKMNPQRTVWXY23456789"
"""Signs of a code: of those that are taken for each other (0 O, 1 I L, 2 Z, 5 S, 8 B, 6 G, U V) one at most."""
CODE_LENGTH = 8
CUT_OFF = "the file ends in the middle: it was not copied whole"


class InvalidFile(SpaceQuizError):
    """A file that is not what it should be; its text says why in one line, without the file's name."""


def compute_seal(plain: dict[str, object]) -> str:
    """The seal of these values, in hexadecimal. Neither the order of fields nor white space in the file counts."""
    sealed = {name: value for name, value in plain.items() if name != SEAL_FIELD}
    # in ASCII, for half a surrogate pair has no UTF-8
    text = json.dumps(sealed, sort_keys=True, separators=(",", ":"), allow_nan=False)
    return hmac.new(SEAL_KEY, text.encode("ascii"), "sha256").hexdigest()


def sealed_json(plain: dict[str, object]) -> bytes:
    """Return a file of these values, sealed."""
    return json_with_seal(plain, compute_seal(plain))


def json_with_seal(plain: dict[str, object], computed: str) -> bytes:
    """Return a file of these values with the seal that was computed of them."""
    return f"{json.dumps(plain | {SEAL_FIELD: computed}, ensure_ascii=False, indent=1, allow_nan=False)}\n".encode()


def is_intact(plain: dict[str, object]) -> bool:
    """Whether the values are those that were sealed."""
    found = plain.get(SEAL_FIELD)
    return isinstance(found, str) and hmac.compare_digest(
        found.encode("utf-8", "replace"), compute_seal(plain).encode()
    )


def code_from_seal(sealed: str) -> str:
    """Eight signs of a seal that can be read aloud: 26 to the power of 8, so that nobody meets his own code by luck."""
    number, signs = int(sealed, 16), ""
    for _ in range(CODE_LENGTH):
        number, place = divmod(number, len(ALPHABET))
        signs += ALPHABET[place]
    return signs


def format_code(signs: str) -> str:
    """A code in two halves, as ``ACDE-2345``."""
    return f"{signs[:4]}-{signs[4:]}"


def read_sealed_json(data: bytes, most: int, *, format_: str, version: int, what: str) -> dict[str, object]:
    """The values of a file of this format. Raises Unfit.

    `what` is what the file should be, as ``an assignment of Space Quiz``. Whether the seal fits is for `fits` to say.
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
    except ValueError as error:  # of a number with thousands of digits, or of _refuse
        raise InvalidFile(f"the file holds a number that cannot be counted with ({error})") from None
    if not isinstance(plain, dict) or plain.get("format") != format_:
        raise InvalidFile(f"this is not {what}")
    found = plain.get("version")
    if type(found) is int and found > version:
        newer = str(found)[:20]
        raise InvalidFile(
            f"the file comes from a newer Space Quiz: it has version {newer}, and {version} is known here"
        )
    if type(found) is not int or found != version:
        raise InvalidFile(f"this is not {what}: it has no version that is known here")
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
    """A number with a point or an exponent. Raises ValueError for one so large that no seal could be put on it."""
    number = float(word)
    if not math.isfinite(number):
        _refuse(word[:20])
    return number
