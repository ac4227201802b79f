"""The base class of screens that set up a game."""

from collections.abc import Sequence

from textual import events
from textual.widgets import Input, Static

from spacequiz.play.library import PackLibrary
from spacequiz.tui.plain_text import literal
from spacequiz.tui.screens.page import Page
from spacequiz.tui.widgets.pack_checklist import PackChecklist
from spacequiz.tui.widgets.stepper import Stepper


class PackSelectionScreen(Page):
    """A screen with a checklist of packs, steppers for rules, the number of questions, and a button to start."""

    def __init__(self) -> None:
        """Make the screen with an empty library until the packs are read."""
        super().__init__()
        self._library = PackLibrary()

    def initial_packs(self) -> Sequence[str]:
        """Return the ids of the packs that are ticked at first; empty for the default ones."""
        raise NotImplementedError

    def update_count(self) -> None:
        """Show how many questions will be asked, and the rules that apply."""
        raise NotImplementedError

    def action_start(self) -> None:
        """Start the game."""
        raise NotImplementedError

    async def populate(self) -> None:
        """Show the packs as soon as they are read."""
        self.query_one(PackChecklist).focus()
        self.context.library_changed.subscribe(self, self.show_library)
        if self.context.library is None:
            self.query_one("#count", Static).update(literal("loading packs …"))
        else:
            self.show_library(self.context.library)

    def show_library(self, library: PackLibrary) -> None:
        """Show these packs: at first with the initial ones ticked, later with those that are ticked now."""
        packs, old = self.query_one(PackChecklist), self._library
        ticked = packs.ticked if old.entries else frozenset(self.initial_packs())
        if old.entries and ticked == {pack.id for pack in old.default_packs}:
            # the default includes packs that were added meanwhile
            ticked = frozenset()
        self._library = library
        packs.fill(library, ticked)
        self.update_count()

    def on_pack_checklist_changed(self) -> None:
        """Update the number of questions."""
        self.update_count()

    def on_stepper_changed(self) -> None:
        """Update the number of questions."""
        self.update_count()

    def on_input_submitted(self, event: Input.Submitted) -> None:
        """Start the game at enter in a text field."""
        event.stop()
        self.action_start()

    def on_click(self, event: events.Click) -> None:
        """Start the game at a click on the button."""
        if event.widget is not None and event.widget.id == "start" and self.is_active:
            self.action_start()

    def action_all(self) -> None:
        """Tick all packs, or only the highlighted one."""
        self.query_one(PackChecklist).tick_all()

    def rule_value(self, name: str) -> str:
        """Return the value of the stepper with this id."""
        return self.query_one(f"#{name}", Stepper).value
