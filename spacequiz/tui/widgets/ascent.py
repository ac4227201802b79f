"""The ascent: points as a climb from the launch pad to the Moon.

Altitudes: the Kármán line at 100 km (FAI), the perigee of Sputnik 1 at 215 km and the mean distance of the Moon,
384,400 km (NASA), the station at about 420 km, geostationary orbit at 35,786 km.
"""

from textual.content import Content
from textual.reactive import reactive
from textual.widget import Widget

from spacequiz.tui.plain_text import line
from spacequiz.wording import group_thousands

STATIONS = (
    (0, "Baikonur"),
    (100, "Kármán line"),
    (215, "Sputnik 1"),
    (420, "Station"),
    (35_786, "Geostationary"),
    (384_400, "Moon"),
)

RISE_SECONDS = 0.28
"""Seconds of the animation after an answer."""


def altitude(climb: float) -> int:
    """Return the altitude in kilometres for a share of the climb, 0 to 1; stations are equal shares apart."""
    stretch = min(1.0, max(0.0, climb)) * (len(STATIONS) - 1)
    below = min(int(stretch), len(STATIONS) - 2)
    low, high = STATIONS[below][0], STATIONS[below + 1][0]
    part = stretch - below
    # logarithmic between two stations, since the scale spans four powers of ten
    return round(low * (high / low) ** part) if low else round(high * part)


class Ascent(Widget):
    """A gauge of the points that were won, as a share of all that could be."""

    DEFAULT_CSS = """
    Ascent { width: 30; height: 100%; padding: 1 1 1 2; border-left: vkey $edge; display: none; }
    """
    ALLOW_SELECT = False
    climb = reactive(0.0)

    def __init__(self, climb: float = 0.0) -> None:
        """Start at this share of the climb."""
        super().__init__()
        self.set_reactive(Ascent.climb, climb)

    def rise(self, climb: float) -> None:
        """Go to this share of the climb; a rise is animated, a fall is not."""
        if climb > self.climb and self.display:
            self.animate("climb", climb, duration=RISE_SECONDS)
        else:
            self.climb = climb

    def render(self) -> Content:
        """Return the stations from the Moon down, with a mark at the current altitude."""
        rows = max(len(STATIONS) + 1, min(self.content_size.height, 26))
        steps = rows - 1
        marks = {round(steps * number / (len(STATIONS) - 1)): station for number, station in enumerate(STATIONS)}
        # rounded down: the mark never stands higher than the climb
        current = int(min(1.0, self.climb) * steps + 1e-9)
        return Content("\n").join(self._row(step, current, marks.get(step)) for step in range(steps, -1, -1))

    def _row(self, step: int, current: int, station: tuple[int, str] | None) -> Content:
        lit = step <= current
        colour = "$accent bold" if lit else "$faint"
        height = f"{group_thousands(station[0])} km" if station else ""
        if step == current:
            altitude_text = f"{group_thousands(altitude(self.climb))} km"
            name = station[1] if station else "you"
            return line((f"{altitude_text:>10} ", "$accent bold"), ("▲", "$accent bold"), (f" {name}", "$accent bold"))
        pole = "┣" if station and lit else "├" if station else "┃" if lit else "·"
        return line(
            (f"{height:>10} ", "$dim"),
            (pole, colour),
            (f" {station[1]}" if station else "", "$foreground" if lit else "$dim"),
        )
