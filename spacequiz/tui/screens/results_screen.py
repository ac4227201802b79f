"""The result of a game: points, rank, and every question to read again."""

import asyncio
from typing import TYPE_CHECKING, ClassVar

from textual import work
from textual.app import ComposeResult
from textual.binding import Binding, BindingType
from textual.containers import VerticalGroup, VerticalScroll
from textual.content import Content
from textual.geometry import Region
from textual.widgets import Input, OptionList, Static
from textual.widgets.option_list import Option

from spacequiz.domain.describe import format_ordinal, share_line
from spacequiz.errors import SpaceQuizError
from spacequiz.play.running_game import RunningGame
from spacequiz.play.start import replay_game
from spacequiz.text import DEFAULT_PLAYER, NAME_LENGTH, clean_name
from spacequiz.tui.hanging_indent import HangingIndent
from spacequiz.tui.plain_text import line, literal
from spacequiz.tui.screens.page import Page
from spacequiz.tui.widgets.ascent import STATIONS, altitude
from spacequiz.tui.widgets.game_header import RESULT_SIGNS, result_name
from spacequiz.tui.widgets.logo import block_letters
from spacequiz.tui.widgets.title_bar import TitleBar
from spacequiz.wording import group_thousands

if TYPE_CHECKING:
    from spacequiz.store.game_records import Placement

COUNT_STEPS, STEP_SECONDS = 7, 0.04
"""Steps in which a new high score is counted up, and seconds of each; 280 ms together."""


