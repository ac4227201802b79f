"""What a strict reader of a pack would say: advice on the craft of its questions, as far as a program can see it.

The rules are those of `questions/README.md`. What is to be said of a pack as a whole is in `balance`, and of questions
that tell on one another in `between`.
"""

import re
from collections.abc import Iterator

from spacequiz.domain.pack import Pack
from spacequiz.domain.question import Choice, Difficulty, Multiple, Question, Typed
from spacequiz.domain.spelling import normalise
from spacequiz.packs.advice.balance import balance_advice
from spacequiz.packs.advice.overlaps import duplicate_questions, padded_words, revealed_answers
from spacequiz.wording import MONTHS

STANDS_OUT = 1.5
"""How much longer than all the others the right option may not be,"""
FAR_LONGER = 12
"""and by how many letters: among short options such a ratio means nothing."""
LEAST_TOLD = 4
"""Letters of an answer that give it away when they stand in the question; shorter ones stand in many."""

_YEAR = re.compile(r"(?<![\d.,\u202f])(1[89]\d\d|20\d\d)(?![\d\u202f]|[.,]\d)")
_MONTHS = [month.casefold() for month in MONTHS]
_FULL_DATE = re.compile(rf"\b([0-3]?\d) ({'|'.join(_MONTHS)}) (\d{{4}})\b", re.IGNORECASE)
_DATES_ITSELF = re.compile(
    r"\b(last (?:year|month|week|decade)|this (?:year|month|week|decade|century)|next (?:year|month)|years? ago"
    r"|recent(?:ly)?|nowadays|currently|at present|at the moment|so far|to date|until now|up to now|today|yesterday)\b",
    re.IGNORECASE,
)
_MOST = "only|oldest|youngest|longest|largest|heaviest|fastest|farthest|highest|most distant"
_RECORD = re.compile(
    rf"\b(?:(?:is|are|remains?) (?:still )?the (?:{_MOST})|(?:still )?holds? the record)\b", re.IGNORECASE
)
_AS_OF = re.compile(r"\bas of (?:19|20)\d\d\b", re.IGNORECASE)
_FIGURE = re.compile(r"\d")
_CATCH_ALL = re.compile(r"\b(all|none|both|neither) of (?:the above|these|them)\b", re.IGNORECASE)

Advice = tuple[int | None, str]
"""The place of a question in its pack, from 0, or None for the pack; and what is to be said."""


def question_advice(pack: Pack) -> Iterator[Advice]:
    """All advice on a pack that was read without an error."""
    for place, question in enumerate(pack.questions):
        for words in _of_one(question):
            yield place, words
    yield from ((place, f"asks the same as `{said}`") for place, said in duplicate_questions(pack.questions))
    for place, answer, said in revealed_answers(pack.questions):
        yield place, f'its answer "{answer}" stands in the question `{said}`, which is about the same'
    for words in (*_of_pack(pack), *balance_advice(pack.questions)):
        yield None, words


def _of_pack(pack: Pack) -> Iterator[str]:
    """What others need to know of a pack that is shared."""
    if not pack.license:
        yield "no `license`; without one, such as CC-BY-4.0, nobody may share the pack"
    if not pack.authors:
        yield "no `authors`; say whom to thank, and whom to ask"
    if not pack.description:
        yield "no `description`; one line tells what the pack is about"


def _of_one(question: Question) -> Iterator[str]:
    if not question.tags:
        yield "no `tags`; by them questions are chosen, and progress is told"
    if question.difficulty is Difficulty.HARD and not question.hints:
        yield "a hard question without `hints`"
    text = f"{question.ask} {question.why}"
    if not _AS_OF.search(text):
        if told := _DATES_ITSELF.search(text):
            yield f'"{told[0]}" dates itself; give the date, or say "as of" with a year'
        if told := _RECORD.search(text):
            yield f'"{told[0]}" can change; say "as of" with a year'
    yield from _of_options(question)
    given = _given_away(question)
    if given:
        yield f'the question holds its answer "{given}"'
    yield from _of_date(question)


def _of_options(question: Question) -> Iterator[str]:
    if not isinstance(question, Choice | Multiple):
        return
    alike: dict[str, str] = {}
    for option in question.options:
        folded = normalise(option)
        if folded in alike:
            yield f'the options "{alike[folded]}" and "{option}" differ in their spelling only'
        alike.setdefault(folded, option)
        if _CATCH_ALL.search(option):
            yield f'"{option}" is no answer of its own; say what is meant'
    if isinstance(question, Choice):
        yield from _of_answer(question)


def _of_answer(question: Choice) -> Iterator[str]:
    """What sets the right option apart from the others at a glance."""
    others = [option for option in question.options if option != question.answer]
    longest, own = max(map(len, others)), len(question.answer)
    if own >= STANDS_OUT * longest and own - longest >= FAR_LONGER:
        yield f'the right answer "{question.answer}" is far longer than the others'
    if len(others) > 1 and _FIGURE.search(question.answer) and not any(map(_FIGURE.search, others)):
        yield f'only the right answer "{question.answer}" has a figure in it'


def _given_away(question: Question) -> str:
    """The right answer that stands in the question; empty when none does."""
    match question:
        case Choice():
            answers: tuple[str, ...] = (question.answer,)
        case Typed():
            answers = question.accept
        case _:
            return ""
    asked = padded_words(question.ask)
    # where the other options stand there as well, the question names what is to be chosen from
    others = question.options if isinstance(question, Choice) else ()
    if sum(padded_words(option) in asked for option in others) > 1:
        return ""
    return next((word for word in answers if len(word) >= LEAST_TOLD and padded_words(word) in asked), "")


def _of_date(question: Question) -> Iterator[str]:
    """A date that the text does not bear out: the question names other years, or another day of the same month."""
    if not question.date:
        return
    text = _AS_OF.sub("", f"{question.ask} {question.solution}")
    years = set(_YEAR.findall(text))
    if years and question.date[:4] not in years:
        yield f"`date` is {question.date}, and the question tells of {', '.join(sorted(years))}"
        return
    told = {
        f"{found[3]}-{_MONTHS.index(found[2].casefold()) + 1:02}-{int(found[1]):02}"
        for found in _FULL_DATE.finditer(text)
    }
    if len(question.date) == len("1957-10-04") and question.date not in told:
        near = sorted(day for day in told if day[:7] == question.date[:7])
        if near:
            yield f"`date` is {question.date}, and the question tells of {', '.join(near)}"
