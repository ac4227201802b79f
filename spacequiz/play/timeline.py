"""The timeline of dated firsts in packs. Firsts that the player has not answered right yet are hidden.

A hidden first shows only its theme and year, or its decade when the question asks for the year.
"""

from collections import Counter
from collections.abc import Collection, Iterable, Sequence
from dataclasses import dataclass

from spacequiz.domain.pack import Pack, questions_of
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
"""Names of nations by their pack tags; the last one is for international projects."""


@dataclass(frozen=True, slots=True)
class First:
    """A question about something that was done for the first time."""

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
        """The answer to the question; for true statements and questions for a year, the text of the question."""
        return self.question.ask if self._is_statement else self.question.solution

    @property
    def asked(self) -> str:
        """The text of the question, unless `name` shows it already."""
        return "" if self._is_statement else self.question.ask

    @property
    def fact(self) -> str:
        """A text that tells what happened and stands alone; empty when the question asks for the year."""
        if isinstance(self.question, TrueFalse):
            return f"{self.question.ask} {self.question.why}".strip()
        return "" if self._is_statement else f"{self.question.ask} {_with_full_stop(self.question.solution)}"

    @property
    def when(self) -> str:
        """The date as exact as the player may see it: ``4 Oct 1957``, ``1957``, or ``1950s``."""
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
        """The sort key. A hidden year counts as the start of its decade, so that its place does not reveal it."""
        date = self.question.date
        return (f"{date[:3]}0" if not self.known and self._asks_year else date), self.question.key


def build_timeline(packs: Iterable[Pack], known: Collection[str]) -> tuple[First, ...]:
    """Return the dated questions of packs, earliest first; `known` are the keys of those answered right.

    False statements are left out, because they describe nothing that happened.
    """
    dated = [question for question in questions_of(packs) if question.date]
    found = [First(question, question.key in known) for question in dated if not _is_false(question)]
    return tuple(sorted(found, key=lambda first: first.sort_key))


def on_this_day(packs: Iterable[Pack], month: int, day: int) -> First | None:
    """Return the earliest first on this day of the year that has a `fact`; None when no pack has one."""
    of_day = [first for first in build_timeline(packs, ()) if first.question.date[4:] == f"-{month:02}-{day:02}"]
    return next((first for first in of_day if first.fact), None)


def _with_full_stop(words: str) -> str:
    """Return the text with a full stop, unless it already ends like a sentence."""
    return words if words.endswith((".", "!", "?")) else f"{words}."


def _is_false(question: Question) -> bool:
    return isinstance(question, TrueFalse) and not question.answer


def filter_firsts(firsts: Iterable[First], *, nation: str = "", theme: str = "", decade: str = "") -> tuple[First, ...]:
    """Return the firsts of a nation, theme and decade; empty values match everything."""
    return tuple(
        first
        for first in firsts
        if (not nation or nation in first.nations)
        and (not theme or theme in first.question.tags)
        and (not decade or decade == first.decade)
    )


def by_decade(firsts: Iterable[First]) -> dict[str, tuple[First, ...]]:
    """Return firsts grouped by decade, in the same order."""
    decades: dict[str, list[First]] = {}
    for first in firsts:
        decades.setdefault(first.decade, []).append(first)
    return {decade: tuple(found) for decade, found in decades.items()}


def nations_of(firsts: Iterable[First]) -> tuple[str, ...]:
    """Return the tags of nations, the one with most firsts first."""
    return tuple(name for name, _ in Counter(nation for first in firsts for nation in first.nations).most_common())


def themes_of(firsts: Iterable[First]) -> tuple[str, ...]:
    """Return the themes in alphabetical order."""
    return tuple(sorted({first.theme for first in firsts} - {""}))


def timeline_summary(firsts: Sequence[First]) -> str:
    """Return how many firsts the player knows: ``12 of 140 firsts uncovered``."""
    if not firsts:
        return "no pack has dated firsts"
    return f"{sum(first.known for first in firsts)} of {len(firsts)} firsts uncovered"


def nation_names(tags: Iterable[str]) -> str:
    """Return the names of nations: ``Soviet Union, United States``."""
    return ", ".join(NATIONS.get(tag, tag) for tag in tags)


def is_decade(tag: str) -> bool:
    """Return whether a tag is a decade, such as ``1950s``."""
    return len(tag) == 5 and tag[:4].isdigit() and tag.endswith("0s")
