"""Text for widgets, without markup.

Textual parses a `str` as markup: ``[/b]`` would crash the app and ``[@click=app.quit]x[/]`` would be a link that acts.
So every text is given to a widget as `Content`, which is shown as it is.
"""

from textual.content import Content

Part = str | Content | tuple[str, str]
"""Text, or text with a style such as ``$accent bold``."""


def literal(text: str, style: str = "") -> Content:
    """Return the text exactly as it is, in one style."""
    return Content.styled(text, style) if style else Content(text)


def line(*parts: Part) -> Content:
    """Join parts into one text; a `str` is literal text here, too."""
    return Content.assemble(*parts)
