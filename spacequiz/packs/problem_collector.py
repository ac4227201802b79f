"""The problems found while a pack is read, and what their messages are made of."""

from collections.abc import Callable, Iterable

from spacequiz.packs.problem import Problem, Severity
from spacequiz.packs.yaml_nodes import Node
from spacequiz.text import nearest

MOST_PROBLEMS = 10_000
"""Problems after which no more are noted: a hostile file could fill the memory with them."""


class ProblemReport:
    """The problems of one file, in the order in which they are found."""

    def __init__(self) -> None:
        self.problems: list[Problem] = []
        self.errors = 0
        """Number of the problems that are errors."""
        self.message_prefix: Callable[[], str] | None = None
        """Returns what messages begin with, such as ``question 3: ``; called for problems alone, which are rare."""
        self._suggestions_left = 500
        """How often a similar word may still be searched for: a hostile file could have a million unknown words."""

    def error(self, node: Node, message: str) -> None:
        """Note a problem at a node that keeps the pack from being played."""
        self.errors += 1
        self._add(node, "error", message)

    def warn(self, node: Node, message: str) -> None:
        """Note advice on a node."""
        self._add(node, "warning", message)

    @property
    def is_full(self) -> bool:
        """Whether no more problems are noted."""
        return len(self.problems) > MOST_PROBLEMS

    def _add(self, node: Node, severity: Severity, message: str) -> None:
        if self.is_full:
            return
        if len(self.problems) == MOST_PROBLEMS:
            # an error, since what comes after it is not checked
            severity, message = "error", f"more than {MOST_PROBLEMS:,} problems: mend those above, then check again"
            self.errors += 1
        prefix = self.message_prefix() if self.message_prefix is not None else ""
        self.problems.append(Problem(node.line, node.column, severity, prefix + message))

    def nearest(self, word: str, known: Iterable[str]) -> str | None:
        """Return the known word that was probably meant; None where no word is similar."""
        self._suggestions_left -= 1
        if self._suggestions_left < 0 or len(word) > 200:
            return None
        words = [item for item in known if len(item) <= 200]
        return nearest(word, words) if len(words) <= 1000 else None

    def suggestion(self, word: str, known: Iterable[str]) -> str:
        """Return ``; did you mean "x"?``, or nothing where no known word is similar."""
        close = self.nearest(word, known)
        return f"; did you mean {quote(close)}?" if close else ""


def quote(text: str) -> str:
    """Return a text of the file in quotes, cut to the length that a message has room for."""
    return f'"{text}"' if len(text) <= 80 else f'"{text[:79]}…"'


def fold_spaces(text: str) -> str:
    """Return a text with all its white space, line ends too, folded to single spaces."""
    return " ".join(text.split())
