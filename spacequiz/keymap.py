"""The rules for keys of the player's own: which key an action can have, and why not.

A key is written as the character that it types (``x``, ``?``), or as its name if it types none (``f5``).
"""

import unicodedata
from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass

from spacequiz.text import clean_name, escape

Keys = Mapping[str, str]
"""Keys that the player chose, by the id of the action."""

FUNCTION_KEYS = frozenset(f"f{number}" for number in range(2, 13))
FIXED_KEYS = {
    "escape": "back",
    "enter": "choose or continue",
    "tab": "next part of the screen",
    "shift+tab": "previous part of the screen",
    "up": "up",
    "down": "down",
    "left": "left",
    "right": "right",
    "space": "tick or pick up",
    "f1": "help",
    "ctrl+p": "search for any action",
    "ctrl+q": "quit",
    "ctrl+c": "quit",
}
"""Keys with a fixed use on every screen, which no other action can have, and what they do."""


@dataclass(frozen=True, slots=True)
class KeyAction:
    """An action on a screen, with its keys."""

    screen: str
    description: str
    keys: tuple[str, ...]
    """The default keys."""
    id: str = ""
    """The id by which settings name the action; empty if its keys cannot be changed."""

    def current_keys(self, keys: Keys) -> tuple[str, ...]:
        """Return the key that the player chose for this action, or the default keys."""
        return (keys[self.id],) if self.id in keys else self.keys


def is_assignable(key: str) -> bool:
    """Return whether an action can have this key at all: a visible letter or sign, or f2 to f12."""
    # a mark alone would sit on the letter before it
    return key in FUNCTION_KEYS or (len(key) == 1 == len(clean_name(key)) and unicodedata.category(key)[0] != "M")


def why_refused(name: str, key: str, table: Sequence[KeyAction], keys: Keys) -> str:
    """Return why the action with the id `name` cannot have this key, as a sentence; empty if it can.

    Two actions on one screen never share a key. `table` holds the actions of all screens, `keys` what the player chose.
    An action can always have its default key, unless the player gave that key to another one.
    """
    actions = [action for action in table if action.id == name]
    if key not in actions[0].keys:
        if key in FIXED_KEYS:
            return f"{key_name(key)} cannot be changed: {FIXED_KEYS[key]}."
        if not is_assignable(key):
            return f"{key_name(key)} cannot be used. Use a letter, a sign, or f2 to f12."
    # an action may be on several screens
    for other in (other for action in actions for other in _same_screen(action, table)):
        # a key of the screen that has no id gives way to the action's default key
        if key in other.current_keys(keys) and (other.id or key not in actions[0].keys):
            return f"{key_name(key)} is already used on this screen: {other.description}."
    return ""


def usable_keys(table: Sequence[KeyAction], keys: Keys) -> dict[str, str]:
    """Return the chosen keys that can be used together, without those that are unknown, impossible or in conflict."""
    defaults = {action.id: action.keys for action in table if action.id}
    usable = {name: key for name, key in keys.items() if name in defaults and key not in defaults[name]}
    # all are there before the first is checked: two actions may have swapped their keys
    while bad := next((name for name, key in usable.items() if why_refused(name, key, table, usable)), ""):
        del usable[bad]
    return usable


def key_name(key: str) -> str:
    """Return the name of a key for the screen."""
    return {"escape": "esc"}.get(key, escape(key))


def _same_screen(action: KeyAction, table: Sequence[KeyAction]) -> Iterator[KeyAction]:
    """Return the other actions on the same screen."""
    return (other for other in table if other.screen == action.screen and other.id != action.id)
