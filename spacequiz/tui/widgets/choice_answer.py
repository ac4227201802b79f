"""Answering by choosing among options: one, several, or true and false."""

from typing import ClassVar

from textual import events
from textual.app import ComposeResult
from textual.binding import Binding, BindingType
from textual.message import Message
from textual.reactive import reactive
from textual.widgets import Static

from spacequiz.domain.outcome import Outcome
from spacequiz.domain.question import Question, Response, correct_options
from spacequiz.domain.selection import option_texts
from spacequiz.tui.hanging_indent import HangingIndent
from spacequiz.tui.plain_text import Part, line
from spacequiz.tui.widgets.answer_widget import RIGHT, WRITTEN_SIGN, WRONG, AnswerWidget, SubmitLine

LETTERS = "abcde"
"""Letters that answer as digits do; those after them mean something else on the quiz screen."""


class AnswerOption(Static):
    """One option: its digit, its text, and after the answer a sign and a word."""

    DEFAULT_CSS = """
    AnswerOption { height: auto; width: 100%; padding: 0 1; color: $foreground; }
    AnswerOption.-at { background: $panel; }
    AnswerOption.-right { color: $success; text-style: bold; }
    AnswerOption.-wrong { color: $error; text-style: bold; }
    AnswerOption.-other { color: $dim; }
    """
    ALLOW_SELECT = False

    class Pressed(Message):
        """The option was clicked."""

        def __init__(self, place: int) -> None:
            """With its place from 0."""
            super().__init__()
            self.place = place

    class Pointed(Pressed):
        """The pointer is over the option."""

    def __init__(self, place: int, text: str, box: bool = False) -> None:
        """The option at this place, with a box to tick where several may be chosen."""
        super().__init__()
        self.place = place
        self.text = text
        self._box = "☐" if box else ""
        self._sign: Part = " "
        self._note: Part = ""

    def on_mount(self) -> None:
        """Show the text."""
        self._paint()

    def tick(self, on: bool) -> None:
        """Tick or clear the box."""
        self._box = "☑" if on else "☐"
        self.set_class(on, "-ticked")
        self._paint()

    def show_sign(self, sign: Part, note: str) -> None:
        """Show a sign and a word at once, in the room that is there."""
        self._sign = sign
        self._note = (f"   {note}", "$foreground not bold")
        self._paint(layout=False)

    def finish_reveal(self, state: str) -> None:
        """Take the room that the word needs, and a state: ``-right``, ``-wrong`` or ``-other``."""
        self.remove_class("-at")
        self.add_class(state)
        self.refresh(layout=True)

    def on_click(self, event: events.Click) -> None:
        """Tell who holds the options."""
        event.stop()
        self.post_message(self.Pressed(self.place))

    def on_enter(self) -> None:
        """Tell that the pointer came."""
        self.post_message(self.Pointed(self.place))

    def _paint(self, *, layout: bool = True) -> None:
        box = f"{self._box} " if self._box else ""
        head = line(self._sign, " ", (str(self.place + 1), "bold"), "  ", box)
        self.update(HangingIndent((head, line(self.text, self._note))), layout=layout)


