"""Shares of right answers as bars."""

from collections.abc import Mapping, Sequence

from textual.content import Content
from textual.geometry import Size
from textual.reactive import reactive
from textual.widget import Widget

from spacequiz.play.progress import AnswerShare, format_percent
from spacequiz.text import clean
from spacequiz.tui.plain_text import line, literal

NARROW = 50
"""Cells below which the counts are left out."""


class ShareBars(Widget):
    """Groups of named bars, each on one line as wide as the widget."""

    DEFAULT_CSS = """
    ShareBars { height: auto; width: 100%; }
    """
    ALLOW_SELECT = False
    groups: reactive[Mapping[str, Sequence[AnswerShare]]] = reactive({}, layout=True)

    def get_content_height(self, container: Size, viewport: Size, width: int) -> int:
        """Return the rows of all groups, with an empty row between them."""
        return max(1, len(self._rows(width)))

    def render(self) -> Content:
        """Return all groups."""
        return Content("\n").join(self._rows(self.content_size.width))

    def _rows(self, width: int) -> list[Content]:
        rows: list[Content] = []
        for title, parts in self.groups.items():
            rows += [literal("")] if rows else []
            rows.append(literal(title, "$foreground bold"))
            rows += [self._row(part, width) for part in parts] or [literal("none yet", "$dim")]
        return rows

    def _row(self, part: AnswerShare, width: int) -> Content:
        counts = f"  {part.right} of {part.asked}" if width >= NARROW else ""
        room = max(8, min(24, width * 2 // 5))
        name = literal(clean(part.name)).truncate(room, ellipsis=True)
        cells = max(4, width - room - 8 - (16 if counts else 0))
        full = round(cells * part.share)
        bar = ("█" * full, "$success"), ("░" * (cells - full), "$faint")
        return line(
            name, " " * (room + 1 - name.cell_length), *bar, f" {format_percent(part.share):>5}", (counts, "$dim")
        )
