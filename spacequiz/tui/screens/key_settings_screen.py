"""Keys: which key does what, and how to change it."""

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

WORDS = 14
"""Cells for what a key does."""


class KeySettingsScreen(Page):
    """Every action whose key can be changed, by the screen that it is on."""

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
        """With what the screens know now."""
        super().__init__()
        self._table = all_keys()
        # an action that is on several screens is listed with the first
        first: dict[str, KeyAction] = {}
        for bound in self._table:
            first.setdefault(bound.id, bound)
        self._actions = tuple(bound for name, bound in first.items() if name)

    def compose_body(self) -> ComposeResult:
        """A word on what stays, then the list."""
        yield TitleBar(self.TITLE)
        yield Static(literal("Enter, esc, tab and the arrow keys cannot be changed."), id="fixed")
        yield OptionList()

    async def populate(self) -> None:
        """Show what there is."""
        actions = self.query_one(OptionList)
        screen = ""
        for action in self._actions:
            if action.screen != screen:
                screen = action.screen
                actions.add_option(Option(literal(screen, "$accent bold"), disabled=True))
            actions.add_option(Option(self._prompt(action), id=_id(action)))
        actions.highlighted = 1
        actions.focus()

    def lead_keys(self) -> tuple[tuple[str, str], ...]:
        """The key that the list takes by itself."""
        return () if self.too_small else (("enter", "change"),)

    def check_action(self, action: str, parameters: tuple[object, ...]) -> bool | None:
        """Usual keys come back only where there are others."""
        if action == "reset" and not (self._at and self._at.id in self.context.keys):
            return False
        if action == "reset_all" and not self.context.keys:
            return False
        return super().check_action(action, parameters)

    def on_option_list_option_highlighted(self) -> None:
        """Another action may have its usual key."""
        self.refresh_bindings()

    def on_option_list_option_selected(self) -> None:
        """Ask for a key; the second of two clicks finds it asked for."""
        if self.is_active and self._at:
            self.app.push_screen(PressKeyDialog(self._at, self._table))

    def on_screen_resume(self) -> None:
        """A key may have been given."""
        if self.query(OptionList):
            self._show()

    def action_reset(self) -> None:
        """The usual key again, unless another action has it now."""
        if self._at:
            problem = assign_key(self, self._at, self._at.keys[0], self._table)
            if problem:
                self.context.notify_user(problem)
            self._show()

    def action_reset_all(self) -> None:
        """All keys as they were."""
        self.context.assign_keys({})
        self._show()

    @property
    def _at(self) -> KeyAction | None:
        """The action at the mark."""
        option = next(iter(self.query(OptionList)), None)
        marked = option.highlighted_option if option else None
        return next((action for action in self._actions if marked and _id(action) == marked.id), None)

    def _show(self) -> None:
        actions = self.query_one(OptionList)
        for action in self._actions:
            actions.replace_option_prompt(_id(action), self._prompt(action))
        self.refresh_bindings()

    def _prompt(self, action: KeyAction) -> Content:
        own = self.context.keys.get(action.id)
        key, usual = key_name(own or action.keys[0]), key_name(action.keys[0])
        words = line("  ", action.description.ljust(WORDS), (key.ljust(7), "$secondary bold"))
        return line(words, (f"default {usual}", "$dim")) if own else words


class PressKeyDialog(Dialog, inherit_bindings=False):
    """The next key that is pressed is the action's, if nothing stands against it."""

    DEFAULT_CSS = "PressKeyDialog > VerticalScroll { width: 56; }"
    BINDINGS: ClassVar[list[BindingType]] = [
        Binding("backspace", "reset", "reset", key_display="⌫"),
        Binding("escape", "dismiss", "cancel", key_display="esc"),
    ]

    def __init__(self, action: KeyAction, table: tuple[KeyAction, ...]) -> None:
        """For this action, among all that the screens know."""
        super().__init__()
        self._action = action
        self._table = table

    def populate(self) -> None:
        """Ask."""
        self._ask("")

    def on_key(self, event: events.Key) -> None:
        """Take the key, or say why not."""
        if event.key in {"escape", "backspace"}:
            return
        event.stop()
        event.prevent_default()
        self._give(typed_key(event.key))

    def action_reset(self) -> None:
        """The usual key again."""
        self._give(self._action.keys[0])

    def _give(self, key: str) -> None:
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
    """Give this key to this action, and keep it so; why not, if something stands against it."""
    context = app_context(screen)
    others = {name: other for name, other in context.keys.items() if name != action.id}
    problem = why_refused(action.id, key, table, others)
    if not problem:
        context.assign_keys(others if key in action.keys else others | {action.id: key})
    return problem


def _id(action: KeyAction) -> str:
    """An option's id."""
    return action.id.replace(".", "-")
