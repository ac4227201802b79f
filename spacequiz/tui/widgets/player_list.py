"""The list of the players of this computer."""

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
    from spacequiz.store.player_records import Player


class PlayerList(OptionList):
    """Enter chooses a player; a click highlights one, and another click chooses."""

    DEFAULT_CSS = """
    PlayerList { height: auto; max-height: 100%; border: none; background: $background; padding: 0;
        scrollbar-size-vertical: 1; max-width: 100; }
    PlayerList:focus { border: none; background-tint: $background 0%; }
    PlayerList > .option-list--option-highlighted { background: $background; color: $foreground; text-style: none; }
    PlayerList:focus > .option-list--option-highlighted { background: $panel; color: $foreground; text-style: none; }
    PlayerList > .option-list--option-hover { background: $panel; }
    """
    BINDINGS: ClassVar[list[BindingType]] = [
        Binding("enter", "select", "play as", key_display="enter"),
    ]

    def __init__(self) -> None:
        """Start empty."""
        super().__init__()
        self.players: tuple[Player, ...] = ()
        self._current = ""

    @property
    def highlighted_player(self) -> "Player | None":
        """The highlighted player; None where the list is empty."""
        return self.players[self.highlighted] if self.players and self.highlighted is not None else None

    def fill(self, players: "tuple[Player, ...]", current: str, highlighted: str, *, wide: bool) -> None:
        """Show these players, with a sign at the current one, and highlight the one of this name."""
        self.players = players
        names = max((literal(player.name).cell_length for player in players), default=0) if wide else 0
        self.clear_options()
        # no id: a name may be anything
        self.add_options(Option(_prompt(player, same_name(player.name, current), names)) for player in players)
        matches = (number for number, player in enumerate(players) if same_name(player.name, highlighted))
        self.highlighted = next(matches, 0) if players else None

    def check_action(self, action: str, parameters: tuple[object, ...]) -> bool | None:
        """Return whether there is a player to choose."""
        return bool(self.players) if action == "select" else True

    def on_click(self, event: events.Click) -> None:
        """Highlight the player that was clicked; a click on the highlighted one is left to the list, which chooses."""
        number = event.style.meta.get("option")
        if number is not None and number != self.highlighted:
            event.prevent_default()
            self.highlighted = number


def count_games(player: "Player") -> str:
    """Return a text such as ``12 games and 140 answers``."""
    return f"{format_large_count(player.finished_games, 'game')} and {format_large_count(player.answers, 'answer')}"


def _prompt(player: "Player", current: bool, names: int) -> HangingIndent:
    """Return one line with the name padded to `names` cells; two lines where that is 0."""
    facts = f"{format_large_count(player.finished_games, 'game')}, {format_large_count(player.answers, 'answer')}"
    if player.last_answered_at:
        facts += f", last on {player.last_answered_at.astimezone():%Y-%m-%d}"
    elif not player.answers:
        facts = "no games yet"
    name = literal(player.name, "$accent bold" if current else "bold")
    gap = " " * (names - name.cell_length + 3) if names else "\n"
    now = ("   current", "$accent") if current else ""
    text: Content = line(name, gap, (facts, "$dim"), now) if names else line(name, now, gap, (facts, "$dim"))
    return HangingIndent((literal("▸ " if current else "  ", "$accent"), text))
