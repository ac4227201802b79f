"""Advice on how questions are written, as ``pack check --strict`` gives it: the rules of `questions/README.md`.

These are the rules that a program can check. Those for a pack as a whole are in `balance`, and those for pairs of
questions in `overlaps`.
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
"""How many times longer than all others the right option is when its length gives it away."""
FAR_LONGER = 12
"""Characters that it is longer by as well: among short options a ratio means nothing."""
LEAST_TOLD = 4
"""Letters of an answer that gives itself away when the question has it; shorter ones are in many questions."""

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
"""The index of a question in its pack, or None for the pack as a whole, and the message."""


def question_advice(pack: Pack) -> Iterator[Advice]:
    """Yield all advice on a pack without errors."""
    for index, question in enumerate(pack.questions):
        for message in _advice_on_question(question):
            yield index, message
    yield from ((index, f"asks the same as `{other}`") for index, other in duplicate_questions(pack.questions))
    for index, answer, other in revealed_answers(pack.questions):
        yield index, f'its answer "{answer}" stands in the question `{other}`, which is about the same'
    for message in (*_advice_on_head(pack), *balance_advice(pack.questions)):
        yield None, message


def _advice_on_head(pack: Pack) -> Iterator[str]:
    """Yield advice on keys that a pack needs when it is shared."""
    if not pack.license:
        yield "no `license`; without one, such as CC-BY-4.0, nobody may share the pack"
    if not pack.authors:
        yield "no `authors`; say whom to thank, and whom to ask"
    if not pack.description:
        yield "no `description`; one line tells what the pack is about"


def _advice_on_question(question: Question) -> Iterator[str]:
    """Yield advice on one question."""
    if not question.tags:
        yield "no `tags`; by them questions are chosen, and progress is told"
    if question.difficulty is Difficulty.HARD and not question.hints:
        yield "a hard question without `hints`"
    text = f"{question.ask} {question.why}"
    if not _AS_OF.search(text):
        if match := _DATES_ITSELF.search(text):
            yield f'"{match[0]}" dates itself; give the date, or say "as of" with a year'
        if match := _RECORD.search(text):
            yield f'"{match[0]}" can change; say "as of" with a year'
    yield from _advice_on_options(question)
    answer = _answer_in_text(question)
    if answer:
        yield f'the question holds its answer "{answer}"'
    yield from _advice_on_date(question)


def _advice_on_options(question: Question) -> Iterator[str]:
    """Yield advice on the options of a choice or multiple."""
    if not isinstance(question, Choice | Multiple):
        return
    by_normalised: dict[str, str] = {}
    for option in question.options:
        normalised = normalise(option)
        if normalised in by_normalised:
            yield f'the options "{by_normalised[normalised]}" and "{option}" differ in their spelling only'
        by_normalised.setdefault(normalised, option)
        if _CATCH_ALL.search(option):
            yield f'"{option}" is no answer of its own; say what is meant'
    if isinstance(question, Choice):
        yield from _advice_on_answer(question)


def _advice_on_answer(question: Choice) -> Iterator[str]:
    """Yield advice on what gives the right option away: its length, or that it alone has a figure."""
    others = [option for option in question.options if option != question.answer]
    longest, length = max(map(len, others)), len(question.answer)
    if length >= STANDS_OUT * longest and length - longest >= FAR_LONGER:
        yield f'the right answer "{question.answer}" is far longer than the others'
    if len(others) > 1 and _FIGURE.search(question.answer) and not any(map(_FIGURE.search, others)):
        yield f'only the right answer "{question.answer}" has a figure in it'


def _answer_in_text(question: Question) -> str:
    """Return the right answer that the question's own text has; empty when it has none."""
    match question:
        case Choice():
            answers: tuple[str, ...] = (question.answer,)
        case Typed():
            answers = question.accept
        case _:
            return ""
    asked = padded_words(question.ask)
    # a text that has several of the options names what is to be chosen from
    others = question.options if isinstance(question, Choice) else ()
    if sum(padded_words(option) in asked for option in others) > 1:
        return ""
    return next((word for word in answers if len(word) >= LEAST_TOLD and padded_words(word) in asked), "")


def _advice_on_date(question: Question) -> Iterator[str]:
    """Yield advice on a date that contradicts the text: other years, or another day of the same month."""
    if not question.date:
        return
    text = _AS_OF.sub("", f"{question.ask} {question.solution}")
    years = set(_YEAR.findall(text))
    if years and question.date[:4] not in years:
        yield f"`date` is {question.date}, and the question tells of {', '.join(sorted(years))}"
        return
    days = {
        f"{match[3]}-{_MONTHS.index(match[2].casefold()) + 1:02}-{int(match[1]):02}"
        for match in _FULL_DATE.finditer(text)
    }
    if len(question.date) == len("1957-10-04") and question.date not in days:
        near = sorted(day for day in days if day[:7] == question.date[:7])
        if near:
            yield f"`date` is {question.date}, and the question tells of {', '.join(near)}"
