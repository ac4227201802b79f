"""The line that a problem lies in, with a caret under the place."""

import unicodedata

from spacequiz.text import is_forbidden

_BEFORE = 3 / 4
"""Share of the width that stays before the place where a line is too long to be shown whole."""


def excerpt(line: str, column: int, width: int) -> tuple[str, str]:
    """A line cut to so many cells around a column (from 1), made fit for a terminal, and a line with the caret."""
    shown = [" " if char == "\t" else "\N{REPLACEMENT CHARACTER}" if is_forbidden(char) else char for char in line]
    at = min(column - 1, len(shown))
    first = 0
    while _cells(shown[first:at]) > max(0, int(width * _BEFORE)):
        first += 1
    last = len(shown)
    if _cells(shown[first:last]) > width:
        last = first + 1
        while _cells(shown[first : last + 1]) < width:
            last += 1
    head = "…" if first else ""
    tail = "…" if last < len(shown) else ""
    # an ellipsis stands in the place of a character, so that the caret stays below its own
    begin = first + len(head)
    text = head + "".join(shown[begin:last]) + tail
    return text.rstrip(), " " * (_cells(head) + _cells(shown[begin:at])) + "^"


def _cells(chars: list[str] | str) -> int:
    """Cells of a terminal that these characters take up."""
    wide = sum(unicodedata.east_asian_width(char) in "WF" for char in chars)
    return len(chars) + wide - sum(unicodedata.combining(char) > 0 for char in chars)
