"""Output: messages without control characters, JSON, and aligned tables."""

import os
import sys
from collections.abc import Sequence

from spacequiz.text import escape, first_forbidden


def print_message(message: str) -> None:
    """Print a message to stderr. Its line breaks are kept, other control characters are escaped."""
    if sys.stderr is None:  # closed by the caller; print() would take stdout instead
        return
    for line in message.splitlines() or [""]:
        print(escape(line), file=sys.stderr)
    sys.stderr.flush()


def to_json(value: object) -> str:
    """Return a value as indented JSON without characters that a terminal would obey."""
    # not every command needs it
    import json

    text = json.dumps(value, ensure_ascii=False, indent=2)
    if first_forbidden(text) is None:
        return text
    # JSON leaves DEL as it is even in ASCII
    return json.dumps(value, indent=2).replace("\x7f", "\\u007f")


def format_table(head: Sequence[str], rows: Sequence[Sequence[str]], right: Sequence[int] = ()) -> str:
    """Return rows under a head in aligned columns; the columns numbered in `right` are aligned to the right."""
    lines = [[escape(cell) for cell in row] for row in (head, *rows)]
    widths = [max(_cell_width(line[column]) for line in lines) for column in range(len(head))]
    return "\n".join(
        "  ".join(_pad(cell, widths[column], column in right) for column, cell in enumerate(line)).rstrip()
        for line in lines
    )


def discard_output(stream: int) -> None:
    """Redirect a closed stream to the null device, so that flushing its buffer at exit raises no second error."""
    null_device = os.open(os.devnull, os.O_WRONLY)
    os.dup2(null_device, stream)
    os.close(null_device)


def _pad(cell: str, width: int, right: bool) -> str:
    gap = " " * (width - _cell_width(cell))
    return gap + cell if right else cell + gap


def _cell_width(text: str) -> int:
    """Return the number of terminal cells that a text takes up."""
    if text.isascii():
        return len(text)
    import unicodedata

    wide = sum(unicodedata.east_asian_width(char) in "WF" for char in text)
    return len(text) + wide - sum(unicodedata.combining(char) > 0 for char in text)
