"""Points that a teacher gives or takes by hand."""

from collections.abc import Callable
from typing import ClassVar

from textual.app import ComposeResult
from textual.binding import Binding, BindingType
from textual.containers import VerticalScroll
from textual.widgets import Input, Static

from spacequiz.domain.numbers import parse_number
from spacequiz.text import clean
from spacequiz.tui.plain_text import literal
from spacequiz.tui.screens.dialog import Dialog
from spacequiz.tui.screens.name_dialog import NameInput
from spacequiz.tui.widgets.key_bar import KeyBar
from spacequiz.tui.widgets.stepper import Stepper

MOST = 100_000
"""Points that can be given or taken at once."""
LONGEST = 60
"""Letters of a reason."""


class AdjustPointsDialog(Dialog):
    """Team, points, reason; the reason is kept in the record."""

    DEFAULT_CSS = """
    AdjustPointsDialog > VerticalScroll { width: 52; }
    AdjustPointsDialog Input { height: 1; border: none; background: $panel; padding: 0 1; margin: 1 0 0 0; }
    AdjustPointsDialog Input:focus { border: none; background: $panel; }
    AdjustPointsDialog #problem { color: $warning; height: auto; margin: 1 0 0 0; }
    """
    BINDINGS: ClassVar[list[BindingType]] = [Binding("escape", "dismiss", "back", key_display="esc")]

    def __init__(self, teams: tuple[str, ...], then: Callable[[int, int, str], object]) -> None:
        """`then` gets the team, the points and the reason."""
        super().__init__()
        self._teams = teams
        self._then = then

    def compose(self) -> ComposeResult:
        """The three of them, and what is wrong with one."""
        with VerticalScroll(can_focus=False):
            yield Static(literal("Adjust points", "$accent bold"), id="text")
            names = [(str(team), name) for team, name in enumerate(self._teams)]
            yield Stepper("Team", names, "0", id="team")
            yield NameInput(placeholder="points, such as 50 or -20", max_length=8, id="points")
            yield NameInput(placeholder="reason, then enter", max_length=LONGEST, id="reason")
            yield Static(id="problem")
        yield KeyBar()

    def populate(self) -> None:
        """The team first: left and right, then tab."""
        self.query_one("#team", Stepper).focus()

    def on_input_submitted(self, event: Input.Submitted) -> None:
        """Take it, or say what is missing."""
        event.stop()
        points, reason = self.query_one("#points", Input), self.query_one("#reason", Input)
        by = parse_number(points.value)
        if by is None or by != int(by) or not 0 < abs(by) <= MOST:
            self._complain("Type a whole number of points, such as 50 or -20.", points)
        elif not clean(reason.value):
            self._complain("Type a reason. It appears in the report.", reason)
        elif self.is_active:
            team = int(self.query_one("#team", Stepper).value)
            self.dismiss()
            self._then(team, int(by), clean(reason.value))

    def _complain(self, words: str, field: Input) -> None:
        if field.value or self.focused is field:
            self.query_one("#problem", Static).update(literal(words))
        field.focus()
