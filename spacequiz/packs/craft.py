"""What a strict reader of a pack would say: advice on the craft of its questions, as far as a program can see it.

The rules are those of `questions/README.md`; the shares are the ones that the packs of the game keep to.
"""

import re
from collections import Counter
from collections.abc import Iterable, Iterator, Sequence

from spacequiz.domain.pack import Pack
from spacequiz.domain.question import Choice, Difficulty, Kind, Multiple, Question, Typed
from spacequiz.domain.spelling import normalise

MONTHS = (
    *("January", "February", "March", "April", "May", "June"),
    *("July", "August", "September", "October", "November", "December"),
)
FEWEST = 12
"""Questions that a pack has before shares of them mean anything."""
MOST_CHOICES = 0.6
"""Share of choices beyond which a pack is all alike."""
FEWEST_KINDS = 4
SHARES = {Difficulty.EASY: 0.35, Difficulty.MEDIUM: 0.40, Difficulty.HARD: 0.25}
SLACK = 0.15
"""How far the share of a difficulty may lie from the wanted one."""
LEANS = 0.5
"""Share of right answers in one place, or that are the longest option, beyond which they can be guessed."""
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
_AS_OF = re.compile(r"\bas of (?:19|20)\d\d\b", re.IGNORECASE)
_CATCH_ALL = re.compile(r"\b(all|none|both|neither) of (?:the above|these|them)\b", re.IGNORECASE)

Advice = tuple[int | None, str]
"""The place of a question in its pack, from 0, or None for the pack; and what is to be said."""


def craft(pack: Pack) -> Iterator[Advice]:
    """All advice on a pack that was read without an error."""
    for place, question in enumerate(pack.questions):
        for words in _of_one(question):
            yield place, words
    yield from ((place, f"asks the same as {said}") for place, said in _twins(pack))
    for words in _of_all(pack.questions):
        yield None, words


def same_asked(question: Question) -> str:
    """What two questions have alike that ask the same: the text and what is right, whatever the spelling."""
    return f"{normalise(question.ask)}\n{normalise(question.solution)}"


def _twins(pack: Pack) -> Iterator[tuple[int, str]]:
    seen: dict[str, str] = {}
    for place, question in enumerate(pack.questions):
        key = same_asked(question)
        if key in seen:
            yield place, f"`{seen[key]}`"
        seen.setdefault(key, question.id)


def _of_one(question: Question) -> Iterator[str]:
    if not question.tags:
        yield "no `tags`; by them questions are chosen, and progress is told"
    if question.difficulty is Difficulty.HARD and not question.hints:
        yield "a hard question without `hints`"
    told = _DATES_ITSELF.search(f"{question.ask} {question.why}")
    if told and not _AS_OF.search(f"{question.ask} {question.why}"):
        yield f'"{told[0]}" dates itself; give the date, or say "as of" with a year'
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


def _given_away(question: Question) -> str:
    """The right answer that stands in the question; empty when none does."""
    match question:
        case Choice():
            answers: tuple[str, ...] = (question.answer,)
        case Typed():
            answers = question.accept
        case _:
            return ""
    asked = _words(question.ask)
    # where the other options stand there as well, the question names what is to be chosen from
    others = question.options if isinstance(question, Choice) else ()
    if sum(_words(option) in asked for option in others) > 1:
        return ""
    return next((word for word in answers if len(word) >= LEAST_TOLD and _words(word) in asked), "")


def _words(text: str) -> str:
    """A text to look for whole words in, whatever their spelling."""
    return f" {' '.join(normalise(word) for word in text.split())} "


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


def _of_all(questions: Sequence[Question]) -> Iterator[str]:
    number = len(questions)
    if number < FEWEST:
        return
    kinds = Counter(question.kind for question in questions)
    if len(kinds) < FEWEST_KINDS:
        yield f"{len(kinds)} kind{'' if len(kinds) == 1 else 's'} of question; {FEWEST_KINDS} or more keep it lively"
    if kinds[Kind.CHOICE] > MOST_CHOICES * number:
        yield f"{kinds[Kind.CHOICE]} of {number} are choices; up to {MOST_CHOICES:.0%} leave room for other kinds"
    levels = Counter(question.difficulty for question in questions)
    for level, share in SHARES.items():
        if abs(levels[level] / number - share) > SLACK:
            yield f"{levels[level]} of {number} are {level}; about {share:.0%} of a pack should be"
    yield from _of_places([question for question in questions if isinstance(question, Choice)])


def _of_places(choices: Sequence[Choice]) -> Iterator[str]:
    number = len(choices)
    if number < FEWEST // 2:
        return
    place, most = Counter(choice.options.index(choice.answer) for choice in choices).most_common(1)[0]
    if LEANS * number < most < number:  # of all of them `advice` speaks
        yield f"the right answer is option {place + 1} in {most} of {number} choices; spread it"
    longest = sum(all(len(other) < len(choice.answer) for other in _others(choice)) for choice in choices)
    if LEANS * number < longest < number:
        yield f"the right answer is the longest option in {longest} of {number} choices; its length tells it"


def _others(choice: Choice) -> Iterable[str]:
    return (option for option in choice.options if option != choice.answer)
