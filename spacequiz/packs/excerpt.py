"""A line of a file cut to the width of a terminal, with a caret below the place of a problem."""

import unicodedata

from spacequiz.text import is_forbidden

_BEFORE = 3 / 4
"""Share of the width that shows what stands before the place, where a line is too long to be shown whole."""


def cut_excerpt(line: str, column: int, width: int) -> tuple[str, str]:
    """Return a line cut to `width` cells around a column (counted from 1), and a line with the caret.

    What must not reach a terminal is replaced.
    """
    at = min(max(column - 1, 0), len(line))
    # a line may be as long as a file: only what could be shown is looked at
    begin, end = max(0, at - width), min(len(line), at + width)
    chars = [
        " " if char == "\t" else "\N{REPLACEMENT CHARACTER}" if is_forbidden(char) else char for char in line[begin:end]
    ]
    at -= begin
    first = 0
    while _cells(chars[first:at]) > int(width * _BEFORE):
        first += 1
    last = len(chars)
    while last > first + 1 and _cells(chars[first:last]) > width:
        last -= 1
    head = "…" if first or begin else ""
    while head and first < at and unicodedata.combining(chars[first]):
        # a mark takes up no cell, so an ellipsis cannot have its place
        first += 1
    tail = "…" if last < len(chars) or end < len(line) else ""
    # an ellipsis stands in the place of a character, so that the caret stays below its own
    start = first + len(head)
    stop = last
    while tail and stop > start and _cells(head) + _cells(chars[start:stop]) >= width:
        stop -= 1
    text = head + "".join(chars[start:stop]) + tail
    return text.rstrip(), " " * (_cells(head) + _cells(chars[start:at])) + "^"


def _cells(chars: list[str] | str) -> int:
    """Return how many cells of a terminal these characters take up."""
    wide = sum(unicodedata.east_asian_width(char) in "WF" for char in chars)
    return len(chars) + wide - sum(unicodedata.combining(char) > 0 for char in chars)
