"""The seven kinds of question. Each grades a response to it.

A response is made of the texts that were chosen or typed, never of positions: it keeps its meaning when options are
shuffled or a later edition of the pack moves them.
"""

from collections.abc import Mapping
from dataclasses import dataclass, field
from enum import StrEnum
from math import isfinite
from types import MappingProxyType

from spacequiz.domain.grade import Grade
from spacequiz.domain.numbers import format_with_unit, grade_number
from spacequiz.domain.spelling import is_near_miss, normalise

Response = str | bool | float | frozenset[str] | tuple[str, ...]
"""What a player answers: see ``accepts`` of each kind for its shape."""

TRUE_FALSE_OPTIONS: tuple[str, ...] = ("True", "False")
"""The options of a true-false question, in the order in which they are always shown."""
NO_FEEDBACK: Mapping[str, str] = MappingProxyType({})


class Kind(StrEnum):
    """The seven kinds, by the names that packs and stores use."""

    CHOICE = "choice"
    MULTIPLE = "multiple"
    TRUE_FALSE = "true-false"
    TYPED = "typed"
    NUMBER = "number"
    ORDER = "order"
    MATCH = "match"


class Difficulty(StrEnum):
    """How hard a question is; decides what it is worth unless the question says."""

    EASY = "easy"
    MEDIUM = "medium"
    HARD = "hard"

    @property
    def points(self) -> int:
        """What a full answer is worth by default (pack format 1)."""
        return {"easy": 100, "medium": 150, "hard": 200}[self.value]


@dataclass(frozen=True, slots=True)
class Source:
    """Where an answer can be looked up."""

    title: str
    url: str = ""


@dataclass(frozen=True, kw_only=True)
class Question:
    """What all kinds have in common."""

    id: str
    """Unique in its pack; scores and history hang on it."""
    pack: str
    """The id of its pack."""
    ask: str
    why: str = ""
    source: Source | None = None
    hints: tuple[str, ...] = ()
    difficulty: Difficulty = Difficulty.MEDIUM
    tags: tuple[str, ...] = ()
    date: str = ""
    """When the thing happened: ``1957``, ``1957-10`` or ``1957-10-04``; empty when not said."""
    seconds: int | None = None
    """Time to answer; 0 for none; None when the rules decide."""
    points: int = 150
    """What a full answer is worth."""

    @property
    def key(self) -> str:
        """Unique among all packs."""
        return f"{self.pack}/{self.id}"

    @property
    def kind(self) -> Kind:
        """Which of the seven kinds this is."""
        raise TypeError("a question without a kind")

    @property
    def solution(self) -> str:
        """The right answer in words."""
        raise TypeError("a question without a kind")

    def accepts(self, response: Response) -> bool:
        """Whether the response has the shape this kind expects; only such a response may be graded."""
        raise TypeError("a question without a kind")

    def grade(self, response: Response) -> Grade:
        """How right the response is. Raises ValueError when `accepts` would say no."""
        if not self.accepts(response):
            raise ValueError(f"not a response to {self.key}: {response!r}")
        return self._grade(response)

    def _grade(self, response: Response) -> Grade:
        raise TypeError("a question without a kind")

    def feedback_for(self, response: Response) -> tuple[str, ...]:
        """What the pack says about the options that were chosen, in the order of the options."""
        return ()


@dataclass(frozen=True, kw_only=True)
class Choice(Question):
    """One of several options. Response: the text of the option."""

    options: tuple[str, ...]
    answer: str
    feedback: Mapping[str, str] = field(default_factory=lambda: NO_FEEDBACK)

    @property
    def kind(self) -> Kind:
        return Kind.CHOICE

    @property
    def solution(self) -> str:
        return self.answer

    def accepts(self, response: Response) -> bool:
        return isinstance(response, str) and response in self.options

    def _grade(self, response: Response) -> Grade:
        return Grade(1.0 if response == self.answer else 0.0)

    def feedback_for(self, response: Response) -> tuple[str, ...]:
        if not isinstance(response, str) or response not in self.feedback:
            return ()
        # what follows is on the right one: "he" would be somebody else there
        return (f"{response}: {self.feedback[response]}",)


@dataclass(frozen=True, kw_only=True)
class Multiple(Question):
    """All that are right among several options. Response: a frozenset of option texts, not empty."""

    options: tuple[str, ...]
    answers: frozenset[str]
    feedback: Mapping[str, str] = field(default_factory=lambda: NO_FEEDBACK)

    @property
    def kind(self) -> Kind:
        return Kind.MULTIPLE

    @property
    def solution(self) -> str:
        return ", ".join(option for option in self.options if option in self.answers)

    def accepts(self, response: Response) -> bool:
        return isinstance(response, frozenset) and bool(response) and response <= set(self.options)

    def _grade(self, response: Response) -> Grade:
        assert isinstance(response, frozenset)
        right = len(response & self.answers)
        wrong = len(response - self.answers)
        return Grade(max(0.0, (right - wrong) / len(self.answers)), right=right, of=len(self.answers), wrong=wrong)

    def feedback_for(self, response: Response) -> tuple[str, ...]:
        chosen = response if isinstance(response, frozenset) else frozenset[str]()
        return tuple(f"{o}: {self.feedback[o]}" for o in self.options if o in chosen and o in self.feedback)


