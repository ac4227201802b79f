"""The packs that the screens know of."""

from collections.abc import Iterable
from dataclasses import dataclass
from pathlib import Path
from typing import TYPE_CHECKING

from spacequiz.domain.pack import Pack
from spacequiz.domain.question import Question
from spacequiz.text import escaped

if TYPE_CHECKING:
    from spacequiz.packs.find import Found


@dataclass(frozen=True, slots=True)
class Entry:
    """A pack on the shelf, or why it cannot be played."""

    id: str
    pack: Pack | None
    problem: str = ""
    """The first error, when there is no pack."""
    passing: bool = False
    """Whether it was given as a path, and will not be on the shelf the next time."""
    built_in: bool = False
    """Whether it came with the game."""

    @property
    def title(self) -> str:
        """The pack's title, or its id."""
        return self.pack.title if self.pack else self.id


@dataclass(frozen=True, slots=True)
class Shelf:
    """All packs, in order."""

    entries: tuple[Entry, ...] = ()
    hidden: tuple[Entry, ...] = ()
    """Built-in packs in whose place there is another of the same name."""

    @property
    def packs(self) -> tuple[Pack, ...]:
        """Those that can be played."""
        return tuple(entry.pack for entry in self.entries if entry.pack)

    @property
    def built_in(self) -> tuple[Pack, ...]:
        """The packs that came with the game, in order of their names: the same for everyone."""
        entries = [entry for entry in (*self.entries, *self.hidden) if entry.built_in and entry.pack]
        return tuple(entry.pack for entry in sorted(entries, key=lambda entry: entry.id) if entry.pack)

    def pack(self, wanted: str, digest: str = "") -> Pack | None:
        """The pack of this id, if it can be played; where there are two, rather the one of this digest."""
        found = [pack for pack in (*self.packs, *self.built_in) if pack.id == wanted]
        return next((pack for pack in found if pack.digest == digest), found[0] if found else None)

    def questions(self, packs: Iterable[str]) -> tuple[Question, ...]:
        """The questions of these packs."""
        wanted = set(packs)
        return tuple(question for pack in self.packs if pack.id in wanted for question in pack.questions)

    def with_entry(self, entry: Entry) -> "Shelf":
        """The shelf with this pack in the place of one of the same id, or added."""
        same = tuple(old for old in self.entries if old.id == entry.id)
        if same:
            hidden = (*self.hidden, *(old for old in same if old.built_in))
            return Shelf(tuple(entry if old.id == entry.id else old for old in self.entries), hidden)
        return Shelf((*self.entries, entry), self.hidden)


def fill(folder: Path) -> Shelf:
    """Read the built-in packs and those in the user's folder; slow, for a thread of its own."""
    from spacequiz.packs.find import find_packs

    found = find_packs(folder)
    under = [pack for pack in find_packs(None) if pack not in found]
    return Shelf(tuple(map(read, found)), tuple(map(read, under)))


def read(found: "Found") -> Entry:
    """Read one pack."""
    from spacequiz.errors import SpaceQuizError
    from spacequiz.packs.find import load

    try:
        reading = load(found)
    except SpaceQuizError as error:
        return Entry(found.id, None, escaped(str(error)))
    if reading.pack is not None:
        return Entry(found.id, reading.pack, passing=found.origin == "file", built_in=found.origin == "built-in")
    first = next(problem for problem in reading.problems if problem.severity == "error")
    return Entry(found.id, None, f"line {first.line}: {first.message}")


def on_this_day(packs: Iterable[Pack], month: int, day: int) -> Question | None:
    """The earliest event of this day that a pack knows and explains."""
    mark = f"-{month:02}-{day:02}"
    dated = [q for pack in packs for q in pack.questions if len(q.date) == 10 and q.date.endswith(mark) and q.why]
    return min(dated, key=lambda question: question.date, default=None)
