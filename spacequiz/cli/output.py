"""What goes out: text that a terminal cannot take for orders, JSON, and aligned tables."""

import os
import sys
from collections.abc import Sequence

from spacequiz.text import escape, first_forbidden


def print_message(message: str) -> None:
    """Talk to the person: stderr. The message's own line breaks stay."""
    if sys.stderr is None:  # closed by the caller; print() would take stdout instead
        return
    for line in message.splitlines() or [""]:
        print(escape(line), file=sys.stderr)
    sys.stderr.flush()


def to_json(value: object) -> str:
    """JSON that people can read, and that no terminal takes for orders."""
    # not wanted by every command
    import json

    text = json.dumps(value, ensure_ascii=False, indent=2)
    if first_forbidden(text) is None:
        return text
    # JSON leaves DEL as it is even in ASCII
    return json.dumps(value, indent=2).replace("\x7f", "\\u007f")


def format_table(head: Sequence[str], rows: Sequence[Sequence[str]], right: Sequence[int] = ()) -> str:
    """Rows under a head in aligned columns; those numbered in `right` are aligned to the right."""
    lines = [[escape(cell) for cell in row] for row in (head, *rows)]
    widths = [max(_cell_width(line[column]) for line in lines) for column in range(len(head))]
    return "\n".join(
        "  ".join(_padded(cell, widths[column], column in right) for column, cell in enumerate(line)).rstrip()
        for line in lines
    )


def discard_output(stream: int) -> None:
    """Send what is still buffered for a stream that nobody reads to nowhere, so that leaving raises no second error."""
    nowhere = os.open(os.devnull, os.O_WRONLY)
    os.dup2(nowhere, stream)
    os.close(nowhere)


def _padded(cell: str, width: int, right: bool) -> str:
    gap = " " * (width - _cell_width(cell))
    return gap + cell if right else cell + gap


def _cell_width(text: str) -> int:
    """How many cells of the terminal a text takes up."""
    if text.isascii():
        return len(text)
    import unicodedata

    wide = sum(unicodedata.east_asian_width(char) in "WF" for char in text)
    return len(text) + wide - sum(unicodedata.combining(char) > 0 for char in text)
