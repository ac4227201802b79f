"""What was asked for on the command line."""

from dataclasses import dataclass, field
from pathlib import Path

from spacequiz.domain.question import Difficulty
from spacequiz.domain.team_game import TeamRules


@dataclass(frozen=True, slots=True)
class GameRequest:
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
    assignment: Path | None = None
    """The file of an assignment, which decides all of the above but the player; None for a game of one's own."""
    results: Path | None = None
    """A shared folder in which the result of the assignment is handed in too."""


@dataclass(frozen=True, slots=True)
class PreviewRequest:
    """A pack that is to be watched while it is written."""

    path: Path
    width: int = 0
    """Columns to show it in; 0 for all there are."""


@dataclass(frozen=True, slots=True)
class TeamGameRequest:
    """A game of teams as it was asked for."""

    packs: tuple[str, ...] = ()
    """Ids or paths of packs; empty when none was named."""
    teams: tuple[str, ...] = ()
    """Names; empty when none was given."""
    rules: TeamRules = field(default_factory=TeamRules)
    questions: int = 10
    seed: str = ""
    """Empty when none was named."""
    resume: int | None = None
    """The class game that is to be taken up again: its number, or 0 for the newest; None for a new one."""
