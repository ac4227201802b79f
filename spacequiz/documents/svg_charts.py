"""Charts as SVG inside a page: no script, no style, no address, and nothing shown by colour alone.

Every text is escaped by `html_page.element`. Only presentation attributes are used, since the page's security policy
allows no other style. Lengths are in units of the drawing, which is `WIDTH` wide and is scaled to the page.
"""

import math
import unicodedata
from collections.abc import Callable, Iterator, Sequence

from spacequiz.documents.html_page import Html, element
from spacequiz.documents.team_style import team_colour

WIDTH = 720
_Position = Callable[[float, float], tuple[float, float]]
"""Returns the place in the drawing of a step on the horizontal axis and a value on the vertical one."""
_DASHES = ("none", "9 4", "2 3", "12 3 2 3", "5 5", "16 5")
"""The dash pattern of each team's line; the first is solid."""
_INK, _FAINT = "#000", "#bbb"
_LETTER = 7.2
"""The average width of a letter, at most, at the font size `_SIZE`."""
_SIZE = 13
_MAX_NAME_COLUMNS = 24
"""Terminal columns up to which a name is shown in full; longer ones are shortened."""


def score_bars(teams: Sequence[str], scores: Sequence[int], title: str = "Points of each team") -> Html:
    """Return a chart with a bar for each team, its name on the left and its score at the end of the bar."""
    names = [_shorten_name(team) for team in teams]
    left = 24 + _widest(names)
    low, high = min(0, *scores), max(0, *scores)
    room = WIDTH - left - 2 * 60
    scale = room / max(1, high - low)
    zero = left + 60 - low * scale if low < 0 else left
    parts = []
    for place, (name, score) in enumerate(zip(names, scores, strict=True)):
        top = 4 + place * 28
        width = abs(score) * scale
        start = zero if score >= 0 else zero - width
        parts.append(_marker(place, 10, top + 11))
        parts.append(_svg_text(name, 22, top + 15.5))
        parts.append(_svg("rect", x=start, y=top, width=width, height=22, fill=team_colour(place, dark=False)))
        where = (zero + width + 6, "start") if score >= 0 else (start - 6, "end")
        parts.append(_svg_text(f"{score}", where[0], top + 15.5, anchor=where[1], bold=True))
    height = 4 + 28 * len(names)
    parts.append(_line(zero, 0, zero, height, _INK))
    description = "; ".join(f"{team}: {score}" for team, score in zip(teams, scores, strict=True))
    return _drawing("bars", title, description, height, parts)


def score_lines(teams: Sequence[str], steps: Sequence[Sequence[int]]) -> Html:
    """Return a chart with a line for each team; `steps` are all scores at the start and after each question."""
    names = [_shorten_name(team) for team in teams]
    every = [score for step in steps for score in step]
    ticks = _ticks(min(0, *every), max(1, *every))
    left, top, bottom, height = 22 + _LETTER * max(len(f"{tick}") for tick in ticks), 10, 256, 302
    right = WIDTH - 24 - _widest(names)
    across = (right - left) / max(1, len(steps) - 1)
    down = (bottom - top) / (ticks[-1] - ticks[0])

    def at(step: float, score: float) -> tuple[float, float]:
        return left + step * across, bottom - (score - ticks[0]) * down

    parts = [*_grid(ticks, left, right, at, beside=14), *_question_numbers(len(steps), at, bottom)]
    parts.append(_svg_text("question", (left + right) / 2, height - 6, anchor="middle"))
    for place in range(len(names)):
        points = [at(step, scores[place]) for step, scores in enumerate(steps)]
        parts.append(_polyline(points, place))
        # in a long game only every so many questions have a marker, or markers would hide the line
        every_so_many = math.ceil(len(points) / 20)
        marked = [point for step, point in enumerate(points) if step % every_so_many == 0 or step == len(points) - 1]
        parts += [_marker(place, *point) for point in marked]
    ends = _spread([at(len(steps) - 1, score)[1] for score in steps[-1]], 15, top, bottom)
    for place, (name, end) in enumerate(zip(names, ends, strict=True)):
        # a name beside the end of its line needs no second marker
        if abs(end - at(len(steps) - 1, steps[-1][place])[1]) > 0.5:
            parts.append(_marker(place, right + 14, end))
        parts.append(_svg_text(name, right + 24, end + 4.5))
    description = "; ".join(
        f"{team}: {', '.join(f'{scores[place]}' for scores in steps[1:])}" for place, team in enumerate(teams)
    )
    return _drawing("lines", "Points of each team after each question", description, height, parts)


