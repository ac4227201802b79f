"""Moodle's text formats, by the names that GIFT and Moodle XML have for them."""

import re

from spacequiz.exchange.sanitise import PICTURE, fold_spaces, looks_like_html, text_from_html

FORMATS = {
    "html": "html",
    "plain": "plain",
    "plain_text": "plain",
    "moodle": "moodle",
    "moodle_auto_format": "moodle",
    "markdown": "markdown",
}
"""What the two formats call them, and what they are called here."""

_MARKDOWN_PICTURE = re.compile(r"!\[([^\[\]]{0,1000})\]\([^()]{0,2000}\)")


def read_as(text: str, form: str, notes: list[str]) -> str:
    """What a text of this format says, in one line; notes what was left out.

    In Moodle's own format and in Markdown HTML counts where there is any; the marks of Markdown stay as typed.
    """
    if form == "plain":
        return fold_spaces(text)
    if form == "markdown" and "![" in text:
        text, pictures = _MARKDOWN_PICTURE.subn(r" \1 ", text)
        if pictures:
            notes.append(PICTURE)
    if form != "html" and not looks_like_html(text):
        return fold_spaces(text)
    said, dropped = text_from_html(text)
    if dropped:
        notes.append(PICTURE)
    return said
