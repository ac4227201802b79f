"""The right answers of a question, by its kind."""

from spacequiz.domain.question import Choice, Match, Multiple, Number, Order, Question, Response, TrueFalse


def correct_response(question: Question) -> Response:
    """Return a response with full credit."""
    match question:
        case Multiple():
            return question.answers
        case TrueFalse():
            return question.answer
        case Number():
            return question.number
        case Order():
            return question.items
        case Match():
            return question.rights
    return question.solution


def correct_options(question: Question) -> frozenset[str]:
    """Return the texts of the right options; empty for the kinds that do not choose among options."""
    match question:
        case Multiple():
            return question.answers
        case Choice() | TrueFalse():
            return frozenset({question.solution})
    return frozenset()
