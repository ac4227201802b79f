"""Bytes to text that both YAML parsers read alike: UTF-8, nothing invisible, no tabs, line feeds only."""

import re
from codecs import BOM_UTF8
from hashlib import sha256

from spacequiz.packs.problem import Problem
from spacequiz.text import code_point, is_forbidden

MOST_BYTES = 16 * 1024 * 1024
"""The largest pack that is read: sixteen mebibytes."""
MOST_REPORTS = 100
"""Problems of one sort that are worth naming one by one."""

_PLAIN = bytes(range(0x20, 0x7F)) + b"\n\t"
_INDENTED_BY_TAB = re.compile(r"^ *(?:- *)*(\t)[\t ]*[^\s#]", re.MULTILINE)


class UnreadableFile(Exception):
    """The file holds no text that could be read; carries the one problem that says so."""

    def __init__(self, line: int, column: int, message: str) -> None:
        super().__init__(message)
        self.problem = Problem(line, column, "error", message)


class DecodedText:
    """The text of a pack, fit for a parser."""

    __slots__ = ("placeholder", "problems", "raw", "tabs", "text")

    def __init__(self, raw: str) -> None:
        self.raw = raw
        """The text as it counts for the digest: without byte order mark, lines ended by line feeds."""
        self.text = raw
        """The same, every tab and every forbidden character replaced by one other character."""
        self.placeholder = ""
        """What stands for a forbidden character in `text`; empty when there was none."""
        self.tabs: list[int] = []
        """Lines that are indented by tabs: nobody knows how far."""
        self.problems: list[Problem] = []


def decode(data: str | bytes) -> DecodedText:
    """The text of a file, with the forbidden characters in it as problems. Raises Unreadable."""
    raw = decode_utf8(data) if isinstance(data, bytes) else data
    if isinstance(data, str) and (len(raw) > MOST_BYTES or len(raw.encode("utf-8", "replace")) > MOST_BYTES):
        raise _too_large()
    if "\0" in raw:
        raise UnreadableFile(1, 1, "this is not a text file")
    raw = raw.removeprefix("\ufeff").replace("\r\n", "\n")
    if "\n" not in raw:
        raw = raw.replace("\r", "\n")  # the line ends of long ago
    decoded = DecodedText(raw)
    bad = forbidden_characters(raw.encode("utf-8", "surrogatepass"))
    if bad:
        _replace_forbidden(decoded, bad)
    if "\t" in raw:
        _replace_tabs(decoded)
    return decoded


def forbidden_characters(data: bytes) -> set[str]:
    """Return the characters of a text in UTF-8 that may not stand in a pack."""
    # what is not plain ASCII is mostly little, and has a few hundred different characters at most
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
    """The text of these bytes. Raises Unreadable, which names the encoding that was most likely found."""
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
        begin = data.rfind(b"\n", 0, start) + 1
        raise UnreadableFile(
            data.count(b"\n", 0, start) + 1,
            len(data[begin:start].decode("utf-8", "replace").removeprefix("\ufeff")) + 1,
            f"not UTF-8: byte 0x{data[start]:02X}; it looks like Latin-1 or Windows-1252; save the file as UTF-8",
        ) from None


def _looks_wide(data: bytes) -> bool:
    """Whether every second byte is zero, as in Latin letters of UTF-16 without a byte order mark."""
    head = data[:200]
    half = len(head) // 2
    return half > 1 and half * 0.9 <= max(head[::2].count(0), head[1::2].count(0)) and head.count(0) <= half + 1


def _too_large() -> UnreadableFile:
    return UnreadableFile(1, 1, "the file is larger than 16 MiB; split it into several packs")


def _replace_forbidden(decoded: DecodedText, bad: set[str]) -> None:
    problems = decoded.problems
    seen = 0
    for number, line in enumerate(decoded.raw.split("\n"), 1):
        if bad.isdisjoint(line):
            continue
        for column, char in enumerate(line, 1):
            if char in bad:
                seen += 1
                if seen <= MOST_REPORTS:
                    message = f"the character {code_point(char)} may not stand in a pack; delete it"
                    problems.append(Problem(number, column, "error", message))
    if seen > MOST_REPORTS:
        last = problems[-1]
        more = f"and {seen - MOST_REPORTS} more characters that may not stand in a pack"
        problems.append(Problem(last.line, last.column, "error", more))
    # one character for another keeps the columns; the values lose the hole once they are parsed. It must be one
    # that no escape in the file can spell
    spelled = decoded.raw.upper()
    decoded.placeholder = next(chr(code) for code in range(0xE000, 0xF8FF) if f"{code:X}" not in spelled)
    decoded.text = decoded.raw.translate(dict.fromkeys(map(ord, bad), decoded.placeholder))


def _replace_tabs(decoded: DecodedText) -> None:
    # The two parsers differ in where they allow a tab. White space is folded in every text of a pack, so that a space
    # does as well; only in the indentation is it unknown how many were meant.
    text = decoded.text
    decoded.text = text.replace("\t", " ")
    line, seen = 1, 0
    for number, found in enumerate(_INDENTED_BY_TAB.finditer(text)):
        if number == MOST_REPORTS:
            break
        start = found.start(1)
        line += text.count("\n", seen, start)
        seen = start
        column = start - text.rfind("\n", 0, start)
        message = "this line is indented with a tab; YAML wants spaces"
        decoded.problems.append(Problem(line, column, "error", message))
        decoded.tabs.append(line)
