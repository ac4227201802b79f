"""All packs that were found, read; and which of them counts where several have one id."""

from collections.abc import Callable, Iterable
from dataclasses import dataclass, replace
from pathlib import Path

from spacequiz.domain.pack import Pack
from spacequiz.errors import StorageError
from spacequiz.packs.find_packs import Found, find_packs, load
from spacequiz.packs.problem import Problem
from spacequiz.text import escaped


@dataclass(frozen=True, slots=True)
class Stocked:
    """A file that was found, and what came of reading it."""

    found: Found
    pack: Pack | None
    """None where it cannot be played."""
    problems: tuple[Problem, ...] = ()
    trouble: str = ""
    """What keeps it from being played beside its problems: it cannot be read, or its id is taken."""
    instead: bool = False
    """Whether it takes the place of a built-in pack."""
    hidden: bool = False
    """Whether it is a built-in pack whose place is taken."""

    @property
    def errors(self) -> int:
        """How many problems keep it from being played."""
        return sum(problem.severity == "error" for problem in self.problems) + bool(self.trouble)

    @property
    def health(self) -> str:
        """``good``, ``3 warnings`` or ``2 errors``; errors are what counts where there are both."""
        if self.errors:
            return counted(self.errors, "error")
        return counted(len(self.problems), "warning") if self.problems else "good"

    @property
    def origin(self) -> str:
        """Where it is from, for people."""
        return "yours, instead of the built-in one" if self.instead else self.found.origin


def take_stock(user_folder: Path | None, at: Callable[[int, int], object] = lambda _done, _of: None) -> list[Stocked]:
    """Read all packs; slow. `at` is told how many of how many are read."""
    found = find_packs(user_folder)
    stock = []
    for number, each in enumerate(found):
        at(number, len(found))
        stock.append(read_one(each))
    return _settled(stock)


def read_one(found: Found) -> Stocked:
    """Read one of them, as if there were no other of its id."""
    try:
        reading = load(found)
    except StorageError as error:
        return Stocked(found, None, trouble=escaped(str(error)))
    return Stocked(found, reading.pack, reading.problems)


def counted(number: int, noun: str) -> str:
    """``1 question``, ``2 questions``."""
    return f"{number} {noun}{'' if number == 1 else 's'}"


def _settled(stock: Iterable[Stocked]) -> list[Stocked]:
    """The same, knowing of each other: of each id one is played."""
    counts: dict[str, Stocked] = {}
    settled: list[Stocked] = []
    for each in stock:
        first = counts.get(each.found.id)
        if each.pack is None:
            settled.append(each)
        elif first is None:
            counts[each.found.id] = each
            settled.append(each)
        elif each.found.origin == "built-in":
            settled[settled.index(first)] = counts[each.found.id] = replace(first, instead=True)
            settled.append(replace(each, hidden=True))
        else:
            taken = f"{first.found.path.name} has the id {each.found.id} too, and is played: rename one of the two"
            settled.append(replace(each, pack=None, trouble=escaped(taken)))
    return settled
