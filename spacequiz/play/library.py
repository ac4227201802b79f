"""The packs that the screens know of."""

from collections.abc import Iterable
from dataclasses import dataclass
from pathlib import Path
from typing import TYPE_CHECKING

from spacequiz.domain.pack import Pack
from spacequiz.domain.question import Question

if TYPE_CHECKING:
    from spacequiz.packs.find_packs import PackFile
    from spacequiz.packs.loaded_packs import LoadedPack


@dataclass(frozen=True, slots=True)
class LibraryPack:
    """A pack on the shelf, or why it cannot be played."""

    loaded: "LoadedPack"

    @property
    def id(self) -> str:
        """The pack's id; of several entries of one id, one at most can be played."""
        return self.loaded.file.id

    @property
    def path(self) -> Path:
        """Its file."""
        return self.loaded.file.path

    @property
    def pack(self) -> Pack | None:
        """The pack itself, if it can be played."""
        return self.loaded.pack

    @property
    def title(self) -> str:
        """The pack's title, or its id."""
        return self.pack.title if self.pack else self.id

    @property
    def problem(self) -> str:
        """The first error, when there is no pack."""
        if self.pack or self.loaded.load_error:
            return self.loaded.load_error
        first = next(problem for problem in self.loaded.problems if problem.severity == "error")
        return f"line {first.line}: {first.message}"

    @property
    def is_temporary(self) -> bool:
        """Whether it was given as a path, and will not be on the shelf the next time."""
        return self.loaded.file.origin == "file"

    @property
    def is_built_in(self) -> bool:
        """Whether it came with the game."""
        return self.loaded.file.origin == "built-in"

    @property
    def is_opt_in(self) -> bool:
        """Whether it is played only when it is asked for."""
        return self.loaded.file.is_opt_in

    @property
    def is_own(self) -> bool:
        """Whether it lies in the user's folder."""
        return self.loaded.file.origin == "yours"


@dataclass(frozen=True, slots=True)
class PackLibrary:
    """All packs, in order."""

    entries: tuple[LibraryPack, ...] = ()
    overridden: tuple[LibraryPack, ...] = ()
    """Built-in packs in whose place there is another of the same name."""

    @property
    def playable(self) -> tuple[Pack, ...]:
        """Those that can be played."""
        return tuple(entry.pack for entry in self.entries if entry.pack)

    @property
    def default_packs(self) -> tuple[Pack, ...]:
        """Those that are played where none is named; all of them where there is nothing else."""
        return tuple(entry.pack for entry in self.entries if entry.pack and not entry.is_opt_in) or self.playable

    @property
    def daily_packs(self) -> tuple[Pack, ...]:
        """What the daily mission draws from, in order of the names: packs of the game, the same for everyone."""
        entries = [entry for entry in (*self.entries, *self.overridden) if entry.is_built_in and not entry.is_opt_in]
        return tuple(entry.pack for entry in sorted(entries, key=lambda entry: entry.id) if entry.pack)

    def pack(self, wanted: str, digest: str = "") -> Pack | None:
        """The pack of this id, if it can be played; where there are two, rather the one of this digest."""
        hidden = (entry.pack for entry in self.overridden if entry.pack)
        found = [pack for pack in (*self.playable, *hidden) if pack.id == wanted]
        return next((pack for pack in found if pack.digest == digest), found[0] if found else None)

    def questions(self, packs: Iterable[str]) -> tuple[Question, ...]:
        """The questions of these packs."""
        wanted = set(packs)
        return tuple(question for pack in self.playable if pack.id in wanted for question in pack.questions)

    def with_pack(self, entry: LibraryPack) -> "PackLibrary":
        """The shelf with this pack in the place of the one of its id that is played, or added."""
        same = [old for old in self.entries if old.id == entry.id]
        out = next((old for old in same if old.pack), same[0] if same else None)
        if out is None:
            return PackLibrary((*self.entries, entry), self.overridden)
        hidden = (*self.overridden, out) if out.is_built_in else self.overridden
        return PackLibrary(tuple(entry if old is out else old for old in self.entries), hidden)


def load_library(folder: Path) -> PackLibrary:
    """Read the built-in packs and those in the user's folder; slow, for a thread of its own."""
    from spacequiz.packs.loaded_packs import load_packs

    stock = load_packs(folder)
    shown, hidden = ([LibraryPack(each) for each in stock if each.is_overridden is under] for under in (False, True))
    return PackLibrary(tuple(shown), tuple(hidden))


def load_library_pack(found: "PackFile") -> LibraryPack:
    """Read one pack."""
    from spacequiz.packs.loaded_packs import load_pack

    return LibraryPack(load_pack(found))
