"""Players: who plays here, and who plays now."""

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
    """Players are chosen, added, renamed and removed here; what belongs to others is never touched."""

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
        """Nobody is known yet."""
        super().__init__()
        self._players: tuple[Player, ...] = ()

    def compose_body(self) -> ComposeResult:
        """The list, or what to do without one."""
        yield TitleBar("Players")
        with Vertical(id="body"):
            yield Static(id="none")
            yield PlayerList()

    async def populate(self) -> None:
        """Ask the store."""
        self.query_one(PlayerList).focus()
        self._read(self.context.player)

    def check_action(self, action: str, parameters: tuple[object, ...]) -> bool | None:
        """Rename and remove only where there is somebody."""
        if action in {"rename", "remove"} and not self._players:
            return False
        return super().check_action(action, parameters)

    def on_option_list_option_selected(self, event: OptionList.OptionSelected) -> None:
        """The one chosen plays; the second of two clicks finds it done."""
        event.stop()
        marked = self.query_one(PlayerList).highlighted_player
        if marked and self.is_active:
            self.context.use_player(marked.name)
            self.app.pop_screen()

    def on_resize(self, event: events.Resize) -> None:
        """A line for each where there is room, else two."""
        if self._players:
            marked = self.query_one(PlayerList).highlighted_player
            self._show(marked.name if marked else "")

    def action_new(self) -> None:
        """Somebody new, who plays now."""
        from spacequiz.tui.screens.name_dialog import NameDialog

        def add(name: str) -> None:
            self._change(lambda store: store.add_player(name), "", name)

        self.app.push_screen(NameDialog("New player", "", [player.name for player in self._players], add))

    def action_rename(self) -> None:
        """Another name for the one at the mark."""
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
        """Ask, then take the one at the mark away."""
        from spacequiz.tui.screens.confirm_dialog import ConfirmDialog

        player = self.query_one(PlayerList).highlighted_player
        if player is None:
            return
        name = player.name
        words = line(
            (f"Remove {name}?\n\n", "$accent bold"),
            (f"{name}'s {count_games(player)}", "bold"),
            ", unfinished games and review data will be deleted for good. Other players keep theirs.\n\n",
            ("To keep a copy of the games first: spacequiz scores --export", "$dim"),
        )
        self.app.push_screen(
            ConfirmDialog(words, lambda: self._change(lambda store: store.remove_player(name), name, ""))
        )

    def _change(self, call: Callable[["Store"], None], old: str, new: str) -> None:
        """Have the store make one of `old` into `new`, either of them empty for nobody."""
        # the app's worker, which goes on when this page is closed: the settings have to follow the store
        self.app.run_worker(self._changed(call, old, new))

    async def _changed(self, call: Callable[["Store"], None], old: str, new: str) -> None:
        try:
            await self.context.store_thread.run(call)
        except NotFound:
            # who never played is known to the settings alone, or was removed by another window
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
            kept = await self.context.store_thread.run(lambda store: store.players())
        except SpaceQuizError as error:
            self._tell(str(error), "$warning")
            return
        if not self.is_open:
            return
        # nobody who has done nothing is no player
        players = [player for player in kept if player.name != DEFAULT_PLAYER or player.answers]
        current = self.context.player
        if current != DEFAULT_PLAYER and not any(same_name(player.name, current) for player in players):
            players.append(Player(current, 0, 0, None))
        self._players = tuple(sorted(players, key=lambda player: player.name.casefold()))
        self._tell("" if players else "No players yet. Press n to add one: scores are saved under that name.")
        self._show(mark)
        self.refresh_bindings()

    def _show(self, mark: str) -> None:
        wide = self.app.size.width >= 70
        self.query_one(PlayerList).fill(self._players, self.context.player, mark, wide=wide)

    def _tell(self, words: str, style: str = "") -> None:
        if self.is_open:
            told = self.query_one("#none", Static)
            told.update(literal(words, style))
            told.set_class(bool(words), "-told")
