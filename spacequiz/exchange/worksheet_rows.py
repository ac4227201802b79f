"""What the worksheet and its answers are both built of."""

from collections.abc import Iterable

from spacequiz.documents.html_page import Html, element, join

LETTERS = "ABCDEFGH"
"""Of options and of the right sides of a match, in the order of the seed."""
BOX = element("span", class_="box")
"""To be ticked."""
WIDE_BOX = element("span", class_="box wide")
"""For a number or a letter."""


def numbered(questions: Iterable[Html]) -> Html:
    """The questions, each with its number."""
    items = (
        element("li", element("span", f"{number}.", class_="number"), question, class_="question")
        for number, question in enumerate(questions, 1)
    )
    return element("main", element("ol", *(join("\n", item) for item in items)))


def rows(items: Iterable[Html], name: str) -> Html:
    """A list of rows."""
    return element("ul", *items, class_=name)


def row(*parts: Html) -> Html:
    """One row: boxes, letters, and a text. The spaces are for those who read it aloud."""
    spaced = [part for both in zip(parts, [" "] * len(parts), strict=True) for part in both]
    return element("li", *spaced[:-1], class_="row")
