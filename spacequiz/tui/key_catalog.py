"""What the keys of each screen do, read from the bindings themselves, and keys as Textual spells them."""

from collections.abc import Mapping
from typing import TYPE_CHECKING

from textual.binding import Binding
from textual.dom import DOMNode
from textual.keys import key_to_character

from spacequiz.keymap import KeyAction, is_assignable

if TYPE_CHECKING:
    from spacequiz.tui.screens.page import Page

OPTION_KEYS = tuple("12345678abcdefgABCDEFGtT")
"""Keys that choose an option while a question is open, or will where there are more options; h is a hint."""


def screen_keys(page: "type[Page]", *inside: type[DOMNode]) -> tuple[KeyAction, ...]:
    """What the keys of one screen do, with those of the widgets that may have the focus there."""
    found: dict[tuple[str, str, str], tuple[str, ...]] = {}
    for owner in (page, *inside):
        own: dict[str, Binding] = {}
        for node in owner.__mro__:
            for binding in Binding.make_bindings(node.__dict__.get("BINDINGS", ())):
                # as in Textual, a class's key hides the same key of those it comes from
                own.setdefault(binding.key, binding)
        for key, binding in own.items():
            what = binding.id or "", binding.action, binding.description
            found[what] = (*found.get(what, ()), typed_key(key))
    return tuple(KeyAction(page.TITLE, words, keys, id) for (id, _, words), keys in found.items())  # noqa: A001  # as in Textual


def all_keys() -> tuple[KeyAction, ...]:
    """What the keys of all screens do; loads the screens."""
    from spacequiz.tui.screens.exam_screen import ExamScreen
    from spacequiz.tui.screens.home_screen import HomeScreen
    from spacequiz.tui.screens.packs_screen import PacksScreen
    from spacequiz.tui.screens.players_screen import PlayersScreen
    from spacequiz.tui.screens.quiz_screen import QuizScreen
    from spacequiz.tui.screens.results_screen import ResultsScreen
    from spacequiz.tui.screens.scores_screen import ScoresScreen
    from spacequiz.tui.screens.setup_screen import SetupScreen
    from spacequiz.tui.widgets.choice_answer import ChoiceAnswer
    from spacequiz.tui.widgets.match_answer import MatchAnswer
    from spacequiz.tui.widgets.order_answer import OrderAnswer
    from spacequiz.tui.widgets.pack_checklist import PackChecklist

    kinds = (ChoiceAnswer, OrderAnswer, MatchAnswer)
    return (
        *screen_keys(HomeScreen),
        *screen_keys(SetupScreen, PackChecklist),
        *screen_keys(QuizScreen, *kinds),
        KeyAction(QuizScreen.TITLE, "an option of a question", OPTION_KEYS),
        *screen_keys(ExamScreen, *kinds),
        KeyAction(ExamScreen.TITLE, "an option of a question", OPTION_KEYS),
        *screen_keys(ResultsScreen),
        *screen_keys(ScoresScreen),
        *screen_keys(PacksScreen),
        *screen_keys(PlayersScreen),
    )


def typed_key(key: str) -> str:
    """A key of Textual's by what it types, if it types a letter or sign: ``?`` for ``question_mark``."""
    character = key_to_character(key)
    return character if character and is_assignable(character) else key


def to_textual_keymap(keys: Mapping[str, str]) -> dict[str, str]:
    """Keys of the player's own as Textual takes them: there a comma parts two keys."""
    return {name: "comma" if key == "," else key for name, key in keys.items()}