class ResultsScreen(Page):
    """The result. After a new high score the player is asked for a name, unless one is known."""

    CSS_PATH = "results_screen.tcss"
    TITLE = "Result"
    HELP_KEYS = (
        ("↑ ↓ enter", "read a question again, with its explanation"),
        ("results.again", "play again: same rules, other questions"),
        ("results.missed", "play the questions you missed"),
        ("results.copy", "copy your result to share; it gives no answers away"),
        ("results.scores", "high scores"),
    )
    BINDINGS: ClassVar[list[BindingType]] = [
        Binding("enter", "open", "open", key_display="enter"),
        Binding("a", "again", "play again", id="results.again"),
        Binding("m", "missed", "missed", id="results.missed"),
        Binding("c", "copy", "copy", id="results.copy"),
        Binding("s", "scores", "scores", id="results.scores"),
        Binding("escape", "back", "home", key_display="esc"),
    ]

    def __init__(self, game: RunningGame) -> None:
        """Show the result of this game, which is over."""
        super().__init__()
        self.game = game
        self._rows = self._question_rows()

    def compose_body(self) -> ComposeResult:
        """Compose points, rank, and the list of questions."""
        yield TitleBar("Result: " + " + ".join(ref.title for ref in self.game.setup.packs))
        with VerticalScroll(id="body", can_focus=False):
            yield Static(self._summary(), id="score")
            yield Static(literal("…", "$dim"), id="rank")
            yield Static(id="receipt")
            yield Static(id="share")
            with VerticalGroup(id="new-name"):
                yield Static(literal("New high score! What is your name?", "$accent bold"))
                yield Input(placeholder="your name, then enter", max_length=NAME_LENGTH)
            yield OptionList(*map(Option, self._rows))

    async def populate(self) -> None:
        """Ask the store for the rank, and the classroom for a receipt."""
        self.query_one(OptionList).focus(scroll_visible=False)
        self._show_rank()
        if self.game.submission:
            self._show_receipt()

    def lead_keys(self) -> tuple[tuple[str, str], ...]:
        """Return the key of the list, which is no binding of the screen."""
        return (("enter", "open"),) if isinstance(self.focused, OptionList) else ()

    def check_action(self, action: str, parameters: tuple[object, ...]) -> bool | None:
        """Return whether the action can be done: there may be no missed question."""
        if action == "missed" and not self._missed_keys():
            return False
        return super().check_action(action, parameters)

    def on_option_list_option_highlighted(self, event: OptionList.OptionHighlighted) -> None:
        """Scroll to the highlighted question: the list has its full height, and the whole page scrolls."""
        rows = event.option_list
        width = rows.scrollable_content_region.width - rows.get_component_styles("option-list--option").padding.width
        heights = [row.get_height({}, width) for row in self._rows[: event.option_index + 1]]
        top = rows.virtual_region.y + sum(heights[:-1])
        self.query_one("#body").scroll_to_region(Region(0, top, 1, heights[-1]), animate=False)

    def on_option_list_option_selected(self, event: OptionList.OptionSelected) -> None:
        """Open a question, unless the first of two clicks has opened it already."""
        if not self.is_active:
            return
        from spacequiz.tui.screens.question_dialog import QuestionDialog

        session = self.game.session
        self.app.push_screen(QuestionDialog(session.outcomes, event.option_index, session.seed))

    def on_input_submitted(self, event: Input.Submitted) -> None:
        """Put this score and the next ones under the name that was typed."""
        name = clean_name(event.value)
        game_id = self.game.id
        if not name or game_id is None:
            return
        self.context.change_settings(player=name)
        self.query_one("#new-name").remove_class("-visible")
        self.query_one(OptionList).focus(scroll_visible=False)
        self._reassign(game_id, name)

    def action_open(self) -> None:
        """Open the highlighted question."""
        self.query_one(OptionList).action_select()

    def action_again(self) -> None:
        """Play again by the same rules, with a new seed."""
        self._play(frozenset())

    def action_missed(self) -> None:
        """Play the missed questions again."""
        self._play(self._missed_keys())

    def action_copy(self) -> None:
        """Copy a line to share, where the terminal allows it, and show it here to be copied by hand."""
        titles = [ref.title for ref in self.game.setup.packs]
        shared_line = share_line(self.game.session, self.game.setup.board, titles)
        self.app.copy_to_clipboard(shared_line)
        text = line(("Copied, if your terminal allows it. If not, copy this:\n", "$dim"), shared_line)
        self.query_one("#share", Static).update(text)
        self.query_one("#share").add_class("-visible")

    def action_scores(self) -> None:
        """Open the scores of games by the same rules."""
        self.context.open_screen("scores", self.game.setup.board.key, self.game.id)

    def action_back(self) -> None:
        """Go home."""
        self.save_before_exit()
        self.context.go_home()

    def save_before_exit(self) -> None:
        """Try once more to save the game, where that failed before."""
        self.game.save()

    def _play(self, keys: frozenset[str]) -> None:
        played, setup, context = self.game.session, self.game.setup, self.context.play_context
        self.context.start_in_background(lambda store: replay_game(played, setup, context, store, keys))

    def _missed_keys(self) -> frozenset[str]:
        """Return the keys of the questions that were not answered right."""
        return frozenset(outcome.question.key for outcome in self.game.session.outcomes if not outcome.is_right)

    @work
    async def _reassign(self, game_id: int, name: str) -> None:
        """Put this game under another player's name."""
        try:
            await self.context.store_thread.run(lambda store: store.reassign_game(game_id, name))
        except SpaceQuizError as error:
            self.context.notify_user(str(error))

    @work
    async def _show_rank(self) -> None:
        """Show the rank among the scores, and ask for a name after a new high score."""
        rank = self.query_one("#rank", Static)
        problem = await self.game.flush()
        game_id = self.game.id
        if problem or game_id is None:
            rank.update(literal(problem or "This game was not saved.", "$warning"))
            return
        try:
            is_saved = await self.context.store_thread.run(lambda store: store.is_persistent)
            placement = await self.context.store_thread.run(lambda store: store.placement(game_id))
        except SpaceQuizError as error:
            rank.update(literal(str(error), "$warning"))
            return
        if not self.is_open:
            return
        if not is_saved:
            rank.update(literal("This game was not saved: the score file cannot be written.", "$warning"))
            return
        rank.update(self._rank_text(placement))
        score, best = self.game.session.score, placement.best_before
        if best and score > best.score:
            self._count_up()
        is_record = score > (best.score if best else 0)
        if is_record and self.game.setup.player == DEFAULT_PLAYER and self.context.player == DEFAULT_PLAYER:
            self.query_one("#new-name").add_class("-visible")
            self.query_one(Input).focus(scroll_visible=False)

    @work
    async def _show_receipt(self) -> None:
        """Show the code of the result that was handed in, and where it was saved."""
        receipt = await self.game.receipt()
        if receipt is None or not self.is_open:
            return
        code, _, folder = receipt.summary.partition("  ")
        rows = [line((code, "$accent bold"), (f"  {folder}" if folder else "", "$dim"))]
        rows += [literal(problem, "$warning") for problem in receipt.problems]
        widget = self.query_one("#receipt", Static)
        widget.update(Content("\n").join(rows))
        widget.add_class("-visible")

    @work(group="count up")
    async def _count_up(self) -> None:
        """Count the points up, in less time than it takes to read them."""
        if self.app.animation_level == "none":
            return
        score = self.query_one("#score", Static)
        for step in range(1, COUNT_STEPS):
            score.update(self._summary(self.game.session.score * step // COUNT_STEPS))
            await asyncio.sleep(STEP_SECONDS)
        score.update(self._summary())

    def _summary(self, points: int | None = None) -> Content:
        """Return the sums, with these points where they are still counted up."""
        session = self.game.session
        height = altitude(session.progress)
        climb = (
            f"You climbed to {group_thousands(height)} km: {_reached(height)}."
            if height
            else "Still on the pad at Baikonur."
        )
        top, bottom = block_letters(group_thousands(session.score if points is None else points))
        return line(
            (f"{top}\n{bottom}", "$accent"),
            (" points\n\n", "$accent"),
            f"{session.correct} of {session.total} right",
            (f"   best streak {session.best_streak}   {_time(session.seconds)}\n", "$dim"),
            (climb, "$dim"),
        )

    def _rank_text(self, placement: "Placement") -> Content:
        """Return the rank, compared with the best and the last score before."""
        score = self.game.session.score
        label = self.game.setup.board.label
        parts = [line(f"{format_ordinal(placement.rank)} of {placement.total}", (f"  {label}", "$dim"))]
        if placement.best_before and score > placement.best_before.score:
            parts.append(
                line(
                    (
                        f"\n★ New high score, {group_thousands(score - placement.best_before.score)} more than before.",
                        "$accent bold",
                    )
                )
            )
        elif placement.previous:
            change = score - placement.previous.score
            comparison = (
                f"{group_thousands(abs(change))} {'more' if change > 0 else 'less'} than" if change else "the same as"
            )
            parts.append(line((f"\n{comparison} last time", "$success" if change > 0 else "$dim")))
        return line(*parts)

    def _question_rows(self) -> list[HangingIndent]:
        rows = []
        for number, outcome in enumerate(self.game.session.outcomes, 1):
            sign, colour = RESULT_SIGNS[result_name(outcome)]
            points = f"+{outcome.points.total}" if outcome.points.total else "0"
            head = line((f"{sign} ", colour), (f"{number:>2} ", "$dim"))
            rows.append(HangingIndent((head, line(outcome.question.ask, (f"  {points}", "$dim")))))
        return rows


_REACHED = {
    "Baikonur": "on the way up from Baikonur",
    "Kármán line": "past the Kármán line, where space begins",
    "Sputnik 1": "past the lowest point of Sputnik 1's orbit",
    "Station": "past the space station",
    "Geostationary": "past geostationary orbit",
    "Moon": "the Moon itself",
}


def _reached(height: int) -> str:
    """Return in words which station was passed last at this height in kilometres."""
    return _REACHED[[name for station, name in STATIONS if station <= height][-1]]


def _time(seconds: float) -> str:
    """Return a time such as ``2 min 5 s``."""
    whole = round(seconds)
    return f"{whole // 60} min {whole % 60} s" if whole >= 60 else f"{whole} s"
