"""What the set-ups of a game have in common: packs that are ticked, rules that are stepped through, and a button."""

from collections.abc import Sequence

from textual import events
from textual.widgets import Input, Static

from spacequiz.play.library import PackLibrary
from spacequiz.tui.plain_text import literal
from spacequiz.tui.screens.page import Page
from spacequiz.tui.widgets.pack_checklist import PackChecklist
from spacequiz.tui.widgets.stepper import Stepper


class PackSelectionScreen(Page):
    """A screen with a list of packs, steppers, a count of the questions, and a button that begins."""

    def __init__(self) -> None:
        """Without packs until they are read."""
        super().__init__()
        self._library = PackLibrary()

    def initial_packs(self) -> Sequence[str]:
        """The ids of the packs that are ticked at first; none for the usual ones."""
        raise NotImplementedError

    def update_count(self) -> None:
        """Say how many questions will be asked, and show what fits the rules."""
        raise NotImplementedError

    def action_lift_off(self) -> None:
        """Begin the game."""
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
            # the default stands for packs that were added too
            ticked = frozenset()
        self._library = library
        packs.fill(library, ticked)
        self.update_count()

    def on_pack_checklist_changed(self) -> None:
        """Count anew."""
        self.update_count()

    def on_stepper_changed(self) -> None:
        """Count anew."""
        self.update_count()

    def on_input_submitted(self, event: Input.Submitted) -> None:
        """Enter in a name begins too."""
        event.stop()
        self.action_lift_off()

    def on_click(self, event: events.Click) -> None:
        """The button begins."""
        if event.widget is not None and event.widget.id == "lift" and self.is_active:
            self.action_lift_off()

    def action_all(self) -> None:
        """All packs, or only the one at the mark."""
        self.query_one(PackChecklist).tick_all()

    def rule_value(self, name: str) -> str:
        """The value of a rule."""
        return self.query_one(f"#{name}", Stepper).value
