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

    @property
    def title(self) -> str:
        """The pack's title, or its id."""
        return self.pack.title if self.pack else self.id


@dataclass(frozen=True, slots=True)
class Shelf:
    """All packs, in order."""

    entries: tuple[Entry, ...] = ()

    @property
    def packs(self) -> tuple[Pack, ...]:
        """Those that can be played."""
        return tuple(entry.pack for entry in self.entries if entry.pack)

    def pack(self, wanted: str) -> Pack | None:
        """The pack of this id, if it can be played."""
        return next((pack for pack in self.packs if pack.id == wanted), None)

    def questions(self, packs: Iterable[str]) -> tuple[Question, ...]:
        """The questions of these packs."""
        wanted = set(packs)
        return tuple(question for pack in self.packs if pack.id in wanted for question in pack.questions)

    def with_entry(self, entry: Entry) -> "Shelf":
        """The shelf with this pack in the place of one of the same id, or added."""
        if any(old.id == entry.id for old in self.entries):
            return Shelf(tuple(entry if old.id == entry.id else old for old in self.entries))
        return Shelf((*self.entries, entry))


def fill(folder: Path) -> Shelf:
    """Read the built-in packs and those in the user's folder; slow, for a thread of its own."""
    from spacequiz.packs.find import find_packs

    return Shelf(tuple(read(found) for found in find_packs(folder)))


def read(found: "Found") -> Entry:
    """Read one pack."""
    from spacequiz.errors import SpaceQuizError
    from spacequiz.packs.find import load

    try:
        reading = load(found)
    except SpaceQuizError as error:
        return Entry(found.id, None, escaped(str(error)))
    if reading.pack is not None:
        return Entry(found.id, reading.pack, passing=found.origin == "file")
    first = next(problem for problem in reading.problems if problem.severity == "error")
    return Entry(found.id, None, f"line {first.line}: {first.message}")


def on_this_day(packs: Iterable[Pack], month: int, day: int) -> Question | None:
    """The earliest event of this day that a pack knows and explains."""
    mark = f"-{month:02}-{day:02}"
    dated = [q for pack in packs for q in pack.questions if len(q.date) == 10 and q.date.endswith(mark) and q.why]
    return min(dated, key=lambda question: question.date, default=None)
