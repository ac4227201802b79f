"""The keys of every screen and their actions, read from the bindings; and the spelling of keys in Textual."""

from collections.abc import Mapping

from textual.binding import Binding
from textual.dom import DOMNode
from textual.keys import key_to_character
from textual.screen import Screen

from spacequiz.keymap import KeyAction, is_assignable
from spacequiz.tui.navigation import SCREENS

OPTION_KEYS = tuple("12345678abcdefgABCDEFGtT")
"""Keys that choose an option, whatever number of options a question has; h is left out, since it gives a hint."""


def screen_keys(screen: type[Screen[None]], *widgets: type[DOMNode]) -> tuple[KeyAction, ...]:
    """Return the actions of a screen's keys, and of the widgets that may have the focus there."""
    found: dict[tuple[str, str, str], tuple[str, ...]] = {}
    for owner in (screen, *widgets):
        own: dict[str, Binding] = {}
        for node in owner.__mro__:
            for binding in Binding.make_bindings(node.__dict__.get("BINDINGS", ())):
                # as in Textual, a class's key hides the same key of the classes it derives from
                own.setdefault(binding.key, binding)
        for key, binding in own.items():
            what = binding.id or "", binding.action, binding.description
            found[what] = (*found.get(what, ()), typed_key(key))
    title = screen.TITLE or screen.__name__
    return tuple(KeyAction(title, words, keys, binding_id) for (binding_id, _, words), keys in found.items())


def all_keys() -> tuple[KeyAction, ...]:
    """Return the actions of the keys of all screens. This imports the screens."""
    actions: list[KeyAction] = []
    for entry in SCREENS.values():
        screen = entry.load()
        actions += screen_keys(screen, *entry.load_widgets())
        if entry.answers_options:
            actions.append(KeyAction(screen.TITLE or "", "choose an option", OPTION_KEYS))
    return tuple(actions)


def typed_key(key: str) -> str:
    """Return the character that a Textual key types, such as ``?`` for ``question_mark``; else the key's name."""
    character = key_to_character(key)
    return character if character and is_assignable(character) else key


def to_textual_keymap(keys: Mapping[str, str]) -> dict[str, str]:
    """Return custom keys as Textual spells them: there a comma separates two keys."""
    return {name: "comma" if key == "," else key for name, key in keys.items()}
