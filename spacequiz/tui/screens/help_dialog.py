"""Help: what the keys do on the screen it was opened from."""

from typing import ClassVar

from textual.binding import Binding, BindingType

from spacequiz.tui.hanging_indent import HangingIndent, Row
from spacequiz.tui.plain_text import literal
from spacequiz.tui.screens.dialog import Dialog

EVERYWHERE = (
    ("esc", "back"),
    ("ctrl+p", "search for any action, pack or theme"),
    ("?", "this help"),
    ("ctrl+q", "quit"),
)
POINTS = (
    "Easy questions are worth 100 points, medium 150, hard 200. A fast answer earns up to 50 % more. A streak adds "
    "10 % for each right answer before this one, up to 50 %. Each hint costs 25 %."
)


class HelpDialog(Dialog):
    """Keys and a word on points, over any screen, at any size."""

    DEFAULT_CSS = "HelpDialog > VerticalScroll { width: 64; }"
    BINDINGS: ClassVar[list[BindingType]] = [
        Binding("question_mark", "dismiss", "close", show=False),
    ]

    def __init__(self, title: str, keys: tuple[tuple[str, str], ...]) -> None:
        """With the keys of the screen below."""
        super().__init__()
        self._title = title
        self._keys = keys

    def populate(self) -> None:
        """Tell the keys, and how points come about."""
        self.show_text(self._text())

    def on_click(self) -> None:
        """A click anywhere closes."""
        self.dismiss()

    def _text(self) -> HangingIndent:
        rows = [_title(self._title), *map(_row, self._keys)]
        rows += [_EMPTY, _title("Everywhere"), *map(_row, EVERYWHERE)]
        rows += [_EMPTY, _title("Points"), (literal(""), literal(POINTS))]
        return HangingIndent(*rows)


_EMPTY = literal(""), literal("")


def _title(words: str) -> Row:
    return literal(""), literal(words, "$accent bold")


def _row(pair: tuple[str, str]) -> Row:
    keys, words = pair
    return literal(keys.ljust(11), "$secondary bold"), literal(words)
