"""A question with its hints, the widget that answers it, and the explanation after the answer."""

from collections.abc import Iterable
from typing import TYPE_CHECKING

from textual.app import ComposeResult
from textual.containers import VerticalScroll
from textual.content import Content
from textual.widgets import Static

from spacequiz.domain.outcome import Outcome
from spacequiz.domain.question import Question, Response
from spacequiz.tui.plain_text import line, literal
from spacequiz.tui.widgets.answer_widget import AnswerWidget
from spacequiz.tui.widgets.widget_for_kind import answer_widget_for

if TYPE_CHECKING:
    from spacequiz.tui.widgets.verdict import Verdict


class QuestionView(VerticalScroll):
    """Shows one question at a time; knows nothing of games, and judges nothing itself.

    A view made with a question composes it at once: mounting the answers afterwards would take a second layout. An
    answer comes up as `AnswerWidget.Submitted`. Hints and verdict are mounted when they are first needed.
    """

    # `.asks` and the breakpoint classes stand on an ancestor: the quiz screen itself, and the column of the preview.
    # As default CSS, and not a file of the screen's: opening a screen with a file parses all CSS of the app anew.
    SCOPED_CSS = False
    DEFAULT_CSS = """
    .asks QuestionView { width: 1fr; height: 100%; padding: 1 2 0 3; scrollbar-size-vertical: 1; }
    .asks.-narrow QuestionView { padding: 0 1 0 1; }
    .asks.-low QuestionView { padding: 0 2 0 3; }
    .asks.-low.-narrow QuestionView { padding: 0 1 0 1; }
    QuestionView #ask { text-style: bold; height: auto; margin: 0 0 1 0; max-width: 100; }
    QuestionView #hints { height: auto; color: $warning; margin: 0 0 1 0; display: none; }
    QuestionView #hints.-visible { display: block; }
    QuestionView #answered { height: auto; }
    .asks AnswerWidget { max-width: 100; }
    .asks.-mid AnswerOption { margin: 0 0 1 0; }
    .asks.-mid ChoiceAnswer.-many AnswerOption { margin: 0; }
    .asks.-mid AnswerWidget { margin: 0 0 1 0; }
    .asks.-mid ChoiceAnswer { margin: 0; }
    .asks.-mid ChoiceAnswer.-many { margin: 0 0 1 0; }
    .asks.-tall AnswerOption { border: round $edge; }
    .asks.-tall AnswerOption.-highlighted { border: round $accent; }
    .asks.-tall AnswerOption.-right { border: round $success; }
    .asks.-tall AnswerOption.-wrong { border: round $error; }
    .asks.-tall AnswerOption.-other { border: round $edge; }
    .asks.-mid Verdict { margin-top: 0; }
    .asks.-narrow MatchAnswer #sides { layout: vertical; }
    .asks.-narrow MatchAnswer #left { width: 100%; }
    .asks.-narrow MatchAnswer #right { width: 100%; border-left: none; border-top: solid $edge; }
    .asks.-tall TextAnswer Input { height: 3; border: round $accent; background: $background; }
    .asks.-tall TextAnswer #unit { padding: 1 1; height: 3; }
    """

    def __init__(self, question: Question | None = None, seed: str = "", *, can_focus: bool | None = None) -> None:
        """Show this question, or nothing yet; options are in the order of the game's seed."""
        super().__init__(can_focus=can_focus)
        self.seed = seed
        self.answers = self._answers_for(question) if question else None
        """The widget that takes the answer; None while there is no question, or only one to read."""
        self._ask = Static(literal(question.ask if question else ""), id="ask")
        self._hints: Static | None = None
        self._verdict: Verdict | None = None
        self._answered: Static | None = None

    def compose(self) -> ComposeResult:
        """Compose the text of the question and its answers."""
        yield self._ask
        if self.answers:
            yield self.answers

    @property
    def question(self) -> Question | None:
        """The question that can be answered here, or was."""
        return self.answers.question if self.answers else None

    async def show(self, question: Question) -> None:
        """Show another question, without hints; where it is scrolled to stays."""
        await self.clear()
        self._ask.update(literal(question.ask))
        self.answers = self._answers_for(question)
        await self.mount(self.answers, after=self._hints or self._ask)

    async def clear(self) -> None:
        """Show nothing."""
        if self.answers:
            await self.answers.remove()
            self.answers = None
        self._ask.update(literal(""))
        self.show_notice(literal(""))
        if self._verdict:
            self._verdict.clear()

    def show_hints(self, hints: Iterable[str]) -> None:
        """Show these hints below the question."""
        self.show_notice(Content("\n").join(line(("Hint: ", "bold"), hint) for hint in hints))

    def show_notice(self, notice: Content) -> None:
        """Show this in the place of the hints; an empty text takes no room."""
        if self._hints is None and notice:
            self._hints = Static(notice, id="hints")
            self.mount(self._hints, after=self._ask)
        if self._hints:
            self._hints.update(notice)
            self._hints.set_class(bool(notice), "-visible")

    def eliminate(self, options: frozenset[str]) -> None:
        """Show that these options were taken away."""
        if self.answers:
            self.answers.eliminate(options)

    def show_response(self, response: Response) -> None:
        """Show what was answered before, and can still be changed."""
        if self.answers:
            self.answers.show_response(response)

    def draft_response(self) -> Response | None:
        """Return what enter would send now; None where it would send nothing."""
        # an input that is still being mounted has no text to ask for
        return self.answers.draft_response() if self.answers and self.answers.is_mounted else None

    def focus_input(self) -> None:
        """Give the focus to what answers."""
        if self.answers:
            self.answers.focus_input()

    def reveal(self, outcome: Outcome) -> None:
        """Show which answer is right, in the room there is: the first frame holds only what the player waits for."""
        if self.answers:
            self.answers.reveal(outcome)

    def finish_reveal(self, outcome: Outcome, streak_before: int) -> None:
        """Show the rest, which takes a new layout: colours, and the verdict; scroll to the end of it.

        `streak_before` is the number of right answers in a row before this one.
        """
        if self.answers:
            self.answers.finish_reveal(outcome)
        self._show_verdict(outcome, streak_before)
        self.call_after_refresh(self.scroll_end, animate=False)

    def show_answered(self, outcome: Outcome, streak_before: int) -> None:
        """Show a question that was answered before, to be read only."""
        # the quiz starts sooner without them
        from spacequiz.tui.answer_rows import answer_rows
        from spacequiz.tui.hanging_indent import HangingIndent

        rows = HangingIndent(*answer_rows(outcome, self.seed))
        self._ask.update(literal(outcome.question.ask))
        if self._answered is None:
            self._answered = Static(rows, id="answered")
            self.mount(self._answered, after=self._ask)
        self._answered.update(rows)
        self._show_verdict(outcome, streak_before)
        self.scroll_home(animate=False)

    def _show_verdict(self, outcome: Outcome, streak_before: int) -> None:
        if self._verdict is None:
            # the first question is shown sooner without it
            from spacequiz.tui.widgets.verdict import Verdict

            self._verdict = Verdict()
            self.mount(self._verdict, after=self.answers or self._answered)
        self._verdict.show_outcome(outcome, streak_before)

    def _answers_for(self, question: Question) -> AnswerWidget:
        answers = answer_widget_for(question, self.seed)
        answers.set_class(answers.is_compact, "-many")
        return answers
