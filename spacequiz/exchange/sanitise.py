"""Foreign texts made plain: HTML reduced to what it says, cells that no spreadsheet takes for a formula."""

import html
import re
from html.parser import HTMLParser

_TAG = re.compile(r"</?[A-Za-z][^<>]{0,2000}>|<!--|&(?:[A-Za-z]{2,8}|#[0-9]{1,7}|#[xX][0-9A-Fa-f]{1,6});")
_ANY_TAG = re.compile(r"<[^<>]*>")
_LONGEST_PARSED = 10_000
"""Characters up to which HTML is parsed: on hostile texts the parser takes a time that grows with their square."""
_MOST_STRAY = 20
"""Signs ``<`` that begin no whole tag, up to which HTML is parsed: for each the parser looks through all the rest."""
_SILENT = frozenset({"script", "style", "head", "title", "template", "object", "iframe", "noscript", "svg", "math"})
"""Elements whose insides are not to be read."""
_BREAKS = frozenset({"p", "br", "div", "li", "tr", "td", "th", "ul", "ol", "h1", "h2", "h3", "h4", "h5", "h6", "hr"})
_SHOWN = frozenset({"img", "audio", "video", "picture", "source", "embed", "object", "iframe", "svg", "math", "canvas"})
"""Elements that show what no text can say."""
PICTURE = "a picture, sound or formula was left out"


class _Reducer(HTMLParser):
    """Keeps the text of HTML."""

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
    """What HTML says, in one line, and whether something that is no text was left out."""
    if len(text) > _LONGEST_PARSED or text.count("<") - len(_ANY_TAG.findall(text)) > _MOST_STRAY:
        return fold_spaces(html.unescape(_ANY_TAG.sub(" ", text))), False
    reducer = _Reducer()
    # a `<` that nothing closes begins no tag, and a row of them takes the parser seconds
    closed = text.rfind(">") + 1
    try:
        reducer.feed(text[:closed] + text[closed:].replace("<", "&lt;"))
        reducer.close()
    except AssertionError:  # how the parser gives up on a broken `<![`
        return fold_spaces(html.unescape(_ANY_TAG.sub(" ", text))), reducer.dropped
    return fold_spaces("".join(reducer.parts)), reducer.dropped


def looks_like_html(text: str) -> bool:
    """Whether a text holds a tag or an entity."""
    return _TAG.search(text) is not None


def text_to_html(text: str) -> str:
    """A text as HTML that says the same."""
    return html.escape(text, quote=False)


def fold_spaces(text: str) -> str:
    """All white space as single spaces."""
    return " ".join(text.split())
