"""All packs with what is told of them."""

from collections.abc import Sequence
from pathlib import Path
from typing import ClassVar

from textual import events
from textual.binding import Binding, BindingType
from textual.content import Content
from textual.widgets import OptionList
from textual.widgets.option_list import Option

from spacequiz.packs.loaded_packs import count_noun
from spacequiz.play.library import LibraryPack
from spacequiz.text import escape
from spacequiz.tui.hanging_indent import HangingIndent
from spacequiz.tui.plain_text import line, literal

GAP = 3
"""Cells between two columns."""


class LibraryList(OptionList):
    """Enter opens; a click marks, and a click on the marked one opens."""

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
        """Empty until `fill`."""
        super().__init__()
        self.entries: tuple[LibraryPack, ...] = ()

    @property
    def marked(self) -> LibraryPack | None:
        """The pack at the mark."""
        at = self.highlighted
        return self.entries[at] if at is not None and at < len(self.entries) else None

    def fill(self, entries: tuple[LibraryPack, ...], mark: Path | None, width: int) -> None:
        """Show these packs in so many cells, the mark on the one in this file, or where it was."""
        before = self.highlighted or 0
        rows = [_told(entry) for entry in entries]
        widths = [max(cell.cell_length for cell in column) for column in zip(*rows, strict=True)] if rows else []
        wide = len(_SIGN) + sum(widths) + GAP * (len(widths) - 1) <= width
        self.entries = entries
        self.clear_options()
        # no id: a pack's name may be anything
        self.add_options(
            Option(_row(entry, row, widths) if wide else _two_lines(entry, row))
            for entry, row in zip(entries, rows, strict=True)
        )
        at = next((number for number, entry in enumerate(entries) if entry.path == mark), before)
        self.highlighted = min(at, len(entries) - 1) if entries else None

    def check_action(self, action: str, parameters: tuple[object, ...]) -> bool | None:
        """Nothing to open, no key for it."""
        return bool(self.entries) if action == "select" else True

    def on_click(self, event: events.Click) -> None:
        """Mark what is clicked; a click on the marked one is left to the list, which opens it."""
        number = event.style.meta.get("option")
        if number is not None and number != self.highlighted:
            event.prevent_default()
            self.highlighted = number


_SIGN = "✓ "


def status_sign(entry: LibraryPack) -> Content:
    """How well a pack is, in one sign."""
    if entry.pack is None:
        return literal("✗ ", "$error bold")
    return literal("! ", "$warning bold") if entry.loaded.problems else literal(_SIGN, "$success")


def _told(entry: LibraryPack) -> tuple[Content, ...]:
    """Title, health, id or file, questions, origin, licence."""
    pack = entry.pack
    style = "$error" if pack is None else "$warning" if entry.loaded.problems else "$dim"
    return (
        literal(entry.title, "bold"),
        literal(entry.loaded.status, style),
        # what cannot be played is a file that wants to be mended
        literal(entry.id if pack else escape(entry.path.name), "$dim"),
        literal(count_noun(len(pack.questions), "question") if pack else "", "$dim"),
        literal(entry.loaded.origin if not entry.is_temporary else "a file", "$dim"),
        literal(pack.license if pack else "", "$dim"),
    )


def _row(entry: LibraryPack, cells: Sequence[Content], widths: Sequence[int]) -> HangingIndent:
    padded = (cell.pad_right(width - cell.cell_length + GAP) for cell, width in zip(cells, widths, strict=True))
    return HangingIndent((status_sign(entry), line(*padded).rstrip()))


def _two_lines(entry: LibraryPack, cells: Sequence[Content]) -> HangingIndent:
    title, health, *rest = cells
    facts = Content(", ").join(cell for cell in rest if cell.plain)
    why = literal(f": {entry.problem}", "$dim") if entry.pack is None else ""
    return HangingIndent((status_sign(entry), line(title, "   ", health, "\n", facts.stylize("$dim"), why)))
