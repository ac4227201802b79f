"""The differences between two editions of a pack, in words."""

from collections.abc import Iterator, Sequence
from dataclasses import dataclass

from spacequiz.domain.pack import Pack
from spacequiz.text import shorten
from spacequiz.wording import format_count

MOST_IDS = 12
"""Ids that are listed; the others are only counted."""
LONGEST_FACT = 60
"""Characters of a description and the like that are shown."""


@dataclass(frozen=True, slots=True)
class Fact:
    """A property of the whole pack, such as its title, before and after the change."""

    name: str
    before: str
    after: str


@dataclass(frozen=True, slots=True)
class PackDiff:
    """The ids of questions that differ, and the properties of the pack that do.

    Questions are compared by their ids, by which scores and reviews know them too.
    """

    added: tuple[str, ...] = ()
    removed: tuple[str, ...] = ()
    changed: tuple[str, ...] = ()
    facts: tuple[Fact, ...] = ()

    def lines(self) -> Iterator[str]:
        """Yield the changes in words, a line each; one line where nothing that is compared has changed."""
        for what, ids in (("added", self.added), ("removed", self.removed), ("changed", self.changed)):
            if ids:
                yield f"{format_count(len(ids), 'question')} {what}: {_list_ids(ids)}"
        for fact in self.facts:
            yield f"{fact.name}: {_short(fact.before)} → {_short(fact.after)}"
        if not (self.added or self.removed or self.changed or self.facts):
            yield "the questions are the same; only their order, or how the file is written, differs"


def diff_packs(old: Pack, new: Pack) -> PackDiff:
    """Compare two editions of a pack; ids are in the order of the packs."""
    before = {question.id: question for question in old.questions}
    after = {question.id: question for question in new.questions}
    facts = (Fact(name, _text(getattr(old, field)), _text(getattr(new, field))) for name, field in _FACTS)
    return PackDiff(
        added=tuple(name for name in after if name not in before),
        removed=tuple(name for name in before if name not in after),
        changed=tuple(name for name in after if name in before and after[name] != before[name]),
        facts=tuple(fact for fact in facts if fact.before != fact.after),
    )


_FACTS = (
    ("title", "title"),
    ("description", "description"),
    ("language", "language"),
    ("authors", "authors"),
    ("licence", "license"),
)
"""Properties that are compared: their names in words, and the attributes of `Pack`."""


def _text(value: str | tuple[str, ...]) -> str:
    return value if isinstance(value, str) else ", ".join(value)


def _list_ids(ids: Sequence[str]) -> str:
    more = f" and {len(ids) - MOST_IDS} more" if len(ids) > MOST_IDS else ""
    return ", ".join(ids[:MOST_IDS]) + more


def _short(text: str) -> str:
    return shorten(text, LONGEST_FACT) or "none"
