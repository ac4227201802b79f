"""Convert texts in Moodle's text formats, which GIFT and Moodle XML name differently, to plain text."""

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
"""The names in GIFT and Moodle XML, with the names used here."""

_MARKDOWN_PICTURE = re.compile(r"!\[([^\[\]]{0,1000})\]\([^()]{0,2000}\)")


def read_as(text: str, form: str, notes: list[str]) -> str:
    """Return a text in this format as one line of plain text; add what was left out to `notes`.

    HTML in Moodle's own format and in Markdown is converted; Markdown markup stays as it is.
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
