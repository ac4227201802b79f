"""Which key may be given to which action, and what stands against it.

A key is written as what it types (``x``, ``?``), or as its name where it types nothing (``f5``).
"""

import unicodedata
from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass

from spacequiz.text import clean_name, escape

Keys = Mapping[str, str]
"""Keys of the player's own, by the id of the action."""

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
"""Keys that a player needs to get on and out, and what they do: no action takes them over."""


@dataclass(frozen=True, slots=True)
class KeyAction:
    """What keys do on a screen."""

    screen: str
    description: str
    keys: tuple[str, ...]
    """As they are when the player changed nothing."""
    id: str = ""
    """Empty where the keys cannot be changed."""

    def current_keys(self, keys: Keys) -> tuple[str, ...]:
        """The keys with the player's own."""
        return (keys[self.id],) if self.id in keys else self.keys


def is_assignable(key: str) -> bool:
    """Whether this is a key that an action can have at all: a letter or sign that can be seen, or f2 to f12."""
    # a mark alone would sit on the letter before it
    return key in FUNCTION_KEYS or (len(key) == 1 == len(clean_name(key)) and unicodedata.category(key)[0] != "M")


def why_refused(name: str, key: str, table: Sequence[KeyAction], keys: Keys) -> str:
    """Why the action of this id cannot have this key, as a sentence that names what the key does; empty when it can.

    Two actions of one screen never share a key. `table` holds all of what the screens know, and an action may always
    have its usual key, unless another one has it now.
    """
    actions = [bound for bound in table if bound.id == name]
    if key not in actions[0].keys:
        if key in FIXED_KEYS:
            return f"{key_name(key)} cannot be changed: {FIXED_KEYS[key]}."
        if not is_assignable(key):
            return f"{key_name(key)} cannot be used. Use a letter, a sign, or f2 to f12."
    # an action may be on several screens
    for other in (other for action in actions for other in _same_screen(action, table)):
        # what the screen has by itself gives way to the action's own usual key
        if key in other.current_keys(keys) and (other.id or key not in actions[0].keys):
            return f"{key_name(key)} is already used on this screen: {other.description}."
    return ""


def usable_keys(table: Sequence[KeyAction], keys: Keys) -> dict[str, str]:
    """Those of the player's own keys that can be used together; what is unknown, impossible or in conflict is left."""
    usual = {bound.id: bound.keys for bound in table if bound.id}
    kept = {name: key for name, key in keys.items() if name in usual and key not in usual[name]}
    # all are there before the first is judged: two actions may have changed places
    while bad := next((name for name, key in kept.items() if why_refused(name, key, table, kept)), ""):
        del kept[bad]
    return kept


def key_name(key: str) -> str:
    """A key as it is called on the screen."""
    return {"escape": "esc"}.get(key, escape(key))


def _same_screen(action: KeyAction, table: Sequence[KeyAction]) -> Iterator[KeyAction]:
    """What else is there on the same screen."""
    return (other for other in table if other.screen == action.screen and other.id != action.id)
