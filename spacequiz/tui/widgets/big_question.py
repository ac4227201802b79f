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
"""The letters of the options."""
MAX_BIG_LINES = 6
"""Lines that a question in big type can have."""
MIN_BIG_SIZE = (100, 30)
"""Columns and rows of a terminal from which there is room for big type."""
LETTER_WIDTH = 6
"""Cells before an option: its letter in big type, and a gap."""


@dataclass(frozen=True, slots=True)
class BigOption:
    """An option of the question, with what is known of it."""

    text: str
    sign: str = ""
    """✓ or ✗ once the answer is shown, ☐ or ☑ while several can be ticked."""
    style: str = "$foreground"
    note: str = ""


@dataclass(frozen=True, slots=True)
class Layout:
    """One way to show question and options."""

    big_question: bool
    big_options: bool
    gap: int
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
"""From the largest to the smallest; the first one that fits is used."""


class BigQuestion(Widget):
    """The question with its options, if it has any; a click on an option chooses it."""

    DEFAULT_CSS = """
    BigQuestion { height: auto; width: 100%; padding: 0 1; }
    """
    ALLOW_SELECT = False
    ask = reactive("", layout=True)
    options: reactive[tuple[BigOption, ...]] = reactive((), layout=True)
    available_rows = reactive(0, layout=True)
    """Rows that question and options may take up; where nothing fits, the smallest layout is used all the same."""

    class Chosen(Message):
        """An option was clicked."""

        def __init__(self, index: int) -> None:
            """With its index, from 0."""
            super().__init__()
            self.index = index

    def get_content_height(self, container: Size, viewport: Size, width: int) -> int:
        """Return the rows of the layout that fits."""
        return len(self._largest_rows(width))

    def render(self) -> Content:
        """Return question and options in the largest layout that fits."""
        return Content("\n").join(self._largest_rows(self.content_size.width))

    def on_click(self, event: events.Click) -> None:
        """Choose the option that was clicked."""
        index = event.style.meta.get("option")
        if index is not None:
            event.stop()
            self.post_message(self.Chosen(index))

    def _largest_rows(self, width: int) -> list[Content]:
        width = max(width, 10)
        best: list[Content] = []
        for layout in LAYOUTS if has_room_for_big_type(self) else LAYOUTS[-3:]:
            rows = self._lay_out(layout, width)
            if rows is not None:
                best = rows
                if len(rows) <= self.available_rows:
                    break
        return best

    def _lay_out(self, layout: Layout, width: int) -> list[Content] | None:
        """Return the rows of this layout; None where a text cannot be drawn in its type."""
        question = (
            big_lines(self.ask, width, "$foreground", MAX_BIG_LINES)
            if layout.big_question
            else bold_lines(self.ask, width)
        )
        if question is None:
            return None
        rows = [*question, literal("")]
        for index, option in enumerate(self.options):
            option_rows = self._option(index, option, layout, width)
            if option_rows is None:
                return None
            meta = Style.from_meta({"option": index})
            rows += [row.stylize(meta) for row in option_rows]
            rows += [literal("")] * (layout.gap if index < len(self.options) - 1 else 0)
        return rows

    def _option(self, index: int, option: BigOption, layout: Layout, width: int) -> list[Content] | None:
        letter = LETTERS[index]
        sign: Part = (f"{option.sign} " if option.sign else "", f"{option.style} bold")
        note: Part = (f"   {option.note}" if option.note else "", "$foreground")
        if not layout.big_options:
            head = line((f" {letter}  ", "$accent bold"), sign)
            first, *more = line((option.text, f"{option.style} bold"), note).wrap(max(8, width - head.cell_length))
            return [head + first, *[literal(" " * head.cell_length) + row for row in more]]
        text = big_lines(option.text, width - LETTER_WIDTH - 3, option.style, 1)
        if text is None:
            return None
        letters = draw_big(letter)
        result = line(sign, note)
        return [
            line(
                (letters[row].ljust(LETTER_WIDTH), "$accent"), text[row], *((literal("  "), result) if row == 1 else ())
            )
            for row in range(ROWS)
        ]


def has_room_for_big_type(widget: Widget) -> bool:
    """Return whether the terminal is large enough for big type."""
    size = widget.app.size
    return size.width >= MIN_BIG_SIZE[0] and size.height >= MIN_BIG_SIZE[1]


def big_lines(text: str, width: int, style: str, max_lines: int) -> list[Content] | None:
    """Return a text in big type, with an empty row between lines; None where it needs more lines or cannot be drawn."""
    lines = wrap_big(text, width)
    if not lines or len(lines) > max_lines:
        return None
    rows: list[Content] = []
    for number, words in enumerate(lines):
        rows += [literal("")] * (number > 0)
        rows += [literal(row, style) for row in draw_big(words)]
    return rows


def bold_lines(text: str, width: int) -> list[Content]:
    """Return a text in bold, wrapped."""
    return list(literal(text, "bold").wrap(width))
