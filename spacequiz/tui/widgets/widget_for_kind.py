"""Which widget answers which kind of question."""

from spacequiz.domain.question import Match, Multiple, Number, Order, Question, TrueFalse, Typed
from spacequiz.tui.widgets.answer_widget import Answers
from spacequiz.tui.widgets.choice_answer import Options, Several, TrueOrFalse
from spacequiz.tui.widgets.match_answer import Matched
from spacequiz.tui.widgets.order_answer import Ordered
from spacequiz.tui.widgets.text_answer import Figure, Written


def answers_for(question: Question, seed: str) -> Answers:
    """The widget for this question."""
    match question:
        case TrueFalse():
            return TrueOrFalse(question, seed)
        case Multiple():
            return Several(question, seed)
        case Typed():
            return Written(question, seed)
        case Number():
            return Figure(question, seed)
        case Order():
            return Ordered(question, seed)
        case Match():
            return Matched(question, seed)
        case _:
            return Options(question, seed)
