"""The requested options of a game, a preview or a team game."""

from dataclasses import dataclass, field
from pathlib import Path
from typing import TYPE_CHECKING

from spacequiz.domain.question import Difficulty

if TYPE_CHECKING:
    from spacequiz.classroom.assignments.assigned_game import AssignedGame
    from spacequiz.domain.team_game import TeamRules
    from spacequiz.packs.loaded_packs import LoadedPack


@dataclass(frozen=True, slots=True)
class GameRequest:
    """The requested options of a game; the settings or the setup screen supply the others."""

    packs: tuple[str, ...] = ()
    """Pack ids; empty for the default packs."""
    mode: str = ""
    """Empty for a mission."""
    questions: int | None = None
    seconds: int | None = None
    """The time limit of a question, or of the game in modes with one clock; 0 for none."""
    difficulties: tuple[Difficulty, ...] = ()
    tags: tuple[str, ...] = ()
    seed: str | None = None
    player: str | None = None
    loaded: tuple["LoadedPack", ...] = ()
    """The named packs, if they were already read."""
    assigned: "AssignedGame | None" = None
    """An assignment, which sets everything above except the player."""
    shared_folder: Path | None = None
    """A shared folder to which the result of the assignment is submitted too."""
    new: bool = False
    """Whether to start a new game even if a matching unfinished one could be resumed."""

    @property
    def is_bare(self) -> bool:
        """Whether no option was given that selects a particular game."""
        chosen = (self.packs, self.mode, self.questions, self.seconds, self.difficulties, self.tags, self.seed)
        return self.assigned is None and all(value in {None, "", ()} for value in chosen)


@dataclass(frozen=True, slots=True)
class PreviewRequest:
    """The requested preview of a pack file."""

    path: Path
    width: int = 0
    """The width in columns; 0 for the whole terminal."""


def _default_team_rules() -> "TeamRules":
    # 5 ms, and only a team game needs it
    from spacequiz.domain.team_game import TeamRules

    return TeamRules()


@dataclass(frozen=True, slots=True)
class TeamGameRequest:
    """The options of a team game."""

    packs: tuple[str, ...] = ()
    """Pack ids; empty when none was named."""
    teams: tuple[str, ...] = ()
    """Names of the teams; empty when none was given."""
    rules: "TeamRules" = field(default_factory=_default_team_rules)
    questions: int = 10
    seed: str = ""
    """Empty for a random seed."""
    resume: int | None = None
    """The id of an unfinished team game to resume, or 0 for the newest; None for a new game."""
    loaded: tuple["LoadedPack", ...] = ()
    """The named packs, if they were already read."""
