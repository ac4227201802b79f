"""A plot in the colours of the theme, drawn again whenever its size changes."""

from typing import Any

from rich.text import Text
from textual.app import RenderResult
from textual.color import Color
from textual_plotext import PlotextPlot

from spacequiz.tui.progress_plots import Draw


class Chart(PlotextPlot):
    """Holds the function that draws the plot, and no state of the plot itself."""

    DEFAULT_CSS = """
    Chart { height: 1fr; min-height: 6; background: $surface; }
    """

    def __init__(self, **settings: Any) -> None:
        """Start empty."""
        super().__init__(**settings)
        self._draw: Draw | None = None

    def show(self, draw: Draw) -> None:
        """Draw with this function from now on."""
        self._draw = draw
        self.refresh()

    def render(self) -> RenderResult:
        """Return the plot; an empty text where there is nothing to draw, or no room."""
        if self._draw is None or self.size.width < 20 or self.size.height < 4:
            return Text("")
        self.plt.clear_figure()
        self._draw(self.plt, self._colour, self.size.width)
        return super().render()

    def _colour(self, name: str) -> tuple[int, int, int]:
        return Color.parse(self.app.theme_variables[name]).rgb
