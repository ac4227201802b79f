"""The packs that the screens know of."""

from collections.abc import Iterable
from dataclasses import dataclass
from pathlib import Path
from typing import TYPE_CHECKING

from spacequiz.domain.pack import Pack
from spacequiz.domain.question import Question

if TYPE_CHECKING:
    from spacequiz.packs.find_packs import Found
    from spacequiz.packs.loaded_packs import Stocked


@dataclass(frozen=True, slots=True)
class Entry:
    """A pack on the shelf, or why it cannot be played."""

    stocked: "Stocked"

    @property
    def id(self) -> str:
        """The pack's id; of several entries of one id, one at most can be played."""
        return self.stocked.found.id

    @property
    def path(self) -> Path:
        """Its file."""
        return self.stocked.found.path

    @property
    def pack(self) -> Pack | None:
        """The pack itself, if it can be played."""
        return self.stocked.pack

    @property
    def title(self) -> str:
        """The pack's title, or its id."""
        return self.pack.title if self.pack else self.id

    @property
    def problem(self) -> str:
        """The first error, when there is no pack."""
        if self.pack or self.stocked.trouble:
            return self.stocked.trouble
        first = next(problem for problem in self.stocked.problems if problem.severity == "error")
        return f"line {first.line}: {first.message}"

    @property
    def passing(self) -> bool:
        """Whether it was given as a path, and will not be on the shelf the next time."""
        return self.stocked.found.origin == "file"

    @property
    def built_in(self) -> bool:
        """Whether it came with the game."""
        return self.stocked.found.origin == "built-in"

    @property
    def apart(self) -> bool:
        """Whether it is played only when it is asked for."""
        return self.stocked.found.apart

    @property
    def own(self) -> bool:
        """Whether it lies in the user's folder."""
        return self.stocked.found.origin == "yours"


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
    def mixed(self) -> tuple[Pack, ...]:
        """Those that are played where none is named; all of them where there is nothing else."""
        return tuple(entry.pack for entry in self.entries if entry.pack and not entry.apart) or self.packs

    @property
    def daily(self) -> tuple[Pack, ...]:
        """What the daily mission draws from, in order of the names: packs of the game, the same for everyone."""
        entries = [entry for entry in (*self.entries, *self.hidden) if entry.built_in and not entry.apart]
        return tuple(entry.pack for entry in sorted(entries, key=lambda entry: entry.id) if entry.pack)

    def pack(self, wanted: str, digest: str = "") -> Pack | None:
        """The pack of this id, if it can be played; where there are two, rather the one of this digest."""
        hidden = (entry.pack for entry in self.hidden if entry.pack)
        found = [pack for pack in (*self.packs, *hidden) if pack.id == wanted]
        return next((pack for pack in found if pack.digest == digest), found[0] if found else None)

    def questions(self, packs: Iterable[str]) -> tuple[Question, ...]:
        """The questions of these packs."""
        wanted = set(packs)
        return tuple(question for pack in self.packs if pack.id in wanted for question in pack.questions)

    def with_entry(self, entry: Entry) -> "Shelf":
        """The shelf with this pack in the place of the one of its id that is played, or added."""
        same = [old for old in self.entries if old.id == entry.id]
        out = next((old for old in same if old.pack), same[0] if same else None)
        if out is None:
            return Shelf((*self.entries, entry), self.hidden)
        hidden = (*self.hidden, out) if out.built_in else self.hidden
        return Shelf(tuple(entry if old is out else old for old in self.entries), hidden)


def fill(folder: Path) -> Shelf:
    """Read the built-in packs and those in the user's folder; slow, for a thread of its own."""
    from spacequiz.packs.loaded_packs import take_stock

    stock = take_stock(folder)
    shown, hidden = ([Entry(each) for each in stock if each.hidden is under] for under in (False, True))
    return Shelf(tuple(shown), tuple(hidden))


def read(found: "Found") -> Entry:
    """Read one pack."""
    from spacequiz.packs.loaded_packs import read_one

    return Entry(read_one(found))
