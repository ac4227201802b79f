"""What is to be said of all questions of a pack together: shares of kinds and difficulties, and answers one can guess.

The shares are the ones that the packs of the game keep to.
"""

from collections import Counter
from collections.abc import Iterable, Iterator, Sequence

from spacequiz.domain.question import Choice, Difficulty, Kind, Question
from spacequiz.wording import format_count

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


def balance_advice(questions: Sequence[Question]) -> Iterator[str]:
    """Advice on a pack of so many questions that shares of them mean something."""
    number = len(questions)
    if number < FEWEST:
        return
    kinds = Counter(question.kind for question in questions)
    if len(kinds) < FEWEST_KINDS:
        yield f"{format_count(len(kinds), 'kind')} of question; {FEWEST_KINDS} or more keep it lively"
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
