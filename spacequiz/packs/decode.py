"""Turning a file's bytes into a text that both YAML parsers read alike.

The text is UTF-8, has line feeds only, no tabs, and none of the characters that a terminal must not be shown.
"""

import re
from codecs import BOM_UTF8
from hashlib import sha256

from spacequiz.packs.problem import Problem
from spacequiz.text import code_point, is_forbidden

MOST_BYTES = 16 * 1024 * 1024
"""The largest pack that is read: sixteen mebibytes."""
MOST_REPORTS = 100
"""Problems of one sort that are reported one by one; the others are only counted."""

_PLAIN = bytes(range(0x20, 0x7F)) + b"\n\t"
"""Characters that are allowed without being looked up."""
_INDENTED_BY_TAB = re.compile(r"^ *(?:- *)*(\t)[\t ]*[^\s#]", re.MULTILINE)
"""A line with a tab in its indentation, which is no comment."""


class UnreadableFile(Exception):
    """Raised for a file that holds no readable text; `problem` says why, and where."""

    def __init__(self, line: int, column: int, message: str) -> None:
        super().__init__(message)
        self.problem = Problem(line, column, "error", message)


class DecodedText:
    """The text of a pack, with what had to be changed before it can be parsed."""

    __slots__ = ("placeholder", "problems", "raw", "tabs", "text")

    def __init__(self, raw: str) -> None:
        self.raw = raw
        """The text that the digest is of: without byte order mark, lines ended by line feeds."""
        self.text = raw
        """The text to parse: the same, with a space for each tab and `placeholder` for each forbidden character."""
        self.placeholder = ""
        """The character that stands for forbidden ones in `text`; empty when there are none."""
        self.tabs: list[int] = []
        """Numbers from 1 of the lines that are indented by tabs, so that their level is unknown."""
        self.problems: list[Problem] = []
        """Errors about forbidden characters and tabs."""


def decode(data: str | bytes) -> DecodedText:
    """Decode the content of a file, and report forbidden characters and tabs. Raises UnreadableFile."""
    raw = decode_utf8(data) if isinstance(data, bytes) else data
    if isinstance(data, str) and (len(raw) > MOST_BYTES or len(raw.encode("utf-8", "replace")) > MOST_BYTES):
        raise _too_large()
    if "\0" in raw:
        raise UnreadableFile(1, 1, "this is not a text file")
    raw = raw.removeprefix("\ufeff").replace("\r\n", "\n")
    if "\n" not in raw:
        raw = raw.replace("\r", "\n")  # line ends of classic Mac OS
    decoded = DecodedText(raw)
    bad = forbidden_characters(raw.encode("utf-8", "surrogatepass"))
    if bad:
        _replace_forbidden(decoded, bad)
    if "\t" in raw:
        _replace_tabs(decoded)
    return decoded


def forbidden_characters(data: bytes) -> set[str]:
    """Return the characters of a text in UTF-8 that may not stand in a pack."""
    # most texts are ASCII for the most part, and the rest has a few hundred different characters: 1 ms for 5 MB
    rest = data.translate(None, _PLAIN).decode("utf-8", "surrogatepass")
    return {char for char in set(rest) if is_forbidden(char)}


def edition_digest(data: bytes) -> str:
    """Return the SHA-256 in hexadecimal of a pack's text, which names the edition.

    As in `DecodedText.raw`, neither a byte order mark nor the system's line ends make another edition.
    """
    text = data.removeprefix(BOM_UTF8)
    if b"\r" in text:
        text = text.replace(b"\r\n", b"\n")
        if b"\n" not in text:
            text = text.replace(b"\r", b"\n")
    return sha256(text).hexdigest()


def decode_utf8(data: bytes) -> str:
    """Decode UTF-8. Raises UnreadableFile, which names the encoding that the bytes most likely have."""
    if len(data) > MOST_BYTES:
        raise _too_large()
    if data.startswith((b"\xff\xfe", b"\xfe\xff")) or _looks_wide(data):
        raise UnreadableFile(1, 1, "not UTF-8: it looks like UTF-16; save the file as UTF-8")
    if b"\0" in data:
        raise UnreadableFile(1, 1, "this is not a text file")
    try:
        return data.decode("utf-8")
    except UnicodeDecodeError as error:
        start = error.start
        line_start = data.rfind(b"\n", 0, start) + 1
        raise UnreadableFile(
            data.count(b"\n", 0, start) + 1,
            len(data[line_start:start].decode("utf-8", "replace").removeprefix("\ufeff")) + 1,
            f"not UTF-8: byte 0x{data[start]:02X}; it looks like Latin-1 or Windows-1252; save the file as UTF-8",
        ) from None


def _looks_wide(data: bytes) -> bool:
    """Whether nearly every second byte is zero, as in Latin letters of UTF-16 without a byte order mark."""
    head = data[:200]
    half = len(head) // 2
    return half > 1 and half * 0.9 <= max(head[::2].count(0), head[1::2].count(0)) and head.count(0) <= half + 1


def _too_large() -> UnreadableFile:
    return UnreadableFile(1, 1, "the file is larger than 16 MiB; split it into several packs")


def _replace_forbidden(decoded: DecodedText, bad: set[str]) -> None:
    """Report these characters where they stand, and replace them in the text to parse."""
    problems = decoded.problems
    count = 0
    for number, line in enumerate(decoded.raw.split("\n"), 1):
        if bad.isdisjoint(line):
            continue
        for column, char in enumerate(line, 1):
            if char in bad:
                count += 1
                if count <= MOST_REPORTS:
                    message = f"the character {code_point(char)} may not stand in a pack; delete it"
                    problems.append(Problem(number, column, "error", message))
    if count > MOST_REPORTS:
        last = problems[-1]
        more = f"and {count - MOST_REPORTS} more characters that may not stand in a pack"
        problems.append(Problem(last.line, last.column, "error", more))
    # One character for another keeps the columns; `yaml_events` takes it out of the parsed values. It is from the
    # private use area, and one that no escape such as "\uE000" in the file stands for.
    upper = decoded.raw.upper()
    decoded.placeholder = next(chr(code) for code in range(0xE000, 0xF8FF) if f"{code:X}" not in upper)
    decoded.text = decoded.raw.translate(dict.fromkeys(map(ord, bad), decoded.placeholder))


def _replace_tabs(decoded: DecodedText) -> None:
    """Replace tabs by spaces in the text to parse, and report those in the indentation.

    The two parsers differ in where they allow a tab. All texts of a pack have their white space folded, so that a space
    does as well; only for an indentation it is unknown how many spaces were meant.
    """
    text = decoded.text
    decoded.text = text.replace("\t", " ")
    line, counted_to = 1, 0
    for number, match in enumerate(_INDENTED_BY_TAB.finditer(text)):
        if number == MOST_REPORTS:
            break
        start = match.start(1)
        line += text.count("\n", counted_to, start)
        counted_to = start
        column = start - text.rfind("\n", 0, start)
        message = "this line is indented with a tab; YAML wants spaces"
        decoded.problems.append(Problem(line, column, "error", message))
        decoded.tabs.append(line)
