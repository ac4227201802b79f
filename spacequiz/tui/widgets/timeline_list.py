"""The list of dated firsts, by decade."""

from typing import ClassVar

from textual.binding import Binding, BindingType
from textual.widgets import OptionList
from textual.widgets.option_list import Option

from spacequiz.play.timeline import First, by_decade, nation_names
from spacequiz.tui.hanging_indent import HangingIndent
from spacequiz.tui.plain_text import line

UNKNOWN = "· · ·"
"""Stands for a first that was not answered right yet."""
DATE_WIDTH = len("26 Sep 2022")
"""Cells of the longest date."""


class TimelineList(OptionList):
    """Enter or a click opens a first; decades stand between them."""

    DEFAULT_CSS = """
    TimelineList { height: 1fr; border: none; background: $background; padding: 0; scrollbar-size-vertical: 1; }
    TimelineList:focus { border: none; background-tint: $background 0%; }
    TimelineList > .option-list--option-highlighted { background: $background; color: $foreground; text-style: none; }
    TimelineList:focus > .option-list--option-highlighted { background: $panel; color: $foreground; text-style: none; }
    TimelineList > .option-list--option-hover { background: $panel; }
    TimelineList > .option-list--option-disabled { color: $accent; }
    """
    BINDINGS: ClassVar[list[BindingType]] = [
        Binding("enter", "select", "open", key_display="enter"),
    ]

    def __init__(self) -> None:
        """Start empty."""
        super().__init__()
        self._rows: list[First | None] = []

    @property
    def highlighted_first(self) -> First | None:
        """The highlighted first; None where the list is empty."""
        return self._rows[self.highlighted] if self._rows and self.highlighted is not None else None

    def fill(self, firsts: tuple[First, ...]) -> None:
        """Show these firsts, and highlight the same one as before, if it is among them."""
        previous = self.highlighted_first
        self._rows = []
        options: list[Option] = []
        for decade, firsts_of_decade in by_decade(firsts).items():
            known = sum(first.known for first in firsts_of_decade)
            self._rows.append(None)
            options.append(
                Option(line((decade, "$accent bold"), (f"  {known} of {len(firsts_of_decade)}", "$dim")), disabled=True)
            )
            for first in firsts_of_decade:
                self._rows.append(first)
                options.append(Option(_prompt(first)))
        self.clear_options()
        self.add_options(options)
        keys = [first.question.key if first else "" for first in self._rows]
        row = keys.index(previous.question.key) if previous and previous.question.key in keys else 1
        self.highlighted = row if self._rows else None

    def check_action(self, action: str, parameters: tuple[object, ...]) -> bool | None:
        """Return whether there is a first to open."""
        return bool(self._rows) if action == "select" else True


def _prompt(first: First) -> HangingIndent:
    """Return the date with the event and the question about it; with only the theme while the event is not known."""
    sign = ("✓ ", "$success bold") if first.known else ("? ", "$dim")
    head = line(sign, (f"{first.when:<{DATE_WIDTH}}  ", "$foreground" if first.known else "$dim"))
    if not first.known:
        return HangingIndent((head, line((UNKNOWN, "$dim"), (f"  {first.theme}", "$dim"))))
    nations = nation_names(first.nations)
    where = (f"  {nations}" if nations else "", "$secondary")
    return HangingIndent((head, line((first.name, "bold"), where, (f"  {first.asked}" if first.asked else "", "$dim"))))
