"""All packs that were found, read; and which of them counts where several have one id."""

from collections.abc import Callable, Iterable
from dataclasses import dataclass, replace
from pathlib import Path

from spacequiz.domain.pack import Pack
from spacequiz.errors import StorageError
from spacequiz.packs.find_packs import PackFile, find_packs, read_pack_at
from spacequiz.packs.problem import Problem
from spacequiz.text import escape
from spacequiz.wording import format_count


@dataclass(frozen=True, slots=True)
class LoadedPack:
    """A file that was found, and what came of reading it."""

    file: PackFile
    pack: Pack | None
    """None where it cannot be played."""
    problems: tuple[Problem, ...] = ()
    load_error: str = ""
    """What keeps it from being played beside its problems: it cannot be read, or its id is taken."""
    overrides_built_in: bool = False
    """Whether it takes the place of a built-in pack."""
    is_overridden: bool = False
    """Whether it is a built-in pack whose place is taken."""

    @property
    def error_count(self) -> int:
        """How many problems keep it from being played."""
        return sum(problem.severity == "error" for problem in self.problems) + bool(self.load_error)

    @property
    def status(self) -> str:
        """``good``, ``3 warnings`` or ``2 errors``; errors are what counts where there are both."""
        if self.error_count:
            return format_count(self.error_count, "error")
        return format_count(len(self.problems), "warning") if self.problems else "good"

    @property
    def origin(self) -> str:
        """Where it is from, for people."""
        return "yours, instead of the built-in one" if self.overrides_built_in else self.file.origin


def load_packs(
    user_folder: Path | None,
    at: Callable[[int, int], object] = lambda _done, _of: None,
    known: Iterable[LoadedPack] = (),
) -> list[LoadedPack]:
    """Read all packs; slow. `at` is told how many of how many are read. Files in `known` are not read again."""
    files = find_packs(user_folder)
    by_path = {pack.file.path: pack for pack in known if pack.file.origin != "file"}
    loaded = []
    for number, file in enumerate(files):
        at(number, len(files))
        loaded.append(by_path.get(file.path) or load_pack(file))
    return _resolve_duplicates(loaded)


def load_pack(found: PackFile) -> LoadedPack:
    """Read one of them, as if there were no other of its id."""
    try:
        reading = read_pack_at(found)
    except StorageError as error:
        return LoadedPack(found, None, load_error=escape(str(error)))
    return LoadedPack(found, reading.pack, reading.problems)


def _resolve_duplicates(stock: Iterable[LoadedPack]) -> list[LoadedPack]:
    """The same, knowing of each other: of each id one is played."""
    counts: dict[str, LoadedPack] = {}
    settled: list[LoadedPack] = []
    for each in stock:
        first = counts.get(each.file.id)
        if each.pack is None:
            settled.append(each)
        elif first is None:
            counts[each.file.id] = each
            settled.append(each)
        elif each.file.origin == "built-in":
            settled[settled.index(first)] = counts[each.file.id] = replace(first, overrides_built_in=True)
            settled.append(replace(each, is_overridden=True))
        else:
            taken = f"{first.file.path.name} has the id {each.file.id} too, and is played: rename one of the two"
            settled.append(replace(each, pack=None, load_error=escape(taken)))
    return settled
