r"""GIFT: the text format of Moodle. Questions are separated by blank lines, and their answers are in braces.

    // [id:first-satellite] [tag:satellites]
    ::first-satellite::[plain]What was the first artificial satellite? {
        =Sputnik 1#Right.
        ~Explorer 1
        ####It was launched on 4 October 1957.
    }

The rules are those of Moodle's documentation; a backslash escapes one of ``\~=#{}:``.
"""

import re

from spacequiz.exchange.gift_read import read
from spacequiz.exchange.gift_write import write

__all__ = ["looks_like", "read", "write"]

_BEFORE = r"(?:\A\s*+|\n[ \t]*+\n)(?:[ \t]*+(?://|\$CATEGORY:)[^\n]*+\n)*+[ \t]*+"
_LINE = r"[^\n{}\\]*+(?:\\[^\n][^\n{}\\]*+)*+"
_ANSWERS = r"\{\s*+(?:[=~#}]|(?i:TRUE|FALSE|T|F)\s*+[#}])"
_QUESTION = re.compile(
    # one line of text before the answers, or several below a title: the rows of tables have no blank lines between them
    rf"{_BEFORE}(?:::(?:{_LINE}\n){{0,5}}+)?{_LINE}\n?[ \t]*+{_ANSWERS}"
)
_OTHERS = ("{", "<?", "<!", "<html")
"""The beginnings of JSON, XML and HTML."""


def looks_like(data: bytes, text: str) -> bool:
    """Return whether a question with answers in braces is at the beginning or after a blank line."""
    return not text.lstrip().startswith(_OTHERS) and _QUESTION.search(text) is not None