@dataclass(frozen=True, kw_only=True)
class TrueFalse(Question):
    """A statement that holds or does not. Response: True or False."""

    answer: bool

    @property
    def kind(self) -> Kind:
        return Kind.TRUE_FALSE

    @property
    def solution(self) -> str:
        return TRUE_FALSE_OPTIONS[0 if self.answer else 1]

    def accepts(self, response: Response) -> bool:
        return isinstance(response, bool)

    def _grade(self, response: Response) -> Grade:
        return Grade(1.0 if response is self.answer else 0.0)


@dataclass(frozen=True, kw_only=True)
class Typed(Question):
    """A word or name to type. Response: what was typed, not blank.

    Case, accents, punctuation, white space and a leading article do not count.
    """

    accept: tuple[str, ...]

    @property
    def kind(self) -> Kind:
        return Kind.TYPED

    @property
    def solution(self) -> str:
        return self.accept[0]

    def accepts(self, response: Response) -> bool:
        return isinstance(response, str) and bool(response.strip())

    def _grade(self, response: Response) -> Grade:
        assert isinstance(response, str)
        typed = normalise(response)
        known = [(normalise(word), word) for word in self.accept]
        if any(typed == word for word, _ in known):
            return Grade(1.0)
        near = next((word for plain, word in known if is_near_miss(typed, plain)), "")
        return Grade(0.0, near=near)


@dataclass(frozen=True, kw_only=True)
class Number(Question):
    """A number. Response: a finite float, in `unit`.

    Full credit up to `within` off, then falling in a straight line to none at `close` off.
    """

    number: float
    full_within: float = 0.0
    partial_within: float | None = None
    unit: str = ""

    @property
    def kind(self) -> Kind:
        return Kind.NUMBER

    @property
    def solution(self) -> str:
        return format_with_unit(self.number, self.unit)

    def accepts(self, response: Response) -> bool:
        # bool is an int; NaN and infinities are no answers
        if not isinstance(response, float | int) or isinstance(response, bool):
            return False
        try:
            return isfinite(response)
        except OverflowError:  # an int beyond all floats
            return False

    def _grade(self, response: Response) -> Grade:
        assert isinstance(response, float | int)
        return grade_number(float(response), self.number, self.full_within, self.partial_within)


@dataclass(frozen=True, kw_only=True)
class Order(Question):
    """Items to put in order. Response: all items, in the order given."""

    items: tuple[str, ...]
    """In the right order."""
    start: str = ""
    """Label of the end where the first item belongs."""
    end: str = ""
    """Label of the end where the last item belongs."""

    @property
    def kind(self) -> Kind:
        return Kind.ORDER

    @property
    def solution(self) -> str:
        return ", ".join(self.items)

    def accepts(self, response: Response) -> bool:
        return isinstance(response, tuple) and _is_permutation(response, self.items)

    def _grade(self, response: Response) -> Grade:
        assert isinstance(response, tuple)
        place = {item: number for number, item in enumerate(self.items)}
        given = [place[item] for item in response]
        pairs = len(given) * (len(given) - 1) // 2
        right = sum(given[i] < given[j] for i in range(len(given)) for j in range(i + 1, len(given)))
        return Grade(max(0.0, 2 * right / pairs - 1), right=right, of=pairs)


@dataclass(frozen=True, kw_only=True)
class Match(Question):
    """Pairs to join. Response: for each left side, in the order of the pack, the right side chosen; all different."""

    pairs: tuple[tuple[str, str], ...]

    @property
    def kind(self) -> Kind:
        return Kind.MATCH

    @property
    def solution(self) -> str:
        return ", ".join(f"{left}: {right}" for left, right in self.pairs)

    @property
    def lefts(self) -> tuple[str, ...]:
        """The left sides, in the order of the pack."""
        return tuple(left for left, _ in self.pairs)

    @property
    def rights(self) -> tuple[str, ...]:
        """The right sides, in the order of their left sides."""
        return tuple(right for _, right in self.pairs)

    def accepts(self, response: Response) -> bool:
        return isinstance(response, tuple) and _is_permutation(response, self.rights)

    def _grade(self, response: Response) -> Grade:
        assert isinstance(response, tuple)
        right = sum(given == wanted for given, wanted in zip(response, self.rights, strict=True))
        return Grade(right / len(self.pairs), right=right, of=len(self.pairs))


def correct_response(question: Question) -> Response:
    """A response that is right in full."""
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
    """The texts of the right options; empty for the kinds that do not choose among options."""
    match question:
        case Multiple():
            return question.answers
        case Choice() | TrueFalse():
            return frozenset({question.solution})
    return frozenset()


def _is_permutation(given: tuple[str, ...], wanted: tuple[str, ...]) -> bool:
    return all(isinstance(text, str) for text in given) and sorted(given) == sorted(wanted)
