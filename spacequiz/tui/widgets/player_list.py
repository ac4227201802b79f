"""Those who play on this machine, to choose from."""

from typing import TYPE_CHECKING, ClassVar

from textual import events
from textual.binding import Binding, BindingType
from textual.content import Content
from textual.widgets import OptionList
from textual.widgets.option_list import Option

from spacequiz.text import same_name
from spacequiz.tui.hanging_indent import HangingIndent
from spacequiz.tui.plain_text import line, literal
from spacequiz.wording import format_large_count

if TYPE_CHECKING:
    from spacequiz.store.records import Player


class PlayerList(OptionList):
    """Enter chooses; a click marks, and a click on the marked one chooses."""

    DEFAULT_CSS = """
    PlayerList { height: auto; max-height: 100%; border: none; background: $background; padding: 0;
        scrollbar-size-vertical: 1; max-width: 100; }
    PlayerList:focus { border: none; background-tint: $background 0%; }
    PlayerList > .option-list--option-highlighted { background: $background; color: $foreground; text-style: none; }
    PlayerList:focus > .option-list--option-highlighted { background: $panel; color: $foreground; text-style: none; }
    PlayerList > .option-list--option-hover { background: $panel; }
    """
    BINDINGS: ClassVar[list[BindingType]] = [
        Binding("enter", "select", "play as this one", key_display="enter"),
    ]

    def __init__(self) -> None:
        """Empty until `fill`."""
        super().__init__()
        self.players: tuple[Player, ...] = ()
        self._current = ""

    @property
    def marked(self) -> "Player | None":
        """The player at the mark."""
        return self.players[self.highlighted] if self.players and self.highlighted is not None else None

    def fill(self, players: "tuple[Player, ...]", current: str, mark: str, *, wide: bool) -> None:
        """Show these players, the current one with a sign, the mark on `mark`."""
        self.players = players
        names = max((literal(player.name).cell_length for player in players), default=0) if wide else 0
        self.clear_options()
        # no id: a name may be anything
        self.add_options(Option(_prompt(player, same_name(player.name, current), names)) for player in players)
        at = (number for number, player in enumerate(players) if same_name(player.name, mark))
        self.highlighted = next(at, 0) if players else None

    def check_action(self, action: str, parameters: tuple[object, ...]) -> bool | None:
        """Nothing to choose, no key for it."""
        return bool(self.players) if action == "select" else True

    def on_click(self, event: events.Click) -> None:
        """Mark what is clicked; a click on the marked one is left to the list, which chooses it."""
        number = event.style.meta.get("option")
        if number is not None and number != self.highlighted:
            event.prevent_default()
            self.highlighted = number


def count_games(player: "Player") -> str:
    """``12 games and 140 answers``."""
    return f"{format_large_count(player.finished_games, 'game')} and {format_large_count(player.answers, 'answer')}"


def _prompt(player: "Player", current: bool, names: int) -> HangingIndent:
    """One line where there is room for the names beside each other (`names` cells), else two."""
    facts = f"{format_large_count(player.finished_games, 'game')}, {format_large_count(player.answers, 'answer')}"
    if player.last_answered_at:
        facts += f", last on {player.last_answered_at.astimezone():%Y-%m-%d}"
    elif not player.answers:
        facts = "has not played yet"
    name = literal(player.name, "$accent bold" if current else "bold")
    gap = " " * (names - name.cell_length + 3) if names else "\n"
    here = ("   plays now", "$accent") if current else ""
    told: Content = line(name, gap, (facts, "$dim"), here) if names else line(name, here, gap, (facts, "$dim"))
    return HangingIndent((literal("▸ " if current else "  ", "$accent"), told))
