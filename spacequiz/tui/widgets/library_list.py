"""The list of all packs, with title, status, questions, origin and licence."""

from collections.abc import Sequence
from pathlib import Path
from typing import ClassVar

from textual import events
from textual.binding import Binding, BindingType
from textual.content import Content
from textual.widgets import OptionList
from textual.widgets.option_list import Option

from spacequiz.play.library import LibraryPack
from spacequiz.text import escape
from spacequiz.tui.hanging_indent import HangingIndent
from spacequiz.tui.plain_text import line, literal
from spacequiz.wording import format_count

GAP = 3
"""Cells between two columns."""


class LibraryList(OptionList):
    """Enter opens a pack; a click highlights it, and another click opens it."""

    DEFAULT_CSS = """
    LibraryList { height: auto; max-height: 100%; border: none; background: $background; padding: 0;
        scrollbar-size-vertical: 1; }
    LibraryList:focus { border: none; background-tint: $background 0%; }
    LibraryList > .option-list--option-highlighted { background: $background; color: $foreground; text-style: none; }
    LibraryList:focus > .option-list--option-highlighted { background: $panel; color: $foreground; text-style: none; }
    LibraryList > .option-list--option-hover { background: $panel; }
    """
    BINDINGS: ClassVar[list[BindingType]] = [Binding("enter", "select", "details", key_display="enter")]

    def __init__(self) -> None:
        """Start empty."""
        super().__init__()
        self.entries: tuple[LibraryPack, ...] = ()

    @property
    def highlighted_pack(self) -> LibraryPack | None:
        """The highlighted pack; None where the list is empty."""
        index = self.highlighted
        return self.entries[index] if index is not None and index < len(self.entries) else None

    def fill(self, entries: tuple[LibraryPack, ...], path: Path | None, width: int) -> None:
        """Show these packs in a width in cells, and highlight the one in this file, or the same row as before."""
        previous = self.highlighted or 0
        rows = [_cells(entry) for entry in entries]
        widths = [max(cell.cell_length for cell in column) for column in zip(*rows, strict=True)] if rows else []
        wide = len(_SIGN) + sum(widths) + GAP * (len(widths) - 1) <= width
        self.entries = entries
        self.clear_options()
        # no id: a pack's name may be anything
        self.add_options(
            Option(_row(entry, row, widths) if wide else _two_lines(entry, row))
            for entry, row in zip(entries, rows, strict=True)
        )
        row = next((number for number, entry in enumerate(entries) if entry.path == path), previous)
        self.highlighted = min(row, len(entries) - 1) if entries else None

    def check_action(self, action: str, parameters: tuple[object, ...]) -> bool | None:
        """Return whether there is a pack to open."""
        return bool(self.entries) if action == "select" else True

    def on_click(self, event: events.Click) -> None:
        """Highlight the pack that was clicked; a click on the highlighted one is left to the list, which opens it."""
        number = event.style.meta.get("option")
        if number is not None and number != self.highlighted:
            event.prevent_default()
            self.highlighted = number


_SIGN = "✓ "


def status_sign(entry: LibraryPack) -> Content:
    """Return a sign for whether a pack has errors, warnings, or neither."""
    if entry.pack is None:
        return literal("✗ ", "$error bold")
    return literal("! ", "$warning bold") if entry.loaded.problems else literal(_SIGN, "$success")


def _cells(entry: LibraryPack) -> tuple[Content, ...]:
    """Return title, status, id or file, number of questions, origin and licence."""
    pack = entry.pack
    style = "$error" if pack is None else "$warning" if entry.loaded.problems else "$dim"
    return (
        literal(entry.title, "bold"),
        literal(entry.loaded.status, style),
        # a pack with errors is looked for by the name of its file
        literal(entry.id if pack else escape(entry.path.name), "$dim"),
        literal(format_count(len(pack.questions), "question") if pack else "", "$dim"),
        literal(entry.loaded.origin if not entry.is_temporary else "a file", "$dim"),
        literal(pack.license if pack else "", "$dim"),
    )


def _row(entry: LibraryPack, cells: Sequence[Content], widths: Sequence[int]) -> HangingIndent:
    padded = (cell.pad_right(width - cell.cell_length + GAP) for cell, width in zip(cells, widths, strict=True))
    return HangingIndent((status_sign(entry), line(*padded).rstrip()))


def _two_lines(entry: LibraryPack, cells: Sequence[Content]) -> HangingIndent:
    title, status, *rest = cells
    facts = Content(", ").join(cell for cell in rest if cell.plain)
    problem = literal(f": {entry.problem}", "$dim") if entry.pack is None else ""
    return HangingIndent((status_sign(entry), line(title, "   ", status, "\n", facts.stylize("$dim"), problem)))
