"""Rows with a hanging indent: a head, then a text whose wrapped lines begin below its first word."""

from collections.abc import Sequence

from textual.content import Content
from textual.css.styles import RulesMap
from textual.strip import Strip
from textual.style import Style
from textual.visual import RenderOptions, Visual

Row = tuple[Content, Content]
"""A head, such as a sign or a number, and the text after it."""

_MIN_TEXT_WIDTH = 8
"""The least width of the text in cells."""


class HangingIndent(Visual):
    """Rows with a head and a text each; the heads may differ in width."""

    def __init__(self, *rows: Row, further: int = 0) -> None:
        """Show these rows one below the other; wrapped lines are indented by `further` more cells."""
        self._rows: Sequence[Row] = rows
        self._further = further

    def render_strips(self, width: int, height: int | None, style: Style, options: RenderOptions) -> list[Strip]:
        """Return the rows, wrapped at this width in cells."""
        return self._wrap(width).render_strips(width, height, style, options)

    def get_optimal_width(self, rules: RulesMap, container_width: int) -> int:
        """Return the width in cells at which no row wraps."""
        return max((head.cell_length + text.cell_length for head, text in self._rows), default=0)

    def get_height(self, rules: RulesMap, width: int) -> int:
        """Return the number of lines at this width in cells."""
        return sum(len(_lines(head, text, width, self._further)) for head, text in self._rows)

    def _wrap(self, width: int) -> Content:
        rows = (_lines(head, text, width, self._further) for head, text in self._rows)
        return Content("\n").join(line for lines in rows for line in lines)


def _lines(head: Content, text: Content, width: int, further: int) -> list[Content]:
    """Return the lines of one row at this width in cells."""
    indent = head.cell_length
    if indent + text.cell_length <= width and "\n" not in text.plain:
        return [head + text]
    first, *more = text.wrap(max(_MIN_TEXT_WIDTH, width - indent - further)) or [text]
    # a narrower screen clips the line
    return [head + first, *[Content(" " * (indent + further)) + line for line in more]]
