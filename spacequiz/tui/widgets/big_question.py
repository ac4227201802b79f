"""A question as large as the screen allows, to be read from the last row."""

from dataclasses import dataclass

from textual import events
from textual.content import Content
from textual.geometry import Size
from textual.message import Message
from textual.reactive import reactive
from textual.style import Style
from textual.widget import Widget

from spacequiz.tui.plain_text import Part, line, literal
from spacequiz.tui.widgets.big_type import ROWS, draw_big, wrap_big

LETTERS = "ABCDEFGH"
MOST_BIG = 6
"""Lines that a question in big type has at most."""
ROOM = (100, 30)
"""Columns and rows of a terminal in which there is room for big type."""
LETTERED = 6
"""Cells before an option: its letter in big type, and air."""


@dataclass(frozen=True, slots=True)
class ShownOption:
    """An option as it is shown."""

    text: str
    sign: str = ""
    """✓ or ✗ once the answer is shown, ☐ or ☑ while several can be ticked."""
    style: str = "$foreground"
    note: str = ""


@dataclass(frozen=True, slots=True)
class Layout:
    """One way to show it all."""

    big_question: bool
    big_options: bool
    air: int
    """Empty rows between options."""


LAYOUTS = (
    Layout(True, True, 1),
    Layout(True, True, 0),
    Layout(True, False, 2),
    Layout(True, False, 1),
    Layout(True, False, 0),
    Layout(False, True, 0),
    Layout(False, False, 2),
    Layout(False, False, 1),
    Layout(False, False, 0),
)
"""From the largest to the smallest; the first that fits is taken."""


class BigQuestion(Widget):
    """The question, and the options where there are some; a click on one chooses it."""

    DEFAULT_CSS = """
    BigQuestion { height: auto; width: 100%; padding: 0 1; }
    """
    ALLOW_SELECT = False
    ask = reactive("", layout=True)
    options: reactive[tuple[ShownOption, ...]] = reactive((), layout=True)
    rows = reactive(0, layout=True)
    """Rows that there are for it; 0 for as many as it likes in the smallest type."""

    class Chosen(Message):
        """An option was clicked."""

        def __init__(self, place: int) -> None:
            """With its place from 0."""
            super().__init__()
            self.place = place

    def get_content_height(self, container: Size, viewport: Size, width: int) -> int:
        """Rows of the layout that fits."""
        return len(self._best(width))

    def render(self) -> Content:
        """The largest layout that fits."""
        return Content("\n").join(self._best(self.content_size.width))

    def on_click(self, event: events.Click) -> None:
        """Tell which option it was."""
        place = event.style.meta.get("option")
        if place is not None:
            event.stop()
            self.post_message(self.Chosen(place))

    def _best(self, width: int) -> list[Content]:
        width = max(width, 10)
        found: list[Content] = []
        for layout in LAYOUTS if has_room_for_big_type(self) else LAYOUTS[-3:]:
            laid = self._laid(layout, width)
            if laid is not None:
                found = laid
                if len(found) <= self.rows:
                    break
        return found

    def _laid(self, layout: Layout, width: int) -> list[Content] | None:
        """All of it in this layout; None where something cannot be drawn so."""
        question = (
            big_lines(self.ask, width, "$foreground", MOST_BIG) if layout.big_question else bold_lines(self.ask, width)
        )
        if question is None:
            return None
        rows = [*question, literal("")]
        for place, option in enumerate(self.options):
            shown = self._option(place, option, layout, width)
            if shown is None:
                return None
            meta = Style.from_meta({"option": place})
            rows += [row.stylize(meta) for row in shown]
            rows += [literal("")] * (layout.air if place < len(self.options) - 1 else 0)
        return rows

    def _option(self, place: int, option: ShownOption, layout: Layout, width: int) -> list[Content] | None:
        letter = LETTERS[place]
        sign: Part = (f"{option.sign} " if option.sign else "", f"{option.style} bold")
        note: Part = (f"   {option.note}" if option.note else "", "$foreground")
        if not layout.big_options:
            head = line((f" {letter}  ", "$accent bold"), sign)
            first, *more = line((option.text, f"{option.style} bold"), note).wrap(max(8, width - head.cell_length))
            return [head + first, *[literal(" " * head.cell_length) + row for row in more]]
        text = big_lines(option.text, width - LETTERED - 3, option.style, 1)
        if text is None:
            return None
        letters = draw_big(letter)
        middle = line(sign, note)
        return [
            line((letters[row].ljust(LETTERED), "$accent"), text[row], *((literal("  "), middle) if row == 1 else ()))
            for row in range(ROWS)
        ]


def has_room_for_big_type(widget: Widget) -> bool:
    """Whether there is room for big type on this terminal."""
    size = widget.app.size
    return size.width >= ROOM[0] and size.height >= ROOM[1]


def big_lines(text: str, width: int, style: str, most: int) -> list[Content] | None:
    """A text in big type in at most so many lines, a row of air between them; None where that cannot be."""
    lines = wrap_big(text, width)
    if not lines or len(lines) > most:
        return None
    rows: list[Content] = []
    for number, words in enumerate(lines):
        rows += [literal("")] * (number > 0)
        rows += [literal(row, style) for row in draw_big(words)]
    return rows


def bold_lines(text: str, width: int) -> list[Content]:
    """A text in bold, wrapped."""
    return list(literal(text, "bold").wrap(width))
