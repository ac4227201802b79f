"""The options of a game, a preview or a team game as they were requested."""

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
    """The options of a game; for what is not given, the settings or the setup screen decide."""

    packs: tuple[str, ...] = ()
    """Ids of packs; empty for the packs that are played by default."""
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
    """The named packs, where they have been read already."""
    assigned: "AssignedGame | None" = None
    """An assignment, which decides everything above but the player."""
    shared_folder: Path | None = None
    """A folder of the class in which the result of the assignment is submitted too."""
    new: bool = False
    """Whether a new game is wanted even where one like it was left unfinished."""

    @property
    def is_bare(self) -> bool:
        """Whether nothing was requested that would tell one game from another."""
        chosen = (self.packs, self.mode, self.questions, self.seconds, self.difficulties, self.tags, self.seed)
        return self.assigned is None and all(value in {None, "", ()} for value in chosen)


@dataclass(frozen=True, slots=True)
class PreviewRequest:
    """A pack to be previewed while its author writes it."""

    path: Path
    width: int = 0
    """Columns to show it in; 0 for all of the terminal."""


def _default_team_rules() -> "TeamRules":
    # 5 ms, and only a team game needs it
    from spacequiz.domain.team_game import TeamRules

    return TeamRules()


@dataclass(frozen=True, slots=True)
class TeamGameRequest:
    """The options of a team game."""

    packs: tuple[str, ...] = ()
    """Ids of packs; empty when none was named."""
    teams: tuple[str, ...] = ()
    """Names of the teams; empty when none was given."""
    rules: "TeamRules" = field(default_factory=_default_team_rules)
    questions: int = 10
    seed: str = ""
    """Empty for a random one."""
    resume: int | None = None
    """The id of an unfinished team game to resume, or 0 for the newest; None for a new game."""
    loaded: tuple["LoadedPack", ...] = ()
    """The named packs, where they have been read already."""
