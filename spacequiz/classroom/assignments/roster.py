"""The roster of a class: names read from a text file, cleaned and made different from each other."""

from collections.abc import Iterable
from dataclasses import dataclass

from spacequiz.text import NAME_LENGTH, clean_name, nearest

MAX_NAMES = 5000


@dataclass(frozen=True, slots=True)
class RosterEntry:
    """A line of a roster file, with the name that the pupil plays under."""

    line: int
    """Counted from 1."""
    typed: str
    """The line as it stands in the file, with its white space folded."""
    name: str
    """The name to play under; empty where the line has nothing that can be seen."""

    @property
    def is_changed(self) -> bool:
        """Whether the name differs from what was typed, so that the pupil must know it."""
        return self.name != self.typed


def read_roster(lines: Iterable[str]) -> tuple[RosterEntry, ...]:
    """Return an entry for each line that is not blank. The first of several equal names stays, others get a number."""
    taken: dict[str, int] = {}
    """Folded names that are taken, each with the last number that was given to a name like it."""
    entries: list[RosterEntry] = []
    for number, text in enumerate(lines, 1):
        typed = " ".join(text.split())
        if not typed:
            continue
        name = clean_name(typed)
        if name:
            name = _free_name(name, taken)
            taken.setdefault(fold_name(name), 1)
        entries.append(RosterEntry(number, typed, name))
    return tuple(entries)


def fold_name(name: str) -> str:
    """Return what the spellings of one pupil's name have in common: pupils and teachers type capitals differently."""
    return name.casefold()


def roster_name(name: str, names: tuple[str, ...]) -> str | None:
    """Return a name as the roster spells it, or None where it is not on the roster."""
    return next((known for known in names if fold_name(known) == fold_name(name)), None)


def nearest_name(name: str, names: tuple[str, ...]) -> str | None:
    """Return the name on the roster that was probably meant, or None."""
    near = nearest(name, names)
    # a first name alone is too unlike every whole name
    return near or next((known for known in names if fold_name(name) in fold_name(known).split()), None)


def roster_notice(name: str, names: tuple[str, ...]) -> str:
    """Return a sentence for a player who is not on the roster; empty for all others, and where there is no roster."""
    if not names or roster_name(name, names) is not None:
        return ""
    near = nearest_name(name, names)
    question = f"; did you mean {near}?" if near else "."
    return f"{name} is not on the list of this class{question} You can play all the same: your teacher will see it."


def _free_name(name: str, taken: dict[str, int]) -> str:
    """Return the name, or the name with the first free number behind it; note that number in `taken`."""
    free, number = name, taken.get(fold_name(name), 1)
    while fold_name(free) in taken:
        number += 1
        free = f"{name[: NAME_LENGTH - len(f' {number}')].rstrip()} {number}"
    # counting goes on from here: a roster of one name over and over has thousands of them
    taken[fold_name(name)] = number
    return free
