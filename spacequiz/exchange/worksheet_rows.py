"""HTML elements shared by the worksheet and its answer key."""

from collections.abc import Iterable

from spacequiz.documents.html_page import Html, element, join

LETTERS = "ABCDEFGH"
"""Names of options, and of the right sides of a match, in seed order."""
BOX = element("span", class_="box")
"""A box to tick."""
WIDE_BOX = element("span", class_="box wide")
"""A box for a number or a letter."""


def numbered(questions: Iterable[Html]) -> Html:
    """Return a numbered list of questions."""
    items = (
        element("li", element("span", f"{number}.", class_="number"), question, class_="question")
        for number, question in enumerate(questions, 1)
    )
    return element("main", element("ol", *(join("\n", item) for item in items)))


def rows(items: Iterable[Html], name: str) -> Html:
    """Return a list of rows with this CSS class."""
    return element("ul", *items, class_=name)


def row(*parts: Html) -> Html:
    """Return a row of parts, separated by spaces for screen readers."""
    spaced = [part for both in zip(parts, [" "] * len(parts), strict=True) for part in both]
    return element("li", *spaced[:-1], class_="row")
