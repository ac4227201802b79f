"""What is different in another edition of a pack."""

from collections.abc import Iterator, Sequence
from dataclasses import dataclass

from spacequiz.domain.pack import Pack
from spacequiz.text import shorten
from spacequiz.wording import format_count

MOST_IDS = 12
"""Ids that are worth naming one by one."""
LONGEST_FACT = 60
"""Characters of a fact, such as a description, that are shown."""


@dataclass(frozen=True, slots=True)
class Fact:
    """Something told of the pack as a whole."""

    name: str
    before: str
    after: str


@dataclass(frozen=True, slots=True)
class PackDiff:
    """From one edition to another. Questions are known by their ids, as scores and reviews know them."""

    added: tuple[str, ...] = ()
    removed: tuple[str, ...] = ()
    changed: tuple[str, ...] = ()
    facts: tuple[Fact, ...] = ()

    def lines(self) -> Iterator[str]:
        """The changes in words, a line each; one line where nothing that is shown has changed."""
        for what, ids in (("added", self.added), ("removed", self.removed), ("changed", self.changed)):
            if ids:
                yield f"{format_count(len(ids), 'question')} {what}: {_named(ids)}"
        for fact in self.facts:
            yield f"{fact.name}: {_short(fact.before)} → {_short(fact.after)}"
        if not (self.added or self.removed or self.changed or self.facts):
            yield "the questions are the same; only their order, or how the file is written, differs"


def diff_packs(old: Pack, new: Pack) -> PackDiff:
    """What `new` changes in `old`, in the order of the packs."""
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
"""What they are called, and in which field of a pack they are."""


def _text(value: str | tuple[str, ...]) -> str:
    return value if isinstance(value, str) else ", ".join(value)


def _named(ids: Sequence[str]) -> str:
    more = f" and {len(ids) - MOST_IDS} more" if len(ids) > MOST_IDS else ""
    return ", ".join(ids[:MOST_IDS]) + more


def _short(text: str) -> str:
    return shorten(text, LONGEST_FACT) or "none"
