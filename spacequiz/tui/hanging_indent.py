"""Text with something before it, wrapped so that every line begins below the first word of the text."""

from collections.abc import Sequence

from textual.content import Content
from textual.css.styles import RulesMap
from textual.strip import Strip
from textual.style import Style
from textual.visual import RenderOptions, Visual

Row = tuple[Content, Content]
"""What stands before, and the text."""

_MIN_TEXT_WIDTH = 8
"""Cells that a text has at least, however narrow the room."""


class HangingIndent(Visual):
    """Rows with a head and a text each; the heads may differ in width."""

    def __init__(self, *rows: Row, further: int = 0) -> None:
        """These rows, one below the other; lines after the first of each stand so many cells `further` in."""
        self._rows: Sequence[Row] = rows
        self._further = further

    def render_strips(self, width: int, height: int | None, style: Style, options: RenderOptions) -> list[Strip]:
        """The rows at this width in cells."""
        return self._laid(width).render_strips(width, height, style, options)

    def get_optimal_width(self, rules: RulesMap, container_width: int) -> int:
        """Cells for every row in one line."""
        return max((head.cell_length + text.cell_length for head, text in self._rows), default=0)

    def get_height(self, rules: RulesMap, width: int) -> int:
        """Lines at this width in cells."""
        return sum(len(_lines(head, text, width, self._further)) for head, text in self._rows)

    def _laid(self, width: int) -> Content:
        rows = (_lines(head, text, width, self._further) for head, text in self._rows)
        return Content("\n").join(line for lines in rows for line in lines)


def _lines(head: Content, text: Content, width: int, further: int) -> list[Content]:
    indent = head.cell_length
    if indent + text.cell_length <= width and "\n" not in text.plain:
        return [head + text]
    first, *more = text.wrap(max(_MIN_TEXT_WIDTH, width - indent - further)) or [text]
    # what is narrower than that is wrapped as a whole
    return [head + first, *[Content(" " * (indent + further)) + line for line in more]]
