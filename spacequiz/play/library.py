"""The library: all packs that were found, each read once."""

from collections.abc import Iterable, Sequence
from dataclasses import dataclass
from pathlib import Path
from typing import TYPE_CHECKING

from spacequiz.domain.pack import Pack, questions_of
from spacequiz.domain.question import Question

if TYPE_CHECKING:
    from spacequiz.packs.loaded_packs import LoadedPack
    from spacequiz.packs.pack_cache import PackCache


@dataclass(frozen=True, slots=True)
class LibraryPack:
    """A pack in the library, or the reason why it cannot be played."""

    loaded: "LoadedPack"

    @property
    def id(self) -> str:
        """The pack's id; of several packs with one id, at most one is playable."""
        return self.loaded.file.id

    @property
    def path(self) -> Path:
        """The pack's file."""
        return self.loaded.file.path

    @property
    def pack(self) -> Pack | None:
        """The pack itself; None when it cannot be played."""
        return self.loaded.pack

    @property
    def title(self) -> str:
        """The pack's title; its id when it cannot be played."""
        return self.pack.title if self.pack else self.id

    @property
    def problem(self) -> str:
        """The first error; empty when there is none."""
        if self.pack or self.loaded.load_error:
            return self.loaded.load_error
        first = next(problem for problem in self.loaded.problems if problem.severity == "error")
        return f"line {first.line}: {first.message}"

    @property
    def is_temporary(self) -> bool:
        """Whether it was named by its path, and so is in the library for this run only."""
        return self.loaded.file.origin == "file"

    @property
    def is_built_in(self) -> bool:
        """Whether it came with the game."""
        return self.loaded.file.origin == "built-in"

    @property
    def is_opt_in(self) -> bool:
        """Whether it is played only when it is named on the command line or selected."""
        return self.loaded.file.is_opt_in

    @property
    def is_own(self) -> bool:
        """Whether it is in the user's packs folder."""
        return self.loaded.file.origin == "yours"


@dataclass(frozen=True, slots=True)
class PackLibrary:
    """All packs, in the order in which they are listed."""

    entries: tuple[LibraryPack, ...] = ()
    overridden: tuple[LibraryPack, ...] = ()
    """Built-in packs that are replaced by a user's pack with the same id."""

    @classmethod
    def of(cls, loaded: "Iterable[LoadedPack]") -> "PackLibrary":
        """Create a library of loaded packs."""
        packs = tuple(loaded)
        entries, overridden = (
            tuple(LibraryPack(pack) for pack in packs if pack.is_overridden is hidden) for hidden in (False, True)
        )
        return cls(entries, overridden)

    @property
    def playable(self) -> tuple[Pack, ...]:
        """The packs without errors."""
        return tuple(entry.pack for entry in self.entries if entry.pack)

    @property
    def default_packs(self) -> tuple[Pack, ...]:
        """The packs to play when none is named: all but those to opt in to, or all where there are no others."""
        return tuple(entry.pack for entry in self.entries if entry.pack and not entry.is_opt_in) or self.playable

    @property
    def daily_packs(self) -> tuple[Pack, ...]:
        """The packs of the daily mission, by id: built-in ones alone, so that they are the same for everyone."""
        entries = [entry for entry in (*self.entries, *self.overridden) if entry.is_built_in and not entry.is_opt_in]
        return tuple(entry.pack for entry in sorted(entries, key=lambda entry: entry.id) if entry.pack)

    def pack(self, wanted: str, digest: str = "") -> Pack | None:
        """Return the playable pack with this id, of several the one with this digest; None when there is none."""
        overridden = (entry.pack for entry in self.overridden if entry.pack)
        found = [pack for pack in (*self.playable, *overridden) if pack.id == wanted]
        return next((pack for pack in found if pack.digest == digest), found[0] if found else None)

    def questions(self, packs: Iterable[str]) -> tuple[Question, ...]:
        """Return the questions of the packs with these ids."""
        wanted = set(packs)
        return tuple(questions_of(pack for pack in self.playable if pack.id in wanted))

    def with_pack(self, entry: LibraryPack) -> "PackLibrary":
        """Return the library with this pack instead of the one with its id, or added at the end."""
        same = [old for old in self.entries if old.id == entry.id]
        replaced = next((old for old in same if old.pack), same[0] if same else None)
        if replaced is None:
            return PackLibrary((*self.entries, entry), self.overridden)
        overridden = (*self.overridden, replaced) if replaced.is_built_in else self.overridden
        return PackLibrary(tuple(entry if old is replaced else old for old in self.entries), overridden)

    def with_packs(self, loaded: "Iterable[LoadedPack]") -> "PackLibrary":
        """Return the library with these packs added; packs from files that it already has are skipped."""
        library = self
        for pack in loaded:
            if all(entry.path != pack.file.path for entry in library.entries):
                library = library.with_pack(LibraryPack(pack))
        return library


def load_library(
    folder: Path | None, cache: "PackCache | None" = None, known: "Sequence[LoadedPack]" = ()
) -> PackLibrary:
    """Read the built-in packs and those in the user's folder; slow, so screens run it in a thread.

    What the cache holds is not parsed again, and files that were read already (`known`) are not read again.
    """
    from spacequiz.packs.loaded_packs import load_packs

    return PackLibrary.of(load_packs(folder, cache=cache, known=known))
