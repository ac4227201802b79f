"""Games as they are written to the store and read from it. All records are immutable."""

from dataclasses import dataclass
from datetime import datetime
from typing import TYPE_CHECKING

from spacequiz.domain.events import Event
from spacequiz.domain.leaderboard import Leaderboard

if TYPE_CHECKING:
    from spacequiz.domain.pack import Pack


@dataclass(frozen=True, slots=True)
class PackRef:
    """A pack as it was when a game was played with it."""

    id: str
    title: str
    digest: str
    """The hash of its content, which tells one edition from another."""

    @classmethod
    def of(cls, pack: "Pack") -> "PackRef":
        """Return the reference to this edition of a pack."""
        return cls(pack.id, pack.title, pack.digest)


@dataclass(frozen=True, slots=True)
class NewGame:
    """A game that begins."""

    player: str
    """The name of the player."""
    seed: str
    """What all chance of the game comes from, such as the order of the questions."""
    board: Leaderboard
    packs: tuple[PackRef, ...]
    questions: tuple[str, ...]
    """Keys of the questions, in playing order."""


@dataclass(frozen=True, slots=True)
class SavedGame:
    """A stored game with everything that is needed to resume it."""

    id: int
    player: str
    seed: str
    board: Leaderboard
    packs: tuple[PackRef, ...]
    questions: tuple[str, ...]
    """Keys of the questions, in playing order."""
    events: tuple[Event, ...]
    """What happened so far, in this order."""
    started_at: datetime
    """In UTC."""
    answered: int
    """How many questions have been answered, or otherwise closed."""
    score: int
    """Points so far."""


@dataclass(frozen=True, slots=True)
class Score:
    """The result of a finished game."""

    game: int
    """The id of the game."""
    player: str
    score: int
    """Points."""
    correct: int
    """How many questions were answered with full credit."""
    asked: int
    """How many questions were asked."""
    best_streak: int
    """The longest row of correct answers."""
    seconds: float
    """How long all answers took together."""
    mode: str
    board: Leaderboard
    packs: tuple[PackRef, ...]
    finished_at: datetime
    """In UTC."""


@dataclass(frozen=True, slots=True)
class Placement:
    """The place of a finished game on its leaderboard."""

    rank: int
    """From 1; of equal scores the one with less time is first, then the earlier one."""
    total: int
    """How many finished games the leaderboard has."""
    previous: Score | None
    """The last score of the same player on this leaderboard before this game."""
    best_before: Score | None
    """The best score of the leaderboard before this game."""
