"""All dated firsts of some packs in their order; what a player has not yet answered right is veiled.

A first that is veiled shows its year and its theme, and the decade alone where the year is what is asked for.
"""

from collections import Counter
from collections.abc import Collection, Iterable, Sequence
from dataclasses import dataclass

from spacequiz.domain.pack import Pack
from spacequiz.domain.question import Number, Question, TrueFalse
from spacequiz.wording import format_pack_date

NATIONS = {
    "soviet-union": "Soviet Union",
    "russia": "Russia",
    "united-states": "United States",
    "china": "China",
    "india": "India",
    "japan": "Japan",
    "europe": "Europe",
    "france": "France",
    "germany": "Germany",
    "united-kingdom": "United Kingdom",
    "canada": "Canada",
    "czechoslovakia": "Czechoslovakia",
    "israel": "Israel",
    "kazakhstan": "Kazakhstan",
    "netherlands": "Netherlands",
    "international": "International",
}
"""Names of nations by the tags that packs give them; the last is for what belongs to no one of them."""


@dataclass(frozen=True, slots=True)
class First:
    """Something that was done for the first time, as a question asks for it."""

    question: Question
    known: bool
    """Whether the player has answered it right."""

    @property
    def nations(self) -> tuple[str, ...]:
        """Tags of the nations that did it."""
        return tuple(tag for tag in self.question.tags if tag in NATIONS)

    @property
    def theme(self) -> str:
        """The first tag that is neither a nation nor a decade; empty when there is none."""
        return next((tag for tag in self.question.tags if tag not in NATIONS and not is_decade(tag)), "")

    @property
    def decade(self) -> str:
        """``1950s``."""
        return f"{self.question.date[:3]}0s"

    @property
    def name(self) -> str:
        """What the question is answered by; of a statement that is true, the statement; of a year, its question."""
        return self.question.ask if self._is_statement else self.question.solution

    @property
    def asked(self) -> str:
        """The question, where it is not the name."""
        return "" if self._is_statement else self.question.ask

    @property
    def fact(self) -> str:
        """What happened, in words that need nothing beside them; empty where the question asks for the year alone."""
        if isinstance(self.question, TrueFalse):
            return f"{self.question.ask} {self.question.why}".strip()
        return "" if self._is_statement else f"{self.question.ask} {_with_full_stop(self.question.solution)}"

    @property
    def when(self) -> str:
        """The day as exact as it may be seen: ``4 Oct 1957``, ``1957``, or ``1950s``."""
        if self.known:
            return format_pack_date(self.question.date, is_short=True)
        return self.decade if self._asks_year else self.question.date[:4]

    @property
    def _is_statement(self) -> bool:
        return isinstance(self.question, TrueFalse) or (isinstance(self.question, Number) and self._asks_year)

    @property
    def _asks_year(self) -> bool:
        return self.question.date[:4] in self.question.solution.replace("\u202f", "")

    @property
    def sort_key(self) -> tuple[str, str]:
        """What it is sorted by; where a player may not know the year, its place does not tell it."""
        date = self.question.date
        return (f"{date[:3]}0" if not self.known and self._asks_year else date), self.question.key


def build_timeline(packs: Iterable[Pack], known: Collection[str]) -> tuple[First, ...]:
    """The dated questions of these packs, the earliest first; `known` are the keys of those answered right.

    A statement that is false tells of nothing that happened.
    """
    dated = [question for pack in packs for question in pack.questions if question.date]
    found = [First(question, question.key in known) for question in dated if not _is_false(question)]
    return tuple(sorted(found, key=lambda first: first.sort_key))


def on_this_day(packs: Iterable[Pack], month: int, day: int) -> First | None:
    """The earliest first of this day of the year whose fact can be told; None where no pack has one."""
    of_day = [first for first in build_timeline(packs, ()) if first.question.date[4:] == f"-{month:02}-{day:02}"]
    return next((first for first in of_day if first.fact), None)


def _with_full_stop(words: str) -> str:
    """With a full stop, unless the words end a sentence by themselves."""
    return words if words.endswith((".", "!", "?")) else f"{words}."


def _is_false(question: Question) -> bool:
    return isinstance(question, TrueFalse) and not question.answer


def filter_firsts(firsts: Iterable[First], *, nation: str = "", theme: str = "", decade: str = "") -> tuple[First, ...]:
    """Those of a nation, theme and decade, each where it is given."""
    return tuple(
        first
        for first in firsts
        if (not nation or nation in first.nations)
        and (not theme or theme in first.question.tags)
        and (not decade or decade == first.decade)
    )


def by_decade(firsts: Iterable[First]) -> dict[str, tuple[First, ...]]:
    """The same by decades, in their order."""
    decades: dict[str, list[First]] = {}
    for first in firsts:
        decades.setdefault(first.decade, []).append(first)
    return {decade: tuple(found) for decade, found in decades.items()}


def nations_of(firsts: Iterable[First]) -> tuple[str, ...]:
    """The nations that occur, the one with most firsts first."""
    return tuple(name for name, _ in Counter(nation for first in firsts for nation in first.nations).most_common())


def themes_of(firsts: Iterable[First]) -> tuple[str, ...]:
    """The themes that occur, in the order of the alphabet."""
    return tuple(sorted({first.theme for first in firsts} - {""}))


def timeline_summary(firsts: Sequence[First]) -> str:
    """How far the veil is lifted: ``12 of 140 firsts uncovered``."""
    if not firsts:
        return "no pack tells of a dated first"
    return f"{sum(first.known for first in firsts)} of {len(firsts)} firsts uncovered"


def nation_names(tags: Iterable[str]) -> str:
    """The names of nations: ``Soviet Union, United States``."""
    return ", ".join(NATIONS.get(tag, tag) for tag in tags)


def is_decade(tag: str) -> bool:
    """Whether a tag is a decade, such as ``1950s``."""
    return len(tag) == 5 and tag[:4].isdigit() and tag.endswith("0s")
