"""The keys of the quiz, and what its help says about them."""

from textual.binding import Binding, BindingType

from spacequiz.domain.scoring import HINT_COST

HINT = f"hint −{100 * HINT_COST:.0f} %"
"""The label of the key for a hint, with the share of the points that a hint costs."""
QUIZ_HELP: tuple[tuple[str, str], ...] = (
    ("1-8, a-e", "choose an option"),
    ("↑ ↓ enter", "choose with the arrow keys"),
    ("t f", "true, false"),
    ("space", "tick an option; pick up an item to put in order"),
    ("shift+↑ ↓", "move an item up or down; or press its new number, or drag it"),
    ("⌫", "undo the last pair"),
    ("quiz.hint", "a hint, for a quarter of the points (ctrl+t while you type)"),
    ("quiz.halve", "50:50: remove half of four or more options, once per game"),
    ("quiz.skip", "skip the question (ctrl+s while you type)"),
    ("quiz.pause", "pause and cover the question (ctrl+b while you type)"),
    ("enter", "continue after the explanation"),
    ("quiz.next", "continue as well"),
    ("quiz.flag", "after the explanation: flag a question that seems wrong"),
    ("esc", "leave; you can resume the game from home"),
)

QUIZ_BINDINGS: list[BindingType] = [
    Binding("enter", "go_on", "next", key_display="enter"),
    Binding("space", "go_on", "next", id="quiz.next"),
    Binding("enter", "uncover", "continue", key_display="enter"),
    Binding("h", "hint", HINT, id="quiz.hint"),
    Binding("x", "halve", "50:50", id="quiz.halve"),
    Binding("s", "skip", "skip", id="quiz.skip"),
    Binding("f", "flag", "flag", id="quiz.flag"),
    Binding("p", "pause", "pause", id="quiz.pause"),
    # where letters are typed
    Binding("ctrl+t", "hint", HINT, key_display="ctrl+t"),
    Binding("ctrl+s", "skip", "skip", key_display="ctrl+s"),
    Binding("ctrl+b", "pause", "pause", key_display="ctrl+b"),
    Binding("escape", "back", "leave", key_display="esc"),
]
