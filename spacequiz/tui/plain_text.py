"""The gate that every text passes on its way to the screen.

A plain `str` given to a widget is markup: ``[/b]`` would end the program and ``[@click=app.quit]x[/]`` would act. A
`Content` is shown as it is.
"""

from textual.content import Content

Part = str | Content | tuple[str, str]
"""Text, or text with a style such as ``$accent bold``."""


def literal(text: str, style: str = "") -> Content:
    """The text exactly as typed, in one style."""
    return Content.styled(text, style) if style else Content(text)


def line(*parts: Part) -> Content:
    """Parts side by side; a `str` is literal text here too."""
    return Content.assemble(*parts)
