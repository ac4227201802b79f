"""Leaderboards: games with the same rules, packs and filters, whose scores can be compared."""

from collections.abc import Iterable
from dataclasses import dataclass

from spacequiz.domain.question import Difficulty
from spacequiz.domain.rules import Rules
from spacequiz.wording import join_words

UNCOUNTED_TAG = "not counted"
"""A tag on the board of a daily game that is not the first one of its player on that day."""
ASSIGNMENT_TAG = "assignment "
"""The start of the tag on the board of an assignment, before its id."""
ASSIGNMENT_ID_LENGTH = 12
"""The number of hexadecimal digits in the id of an assignment."""


@dataclass(frozen=True, slots=True)
class Leaderboard:
    """What two games must have in common for their scores to be compared."""

    rules: Rules
    packs: tuple[str, ...]
    """The ids of the packs, in any order."""
    difficulties: tuple[str, ...] = ()
    """The difficulties asked; empty for all."""
    tags: tuple[str, ...] = ()
    """The tags asked, empty for all; on a daily board the date, and on some boards one of the tags above."""

    def __post_init__(self) -> None:
        """Turn a filter of all difficulties into none."""
        if set(self.difficulties) >= set(Difficulty):
            object.__setattr__(self, "difficulties", ())

    @property
    def key(self) -> str:
        """The text that games on this board share. It is stored with each game, so its form must never change."""
        parts = (
            self.rules.mode,
            str(self.rules.questions),
            str(self.rules.seconds),
            _join_names(self.packs),
            _join_names(self.difficulties),
            _join_names(tag.casefold() for tag in self.tags),
        )
        return "|".join(parts)

    @property
    def assignment_id(self) -> str:
        """The id of the assignment that the board belongs to; empty for all other boards."""
        return next((tag.removeprefix(ASSIGNMENT_TAG) for tag in self.tags if _names_assignment(tag)), "")

    @property
    def label(self) -> str:
        """The rules in words, as ``mission of 10, 20 s each, hard only``."""
        rules = self.rules
        if rules.traits.is_daily and self.tags:
            uncounted = ", not counted" if UNCOUNTED_TAG in self.tags else ""
            return f"{rules.mode} mission of {self.tags[0]}{uncounted}"
        tags = tuple(tag for tag in self.tags if not _names_assignment(tag))
        only = "".join(f", {join_words(some, 'and')} only" for some in (self.difficulties, tags) if some)
        if rules.traits.has_game_clock:
            return f"{rules.mode} of {rules.seconds} s{only}"
        time = f"{rules.seconds} s each" if rules.seconds else "untimed"
        number = "" if rules.traits.is_endless else f" of {rules.questions}"
        assigned = f", {ASSIGNMENT_TAG}{self.assignment_id}" if self.assignment_id else ""
        return f"{rules.mode}{number}, {time}{only}{assigned}"


def _names_assignment(tag: str) -> bool:
    """Whether a tag is that of an assignment: tags of packs may start with the same word."""
    name = tag.removeprefix(ASSIGNMENT_TAG)
    return name != tag and len(name) == ASSIGNMENT_ID_LENGTH and set(name) <= set("0123456789abcdef")


_ESCAPES = str.maketrans({"%": "%25", ",": "%2C", "|": "%7C"})


def _join_names(names: Iterable[str]) -> str:
    """Join the names, sorted and each once; commas and bars inside a name are escaped."""
    return ",".join(sorted({name.translate(_ESCAPES) for name in names}))
