"""The result of a game: points, place, and every question to read again."""

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
    from spacequiz.store.records import Placement

STEPS, STEP = 7, 0.04
"""How a new high score is counted up: steps, and seconds of each; 280 ms together."""


class ResultsScreen(Page):
    """How it went. A new high score asks for a name here, if none was given before."""

    CSS_PATH = "results_screen.tcss"
    TITLE = "Result"
    HELP_KEYS = (
        ("↑ ↓ enter", "open a question with its options and why"),
        ("results.again", "the same rules again, other questions"),
        ("results.missed", "play the missed ones"),
        ("results.copy", "copy a line to share, which gives no answer away"),
        ("results.scores", "scores"),
    )
    BINDINGS: ClassVar[list[BindingType]] = [
        Binding("enter", "open", "open", key_display="enter"),
        Binding("a", "again", "again", id="results.again"),
        Binding("m", "missed", "missed ones", id="results.missed"),
        Binding("c", "copy", "copy", id="results.copy"),
        Binding("s", "scores", "scores", id="results.scores"),
        Binding("escape", "back", "home", key_display="esc"),
    ]

    def __init__(self, game: RunningGame) -> None:
        """The result of this game."""
        super().__init__()
        self.game = game
        self._rows = self._questions()

    def compose_body(self) -> ComposeResult:
        """The sum, the place, the questions."""
        yield TitleBar("Result: " + " + ".join(ref.title for ref in self.game.setup.packs))
        with VerticalScroll(id="body", can_focus=False):
            yield Static(self._sum(), id="score")
            yield Static(literal("…", "$dim"), id="place")
            yield Static(id="handed")
            yield Static(id="share")
            with VerticalGroup(id="new"):
                yield Static(literal("A new high score! Under which name?", "$accent bold"))
                yield Input(placeholder="your name, then enter", max_length=NAME_LENGTH)
            yield OptionList(*map(Option, self._rows))

    async def populate(self) -> None:
        """Ask for the place."""
        self.query_one(OptionList).focus(scroll_visible=False)
        self._find_place()
        if self.game.submission:
            self._tell_handed()

    def lead_keys(self) -> tuple[tuple[str, str], ...]:
        """The list's own key, which it keeps to itself."""
        return (("enter", "open"),) if isinstance(self.focused, OptionList) else ()

    def check_action(self, action: str, parameters: tuple[object, ...]) -> bool | None:
        """The missed ones only where some were missed."""
        if action == "missed" and not self._missed():
            return False
        return super().check_action(action, parameters)

    def on_option_list_option_highlighted(self, event: OptionList.OptionHighlighted) -> None:
        """Keep the mark in sight: the list is as long as it needs to be, and the whole page scrolls."""
        rows = event.option_list
        width = rows.scrollable_content_region.width - rows.get_component_styles("option-list--option").padding.width
        heights = [row.get_height({}, width) for row in self._rows[: event.option_index + 1]]
        top = rows.virtual_region.y + sum(heights[:-1])
        self.query_one("#body").scroll_to_region(Region(0, top, 1, heights[-1]), animate=False)

    def on_option_list_option_selected(self, event: OptionList.OptionSelected) -> None:
        """Open a question; the second of two clicks finds it open."""
        if not self.is_active:
            return
        from spacequiz.tui.screens.question_dialog import QuestionDialog

        session = self.game.session
        self.app.push_screen(QuestionDialog(session.outcomes, event.option_index, session.seed))

    def on_input_submitted(self, event: Input.Submitted) -> None:
        """Take the name for this score and the next ones."""
        name = clean_name(event.value)
        number = self.game.id
        if not name or number is None:
            return
        self.context.change_settings(player=name)
        self.query_one("#new").remove_class("-told")
        self.query_one(OptionList).focus(scroll_visible=False)
        self._rename(number, name)

    def action_open(self) -> None:
        """Open the question at the mark."""
        self.query_one(OptionList).action_select()

    def action_again(self) -> None:
        """The same rules with a new seed."""
        self._play(frozenset())

    def action_missed(self) -> None:
        """Only what was not right."""
        self._play(self._missed())

    def action_copy(self) -> None:
        """A line to share: to the clipboard, where the terminal lets us, and here to be copied by hand."""
        titles = [ref.title for ref in self.game.setup.packs]
        shared = share_line(self.game.session, self.game.setup.board, titles)
        self.app.copy_to_clipboard(shared)
        words = line(("Copied, if this terminal allows it; or by hand:\n", "$dim"), shared)
        self.query_one("#share", Static).update(words)
        self.query_one("#share").add_class("-told")

    def action_scores(self) -> None:
        """The table of this board."""
        self.context.open_screen("scores", self.game.setup.board.key, self.game.id)

    def action_back(self) -> None:
        """Home."""
        self.save_before_exit()
        self.context.go_home()

    def save_before_exit(self) -> None:
        """What could not be kept is tried once more."""
        self.game.save()

    def _play(self, keys: frozenset[str]) -> None:
        played, setup, context = self.game.session, self.game.setup, self.context.play_context
        self.context.start_in_background(lambda store: replay_game(played, setup, context, store, keys))

    def _missed(self) -> frozenset[str]:
        return frozenset(outcome.question.key for outcome in self.game.session.outcomes if not outcome.is_right)

    @work
    async def _rename(self, number: int, name: str) -> None:
        try:
            await self.context.store_thread.run(lambda store: store.reassign_game(number, name))
        except SpaceQuizError as error:
            self.context.notify_user(str(error))

    @work
    async def _find_place(self) -> None:
        shown = self.query_one("#place", Static)
        problem = await self.game.flush()
        number = self.game.id
        if problem or number is None:
            shown.update(literal(problem or "This game is not kept.", "$warning"))
            return
        try:
            kept = await self.context.store_thread.run(lambda store: store.is_persistent)
            place = await self.context.store_thread.run(lambda store: store.placement(number))
        except SpaceQuizError as error:
            shown.update(literal(str(error), "$warning"))
            return
        if not self.is_open:
            return
        if not kept:
            shown.update(literal("This game is not kept: the score file cannot be written.", "$warning"))
            return
        shown.update(self._placed(place))
        if place.best_before and self.game.session.score > place.best_before.score:
            self._celebrate()
        score = self.game.session.score
        record = score > (place.best_before.score if place.best_before else 0)
        if record and self.game.setup.player == DEFAULT_PLAYER and self.context.player == DEFAULT_PLAYER:
            self.query_one("#new").add_class("-told")
            self.query_one(Input).focus(scroll_visible=False)

    @work
    async def _tell_handed(self) -> None:
        """The code, and where the result lies."""
        receipt = await self.game.receipt()
        if receipt is None or not self.is_open:
            return
        code, _, place = receipt.summary.partition("  ")
        words = [line((code, "$accent bold"), (f"  {place}" if place else "", "$dim"))]
        words += [literal(trouble, "$warning") for trouble in receipt.problems]
        shown = self.query_one("#handed", Static)
        shown.update(Content("\n").join(words))
        shown.add_class("-told")

    @work(group="celebrate")
    async def _celebrate(self) -> None:
        """Count the points up once, in less time than it takes to read them."""
        if self.app.animation_level == "none":
            return
        score = self.query_one("#score", Static)
        for step in range(1, STEPS):
            score.update(self._sum(self.game.session.score * step // STEPS))
            await asyncio.sleep(STEP)
        score.update(self._sum())

    def _sum(self, shown: int | None = None) -> Content:
        """The sums, with the points or a number on the way to them."""
        session = self.game.session
        height = altitude(session.progress)
        climb = (
            f"You climbed to {group_thousands(height)} km: {_reached(height)}."
            if height
            else "Still on the pad at Baikonur."
        )
        top, bottom = block_letters(group_thousands(session.score if shown is None else shown))
        return line(
            (f"{top}\n{bottom}", "$accent"),
            (" points\n\n", "$accent"),
            f"{session.correct} of {session.total} right",
            (f"   best streak {session.best_streak}   {_time(session.seconds)}\n", "$dim"),
            (climb, "$dim"),
        )

    def _placed(self, place: "Placement") -> Content:
        score = self.game.session.score
        label = self.game.setup.board.label
        parts = [line(f"{format_ordinal(place.rank)} of {place.total}", (f"  {label}", "$dim"))]
        if place.best_before and score > place.best_before.score:
            parts.append(
                line(
                    (
                        f"\n★ New high score, {group_thousands(score - place.best_before.score)} more than before.",
                        "$accent bold",
                    )
                )
            )
        elif place.previous:
            change = score - place.previous.score
            words = (
                f"{group_thousands(abs(change))} {'more' if change > 0 else 'less'} than" if change else "the same as"
            )
            parts.append(line((f"\n{words} last time", "$success" if change > 0 else "$dim")))
        return line(*parts)

    def _questions(self) -> list[HangingIndent]:
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
    """What was passed last at this height in kilometres."""
    return _REACHED[[name for station, name in STATIONS if station <= height][-1]]


def _time(seconds: float) -> str:
    whole = round(seconds)
    return f"{whole // 60} min {whole % 60} s" if whole >= 60 else f"{whole} s"
