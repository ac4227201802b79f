"""Answer widgets with options to choose from: one, several, or true and false."""

from typing import ClassVar

from textual import events
from textual.app import ComposeResult
from textual.binding import Binding, BindingType
from textual.message import Message
from textual.reactive import reactive
from textual.widgets import Static

from spacequiz.domain.correct_answers import correct_options
from spacequiz.domain.outcome import Outcome
from spacequiz.domain.question import Question, Response
from spacequiz.domain.selection import option_texts
from spacequiz.tui.hanging_indent import HangingIndent
from spacequiz.tui.plain_text import Part, line
from spacequiz.tui.widgets.answer_widget import RIGHT, WRITTEN_SIGN, WRONG, AnswerWidget, SubmitLine

LETTERS = "abcde"
"""Letters that answer as the digits do; the letters after them are keys of the quiz screen."""


class AnswerOption(Static):
    """One option: its digit and text, and after the answer a sign and a note."""

    DEFAULT_CSS = """
    AnswerOption { height: auto; width: 100%; padding: 0 1; color: $foreground; }
    AnswerOption.-highlighted { background: $panel; }
    AnswerOption.-right { color: $success; text-style: bold; }
    AnswerOption.-wrong { color: $error; text-style: bold; }
    AnswerOption.-other { color: $dim; }
    """
    ALLOW_SELECT = False

    class Pressed(Message):
        """The option was clicked."""

        def __init__(self, index: int) -> None:
            """With the index of the option, from 0."""
            super().__init__()
            self.index = index

    class Hovered(Pressed):
        """The mouse moved over the option."""

    def __init__(self, index: int, text: str, has_box: bool = False) -> None:
        """Make the option of this index, with a box to tick where several may be chosen."""
        super().__init__()
        self.index = index
        self.text = text
        self._box = "☐" if has_box else ""
        self._sign: Part = " "
        self._note: Part = ""

    def on_mount(self) -> None:
        """Show the text."""
        self._paint()

    def tick(self, is_ticked: bool) -> None:
        """Tick or clear the box."""
        self._box = "☑" if is_ticked else "☐"
        self._paint()

    def show_sign(self, sign: Part, note: str) -> None:
        """Show a sign and a note without a new layout."""
        self._sign = sign
        self._note = (f"   {note}", "$foreground not bold")
        self._paint(layout=False)

    def finish_reveal(self, result: str) -> None:
        """Make room for the note, and set the class of the result: ``-right``, ``-wrong`` or ``-other``."""
        self.remove_class("-highlighted")
        self.add_class(result)
        self.refresh(layout=True)

    def on_click(self, event: events.Click) -> None:
        """Post that the option was clicked."""
        event.stop()
        self.post_message(self.Pressed(self.index))

    def on_enter(self) -> None:
        """Post that the mouse moved over the option."""
        self.post_message(self.Hovered(self.index))

    def _paint(self, *, layout: bool = True) -> None:
        box = f"{self._box} " if self._box else ""
        head = line(self._sign, " ", (str(self.index + 1), "bold"), "  ", box)
        self.update(HangingIndent((head, line(self.text, self._note))), layout=layout)


class ChoiceAnswer(AnswerWidget, can_focus=True):
    """Options to choose from; a digit, a letter, enter or a click answers."""

    BINDINGS: ClassVar[list[BindingType]] = [
        Binding("up", "move(-1)", "up", show=False),
        Binding("down", "move(1)", "down", show=False),
        Binding("space", "press", "choose", show=False),
    ]
    highlighted = reactive(0)
    """Index of the option that enter answers with."""

    def __init__(self, question: Question, seed: str) -> None:
        """Show the options of this question in the order of the seed."""
        super().__init__(question, seed)
        self.texts = option_texts(question, seed)
        self._options = [AnswerOption(index, text, self._has_boxes) for index, text in enumerate(self.texts)]

    @property
    def keys_hint(self) -> tuple[tuple[str, str], ...]:
        """The keys that answer, for the key bar."""
        return ((f"1-{len(self.texts)}", "answer"),)

    @property
    def is_compact(self) -> bool:
        """Whether there are so many options that no rows are left free between them."""
        return len(self.texts) > 4

    @property
    def options(self) -> list[AnswerOption]:
        """The options in the order shown."""
        return self._options

    def compose(self) -> ComposeResult:
        """Compose the options."""
        yield from self._options

    def on_mount(self) -> None:
        """Highlight the first option."""
        self.watch_highlighted()

    def validate_highlighted(self, highlighted: int) -> int:
        """Wrap round at both ends."""
        return highlighted % len(self.texts)

    def watch_highlighted(self) -> None:
        """Highlight the option that enter answers with."""
        for option in self.options:
            is_highlighted = option.index == self.highlighted and not self.is_closed
            option.set_class(is_highlighted, "-highlighted")
            if is_highlighted:
                option.scroll_visible(animate=False)

    def on_key(self, event: events.Key) -> None:
        """Press the option of a digit or a letter."""
        index = self._option_for_key(event.character or "")
        # once the question is closed, the keys are the screen's
        if not self.is_closed and index is not None and index < len(self.texts):
            event.stop()
            event.prevent_default()
            self.press(index)

    def on_answer_option_pressed(self, event: AnswerOption.Pressed) -> None:
        """Press the option that was clicked."""
        if not isinstance(event, AnswerOption.Hovered):
            self.press(event.index)

    def on_answer_option_hovered(self, event: AnswerOption.Hovered) -> None:
        """Highlight the option under the mouse."""
        if not self.is_closed:
            self.highlighted = event.index

    def action_move(self, by: int) -> None:
        """Highlight the option so many further down."""
        self.highlighted += by

    def action_press(self) -> None:
        """Press the highlighted option."""
        self.press(self.highlighted)

    def action_enter(self) -> None:
        """Press the highlighted option."""
        self.press(self.highlighted)

    def press(self, index: int) -> None:
        """Answer with this option."""
        self.submit(self._response_of(index))

    def show_response(self, response: Response) -> None:
        """Show which option was chosen before."""
        for option in self.options:
            is_chosen = self._response_of(option.index) == response
            option.show_sign(WRITTEN_SIGN if is_chosen else " ", "your answer" if is_chosen else "")
            if is_chosen:
                self.highlighted = option.index

    def eliminate(self, options: frozenset[str]) -> None:
        """Show that these options were taken away."""
        for option in self.options:
            if option.text in options:
                option.show_sign(("–", "$dim"), "removed")
                option.add_class("-other")
                option.remove_class("-highlighted")

    def reveal(self, outcome: Outcome) -> None:
        """Close the question, and show what is right and what was chosen without a new layout."""
        super().reveal(outcome)
        for option in self.options:
            right, chosen = self._right_and_chosen(option, outcome)
            if right or chosen:
                option.show_sign(RIGHT if right else WRONG, self._note_for(right, chosen))

    def finish_reveal(self, outcome: Outcome) -> None:
        """Colour the options, and make room for their notes."""
        for option in self.options:
            right, chosen = self._right_and_chosen(option, outcome)
            option.finish_reveal("-right" if right else "-wrong" if chosen else "-other")

    @property
    def _has_boxes(self) -> bool:
        return False

    def _option_for_key(self, character: str) -> int | None:
        if len(character) == 1 and character in "12345678":
            return int(character) - 1
        index = LETTERS.find(character.lower()) if character else -1
        return index if index >= 0 else None

    def _response_of(self, index: int) -> Response:
        return self.texts[index]

    def _right_and_chosen(self, option: AnswerOption, outcome: Outcome) -> tuple[bool, bool]:
        """Return whether this option is right, and whether it was chosen."""
        chosen = outcome.response is not None and self._response_of(option.index) == outcome.response
        return option.text == outcome.question.solution, chosen

    def _note_for(self, right: bool, chosen: bool) -> str:
        if right:
            return "right, your answer" if chosen else "right answer"
        return "your answer"


