"""Questions that tell on one another: asked twice, or with the answer of one in the words of another."""

from collections import defaultdict
from collections.abc import Iterator, Sequence

from spacequiz.domain.question import Choice, Question, TrueFalse, Typed
from spacequiz.domain.spelling import normalise

LEAST_LETTERS = 4
"""Letters of a word that says what a question is about; most of the shorter ones are in every question."""
SHARED = 3
"""Such words that two questions have in common when they are about the same."""
TOO_COMMON = 40
"""Questions a word may stand in and still give something away: past that it is the pack's own subject."""


def padded_words(text: str) -> str:
    """A text to look for whole words in, whatever their spelling: one space before each of them, and one at the end."""
    return f" {' '.join(normalise(word) for word in text.split())} "


def same_question_key(question: Question) -> str:
    """What two questions have alike that ask the same: the words and what is right, whatever the spelling and order.

    In a statement the order of the words decides whether it is true.
    """
    words = padded_words(question.ask).split()
    if not isinstance(question, TrueFalse):
        words = sorted(set(words))
    return f"{' '.join(words)}\n{normalise(question.solution)}"


def duplicate_questions(questions: Sequence[Question]) -> Iterator[tuple[int, str]]:
    """The places, from 0, of questions that were asked before, and the ids of those that did."""
    seen: dict[str, str] = {}
    for place, question in enumerate(questions):
        first = seen.setdefault(same_question_key(question), question.id)
        if first != question.id:
            yield place, first


def revealed_answers(questions: Sequence[Question]) -> Iterator[tuple[int, str, str]]:
    """Places from 0 of questions whose answer another one tells, with the answer and the id of that one.

    Only where both are about the same: names of a pack's subject stand in many of its questions, and give nothing away.
    """
    texts = [padded_words(question.ask) for question in questions]
    standing: defaultdict[str, set[int]] = defaultdict(set)
    for place, text in enumerate(texts):
        for word in text.split():
            standing[word].add(place)
    for place, question in enumerate(questions):
        for answer in _answers(question):
            told = padded_words(answer)
            rarest = min((standing[word] for word in told.split()), key=len)
            if not 0 < len(rarest) <= TOO_COMMON:
                continue
            about = _telling(texts[place]) - _telling(told)
            for other in sorted(rarest - {place}):
                if told in texts[other] and len(about & _telling(texts[other])) >= SHARED:
                    yield place, answer, questions[other].id


def _answers(question: Question) -> tuple[str, ...]:
    match question:
        case Choice():
            found: tuple[str, ...] = (question.answer,)
        case Typed():
            found = question.accept
        case _:
            found = ()
    return tuple(answer for answer in found if len(answer) >= LEAST_LETTERS and padded_words(answer).strip())


def _telling(text: str) -> set[str]:
    return {word for word in text.split() if len(word) >= LEAST_LETTERS}
