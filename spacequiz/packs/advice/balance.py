"""Advice on the balance of a pack: the shares of kinds and difficulties, and answers that can be guessed.

The shares are those that `questions/README.md` asks of the built-in packs.
"""

from collections import Counter
from collections.abc import Iterable, Iterator, Sequence

from spacequiz.domain.question import Choice, Difficulty, Kind, Question
from spacequiz.wording import format_count

FEWEST = 12
"""Questions that a pack must have before its shares are judged."""
MOST_CHOICES = 0.6
"""Share of choices beyond which there is too little variety."""
FEWEST_KINDS = 4
"""Kinds of question that a pack should have."""
SHARES = {Difficulty.EASY: 0.35, Difficulty.MEDIUM: 0.40, Difficulty.HARD: 0.25}
"""Shares that the difficulties should have."""
SLACK = 0.15
"""How far the share of a difficulty may be from the one in `SHARES`."""
LEANS = 0.5
"""Share of right answers that have one place, or are the longest option, beyond which they can be guessed."""


def balance_advice(questions: Sequence[Question]) -> Iterator[str]:
    """Yield advice on all questions of a pack together; none on a pack with few questions."""
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
    yield from _choice_advice([question for question in questions if isinstance(question, Choice)])


def _choice_advice(choices: Sequence[Choice]) -> Iterator[str]:
    """Yield advice on right answers that can be guessed by their place or length."""
    number = len(choices)
    if number < FEWEST // 2:
        return
    place, most = Counter(choice.options.index(choice.answer) for choice in choices).most_common(1)[0]
    if LEANS * number < most < number:  # where all do, `pattern_advice` warns of it
        yield f"the right answer is option {place + 1} in {most} of {number} choices; spread it"
    longest = sum(all(len(other) < len(choice.answer) for other in _others(choice)) for choice in choices)
    if LEANS * number < longest < number:
        yield f"the right answer is the longest option in {longest} of {number} choices; its length tells it"


def _others(choice: Choice) -> Iterable[str]:
    return (option for option in choice.options if option != choice.answer)