class TrueFalseAnswer(ChoiceAnswer):
    """True and false to choose from; ``t`` and ``f`` answer too."""

    @property
    def keys_hint(self) -> tuple[tuple[str, str], ...]:
        """The keys that answer, for the key bar."""
        return (("t/f", "answer"),)

    def _option_for_key(self, character: str) -> int | None:
        index = {"t": 0, "f": 1}.get(character.lower())
        return super()._option_for_key(character) if index is None else index

    def _response_of(self, index: int) -> Response:
        return index == 0


class MultipleAnswer(ChoiceAnswer):
    """Options of which several are right: digits and clicks tick, enter or the last line answers."""

    ticked: reactive[frozenset[int]] = reactive(frozenset())
    """Indices of the options that are ticked."""

    @property
    def keys_hint(self) -> tuple[tuple[str, str], ...]:
        """The keys that answer, for the key bar."""
        return ((f"1-{len(self.texts)}", "tick"), ("enter", "answer"))

    def compose(self) -> ComposeResult:
        """Compose the options, then the line that answers."""
        yield from super().compose()
        yield SubmitLine()

    def watch_ticked(self) -> None:
        """Show which options are ticked."""
        for option in self.options:
            option.tick(option.index in self.ticked)
        count = len(self.ticked)
        action = f"enter  answer with {count} ticked" if count else "tick all that are right"
        self.query_one(SubmitLine).show_action(action, ready=bool(count))

    def press(self, index: int) -> None:
        """Tick this option, or clear its tick."""
        if not self.is_closed:
            self.highlighted = index
            self.ticked ^= {index}

    def show_response(self, response: Response) -> None:
        """Tick what was chosen before."""
        if isinstance(response, frozenset):
            self.ticked = frozenset(index for index, text in enumerate(self.texts) if text in response)

    def draft_response(self) -> Response | None:
        """Return the options that are ticked; None where there are none."""
        return frozenset(self.texts[index] for index in self.ticked) if self.ticked else None

    def action_enter(self) -> None:
        """Answer with the options that are ticked, if there are any."""
        response = self.draft_response()
        if response is not None:
            self.submit(response)

    def on_submit_line_clicked(self) -> None:
        """Answer when the last line is clicked."""
        self.action_enter()

    def reveal(self, outcome: Outcome) -> None:
        """Close the question, and show right or wrong without a new layout."""
        self.is_closed = True
        self.query_one(SubmitLine).show_result(outcome)

    def finish_reveal(self, outcome: Outcome) -> None:
        """Show which options are right and which were ticked, in the place of the last line."""
        super().reveal(outcome)
        super().finish_reveal(outcome)
        self.query_one(SubmitLine).display = False

    @property
    def _has_boxes(self) -> bool:
        return True

    def _right_and_chosen(self, option: AnswerOption, outcome: Outcome) -> tuple[bool, bool]:
        chosen = isinstance(outcome.response, frozenset) and option.text in outcome.response
        return option.text in correct_options(outcome.question), chosen

    def _note_for(self, right: bool, chosen: bool) -> str:
        if right:
            return "right, ticked" if chosen else "right, not ticked"
        return "your answer"
