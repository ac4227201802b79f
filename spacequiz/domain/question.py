"""The seven kinds of question, each with the grading of a response to it.

A response holds the texts that were chosen or typed, never positions: it keeps its meaning when options are shuffled,
and when a later edition of the pack moves them.
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
"""An answer of a player; the docstring of each kind says which of these types it takes."""

TRUE_FALSE_OPTIONS: tuple[str, ...] = ("True", "False")
"""The options of a true-false question, in the order in which they are always shown."""
NO_FEEDBACK: Mapping[str, str] = MappingProxyType({})


class Kind(StrEnum):
    """The kinds of question, with the names that packs and saved games use."""

    CHOICE = "choice"
    MULTIPLE = "multiple"
    TRUE_FALSE = "true-false"
    TYPED = "typed"
    NUMBER = "number"
    ORDER = "order"
    MATCH = "match"


class Difficulty(StrEnum):
    """How hard a question is, which decides its points unless the pack gives them."""

    EASY = "easy"
    MEDIUM = "medium"
    HARD = "hard"

    @property
    def points(self) -> int:
        """The points for full credit where the pack gives none (pack format 1)."""
        return {"easy": 100, "medium": 150, "hard": 200}[self.value]


@dataclass(frozen=True, slots=True)
class Source:
    """A publication in which the answer can be looked up."""

    title: str
    url: str = ""


@dataclass(frozen=True, kw_only=True)
class Question:
    """The fields and methods that all kinds have; only the subclasses have instances."""

    id: str
    """Unique in its pack. Scores and history are stored by it, so authors never change it."""
    pack: str
    """The id of its pack."""
    ask: str
    """The text of the question."""
    why: str = ""
    """The explanation that is shown after the answer."""
    source: Source | None = None
    hints: tuple[str, ...] = ()
    difficulty: Difficulty = Difficulty.MEDIUM
    tags: tuple[str, ...] = ()
    date: str = ""
    """When it happened: ``1957``, ``1957-10`` or ``1957-10-04``; empty when the pack does not say."""
    seconds: int | None = None
    """The time limit; 0 for no limit; None when the rules of the game decide."""
    points: int = 150
    """The points for full credit, before speed, streak and hints."""

    @property
    def key(self) -> str:
        """The id with the id of the pack: unique among all packs."""
        return f"{self.pack}/{self.id}"

    @property
    def kind(self) -> Kind:
        """The kind that belongs to the class."""
        raise TypeError("a question without a kind")

    @property
    def solution(self) -> str:
        """The right answer as a text."""
        raise TypeError("a question without a kind")

    def accepts(self, response: Response) -> bool:
        """Whether the response fits this kind and, where there are options, this question."""
        raise TypeError("a question without a kind")

    def grade(self, response: Response) -> Grade:
        """Grade the response. Raises ValueError when it does not fit (see `accepts`)."""
        if not self.accepts(response):
            raise ValueError(f"not a response to {self.key}: {response!r}")
        return self._grade(response)

    def _grade(self, response: Response) -> Grade:
        """Grade a response that fits."""
        raise TypeError("a question without a kind")

    def feedback_for(self, response: Response) -> tuple[str, ...]:
        """Return the comments of the pack on the options that were chosen, in the order of the options."""
        return ()


@dataclass(frozen=True, kw_only=True)
class Choice(Question):
    """A choice of one option among several. Response: the text of the option."""

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
        # named, because the explanation after it is about the right option
        return (f"{response}: {self.feedback[response]}",)


@dataclass(frozen=True, kw_only=True)
class Multiple(Question):
    """A choice of all right options. Response: a frozenset of the texts of options, not empty."""

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
        right, wrong, count = len(response & self.answers), len(response - self.answers), len(self.answers)
        return Grade(max(0.0, (right - wrong) / count), right_parts=right, part_count=count, wrong_parts=wrong)

    def feedback_for(self, response: Response) -> tuple[str, ...]:
        chosen = response if isinstance(response, frozenset) else frozenset[str]()
        return tuple(f"{o}: {self.feedback[o]}" for o in self.options if o in chosen and o in self.feedback)


@dataclass(frozen=True, kw_only=True)
class TrueFalse(Question):
    """A statement that is true or false. Response: True or False."""

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
    """A word or name to type. Response: the text that was typed, not blank.

    Case, accents, punctuation, white space and a leading article do not count (see `normalise`).
    """

    accept: tuple[str, ...]
    """The right answers; the first is shown as the solution."""

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
        return Grade(0.0, near_miss_of=near)


@dataclass(frozen=True, kw_only=True)
class Number(Question):
    """A number to type. Response: a finite float, in the unit of the question. Graded by `grade_number`."""

    number: float
    full_within: float = 0.0
    """The largest distance from the number that has full credit (`within` in packs)."""
    partial_within: float | None = None
    """The distance from which on there is no credit (`close` in packs); None for no partial credit."""
    unit: str = ""
    """The unit in the plural, as ``km`` or ``years``; empty for a bare number."""

    @property
    def kind(self) -> Kind:
        return Kind.NUMBER

    @property
    def solution(self) -> str:
        return format_with_unit(self.number, self.unit)

    def accepts(self, response: Response) -> bool:
        # True and False are ints in Python
        if not isinstance(response, float | int) or isinstance(response, bool):
            return False
        try:
            return isfinite(response)
        except OverflowError:  # an int too large for a float
            return False

    def _grade(self, response: Response) -> Grade:
        assert isinstance(response, float | int)
        return grade_number(float(response), self.number, self.full_within, self.partial_within)


@dataclass(frozen=True, kw_only=True)
class Order(Question):
    """Items to put in order. Response: a tuple of all items, in the order chosen."""

    items: tuple[str, ...]
    """The items in the right order."""
    start: str = ""
    """A label for the end with the first item, as ``earliest``; may be empty."""
    end: str = ""
    """A label for the end with the last item; may be empty."""

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
        return Grade(max(0.0, 2 * right / pairs - 1), right_parts=right, part_count=pairs)


@dataclass(frozen=True, kw_only=True)
class Match(Question):
    """Pairs to match. Response: a tuple of all right sides, each in the place of the left side it was matched with."""

    pairs: tuple[tuple[str, str], ...]
    """(left, right) in the order of the pack."""

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
        return Grade(right / len(self.pairs), right_parts=right, part_count=len(self.pairs))


def _is_permutation(given: tuple[str, ...], wanted: tuple[str, ...]) -> bool:
    """Whether two tuples hold the same texts in any order; False where `given` holds anything but texts."""
    return all(isinstance(text, str) for text in given) and sorted(given) == sorted(wanted)
