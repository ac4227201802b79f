"""The result of reading a pack."""

from dataclasses import dataclass

from spacequiz.domain.pack import Pack
from spacequiz.packs.problem import Problem


@dataclass(frozen=True, slots=True)
class PackReading:
    """A pack, and the problems that were found in its file."""

    pack: Pack | None
    """None when there is any error."""
    problems: tuple[Problem, ...]
    """In the order of the lines; when there is a pack, all of them are warnings."""
    lines: tuple[int, ...] = ()
    """The line in which each question of the pack begins, counted from 1; filled by a strict reading alone."""

    @property
    def errors(self) -> tuple[Problem, ...]:
        """The problems that keep the pack from being played."""
        return tuple(problem for problem in self.problems if problem.severity == "error")
