"""The modes of play, and the rules of one game."""

from dataclasses import dataclass

DEFAULT_QUESTIONS = 10
DEFAULT_SECONDS = 20
MAX_QUESTIONS = 500
"""The most questions that a player can choose for a game."""
MAX_SECONDS = 3600
"""The longest time limit, in seconds."""


@dataclass(frozen=True, slots=True)
class ModeTraits:
    """What sets a mode apart from the others."""

    description: str
    """One line for lists of modes."""
    is_endless: bool = False
    """Whether it goes on until the time or the lives are used up, and not for a number of questions."""
    has_game_clock: bool = False
    """Whether the time limit is for the whole game, and not for each question."""
    penalty_seconds: int = 0
    """Seconds that each wrong answer takes off the clock of the whole game."""
    lives: int = 0
    """How many missed questions end the game; 0 if none does."""
    grows_harder: bool = False
    """Whether it asks easy questions first and hard ones last."""
    is_exam: bool = False
    """Whether answers can be changed until all are handed in at once, without hints or verdicts before."""
    is_review: bool = False
    """Whether it asks what the player missed, what is due again, or else what the player knows least."""
    is_daily: bool = False
    """Whether it asks everybody the same questions on one day."""


MODES = {
    "mission": ModeTraits("questions, each with a time limit"),
    "sprint": ModeTraits(
        "as many as you can in the time; a wrong answer costs 3 s",
        is_endless=True,
        has_game_clock=True,
        penalty_seconds=3,
    ),
    "survival": ModeTraits("three lives, and questions that get harder", is_endless=True, lives=3, grows_harder=True),
    "exam": ModeTraits("you can change your answers until you submit them all", is_exam=True),
    "review": ModeTraits("questions you missed or that are due", is_review=True),
    "daily": ModeTraits("ten questions, the same for everyone today", is_daily=True),
}
"""The modes that can be played, by the names that are stored and typed."""
_UNKNOWN = ModeTraits("a mode of a later version")
SPRINT_SECONDS = 60


@dataclass(frozen=True, slots=True)
class Rules:
    """The rules of one game."""

    mode: str = "mission"
    questions: int = DEFAULT_QUESTIONS
    """How many questions are asked if the packs have as many; 0 in an endless mode."""
    seconds: int = DEFAULT_SECONDS
    """The limit for each question without one of its own, or for the whole game (see the traits); 0 for no limit."""

    @property
    def traits(self) -> ModeTraits:
        """The traits of the mode. A mode that a later version stored is treated as a plain mission."""
        return MODES.get(self.mode, _UNKNOWN)

    def time_limit(self, own_seconds: int | None) -> int:
        """Return the seconds for one question, 0 for no limit; `own_seconds` is the limit in its pack, None for none.

        In an untimed game, in an exam and in a game with one clock no question has a limit of its own.
        """
        if self.seconds == 0 or self.traits.has_game_clock or self.traits.is_exam:
            return 0
        return self.seconds if own_seconds is None else own_seconds


def rules_for(mode: str, questions: int, seconds: int | None) -> Rules:
    """Return the rules of a mode with the number of questions and the time limit chosen; None is the mode's default."""
    traits = MODES[mode]
    default = SPRINT_SECONDS if traits.has_game_clock else DEFAULT_SECONDS
    # a game with one clock cannot be untimed
    limit = default if seconds is None or (traits.has_game_clock and not seconds) else seconds
    return Rules(mode, 0 if traits.is_endless else questions, limit)
