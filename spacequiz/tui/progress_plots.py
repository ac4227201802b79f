"""The charts of the progress screen, drawn with plotext."""

from collections.abc import Callable, Sequence
from datetime import date, timedelta
from math import ceil
from typing import Any

from spacequiz.play.progress import DayAnswers
from spacequiz.wording import format_day

Colour = Callable[[str], tuple[int, int, int]]
"""A function that returns the RGB of a colour of the theme by its name."""
Draw = Callable[[Any, Colour, int], None]
"""A function that draws on plotext, with the colours of the theme, in this number of columns."""

SPAN, WIDE_SPAN = 30, 60
"""Days that a chart shows: in a narrow one, and in one of `ROOMY` columns or more."""
ROOMY = 70
"""Columns from which a chart shows `WIDE_SPAN` days."""


def draw_answers(days: Sequence[DayAnswers], plt: Any, colour: Colour, width: int) -> None:
    """Draw a bar for each day: the right answers at the foot, the others above."""
    days = _span(days, width)
    places = list(range(len(days)))
    # without colour, the pattern tells right answers from the others
    plt.bar(places, [day.asked for day in days], marker="░", color=colour("dim"), width=0.7)
    plt.bar(places, [day.right for day in days], marker="█", color=colour("success"), width=0.7)
    _whole_ticks(plt, max(day.asked for day in days))
    _ticks(plt, [day.day for day in days], width)
    _frame(plt, colour)


def draw_shares(days: Sequence[DayAnswers], plt: Any, colour: Colour, width: int) -> None:
    """Draw the share of right answers by day; days without answers are left out."""
    days = _span(days, width)
    known = [(place, 100 * day.share) for place, day in enumerate(days) if day.share is not None]
    plt.plot([place for place, _ in known], [share for _, share in known], marker="braille", color=colour("secondary"))
    plt.scatter([place for place, _ in known], [share for _, share in known], marker="●", color=colour("accent"))
    plt.xlim(0, len(days) - 1)
    plt.ylim(0, 100)
    plt.yticks([0, 50, 100], ["0 %", "50 %", "100 %"])
    _ticks(plt, [day.day for day in days], width)
    _frame(plt, colour)


def draw_due(counts: Sequence[int], today: date, plt: Any, colour: Colour, width: int) -> None:
    """Draw a bar for each day from today on: the number of questions that are due."""
    plt.bar(list(range(len(counts))), list(counts), marker="█", color=colour("accent"), width=0.6)
    _whole_ticks(plt, max(counts))
    _ticks(plt, [today + timedelta(days=number) for number in range(len(counts))], width)
    _frame(plt, colour)


def _span(days: Sequence[DayAnswers], width: int) -> Sequence[DayAnswers]:
    """Return the last days for which there is room."""
    return days if width >= ROOMY else days[-SPAN:]


def _ticks(plt: Any, days: Sequence[date], width: int) -> None:
    """Write a few dates below the chart, the last one among them; plotext drops dates that have no room."""
    step = max(1, ceil(len(days) / max(2, min(5, width // 14))))
    places = list(range(len(days) - 1, -1, -step))[::-1]
    plt.xticks(places, [format_day(days[place], is_short=True) for place in places])


def _frame(plt: Any, colour: Colour) -> None:
    """Set the colours of the chart, and draw only the axes around it."""
    plt.axes_color(colour("surface"))
    plt.canvas_color(colour("surface"))
    plt.ticks_color(colour("dim"))
    plt.frame(False)
    plt.xaxes(True, False)
    plt.yaxes(True, False)


def _whole_ticks(plt: Any, most: int) -> None:
    """Write only whole numbers beside the bars."""
    top = max(1, most)
    ticks = sorted({0, top // 2, top})
    plt.ylim(0, top)
    plt.yticks(ticks, list(map(str, ticks)))