def share_columns(shares: Sequence[int | None], void: Sequence[bool]) -> Html:
    """Return a chart with a column for each question, as high as its share of right answers in percent.

    None is a question without an answer; questions that do not count (`void`) are marked as such, without a column.
    """
    left, right, top, bottom, height = 50.0, WIDTH - 8.0, 20.0, 180.0, 226.0
    slot = (right - left) / max(1, len(shares))

    def at(step: float, share: float) -> tuple[float, float]:
        return left + step * slot, bottom - share / 100 * (bottom - top)

    parts = _grid([0, 25, 50, 75, 100], left, right, at, unit=" %")
    roomy = slot >= 24
    for place, (share, is_void) in enumerate(zip(shares, void, strict=True)):
        middle = at(place + 0.5, 0)[0]
        if is_void:
            word, y = ("void" if slot >= 30 else "×"), bottom - 5
        elif share is None:
            word, y = "–", bottom - 5
        else:
            # a share of 0 still shows as a thin line, unlike a question that does not count
            y = min(at(0, share)[1], bottom - 2)
            box = {"x": middle - slot * 0.35, "y": y, "width": slot * 0.7, "height": bottom - y}
            parts.append(_svg("rect", **box, fill="#0b5394"))
            word, y = (f"{share}" if roomy else ""), y - 4
        if word:
            parts.append(_svg_text(word, middle, y, anchor="middle"))
        if roomy or (place + 1) % 5 == 0 or place == 0:
            parts.append(_svg_text(f"{place + 1}", middle, bottom + 17, anchor="middle"))
    parts.append(_svg_text("question", (left + right) / 2, height - 6, anchor="middle"))
    description = "; ".join(
        f"question {number}: {'void' if is_void else 'no answer' if share is None else f'{share} %'}"
        for number, (share, is_void) in enumerate(zip(shares, void, strict=True), 1)
    )
    return _drawing("shares", "Right answers to each question, in percent", description, height, parts)


def _drawing(name: str, title: str, description: str, height: float, parts: Sequence[str]) -> Html:
    """Return a whole chart, which a screen reader reads out as its title and description."""
    return _svg(
        "svg",
        _svg("title", title, id=f"{name}-title"),
        _svg("desc", description, id=f"{name}-desc"),
        *parts,
        role="img",
        aria_labelledby=f"{name}-title {name}-desc",
        viewBox=f"0 0 {WIDTH} {height:g}",
        xmlns="http://www.w3.org/2000/svg",
    )


def _svg(name: str, *inside: str, **attributes: str | float) -> Html:
    """Return an SVG element; ``stroke_width`` is the attribute ``stroke-width``, and numbers are rounded."""
    listed = {
        key.replace("_", "-"): f"{round(value, 2):g}" if isinstance(value, int | float) else value
        for key, value in attributes.items()
    }
    return element(name, *inside, **listed)


def _svg_text(text: str, x: float, y: float, *, anchor: str = "start", bold: bool = False) -> Html:
    weight = {"font_weight": "bold"} if bold else {}
    return _svg("text", text, x=x, y=y, text_anchor=anchor, font_size=_SIZE, fill=_INK, **weight)


def _line(x1: float, y1: float, x2: float, y2: float, colour: str) -> Html:
    return _svg("line", x1=x1, y1=y1, x2=x2, y2=y2, stroke=colour, stroke_width=1)


