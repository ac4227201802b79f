"""The problems of a pack, each with its line of the file and a caret under the column."""

from collections.abc import Sequence

from textual.css.styles import RulesMap
from textual.strip import Strip
from textual.style import Style
from textual.visual import RenderOptions, Visual

from spacequiz.packs.excerpt import cut_excerpt
from spacequiz.packs.problem import Problem
from spacequiz.text import clean
from spacequiz.tui.hanging_indent import HangingIndent, Row
from spacequiz.tui.plain_text import line, literal

MAX_PROBLEMS = 40
"""Problems that are shown; further ones are only counted."""
SIGNS = {"error": ("✗", "$error bold"), "warning": ("!", "$warning bold")}
"""Sign and colour by severity."""


class ProblemList(Visual):
    """Problems with excerpts of their lines, cut to the width of the widget."""

    def __init__(self, problems: Sequence[Problem], lines: Sequence[str]) -> None:
        """Show these problems of a file with these lines."""
        self._problems = problems
        self._lines = lines

    def render_strips(self, width: int, height: int | None, style: Style, options: RenderOptions) -> list[Strip]:
        """Return the rows for a width in cells."""
        return HangingIndent(*self._rows(width)).render_strips(width, height, style, options)

    def get_optimal_width(self, rules: RulesMap, container_width: int) -> int:
        """Return the whole width."""
        return container_width

    def get_height(self, rules: RulesMap, width: int) -> int:
        """Return the number of rows for a width in cells."""
        return HangingIndent(*self._rows(width)).get_height(rules, width)

    def _rows(self, width: int) -> list[Row]:
        rows: list[Row] = []
        for problem in self._problems[:MAX_PROBLEMS]:
            sign, style = SIGNS[problem.severity]
            message = line((f"line {problem.line}: ", "$dim"), clean(problem.message))
            rows.append((line((f"{sign} ", style)), message))
            if 0 < problem.line <= len(self._lines) and self._lines[problem.line - 1].strip():
                text = self._lines[problem.line - 1]
                # indentation is left out, unless the problem lies in it
                lead = min(len(text) - len(text.lstrip()), problem.column - 1)
                shown, caret = cut_excerpt(text[lead:], problem.column - lead, max(8, width - 4))
                rows.append((literal("    "), literal(shown, "$dim")))
                rows.append((literal("    "), literal(caret, style)))
        more = len(self._problems) - MAX_PROBLEMS
        if more > 0:
            rows.append((literal("  "), literal(f"and {more:,} more: spacequiz pack check lists them all", "$dim")))
        return rows
