"""The key settings: the key of each action, and how to change it."""

from typing import ClassVar

from textual import events
from textual.app import ComposeResult
from textual.binding import Binding, BindingType
from textual.content import Content
from textual.screen import Screen
from textual.widgets import OptionList, Static
from textual.widgets.option_list import Option

from spacequiz.keymap import KeyAction, key_name, why_refused
from spacequiz.tui.context import app_context
from spacequiz.tui.key_catalog import all_keys, typed_key
from spacequiz.tui.plain_text import line, literal
from spacequiz.tui.screens.dialog import Dialog
from spacequiz.tui.screens.page import Page
from spacequiz.tui.widgets.title_bar import TitleBar

DESCRIPTION_WIDTH = 14
"""The width of the column of actions, in cells."""


class KeySettingsScreen(Page):
    """Lists every action whose key can be changed, by screen."""

    CSS_PATH = "key_settings_screen.tcss"
    TITLE = "Keys"
    HELP_KEYS = (
        ("↑ ↓ enter", "choose an action and change its key"),
        ("⌫", "reset this key"),
        ("a", "reset all keys"),
    )
    BINDINGS: ClassVar[list[BindingType]] = [
        Binding("backspace", "reset", "reset", key_display="⌫"),
        Binding("a", "reset_all", "reset all"),
    ]

    def __init__(self) -> None:
        """Read the keys of all screens."""
        super().__init__()
        self._table = all_keys()
        # an action of several screens is listed with the first of them
        first: dict[str, KeyAction] = {}
        for bound in self._table:
            first.setdefault(bound.id, bound)
        self._actions = tuple(bound for name, bound in first.items() if name)

    def compose_body(self) -> ComposeResult:
        """Compose a note on the fixed keys, then the list."""
        yield TitleBar(self.TITLE)
        yield Static(literal("Enter, esc, tab and the arrow keys cannot be changed."), id="fixed")
        yield OptionList()

    async def populate(self) -> None:
        """Fill the list."""
        actions = self.query_one(OptionList)
        screen = ""
        for action in self._actions:
            if action.screen != screen:
                screen = action.screen
                actions.add_option(Option(literal(screen, "$accent bold"), disabled=True))
            actions.add_option(Option(self._row(action), id=_id(action)))
        actions.highlighted = 1
        actions.focus()

    def lead_keys(self) -> tuple[tuple[str, str], ...]:
        """Return the key of the list, which is no binding of the screen."""
        return () if self.too_small else (("enter", "change"),)

    def check_action(self, action: str, parameters: tuple[object, ...]) -> bool | None:
        """Allow a reset only where a key was changed."""
        if action == "reset" and not (self._highlighted_action and self._highlighted_action.id in self.context.keys):
            return False
        if action == "reset_all" and not self.context.keys:
            return False
        return super().check_action(action, parameters)

    def on_option_list_option_highlighted(self) -> None:
        """Update the key bar: only a changed key can be reset."""
        self.refresh_bindings()

    def on_option_list_option_selected(self) -> None:
        """Ask for a key, unless the first of two clicks did already."""
        if self.is_active and self._highlighted_action:
            self.app.push_screen(PressKeyDialog(self._highlighted_action, self._table))

    def on_screen_resume(self) -> None:
        """Show the keys again after the dialog."""
        if self.query(OptionList):
            self._show_keys()

    def action_reset(self) -> None:
        """Give the action its default key, unless another action has it now."""
        if self._highlighted_action:
            problem = assign_key(self, self._highlighted_action, self._highlighted_action.keys[0], self._table)
            if problem:
                self.context.notify_user(problem)
            self._show_keys()

    def action_reset_all(self) -> None:
        """Reset all keys."""
        self.context.assign_keys({})
        self._show_keys()

    @property
    def _highlighted_action(self) -> KeyAction | None:
        """The highlighted action; None for a heading."""
        option = next(iter(self.query(OptionList)), None)
        marked = option.highlighted_option if option else None
        return next((action for action in self._actions if marked and _id(action) == marked.id), None)

    def _show_keys(self) -> None:
        actions = self.query_one(OptionList)
        for action in self._actions:
            actions.replace_option_prompt(_id(action), self._row(action))
        self.refresh_bindings()

    def _row(self, action: KeyAction) -> Content:
        custom = self.context.keys.get(action.id)
        key, default = key_name(custom or action.keys[0]), key_name(action.keys[0])
        words = line("  ", action.description.ljust(DESCRIPTION_WIDTH), (key.ljust(7), "$secondary bold"))
        return line(words, (f"default {default}", "$dim")) if custom else words


class PressKeyDialog(Dialog, inherit_bindings=False):
    """Gives an action the next key that is pressed, unless the key cannot be used."""

    DEFAULT_CSS = "PressKeyDialog > VerticalScroll { width: 56; }"
    BINDINGS: ClassVar[list[BindingType]] = [
        Binding("backspace", "reset", "reset", key_display="⌫"),
        Binding("escape", "dismiss", "cancel", key_display="esc"),
    ]

    def __init__(self, action: KeyAction, table: tuple[KeyAction, ...]) -> None:
        """Ask for a key for this action; `table` holds the keys of all screens."""
        super().__init__()
        self._action = action
        self._table = table

    def populate(self) -> None:
        """Show the question."""
        self._ask("")

    def on_key(self, event: events.Key) -> None:
        """Use the key, or show why it cannot be used."""
        if event.key in {"escape", "backspace"}:
            return
        event.stop()
        event.prevent_default()
        self._assign(typed_key(event.key))

    def action_reset(self) -> None:
        """Give the action its default key."""
        self._assign(self._action.keys[0])

    def _assign(self, key: str) -> None:
        problem = assign_key(self, self._action, key, self._table)
        if problem:
            self._ask(problem)
        else:
            self.dismiss()

    def _ask(self, problem: str) -> None:
        action = self._action
        words = [line(f"{action.screen}: press the new key for ", (action.description, "$accent bold"), ".")]
        if problem:
            words += [literal(""), literal(problem, "$warning"), literal("Press another key.")]
        self.show_text(Content("\n").join(words))


def assign_key(screen: Screen[None], action: KeyAction, key: str, table: tuple[KeyAction, ...]) -> str:
    """Give the action this key and save it; return why it cannot be used, or an empty text."""
    context = app_context(screen)
    others = {name: other for name, other in context.keys.items() if name != action.id}
    problem = why_refused(action.id, key, table, others)
    if not problem:
        context.assign_keys(others if key in action.keys else others | {action.id: key})
    return problem


def _id(action: KeyAction) -> str:
    """Return the id of the action's row."""
    return action.id.replace(".", "-")
