"""Reading packs that were found, and choosing which one is played where several have one id."""

from collections.abc import Callable, Iterable
from dataclasses import dataclass, replace
from pathlib import Path
from typing import TYPE_CHECKING

from spacequiz.domain.pack import Pack
from spacequiz.errors import StorageError
from spacequiz.garbage_collection import without_gc
from spacequiz.packs.find_packs import PackFile, find_candidates, find_packs, read_pack_at
from spacequiz.packs.problem import Problem
from spacequiz.text import escape
from spacequiz.wording import format_count

if TYPE_CHECKING:
    from spacequiz.packs.pack_cache import PackCache


@dataclass(frozen=True, slots=True)
class LoadedPack:
    """A pack's file with the result of reading it."""

    file: PackFile
    pack: Pack | None
    """None when the pack cannot be played."""
    problems: tuple[Problem, ...] = ()
    load_error: str = ""
    """Why it cannot be played, for other reasons than its problems: it cannot be read, or its id is taken."""
    overrides_built_in: bool = False
    """Whether it is played instead of a built-in pack with the same id."""
    is_overridden: bool = False
    """Whether it is a built-in pack, and another with the same id is played instead."""

    @property
    def errors(self) -> tuple[Problem, ...]:
        """The problems that keep it from being played."""
        return tuple(problem for problem in self.problems if problem.severity == "error")

    @property
    def error_count(self) -> int:
        """Number of reasons why it cannot be played."""
        return len(self.errors) + bool(self.load_error)

    @property
    def status(self) -> str:
        """``good``, ``3 warnings`` or ``2 errors``, also where there are warnings besides the errors."""
        if self.error_count:
            return format_count(self.error_count, "error")
        return format_count(len(self.problems), "warning") if self.problems else "good"

    @property
    def playable(self) -> Pack:
        """The pack, where it is known to have no errors. Raises ValueError for any other."""
        if self.pack is None:
            raise ValueError(f"{self.file.path} cannot be played")
        return self.pack

    @property
    def origin(self) -> str:
        """Where the pack is from, in words for a list."""
        return "yours, instead of the built-in one" if self.overrides_built_in else self.file.origin


def load_packs(
    user_folder: Path | None,
    on_progress: Callable[[int, int], object] = lambda _done, _of: None,
    cache: "PackCache | None" = None,
    known: Iterable[LoadedPack] = (),
) -> list[LoadedPack]:
    """Read all packs; slow. Files in `known` are not read again.

    `on_progress` is called with the number of packs that are read and of all packs.
    """
    files = find_packs(user_folder)
    by_path = {pack.file.path: pack for pack in known if pack.file.origin != "file"}
    loaded = []
    # once for all: after each pack the collector would look through what was made for it
    with without_gc():
        for number, file in enumerate(files):
            on_progress(number, len(files))
            loaded.append(by_path.get(file.path) or load_pack(file, cache))
    return _resolve_duplicates(loaded)


def load_pack(file: PackFile, cache: "PackCache | None" = None) -> LoadedPack:
    """Read one pack, as if there were no other with its id."""
    try:
        reading = read_pack_at(file, cache)
    except StorageError as error:
        return LoadedPack(file, None, load_error=escape(str(error)))
    return LoadedPack(file, reading.pack, reading.problems)


def load_named_pack(request: str, user_folder: Path | None, cache: "PackCache | None" = None) -> LoadedPack:
    """Read the pack with this id, or at this path, each file once.

    Where several files have the id, the first without an error counts, or where all have errors the first. Raises
    NotFound, which names the id that was probably meant, or StorageError for a path where there is nothing.
    """
    candidates = find_candidates(request, user_folder)
    loaded: list[LoadedPack] = []
    for file in candidates:
        loaded.append(load_pack(file, cache))
        if loaded[-1].pack:
            invalid = tuple(other.file.path for other in loaded[:-1])
            return replace(loaded[-1], file=replace(file, invalid_overrides=invalid))
    return loaded[0]


def _resolve_duplicates(loaded: Iterable[LoadedPack]) -> list[LoadedPack]:
    """Return the same packs, with at most one playable pack for each id."""
    played: dict[str, LoadedPack] = {}
    resolved: list[LoadedPack] = []
    for each in loaded:
        first = played.get(each.file.id)
        if each.pack is None:
            resolved.append(each)
        elif first is None:
            played[each.file.id] = each
            resolved.append(each)
        elif each.file.origin == "built-in":
            resolved[resolved.index(first)] = played[each.file.id] = replace(first, overrides_built_in=True)
            resolved.append(replace(each, is_overridden=True))
        else:
            taken = f"{first.file.path.name} has the id {each.file.id} too, and is played: rename one of the two"
            resolved.append(replace(each, pack=None, load_error=escape(taken)))
    return resolved
