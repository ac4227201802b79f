"""Which widget answers which kind of question."""

from spacequiz.domain.question import Match, Multiple, Number, Order, Question, TrueFalse, Typed
from spacequiz.tui.widgets.answer_widget import AnswerWidget
from spacequiz.tui.widgets.choice_answer import ChoiceAnswer, MultipleAnswer, TrueFalseAnswer
from spacequiz.tui.widgets.match_answer import MatchAnswer
from spacequiz.tui.widgets.order_answer import OrderAnswer
from spacequiz.tui.widgets.text_answer import NumberAnswer, TextAnswer


def answer_widget_for(question: Question, seed: str) -> AnswerWidget:
    """The widget for this question."""
    match question:
        case TrueFalse():
            return TrueFalseAnswer(question, seed)
        case Multiple():
            return MultipleAnswer(question, seed)
        case Typed():
            return TextAnswer(question, seed)
        case Number():
            return NumberAnswer(question, seed)
        case Order():
            return OrderAnswer(question, seed)
        case Match():
            return MatchAnswer(question, seed)
        case _:
            return ChoiceAnswer(question, seed)
