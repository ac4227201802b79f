"""The leaderboards: one for each combination of packs and rules, so that scores can be compared."""

from typing import TYPE_CHECKING, ClassVar

from textual import events, work
from textual.app import ComposeResult
from textual.binding import Binding, BindingType
from textual.containers import VerticalScroll
from textual.content import Content
from textual.widgets import Static

from spacequiz.errors import SpaceQuizError
from spacequiz.text import NAME_LENGTH
from spacequiz.tui.plain_text import line, literal
from spacequiz.tui.screens.page import Page
from spacequiz.tui.widgets.title_bar import TitleBar
from spacequiz.wording import group_thousands

if TYPE_CHECKING:
    from spacequiz.store.game_records import Score

ROWS = 50
"""The most scores that a leaderboard shows."""
EARLIER = "†"
"""The mark of a score that was reached with another edition of its pack."""


class ScoresScreen(Page):
    """Shows one leaderboard at a time; the rows of the current player are marked."""

    CSS_PATH = "scores_screen.tcss"
    TITLE = "Scores"
    HELP_KEYS = (("← →", "other leaderboards"), ("↑ ↓", "scroll"))
    BINDINGS: ClassVar[list[BindingType]] = [
        Binding("left", "turn(-1)", "previous", key_display="←"),
        Binding("right", "turn(1)", "next", key_display="→"),
    ]

    def __init__(self, board: str = "", game: int | None = None) -> None:
        """Open at the leaderboard with this key, with the game of this id marked."""
        super().__init__()
        self._board = board
        self._game = game
        self._boards: tuple[str, ...] = ()
        self._current = 0
        self._scores: tuple[Score, ...] = ()

    def compose_body(self) -> ComposeResult:
        """Compose the title of the leaderboard and its table."""
        yield TitleBar("Scores")
        with VerticalScroll(id="body"):
            yield Static(literal("…", "$dim"), id="board")
            yield Static(id="table")

    async def populate(self) -> None:
        """Read the leaderboards from the store."""
        self.query_one("#body").focus()
        self._read()

    def check_action(self, action: str, parameters: tuple[object, ...]) -> bool | None:
        """Allow turning only where there is more than one leaderboard."""
        if action == "turn" and len(self._boards) < 2:
            return False
        return super().check_action(action, parameters)

    def action_turn(self, by: int) -> None:
        """Go to another leaderboard."""
        self._current = (self._current + by) % len(self._boards)
        self._load_board()

    @work
    async def _read(self) -> None:
        try:
            self._boards = await self.context.store_thread.run(lambda store: store.leaderboard_keys())
        except SpaceQuizError as error:
            self.query_one("#board", Static).update(literal(str(error), "$warning"))
            return
        if not self.is_open:
            return
        if not self._boards:
            words = "No finished games yet. Press esc, then choose Play: after ten questions your score appears here."
            self.query_one("#board", Static).update(literal(words))
            return
        self._current = self._boards.index(self._board) if self._board in self._boards else 0
        self.refresh_bindings()
        self._load_board()

    @work(group="turn", exclusive=True)
    async def _load_board(self) -> None:
        board = self._boards[self._current]
        try:
            self._scores = await self.context.store_thread.run(lambda store: store.top_scores(board, ROWS))
        except SpaceQuizError as error:
            self.query_one("#board", Static).update(literal(str(error), "$warning"))
            return
        if self.is_open and self._scores:
            self._show()

    def _show(self) -> None:
        scores = self._scores
        titles = " + ".join(ref.title for ref in scores[0].packs)
        where = f"   leaderboard {self._current + 1} of {len(self._boards)}" if len(self._boards) > 1 else ""
        self.query_one("#board", Static).update(
            line((titles, "$accent bold"), (f"  {scores[0].board.label}", "$foreground"), (where, "$dim"))
        )
        rows = [self._row(rank, score) for rank, score in enumerate(scores, 1)]
        if any(map(self._is_earlier, scores)):
            rows.append(literal(f"\n{EARLIER} with an earlier edition of the pack", "$dim"))
        self.query_one("#table", Static).update(Content("\n").join([_head(self._is_wide), *rows]))

    def _is_earlier(self, score: "Score") -> bool:
        """Return whether a pack has changed since this score."""
        library = self.context.library
        packs = [(library.pack(ref.id, ref.digest), ref.digest) for ref in score.packs] if library else []
        return any(pack is not None and pack.digest != digest for pack, digest in packs)

    @property
    def _is_wide(self) -> bool:
        return self.app.size.width >= 70

    def _row(self, rank: int, score: "Score") -> Content:
        is_this_game = score.game == self._game
        is_own = score.player.casefold() == self.context.player.casefold()
        style = "$accent bold" if is_this_game else "$foreground" if is_own else "$dim"
        sign = "▸" if is_this_game else "·" if is_own else " "
        name = score.player[:NAME_LENGTH]
        edition = f" {EARLIER}" if self._is_earlier(score) else ""
        day = score.finished_at.astimezone().strftime("%Y-%m-%d")
        text = f"{sign}{rank:>3}  {group_thousands(score.score):>7}  {score.correct:>2}/{score.asked:<3} "
        if self._is_wide:
            return line((f"{text} {name:<20}  {score.seconds:>5.0f} s  {day}{edition}", style))
        return line((f"{text} {name}{edition}", style))

    def on_resize(self, event: events.Resize) -> None:
        """Show the table again: it has more columns where there is room."""
        if self._scores:
            self._show()


def _head(wide: bool) -> Content:
    """Return the headings of the table."""
    text = f"{'':>4}  {'points':>7}  {'right':<6}"
    return literal(f"{text} {'player':<20}  {'time':>7}  day" if wide else f"{text} player", "$dim underline")
