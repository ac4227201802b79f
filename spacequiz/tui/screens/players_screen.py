"""The players: choose, add, rename or remove one."""

from collections.abc import Callable
from typing import TYPE_CHECKING, ClassVar

from textual import events, work
from textual.app import ComposeResult
from textual.binding import Binding, BindingType
from textual.containers import Vertical
from textual.widgets import OptionList, Static

from spacequiz.errors import NotFound, SpaceQuizError
from spacequiz.text import DEFAULT_PLAYER, same_name
from spacequiz.tui.plain_text import line, literal
from spacequiz.tui.screens.page import Page
from spacequiz.tui.widgets.player_list import PlayerList, count_games
from spacequiz.tui.widgets.title_bar import TitleBar

if TYPE_CHECKING:
    from spacequiz.store.player_records import Player
    from spacequiz.store.store import Store


class PlayersScreen(Page):
    """Lists the players of this computer; a change to one leaves the data of the others as it is."""

    CSS_PATH = "players_screen.tcss"
    TITLE = "Players"
    HELP_KEYS = (
        ("↑ ↓ enter", "play as this player (or click twice)"),
        ("n", "add a player"),
        ("r", "rename the selected player"),
        ("d", "remove the selected player and all their games"),
    )
    BINDINGS: ClassVar[list[BindingType]] = [
        Binding("n", "new", "new"),
        Binding("r", "rename", "rename"),
        Binding("d,delete", "remove", "remove", key_display="d"),
    ]

    def __init__(self) -> None:
        """Make the screen with an empty list until the players are read."""
        super().__init__()
        self._players: tuple[Player, ...] = ()

    def compose_body(self) -> ComposeResult:
        """Compose the list, with a line for messages above it."""
        yield TitleBar("Players")
        with Vertical(id="body"):
            yield Static(id="none")
            yield PlayerList()

    async def populate(self) -> None:
        """Read the players."""
        self.query_one(PlayerList).focus()
        self._read(self.context.player)

    def check_action(self, action: str, parameters: tuple[object, ...]) -> bool | None:
        """Allow rename and remove only where there is a player."""
        if action in {"rename", "remove"} and not self._players:
            return False
        return super().check_action(action, parameters)

    def on_option_list_option_selected(self, event: OptionList.OptionSelected) -> None:
        """Play as the chosen player, unless the first of two clicks did that already."""
        event.stop()
        highlighted = self.query_one(PlayerList).highlighted_player
        if highlighted and self.is_active:
            self.context.use_player(highlighted.name)
            self.app.pop_screen()

    def on_resize(self, event: events.Resize) -> None:
        """Fill the list again: a player takes one line where there is room, else two."""
        if self._players:
            highlighted = self.query_one(PlayerList).highlighted_player
            self._show(highlighted.name if highlighted else "")

    def action_new(self) -> None:
        """Ask for a name, add the player and play as them."""
        from spacequiz.tui.screens.name_dialog import NameDialog

        def add(name: str) -> None:
            self._change(lambda store: store.add_player(name), "", name)

        self.app.push_screen(NameDialog("New player", "", [player.name for player in self._players], add))

    def action_rename(self) -> None:
        """Ask for a new name for the highlighted player."""
        from spacequiz.tui.screens.name_dialog import NameDialog

        player = self.query_one(PlayerList).highlighted_player
        if player is None:
            return
        old = player.name

        def rename(name: str) -> None:
            self._change(lambda store: store.rename_player(old, name), old, name)

        others = [other.name for other in self._players if other is not player]
        self.app.push_screen(NameDialog(f"Rename {old}", old, others, rename))

    def action_remove(self) -> None:
        """Ask, then remove the highlighted player."""
        from spacequiz.tui.screens.confirm_dialog import ConfirmDialog

        player = self.query_one(PlayerList).highlighted_player
        if player is None:
            return
        name = player.name
        words = line(
            (f"Remove {name}?\n\n", "$accent bold"),
            (f"{name}'s {count_games(player)}", "bold"),
            ", unfinished games and review data will be deleted for good. Other players keep theirs.\n\n",
            ("To keep a copy first: spacequiz scores --export", "$dim"),
        )
        self.app.push_screen(
            ConfirmDialog(words, lambda: self._change(lambda store: store.remove_player(name), name, ""))
        )

    def _change(self, call: Callable[["Store"], None], old: str, new: str) -> None:
        """Change the store with `call`: a player `old` becomes `new`; either is empty for none."""
        # a worker of the app goes on when this page is closed: the settings have to follow the store
        self.app.run_worker(self._run_change(call, old, new))

    async def _run_change(self, call: Callable[["Store"], None], old: str, new: str) -> None:
        try:
            await self.context.store_thread.run(call)
        except NotFound:
            # a player without games is only in the settings; or another window removed them
            pass
        except SpaceQuizError as error:
            self.context.notify_user(str(error))
            return
        if not old or same_name(old, self.context.player):
            self.context.use_player(new)
        if self.is_open:
            self._read(new or self.context.player)
        else:
            self.context.refresh_home()

    @work(group="read", exclusive=True)
    async def _read(self, mark: str) -> None:
        from spacequiz.store.player_records import Player

        try:
            saved = await self.context.store_thread.run(lambda store: store.players())
        except SpaceQuizError as error:
            self._show_message(str(error), "$warning")
            return
        if not self.is_open:
            return
        # the default player is listed only once they have answered something
        players = [player for player in saved if player.name != DEFAULT_PLAYER or player.answers]
        current = self.context.player
        if current != DEFAULT_PLAYER and not any(same_name(player.name, current) for player in players):
            players.append(Player(current, 0, 0, None))
        self._players = tuple(sorted(players, key=lambda player: player.name.casefold()))
        self._show_message("" if players else "No players yet. Press n to add one: scores are saved under that name.")
        self._show(mark)
        self.refresh_bindings()

    def _show(self, mark: str) -> None:
        wide = self.app.size.width >= 70
        self.query_one(PlayerList).fill(self._players, self.context.player, mark, wide=wide)

    def _show_message(self, message: str, style: str = "") -> None:
        if self.is_open:
            widget = self.query_one("#none", Static)
            widget.update(literal(message, style))
            widget.set_class(bool(message), "-visible")
