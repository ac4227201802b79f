"""Boards: which scores may be compared with which."""

from collections.abc import Iterable
from dataclasses import dataclass

from spacequiz.domain.question import Difficulty
from spacequiz.domain.rules import Rules
from spacequiz.wording import join_words

UNCOUNTED_TAG = "not counted"
"""Stands among the tags of a daily game that is not the first of its player on that day."""
ASSIGNMENT_TAG = "assignment "
"""Begins the tag on the board of an assignment; the assignment's id follows."""
ASSIGNMENT_ID_LENGTH = 12
"""Digits of the id of an assignment, which is hexadecimal."""


@dataclass(frozen=True, slots=True)
class Leaderboard:
    """Mode, rules, packs and filters; only like is compared with like."""

    rules: Rules
    packs: tuple[str, ...]
    """Ids of the packs; their order does not count."""
    difficulties: tuple[str, ...] = ()
    """Which difficulties were asked; none where all were."""
    tags: tuple[str, ...] = ()
    """Which tags were asked; empty for all."""

    def __post_init__(self) -> None:
        """All difficulties named are no filter."""
        if set(self.difficulties) >= set(Difficulty):
            object.__setattr__(self, "difficulties", ())

    @property
    def key(self) -> str:
        """One text for all games that may be compared; stored with each game, so its form never changes."""
        parts = (
            self.rules.mode,
            str(self.rules.questions),
            str(self.rules.seconds),
            _joined(self.packs),
            _joined(self.difficulties),
            _joined(tag.casefold() for tag in self.tags),
        )
        return "|".join(parts)

    @property
    def assignment(self) -> str:
        """The id of the assignment whose board this is; empty for all other boards."""
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
        assigned = f", {ASSIGNMENT_TAG}{self.assignment}" if self.assignment else ""
        return f"{rules.mode}{number}, {time}{only}{assigned}"


def _names_assignment(tag: str) -> bool:
    """Whether a tag names an assignment: packs may have tags that begin alike."""
    name = tag.removeprefix(ASSIGNMENT_TAG)
    return name != tag and len(name) == ASSIGNMENT_ID_LENGTH and set(name) <= set("0123456789abcdef")


_ESCAPES = str.maketrans({"%": "%25", ",": "%2C", "|": "%7C"})


def _joined(names: Iterable[str]) -> str:
    """Each name once and in order; the signs between names are escaped inside one."""
    return ",".join(sorted({name.translate(_ESCAPES) for name in names}))
