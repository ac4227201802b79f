"""The names of a class, out of a file that anybody wrote: cleaned, and each of them there once."""

from collections.abc import Iterable
from dataclasses import dataclass

from spacequiz.text import NAME_LENGTH, clean_name, nearest

MOST_NAMES = 5000


@dataclass(frozen=True, slots=True)
class RosterEntry:
    """A line of a list of names, and what became of it."""

    line: int
    """From 1."""
    typed: str
    """As it stands in the list, its white space folded."""
    name: str
    """The name to play under; empty where nothing of the line can be seen."""

    @property
    def changed(self) -> bool:
        """Whether the pupil has to be told."""
        return self.name != self.typed


def read_roster(lines: Iterable[str]) -> tuple[RosterEntry, ...]:
    """A name for each line that is not blank. Of names that are alike the first stays, others get a number."""
    taken: dict[str, int] = {}
    """The names that are given, and how far those like it were counted."""
    found: list[RosterEntry] = []
    for number, text in enumerate(lines, 1):
        typed = " ".join(text.split())
        if not typed:
            continue
        name = clean_name(typed)
        if name:
            name = _free(name, taken)
            taken.setdefault(fold_name(name), 1)
        found.append(RosterEntry(number, typed, name))
    return tuple(found)


def fold_name(name: str) -> str:
    """What two spellings of one pupil's name have in common: a teacher's list and a pupil's typing differ in case."""
    return name.casefold()


def roster_name(name: str, names: tuple[str, ...]) -> str | None:
    """The name as the list has it, or None where it is not on it."""
    return next((known for known in names if fold_name(known) == fold_name(name)), None)


def nearest_name(name: str, names: tuple[str, ...]) -> str | None:
    """The name of the list that was probably meant."""
    near = nearest(name, names)
    # who gives the first name alone is like none of the whole names
    return near or next((known for known in names if fold_name(name) in fold_name(known).split()), None)


def roster_notice(name: str, names: tuple[str, ...]) -> str:
    """A word to a player who is not on the list; empty where there is no list, or the name is on it."""
    if not names or roster_name(name, names) is not None:
        return ""
    near = nearest_name(name, names)
    meant = f"; did you mean {near}?" if near else "."
    return f"{name} is not on the list of this class{meant} You can play all the same: your teacher will see it."


def _free(name: str, taken: dict[str, int]) -> str:
    free, number = name, taken.get(fold_name(name), 1)
    while fold_name(free) in taken:
        number += 1
        free = f"{name[: NAME_LENGTH - len(f' {number}')].rstrip()} {number}"
    # where to go on with the next of this name: a list of one name has thousands of them
    taken[fold_name(name)] = number
    return free
