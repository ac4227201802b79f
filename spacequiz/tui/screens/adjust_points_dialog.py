"""A dialog in which a teacher adds or takes away points by hand."""

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
"""The most points that can be added or taken away at once."""
LONGEST = 60
"""The most characters of a reason."""


class AdjustPointsDialog(Dialog):
    """Asks for a team, points and a reason, which appears in the report."""

    DEFAULT_CSS = """
    AdjustPointsDialog > VerticalScroll { width: 52; }
    AdjustPointsDialog Input { height: 1; border: none; background: $panel; padding: 0 1; margin: 1 0 0 0; }
    AdjustPointsDialog Input:focus { border: none; background: $panel; }
    AdjustPointsDialog #problem { color: $warning; height: auto; margin: 1 0 0 0; }
    """
    BINDINGS: ClassVar[list[BindingType]] = [Binding("escape", "dismiss", "back", key_display="esc")]

    def __init__(self, teams: tuple[str, ...], then: Callable[[int, int, str], object]) -> None:
        """Call `then` with the index of the team, the points and the reason."""
        super().__init__()
        self._teams = teams
        self._then = then

    def compose(self) -> ComposeResult:
        """Compose the three fields and a line for an error."""
        with VerticalScroll(can_focus=False):
            yield Static(literal("Adjust points", "$accent bold"), id="text")
            names = [(str(team), name) for team, name in enumerate(self._teams)]
            yield Stepper("Team", names, "0", id="team")
            yield NameInput(placeholder="points, such as 50 or -20", max_length=8, id="points")
            yield NameInput(placeholder="reason, then enter", max_length=LONGEST, id="reason")
            yield Static(id="problem")
        yield KeyBar()

    def populate(self) -> None:
        """Focus the team."""
        self.query_one("#team", Stepper).focus()

    def on_input_submitted(self, event: Input.Submitted) -> None:
        """Close with the values, or show what is missing."""
        event.stop()
        points, reason = self.query_one("#points", Input), self.query_one("#reason", Input)
        by = parse_number(points.value)
        if by is None or by != int(by) or not 0 < abs(by) <= MOST:
            self._show_error("Type a whole number of points, such as 50 or -20.", points)
        elif not clean(reason.value):
            self._show_error("Type a reason. It appears in the report.", reason)
        elif self.is_active:
            team = int(self.query_one("#team", Stepper).value)
            self.dismiss()
            self._then(team, int(by), clean(reason.value))

    def _show_error(self, message: str, field: Input) -> None:
        """Show what is wrong with a field and focus it; an empty field is only focused at first."""
        if field.value or self.focused is field:
            self.query_one("#problem", Static).update(literal(message))
        field.focus()
