"""Which widget answers which kind of question."""

from spacequiz.domain.question import Match, Multiple, Number, Order, Question, TrueFalse, Typed
from spacequiz.tui.widgets.answer_widget import AnswerWidget


def answer_widget_for(question: Question, seed: str) -> AnswerWidget:
    """Return a new widget that answers this question, with its options in the order of the seed.

    Only the module of the kind is imported: all of them take 8 ms, and the first question waits for it.
    """
    match question:
        case Typed():
            from spacequiz.tui.widgets.text_answer import TextAnswer

            return TextAnswer(question, seed)
        case Number():
            from spacequiz.tui.widgets.text_answer import NumberAnswer

            return NumberAnswer(question, seed)
        case Order():
            from spacequiz.tui.widgets.order_answer import OrderAnswer

            return OrderAnswer(question, seed)
        case Match():
            from spacequiz.tui.widgets.match_answer import MatchAnswer

            return MatchAnswer(question, seed)
        case TrueFalse():
            from spacequiz.tui.widgets.choice_answer import TrueFalseAnswer

            return TrueFalseAnswer(question, seed)
        case Multiple():
            from spacequiz.tui.widgets.choice_answer import MultipleAnswer

            return MultipleAnswer(question, seed)
        case _:
            from spacequiz.tui.widgets.choice_answer import ChoiceAnswer

            return ChoiceAnswer(question, seed)