class ChoiceAnswer(AnswerWidget, can_focus=True):
    """Options to choose from; a digit, a letter, enter or a click answers."""

    BINDINGS: ClassVar[list[BindingType]] = [
        Binding("up", "move(-1)", "up", show=False),
        Binding("down", "move(1)", "down", show=False),
        Binding("space", "press", "choose", show=False),
    ]
    at = reactive(0)

    def __init__(self, question: Question, seed: str) -> None:
        """The options of this question in the order of the seed."""
        super().__init__(question, seed)
        self.texts = option_texts(question, seed)
        self._options = [AnswerOption(place, text, self._boxes) for place, text in enumerate(self.texts)]

    @property
    def keys_hint(self) -> tuple[tuple[str, str], ...]:
        """Keys that answer, for the key bar."""
        return ((f"1-{len(self.texts)}", "answer"),)

    @property
    def is_compact(self) -> bool:
        """Whether there are so many rows that they stand close together."""
        return len(self.texts) > 4

    @property
    def options(self) -> list[AnswerOption]:
        """The options in the order shown."""
        return self._options

    def compose(self) -> ComposeResult:
        """One row or box for each option."""
        yield from self._options

    def on_mount(self) -> None:
        """Point at the first."""
        self.watch_at()

    def validate_at(self, at: int) -> int:
        """Wrap round at both ends."""
        return at % len(self.texts)

    def watch_at(self) -> None:
        """Show where enter would answer."""
        for option in self.options:
            option.set_class(option.place == self.at and not self.is_closed, "-at")
            if option.place == self.at and not self.is_closed:
                option.scroll_visible(animate=False)

    def on_key(self, event: events.Key) -> None:
        """Digits and letters press their option."""
        place = self._option_for_key(event.character or "")
        # once it is answered a key means what the screen says
        if not self.is_closed and place is not None and place < len(self.texts):
            event.stop()
            event.prevent_default()
            self.press(place)

    def on_answer_option_pressed(self, event: AnswerOption.Pressed) -> None:
        """A click presses its option."""
        if not isinstance(event, AnswerOption.Pointed):
            self.press(event.place)

    def on_answer_option_pointed(self, event: AnswerOption.Pointed) -> None:
        """The mark follows the pointer."""
        if not self.is_closed:
            self.at = event.place

    def action_move(self, by: int) -> None:
        """Up or down."""
        self.at += by

    def action_press(self) -> None:
        """Press the option at the mark."""
        self.press(self.at)

    def action_enter(self) -> None:
        """Press the option at the mark."""
        self.press(self.at)

    def press(self, place: int) -> None:
        """Answer with this option."""
        self.submit(self._response(place))

    def show_response(self, response: Response) -> None:
        """Show which option stands on the sheet."""
        for option in self.options:
            written = self._response(option.place) == response
            option.show_sign(WRITTEN_SIGN if written else " ", "your answer" if written else "")
            if written:
                self.at = option.place

    def eliminate(self, gone: frozenset[str]) -> None:
        """Show that these options were taken away."""
        for option in self.options:
            if option.text in gone:
                option.show_sign(("–", "$dim"), "taken away")
                option.add_class("-other")
                option.remove_class("-at")

    def reveal(self, outcome: Outcome) -> None:
        """Show what was right and what was chosen, at once; nothing can be changed from here on."""
        super().reveal(outcome)
        for option in self.options:
            right, chosen = self._right_and_chosen(option, outcome)
            if right or chosen:
                option.show_sign(RIGHT if right else WRONG, self._note_for(right, chosen))

    def finish_reveal(self, outcome: Outcome) -> None:
        """Show the rest: what takes a new layout or new colours, and would hold up the first sight of the answer."""
        for option in self.options:
            right, chosen = self._right_and_chosen(option, outcome)
            option.finish_reveal("-right" if right else "-wrong" if chosen else "-other")

    @property
    def _boxes(self) -> bool:
        return False

    def _option_for_key(self, character: str) -> int | None:
        if len(character) == 1 and character in "12345678":
            return int(character) - 1
        place = LETTERS.find(character.lower()) if character else -1
        return place if place >= 0 else None

    def _response(self, place: int) -> Response:
        return self.texts[place]

    def _right_and_chosen(self, option: AnswerOption, outcome: Outcome) -> tuple[bool, bool]:
        """Whether this option is right, and whether it was chosen."""
        chosen = outcome.response is not None and self._response(option.place) == outcome.response
        return option.text in correct_options(outcome.question), chosen

    def _note_for(self, right: bool, chosen: bool) -> str:
        if right:
            return "right, your answer" if chosen else "right answer"
        return "your answer"


class TrueFalseAnswer(ChoiceAnswer):
    """True or false; ``t`` and ``f`` answer too."""

    @property
    def keys_hint(self) -> tuple[tuple[str, str], ...]:
        """Keys that answer, for the key bar."""
        return (("t/f", "answer"),)

    def _option_for_key(self, character: str) -> int | None:
        named = {"t": 0, "f": 1}.get(character.lower())
        return super()._option_for_key(character) if named is None else named

    def _response(self, place: int) -> Response:
        return place == 0


class MultipleAnswer(ChoiceAnswer):
    """All that are right: digits and clicks tick, enter or the last line answers."""

    ticked: reactive[frozenset[int]] = reactive(frozenset())

    @property
    def keys_hint(self) -> tuple[tuple[str, str], ...]:
        """Keys that answer, for the key bar."""
        return ((f"1-{len(self.texts)}", "tick"), ("enter", "answer"))

    def compose(self) -> ComposeResult:
        """The options, then the line that answers."""
        yield from super().compose()
        yield SubmitLine()

    def watch_ticked(self) -> None:
        """Show what is ticked."""
        for option in self.options:
            option.tick(option.place in self.ticked)
        many = len(self.ticked)
        words = f"enter  answer with {many} ticked" if many else "tick all that are right"
        self.query_one(SubmitLine).show_action(words, ready=bool(many))

    def press(self, place: int) -> None:
        """Tick or clear this option."""
        if not self.is_closed:
            self.at = place
            self.ticked ^= {place}

    def show_response(self, response: Response) -> None:
        """Tick what stands on the sheet."""
        if isinstance(response, frozenset):
            self.ticked = frozenset(place for place, text in enumerate(self.texts) if text in response)

    def draft_response(self) -> Response | None:
        """What is ticked."""
        return frozenset(self.texts[place] for place in self.ticked) if self.ticked else None

    def action_enter(self) -> None:
        """Answer with what is ticked; never with nothing."""
        response = self.draft_response()
        if response is not None:
            self.submit(response)

    def on_submit_line_clicked(self) -> None:
        """The last line answers."""
        self.action_enter()

    def reveal(self, outcome: Outcome) -> None:
        """Right or wrong, at once; nothing can be changed from here on."""
        self.is_closed = True
        self.query_one(SubmitLine).show_result(outcome)

    def finish_reveal(self, outcome: Outcome) -> None:
        """What was right and what was ticked; there is nothing left to send."""
        super().reveal(outcome)
        super().finish_reveal(outcome)
        self.query_one(SubmitLine).display = False

    @property
    def _boxes(self) -> bool:
        return True

    def _right_and_chosen(self, option: AnswerOption, outcome: Outcome) -> tuple[bool, bool]:
        chosen = isinstance(outcome.response, frozenset) and option.text in outcome.response
        return option.text in correct_options(outcome.question), chosen

    def _note_for(self, right: bool, chosen: bool) -> str:
        if right:
            return "right, ticked" if chosen else "right, not ticked"
        return "your answer"
