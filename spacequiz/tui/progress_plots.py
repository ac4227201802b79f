"""What the plots of progress look like."""

from collections.abc import Callable, Sequence
from datetime import date, timedelta
from math import ceil
from typing import Any

from spacequiz.play.progress import DayAnswers
from spacequiz.wording import format_day

Colour = Callable[[str], tuple[int, int, int]]
"""A colour of the theme by its name."""
Draw = Callable[[Any, Colour, int], None]
"""Draws on a plot, in the colours of the theme, for so many columns."""

SPAN, WIDE_SPAN = 30, 60
"""Days that are shown, and from `ROOMY` columns of a plot on."""
ROOMY = 70


def draw_answers(days: Sequence[DayAnswers], plt: Any, colour: Colour, width: int) -> None:
    """Bars of answers, right ones at the foot."""
    days = _span(days, width)
    places = list(range(len(days)))
    # the pattern tells right from not right where there is no colour
    plt.bar(places, [day.asked for day in days], marker="░", color=colour("dim"), width=0.7)
    plt.bar(places, [day.right for day in days], marker="█", color=colour("success"), width=0.7)
    _whole_ticks(plt, max(day.asked for day in days))
    _ticks(plt, [day.day for day in days], width)
    _frame(plt, colour)


def draw_shares(days: Sequence[DayAnswers], plt: Any, colour: Colour, width: int) -> None:
    """The share of each day that was right; days without an answer are left out."""
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
    """Bars of questions, today's first."""
    plt.bar(list(range(len(counts))), list(counts), marker="█", color=colour("accent"), width=0.6)
    _whole_ticks(plt, max(counts))
    _ticks(plt, [today + timedelta(days=number) for number in range(len(counts))], width)
    _frame(plt, colour)


def _span(days: Sequence[DayAnswers], width: int) -> Sequence[DayAnswers]:
    return days if width >= ROOMY else days[-SPAN:]


def _ticks(plt: Any, days: Sequence[date], width: int) -> None:
    """A few dates below, the last one among them, so far apart that all have room: plotext drops some where not."""
    step = max(1, ceil(len(days) / max(2, min(5, width // 14))))
    places = list(range(len(days) - 1, -1, -step))[::-1]
    plt.xticks(places, [format_day(days[place], is_short=True) for place in places])


def _frame(plt: Any, colour: Colour) -> None:
    plt.axes_color(colour("surface"))
    plt.canvas_color(colour("surface"))
    plt.ticks_color(colour("dim"))
    plt.frame(False)
    plt.xaxes(True, False)
    plt.yaxes(True, False)


def _whole_ticks(plt: Any, most: int) -> None:
    """Whole numbers beside bars: there is no half answer."""
    top = max(1, most)
    ticks = sorted({0, top // 2, top})
    plt.ylim(0, top)
    plt.yticks(ticks, list(map(str, ticks)))
