"""Problems of a pack: each with its line, and a mark under the place."""

from collections.abc import Sequence

from textual.content import Content
from textual.css.styles import RulesMap
from textual.strip import Strip
from textual.style import Style
from textual.visual import RenderOptions, Visual

from spacequiz.packs.problem import Problem
from spacequiz.text import clean, is_forbidden
from spacequiz.tui.hanging import Hanging, Row
from spacequiz.tui.literal import line, literal

MOST = 40
"""Problems shown at once; the rest is counted."""
SIGNS = {"error": ("✗", "$error bold"), "warning": ("!", "$warning bold")}
"""Sign and colour by severity."""
_UNSEEN = "�"
"""Stands for a character that must not be shown; one for one, so that columns stay."""


class Complaints(Visual):
    """Problems one below the other, with the lines that they are about, cut to the width there is."""

    def __init__(self, problems: Sequence[Problem], lines: Sequence[str]) -> None:
        """These problems of the file of these lines."""
        self._problems = problems
        self._lines = lines

    def render_strips(self, width: int, height: int | None, style: Style, options: RenderOptions) -> list[Strip]:
        """The rows at this width in cells."""
        return Hanging(*self._rows(width)).render_strips(width, height, style, options)

    def get_optimal_width(self, rules: RulesMap, container_width: int) -> int:
        """All the width there is."""
        return container_width

    def get_height(self, rules: RulesMap, width: int) -> int:
        """Lines at this width in cells."""
        return Hanging(*self._rows(width)).get_height(rules, width)

    def _rows(self, width: int) -> list[Row]:
        rows: list[Row] = []
        for problem in self._problems[:MOST]:
            sign, style = SIGNS[problem.severity]
            said = line((f"line {problem.line}: ", "$dim"), clean(problem.message))
            rows.append((line((f"{sign} ", style)), said))
            if 0 < problem.line <= len(self._lines) and self._lines[problem.line - 1].strip():
                shown, before = excerpt(self._lines[problem.line - 1], problem.column, max(8, width - 4))
                rows.append((literal("    "), literal(shown, "$dim")))
                rows.append((literal("    "), line(" " * before, ("^", style))))
        more = len(self._problems) - MOST
        if more > 0:
            rows.append((literal("  "), literal(f"and {more:,} more: spacequiz pack check lists all of them", "$dim")))
        return rows


def excerpt(text: str, column: int, room: int) -> tuple[str, int]:
    """The part of a line around a column (from 1) that fits into so many cells, and the cells before that column."""
    at = min(max(column - 1, 0), len(text))
    # a line may be as long as a file: only what could be shown is looked at
    begin, end = max(0, at - room), at + room
    before, after = _plain(text[begin:at]), _plain(text[at:end])
    if begin == 0:
        before = before.lstrip() if after.strip() else before
    cut = begin > 0
    while before and Content(before).cell_length > room * 2 // 3 and Content(before + after).cell_length >= room:
        before, cut = before[1:], True
    if cut:
        before = "…" + before[1:]
    kept, more = after, end < len(text)
    while kept and Content(before + kept).cell_length > room - more:
        kept, more = kept[:-1], True
    return (before + kept).rstrip() + ("…" if more else ""), Content(before).cell_length


def _plain(text: str) -> str:
    return "".join(" " if char in "\t\r\n" else _UNSEEN if is_forbidden(char) else char for char in text)
