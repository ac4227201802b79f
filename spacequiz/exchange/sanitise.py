"""Clean texts of other programs: reduce HTML to its text, and fold white space."""

import html
import re
from html.parser import HTMLParser

_TAG = re.compile(r"</?[A-Za-z][^<>]{0,2000}>|<!--|&(?:[A-Za-z]{2,8}|#[0-9]{1,7}|#[xX][0-9A-Fa-f]{1,6});")
_ANY_TAG = re.compile(r"<[^<>]*>")
_LONGEST_PARSED = 10_000
"""Characters up to which HTML is parsed: on hostile texts the parser's time grows with the square of their length."""
_MOST_STRAY = 20
"""Stray ``<`` up to which HTML is parsed: for each the parser searches the whole rest of the text."""
_SILENT = frozenset({"script", "style", "head", "title", "template", "object", "iframe", "noscript", "svg", "math"})
"""Elements whose content is not text to be read."""
_BREAKS = frozenset({"p", "br", "div", "li", "tr", "td", "th", "ul", "ol", "h1", "h2", "h3", "h4", "h5", "h6", "hr"})
_SHOWN = frozenset({"img", "audio", "video", "picture", "source", "embed", "object", "iframe", "svg", "math", "canvas"})
"""Elements that show something other than text."""
PICTURE = "a picture, sound or formula was left out"


class _Reducer(HTMLParser):
    """Collects the text of HTML, and notes whether something other than text was dropped."""

    def __init__(self) -> None:
        super().__init__(convert_charrefs=True)
        self.parts: list[str] = []
        self.dropped = False
        self._silent = ""

    def handle_starttag(self, tag: str, attrs: list[tuple[str, str | None]]) -> None:
        self.dropped = self.dropped or tag in _SHOWN
        if not self._silent and tag in _SILENT:
            self._silent = tag
        if tag in _BREAKS:
            self.parts.append(" ")

    def handle_startendtag(self, tag: str, attrs: list[tuple[str, str | None]]) -> None:
        self.dropped = self.dropped or tag in _SHOWN
        self.parts.append(" ")

    def handle_endtag(self, tag: str) -> None:
        if tag == self._silent:
            self._silent = ""
        if tag in _BREAKS:
            self.parts.append(" ")

    def handle_data(self, data: str) -> None:
        if not self._silent:
            self.parts.append(data)


def text_from_html(text: str) -> tuple[str, bool]:
    """Return the text of HTML on one line, and whether a picture, sound or the like was left out."""
    if len(text) > _LONGEST_PARSED or text.count("<") - len(_ANY_TAG.findall(text)) > _MOST_STRAY:
        return fold_spaces(html.unescape(_ANY_TAG.sub(" ", text))), False
    reducer = _Reducer()
    # a `<` that is never closed begins no tag, and many of them take the parser seconds
    closed = text.rfind(">") + 1
    try:
        reducer.feed(text[:closed] + text[closed:].replace("<", "&lt;"))
        reducer.close()
    except AssertionError:  # raised by the parser for a broken `<![`
        return fold_spaces(html.unescape(_ANY_TAG.sub(" ", text))), reducer.dropped
    return fold_spaces("".join(reducer.parts)), reducer.dropped


def looks_like_html(text: str) -> bool:
    """Whether a text has an HTML tag or entity."""
    return _TAG.search(text) is not None


def text_to_html(text: str) -> str:
    """Return a text as HTML."""
    return html.escape(text, quote=False)


def fold_spaces(text: str) -> str:
    """Return a text with all white space as single spaces."""
    return " ".join(text.split())
