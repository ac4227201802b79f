"""The list of packs to tick for a game."""

from typing import ClassVar

from textual.binding import Binding, BindingType
from textual.message import Message
from textual.widgets import OptionList
from textual.widgets.option_list import Option

from spacequiz.play.library import LibraryPack, PackLibrary
from spacequiz.tui.hanging_indent import HangingIndent
from spacequiz.tui.plain_text import line, literal


class PackChecklist(OptionList):
    """Space or a click ticks a pack; a pack with errors is shown with its first error, and cannot be ticked."""

    DEFAULT_CSS = """
    PackChecklist { height: auto; max-height: 100%; border: none; background: $background; padding: 0;
        scrollbar-size-vertical: 1; }
    PackChecklist:focus { border: none; background-tint: $background 0%; }
    PackChecklist > .option-list--option-highlighted { background: $background; color: $foreground; text-style: none; }
    PackChecklist:focus > .option-list--option-highlighted { background: $panel; color: $foreground; text-style: none; }
    PackChecklist > .option-list--option-hover { background: $panel; }
    PackChecklist > .option-list--option-disabled { color: $dim; }
    """
    BINDINGS: ClassVar[list[BindingType]] = [
        Binding("space", "select", "tick"),
        Binding("enter", "screen.start", "start", key_display="enter"),
    ]

    class Changed(Message):
        """The ticked packs changed."""

    def __init__(self) -> None:
        """Start empty."""
        super().__init__()
        self._library = PackLibrary()
        self.ticked: frozenset[str] = frozenset()
        """Ids of the ticked packs."""

    def fill(self, library: PackLibrary, ticked: frozenset[str]) -> None:
        """Show the packs of the library and tick those of these ids; where it has none of them, its default packs."""
        self._library = library
        known = frozenset(pack.id for pack in library.playable)
        self.ticked = ticked & known or frozenset(pack.id for pack in library.default_packs)
        self.clear_options()
        for number, entry in enumerate(library.entries):
            # an id of our own: a pack's name may be anything
            self.add_option(Option(self._prompt(entry), id=f"p{number}", disabled=entry.pack is None))
        self.highlighted = next((n for n, entry in enumerate(library.entries) if entry.pack), None)

    def tick_all(self) -> None:
        """Tick all packs, or only the highlighted one where all are ticked."""
        known = frozenset(pack.id for pack in self._library.playable)
        highlighted = self._library.entries[self.highlighted].id if self.highlighted is not None else ""
        self._set_ticked(frozenset({highlighted}) & known if self.ticked == known and highlighted else known)

    def on_option_list_option_selected(self, event: OptionList.OptionSelected) -> None:
        """Tick the pack, or clear its tick."""
        event.stop()
        self._set_ticked(self.ticked ^ {self._library.entries[event.option_index].id})

    def _set_ticked(self, ticked: frozenset[str]) -> None:
        self.ticked = ticked
        for number, entry in enumerate(self._library.entries):
            self.replace_option_prompt_at_index(number, self._prompt(entry))
        self.post_message(self.Changed())

    def _prompt(self, entry: LibraryPack) -> HangingIndent:
        if entry.pack is None:
            return HangingIndent((literal("✗ ", "$error"), line(entry.title, (f"  {entry.problem}", "$dim"))))
        is_ticked = entry.id in self.ticked
        box = literal("☑ ", "$accent bold") if is_ticked else literal("☐ ", "$dim")
        title = (entry.title, "bold" if is_ticked else "")
        return HangingIndent((box, line(title, (f"  {len(entry.pack.questions)}", "$dim"))))
