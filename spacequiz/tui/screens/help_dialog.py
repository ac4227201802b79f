"""The help dialog: the keys of a screen, and how points are scored."""

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
    """Lists the keys of the screen below, the keys of all screens, and the rules of scoring."""

    DEFAULT_CSS = "HelpDialog > VerticalScroll { width: 64; }"
    BINDINGS: ClassVar[list[BindingType]] = [
        Binding("question_mark", "dismiss", "close", show=False),
    ]

    def __init__(self, title: str, keys: tuple[tuple[str, str], ...]) -> None:
        """Make the help of the screen with this title; each key comes with its description."""
        super().__init__()
        self._title = title
        self._keys = keys

    def populate(self) -> None:
        """Show the text."""
        self.show_text(self._text())

    def on_click(self) -> None:
        """Close at a click anywhere."""
        self.dismiss()

    def _text(self) -> HangingIndent:
        rows = [_title(self._title), *map(_row, self._keys)]
        rows += [_EMPTY, _title("Everywhere"), *map(_row, EVERYWHERE)]
        rows += [_EMPTY, _title("Points"), (literal(""), literal(POINTS))]
        return HangingIndent(*rows)


_EMPTY = literal(""), literal("")


def _title(title: str) -> Row:
    return literal(""), literal(title, "$accent bold")


def _row(pair: tuple[str, str]) -> Row:
    keys, description = pair
    return literal(keys.ljust(11), "$secondary bold"), literal(description)
