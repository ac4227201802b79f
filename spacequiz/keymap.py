"""Which key may be given to which action, and what stands against it.

A key is written as what it types (``x``, ``?``), or as its name where it types nothing (``f5``).
"""

import unicodedata
from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass

from spacequiz.text import clean_name, escaped

Keys = Mapping[str, str]
"""Keys of the player's own, by the id of the action."""

FUNCTION_KEYS = frozenset(f"f{number}" for number in range(2, 13))
FIXED = {
    "escape": "one step back",
    "enter": "choose, or go on",
    "tab": "to the next part of the screen",
    "shift+tab": "to the part before",
    "up": "up",
    "down": "down",
    "left": "left",
    "right": "right",
    "space": "tick, or pick up",
    "f1": "help",
    "ctrl+p": "find any action",
    "ctrl+q": "leave",
    "ctrl+c": "leave at once",
}
"""Keys that a player needs to get on and out, and what they do: no action takes them over."""


@dataclass(frozen=True, slots=True)
class Bound:
    """What keys do on a screen."""

    screen: str
    words: str
    keys: tuple[str, ...]
    """As they are when the player changed nothing."""
    id: str = ""
    """Empty where the keys cannot be changed."""

    def now(self, keys: Keys) -> tuple[str, ...]:
        """The keys with the player's own."""
        return (keys[self.id],) if self.id in keys else self.keys


def possible(key: str) -> bool:
    """Whether this is a key that an action can have at all: a letter or sign that can be seen, or f2 to f12."""
    # a mark alone would sit on the letter before it
    return key in FUNCTION_KEYS or (len(key) == 1 == len(clean_name(key)) and unicodedata.category(key)[0] != "M")


def refusal(name: str, key: str, table: Sequence[Bound], keys: Keys) -> str:
    """Why the action of this id cannot have this key, as a sentence that names what the key does; empty when it can.

    Two actions of one screen never share a key. `table` holds all of what the screens know, and an action may always
    have its usual key, unless another one has it now.
    """
    actions = [bound for bound in table if bound.id == name]
    if key not in actions[0].keys:
        if key in FIXED:
            return f"{shown(key)} stays as it is: {FIXED[key]}."
        if not possible(key):
            return f"{shown(key)} cannot be used. A letter, a sign, or f2 to f12 can."
    # an action may be on several screens
    for other in (other for action in actions for other in _beside(action, table)):
        # what the screen has by itself gives way to the action's own usual key
        if key in other.now(keys) and (other.id or key not in actions[0].keys):
            return f"{shown(key)} is taken on this screen: {other.words}."
    return ""


def usable(table: Sequence[Bound], keys: Keys) -> dict[str, str]:
    """Those of the player's own keys that can be used together; what is unknown, impossible or in conflict is left."""
    usual = {bound.id: bound.keys for bound in table if bound.id}
    kept = {name: key for name, key in keys.items() if name in usual and key not in usual[name]}
    # all are there before the first is judged: two actions may have changed places
    while bad := next((name for name, key in kept.items() if refusal(name, key, table, kept)), ""):
        del kept[bad]
    return kept


def shown(key: str) -> str:
    """A key as it is called on the screen."""
    return {"escape": "esc"}.get(key, escaped(key))


def _beside(action: Bound, table: Sequence[Bound]) -> Iterator[Bound]:
    """What else is there on the same screen."""
    return (other for other in table if other.screen == action.screen and other.id != action.id)
