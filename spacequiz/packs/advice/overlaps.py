"""Questions that ask the same, and questions whose text gives the answer of another one away."""

from collections import defaultdict
from collections.abc import Iterator, Sequence

from spacequiz.domain.question import Choice, Question, TrueFalse, Typed
from spacequiz.domain.spelling import normalise

LEAST_LETTERS = 4
"""Letters of a word that counts; shorter words, such as ``the``, are in most questions."""
SHARED = 3
"""Words that two questions must have in common to be taken as about the same thing."""
TOO_COMMON = 40
"""Questions that a word may be in; one in more is about the pack's subject, and gives nothing away."""


def padded_words(text: str) -> str:
    """Return a text for a search of whole words: normalised, with a space before each word and at the end."""
    return f" {' '.join(normalise(word) for word in text.split())} "


def same_question_key(question: Question) -> str:
    """Return a key that is the same for questions that ask the same: their words and the right answer, normalised.

    The order of the words does not matter, except in a statement, where it may decide whether it is true.
    """
    words = padded_words(question.ask).split()
    if not isinstance(question, TrueFalse):
        words = sorted(set(words))
    return f"{' '.join(words)}\n{normalise(question.solution)}"


def duplicate_questions(questions: Sequence[Question]) -> Iterator[tuple[int, str]]:
    """Yield the index of each question that asks the same as an earlier one, with the earlier one's id."""
    seen: dict[str, str] = {}
    for index, question in enumerate(questions):
        first = seen.setdefault(same_question_key(question), question.id)
        if first != question.id:
            yield index, first


def revealed_answers(questions: Sequence[Question]) -> Iterator[tuple[int, str, str]]:
    """Yield the index of each question whose answer is in another's text, with the answer and the other's id.

    Only where both are about the same thing: names of a pack's subject are in many questions, and give nothing away.
    """
    texts = [padded_words(question.ask) for question in questions]
    questions_with: defaultdict[str, set[int]] = defaultdict(set)
    for index, text in enumerate(texts):
        for word in text.split():
            questions_with[word].add(index)
    for index, question in enumerate(questions):
        for answer in _answers(question):
            answer_words = padded_words(answer)
            candidates = min((questions_with[word] for word in answer_words.split()), key=len)
            if not 0 < len(candidates) <= TOO_COMMON:
                continue
            subject = _long_words(texts[index]) - _long_words(answer_words)
            for other in sorted(candidates - {index}):
                if answer_words in texts[other] and len(subject & _long_words(texts[other])) >= SHARED:
                    yield index, answer, questions[other].id


def _answers(question: Question) -> tuple[str, ...]:
    """Return the right answers that are long enough to be searched for."""
    match question:
        case Choice():
            answers: tuple[str, ...] = (question.answer,)
        case Typed():
            answers = question.accept
        case _:
            answers = ()
    return tuple(answer for answer in answers if len(answer) >= LEAST_LETTERS and padded_words(answer).strip())


def _long_words(text: str) -> set[str]:
    return {word for word in text.split() if len(word) >= LEAST_LETTERS}
