"""The line that a problem lies in, with a caret under the place."""

import unicodedata

from spacequiz.text import is_forbidden

_BEFORE = 3 / 4
"""Share of the width that stays before the place where a line is too long to be shown whole."""


def excerpt(line: str, column: int, width: int) -> tuple[str, str]:
    """A line cut to so many cells around a column (from 1), made fit for a terminal, and a line with the caret."""
    at = min(max(column - 1, 0), len(line))
    # a line may be as long as a file: only what could be shown is looked at
    begin, end = max(0, at - width), min(len(line), at + width)
    shown = [
        " " if char == "\t" else "\N{REPLACEMENT CHARACTER}" if is_forbidden(char) else char for char in line[begin:end]
    ]
    at -= begin
    first = 0
    while _cells(shown[first:at]) > int(width * _BEFORE):
        first += 1
    last = len(shown)
    while last > first + 1 and _cells(shown[first:last]) > width:
        last -= 1
    head = "…" if first or begin else ""
    tail = "…" if last < len(shown) or end < len(line) else ""
    # an ellipsis stands in the place of a character, so that the caret stays below its own
    start = first + len(head)
    stop = last - (1 if tail and _cells(shown[first:last]) >= width else 0)
    text = head + "".join(shown[start:stop]) + tail
    return text.rstrip(), " " * (_cells(head) + _cells(shown[start:at])) + "^"


def _cells(chars: list[str] | str) -> int:
    """Cells of a terminal that these characters take up."""
    wide = sum(unicodedata.east_asian_width(char) in "WF" for char in chars)
    return len(chars) + wide - sum(unicodedata.combining(char) > 0 for char in chars)
