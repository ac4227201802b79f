"""PyYAML's own parser, changed to read what libyaml reads and to refuse what it refuses.

`yaml_events` says where the two differ, and why authors must not notice which one there is.
"""

from typing import Any

from yaml.parser import Parser
from yaml.reader import Reader
from yaml.scanner import Scanner, ScannerError
from yaml.tokens import ScalarToken

from spacequiz.packs.yaml_errors import Position

_BLANKS = "\0 \r\n"
"""Characters after which an unquoted text may end; NUL stands for the end of the file."""


class StrictPyYaml(Reader, Scanner, Parser):
    """A parser of events, as `yaml.parse` has one. Its methods are those of PyYAML's scanner that differ."""

    def __init__(self, text: str) -> None:
        """Parse this text."""
        Reader.__init__(self, text)
        Scanner.__init__(self)
        Parser.__init__(self)
        self.quote: tuple[Position, Position] | None = None
        """Where the last text in quotes begins and ends; None before the first."""

    def fetch_directive(self) -> None:
        """Refuse directives such as ``%YAML``."""
        raise ScannerError("while scanning a directive", None, "found a directive", self.get_mark())

    def scan_flow_scalar(self, style: str) -> Any:
        """Read a text in quotes; refuse surrogates, which are halves of characters."""
        start = self.get_mark()
        try:
            token = Scanner.scan_flow_scalar(self, style)
        except (ValueError, OverflowError):
            raise ScannerError("while scanning a quoted scalar", start, "Unicode escape", self.get_mark()) from None
        if any("\ud800" <= char <= "\udfff" for char in token.value):
            raise ScannerError("while scanning a quoted scalar", start, "Unicode escape", start)
        self.quote = position_of(start), position_of(token.end_mark)
        return token

    def scan_block_scalar_indicators(self, start_mark: Any) -> tuple[bool | None, int | None]:
        """Read the signs after ``|`` or ``>``; unlike in PyYAML a comment may follow without a space."""
        chomping: bool | None = None
        increment: int | None = None
        while True:
            char = self.peek()
            if char in "+-" and chomping is None:
                chomping = char == "+"
            elif char in "123456789" and increment is None:
                increment = int(char)
            else:
                break
            self.forward()
        if char not in _BLANKS + "#":
            raise ScannerError("while scanning a block scalar", start_mark, "unexpected sign", self.get_mark())
        return chomping, increment

    def scan_plain(self) -> Any:
        """Read a text without quotes; unlike in PyYAML it may have a ``?`` within brackets."""
        chunks: list[str] = []
        start = end = self.get_mark()
        indent = self.indent + 1
        ends = _BLANKS + ",?[]{}" if self.flow_level else _BLANKS
        spaces: list[str] | None = []
        while self.peek() != "#":
            length = 0
            while (char := self.peek(length)) not in _BLANKS and not (self.flow_level and char in ",[]{}"):
                if char == ":" and self.peek(length + 1) in ends:
                    if self.peek(length + 1) in _BLANKS:
                        break
                    raise ScannerError("while scanning a plain scalar", start, "found unexpected ':'", self.get_mark())
                length += 1
            if length == 0:
                break
            self.allow_simple_key = False
            chunks += [*(spaces or ()), self.prefix(length)]
            self.forward(length)
            end = self.get_mark()
            spaces = self.scan_plain_spaces(indent, start)
            if not spaces or (not self.flow_level and self.column < indent):
                break
        return ScalarToken("".join(chunks), True, start, end)


def position_of(mark: Any) -> Position:
    """Return the place of a parser's mark, counted from 1."""
    return mark.line + 1, mark.column + 1