def _polyline(points: Sequence[tuple[float, float]], place: int) -> Html:
    # each line is thinner than the one before, so that lines below others show at the edges
    return _svg(
        "polyline",
        points=" ".join(f"{x:.1f},{y:.1f}" for x, y in points),
        fill="none",
        stroke=team_colour(place, dark=False),
        stroke_width=3.4 - place % len(_DASHES) * 0.35,
        stroke_dasharray=_DASHES[place % len(_DASHES)],
    )


def _marker(place: int, x: float, y: float) -> Html:
    """Return the sign of a team as a shape, since not every font has it."""
    return _svg(
        "path",
        d=_SHAPES[place % len(_SHAPES)],
        fill=team_colour(place, dark=False),
        transform=f"translate({x:.1f} {y:.1f})",
    )


def _star() -> str:
    corners = [
        (radius * math.sin(turn * math.pi / 5), -radius * math.cos(turn * math.pi / 5))
        for turn, radius in enumerate([7.0, 3.0] * 5)
    ]
    return "M" + "L".join(f"{x:.1f} {y:.1f}" for x, y in corners) + "Z"


_SHAPES = (
    "M0 -6L6 5L-6 5Z",
    "M-5.2 0A5.2 5.2 0 1 0 5.2 0A5.2 5.2 0 1 0 -5.2 0Z",
    "M-4.8 -4.8H4.8V4.8H-4.8Z",
    "M0 -6.5L5.5 0L0 6.5L-5.5 0Z",
    _star(),
    "M-2 -6H2V-2H6V2H2V6H-2V2H-6V-2H-2Z",
)
"""The shapes of `team_style.SIGNS`: triangle, disc, square, diamond, star, cross."""


def _grid(
    ticks: Sequence[int], left: float, right: float, at: _Position, *, beside: float = 7, unit: str = ""
) -> list[Html]:
    parts = []
    for tick in ticks:
        y = at(0, tick)[1]
        parts.append(_line(left, y, right, y, _INK if tick == 0 else _FAINT))
        parts.append(_svg_text(f"{tick}{unit}", left - beside, y + 4.5, anchor="end"))
    return parts


def _question_numbers(count: int, at: _Position, bottom: float) -> Iterator[Html]:
    """Yield the numbers of the questions below the chart: all of them, or every so many."""
    step = next(step for step in (1, 2, 5, 10, 20, 50, 100, 1000) if count / step <= 25 or step == 1000)
    for number in range(1, count):
        if number % step == 0 or (number == 1 and step > 2):
            yield _svg_text(f"{number}", at(number, 0)[0], bottom + 18, anchor="middle")


def _ticks(low: int, high: int) -> list[int]:
    """Return four to eight round numbers from `low` or less to `high` or more."""
    rough = (high - low) / 5
    power = 10 ** max(0, math.floor(math.log10(rough))) if rough >= 1 else 1
    step = int(next(power * factor for factor in (1, 2, 5, 10) if power * factor >= rough))
    return list(range(math.floor(low / step) * step, math.ceil(high / step) * step + 1, step))


def _spread(wanted: Sequence[float], gap: float, top: float, bottom: float) -> list[float]:
    """Return heights in the same order, moved so that they are at least `gap` apart and between `top` and `bottom`."""
    order = sorted(range(len(wanted)), key=lambda place: wanted[place])
    moved = list(wanted)
    least = top
    for place in order:
        moved[place] = max(moved[place], least)
        least = moved[place] + gap
    most = bottom
    for place in reversed(order):
        moved[place] = min(moved[place], most)
        most = moved[place] - gap
    return moved


def _shorten_name(name: str) -> str:
    if _columns(name) <= _MAX_NAME_COLUMNS:
        return name
    shown = ""
    for char in name:
        if _columns(shown + char) >= _MAX_NAME_COLUMNS:
            break
        shown += char
    return f"{shown}…"


def _columns(name: str) -> int:
    """Return the width of a name in terminal columns: East Asian letters are two wide."""
    return sum(2 if unicodedata.east_asian_width(char) in "WF" else 1 for char in name)


def _widest(names: Sequence[str]) -> float:
    return max(_columns(name) for name in names) * _LETTER + 6
