"""What was asked for on the command line."""

from dataclasses import dataclass
from pathlib import Path

from spacequiz.domain.question import Difficulty


@dataclass(frozen=True, slots=True)
class Wish:
    """A game as it was asked for; what was not said is for the settings or the screen to decide."""

    packs: tuple[str, ...] = ()
    """Ids or paths of packs; empty when none was named."""
    mode: str = ""
    """Empty when none was named."""
    questions: int | None = None
    seconds: int | None = None
    """Time for a question; 0 for none."""
    difficulties: tuple[Difficulty, ...] = ()
    tags: tuple[str, ...] = ()
    seed: str | None = None
    player: str | None = None


@dataclass(frozen=True, slots=True)
class Preview:
    """A pack that is to be watched while it is written."""

    path: Path
    width: int = 0
    """Columns to show it in; 0 for all there are."""
