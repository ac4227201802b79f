"""A dialog that asks for the name of a player."""

from collections.abc import Callable, Collection
from typing import ClassVar

from textual.app import ComposeResult
from textual.binding import Binding, BindingType
from textual.containers import VerticalScroll
from textual.widgets import Input, Static

from spacequiz.text import NAME_LENGTH, clean_name, same_name
from spacequiz.tui.plain_text import literal
from spacequiz.tui.screens.dialog import Dialog
from spacequiz.tui.widgets.key_bar import KeyBar


class NameInput(Input):
    """An input whose enter key is shown in the key bar, where it can be clicked."""

    BINDINGS: ClassVar[list[BindingType]] = [Binding("enter", "submit", "save", key_display="enter")]


class NameDialog(Dialog):
    """Asks for a name that no other player has."""

    DEFAULT_CSS = """
    NameDialog > VerticalScroll { width: 44; }
    NameDialog Input { height: 1; border: none; background: $panel; padding: 0 1; margin: 1 0; }
    NameDialog Input:focus { border: none; background: $panel; }
    NameDialog #problem { color: $warning; height: auto; }
    """
    BINDINGS: ClassVar[list[BindingType]] = [Binding("escape", "dismiss", "back", key_display="esc")]

    def __init__(self, title: str, name: str, used_names: Collection[str], then: Callable[[str], object]) -> None:
        """Make the dialog with `name` in its input; call `then` with the name that was typed."""
        super().__init__()
        self._title = title
        self._name_before = name
        self._used_names = used_names
        self._then = then

    def compose(self) -> ComposeResult:
        """Compose the title, the input and a line for an error."""
        with VerticalScroll(can_focus=False):
            yield Static(literal(self._title, "$accent bold"), id="text")
            yield NameInput(
                self._name_before, placeholder="a name, then enter", max_length=NAME_LENGTH, select_on_focus=False
            )
            yield Static(id="problem")
        yield KeyBar()

    def populate(self) -> None:
        """Focus the input."""
        self.query_one(NameInput).focus()

    def on_input_submitted(self, event: Input.Submitted) -> None:
        """Close with the name, or show why it cannot be used."""
        event.stop()
        name = clean_name(event.value)
        other = next((other for other in self._used_names if same_name(other, name)), "")
        if not name or other:
            words = f"There is already a player {other}." if other else "Type a name with visible letters."
            self.query_one("#problem", Static).update(literal(words))
        elif self.is_active:
            self.dismiss()
            self._then(name)
