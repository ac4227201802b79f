"""Moodle XML: what Moodle's question bank exports and imports. Only reading needs defusedxml."""

import re

from spacequiz.exchange.moodle_read import read
from spacequiz.exchange.moodle_write import write

__all__ = ["looks_like", "read", "write"]

_MARKS = b"\xef\xbb\xbf\xff\xfe \t\r\n"
"""Bytes of byte order marks, and white space."""
_QUIZ = re.compile(rb"<quiz[\s/>]|<question\s+type\s*=")


def looks_like(data: bytes, text: str) -> bool:
    """Return whether the file is XML with a quiz in it, in UTF-8, UTF-16 or any superset of ASCII."""
    letters = data.replace(b"\0", b"").lstrip(_MARKS)
    return letters.startswith(b"<") and _QUIZ.search(letters) is not None
