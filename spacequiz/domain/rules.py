"""Modes of play as values: what a session obeys."""

from dataclasses import dataclass

DEFAULT_QUESTIONS = 10
DEFAULT_SECONDS = 20
MAX_QUESTIONS = 500
"""The most questions that a game can be asked for."""
MAX_SECONDS = 3600
"""The longest time limit, in seconds."""


@dataclass(frozen=True, slots=True)
class ModeTraits:
    """What makes a way to play."""

    description: str
    """In a few words, for a list of modes."""
    is_endless: bool = False
    """Whether it asks as long as it can, and not a number of questions."""
    has_game_clock: bool = False
    """Whether its seconds are for the whole game, and not for each question."""
    penalty_seconds: int = 0
    """Seconds that a wrong answer costs, where the seconds are for the whole game."""
    lives: int = 0
    """Questions that may be missed before the last one missed ends the game; 0 for any number."""
    grows_harder: bool = False
    """Whether easy questions come first and hard ones last."""
    is_exam: bool = False
    """Whether answers can be changed until all are handed in at once; nothing is told or helped before."""
    is_review: bool = False
    """Whether it asks what was missed, what is due and what is known least."""
    is_daily: bool = False
    """Whether it asks everybody the same on one day."""


MODES = {
    "mission": ModeTraits("a number of questions, each against the clock"),
    "sprint": ModeTraits(
        "as many as you can in the time; a wrong answer costs 3 s",
        is_endless=True,
        has_game_clock=True,
        penalty_seconds=3,
    ),
    "survival": ModeTraits("three lives, and the questions grow harder", is_endless=True, lives=3, grows_harder=True),
    "exam": ModeTraits("answers can be changed until all are handed in at the end", is_exam=True),
    "review": ModeTraits("what was missed, and what is due to be asked again", is_review=True),
    "daily": ModeTraits("ten questions, the same for everyone today", is_daily=True),
}
"""The modes that can be played, by name."""
_UNKNOWN = ModeTraits("a mode of a later version")
SPRINT_SECONDS = 60


@dataclass(frozen=True, slots=True)
class Rules:
    """The rules of one game."""

    mode: str = "mission"
    questions: int = DEFAULT_QUESTIONS
    """How many are asked, if the packs hold so many; 0 in a mode without end."""
    seconds: int = DEFAULT_SECONDS
    """Time for each question that names none of its own, or for the whole game; 0 for no limit at all."""

    @property
    def traits(self) -> ModeTraits:
        """What its mode makes of it."""
        return MODES.get(self.mode, _UNKNOWN)

    def time_limit(self, own: int | None) -> int:
        """Seconds for a question whose pack says `own` (None: nothing); 0 for no limit.

        An untimed game is untimed for every question.
        """
        if self.seconds == 0 or self.traits.has_game_clock or self.traits.is_exam:
            return 0
        return self.seconds if own is None else own


def rules_for(mode: str, questions: int, seconds: int | None) -> Rules:
    """The rules of a mode with what was chosen: `seconds` is None where the mode's own default is wanted."""
    plays = MODES[mode]
    usual = SPRINT_SECONDS if plays.has_game_clock else DEFAULT_SECONDS
    # a game against one clock needs that clock
    time = usual if seconds is None or (plays.has_game_clock and not seconds) else seconds
    return Rules(mode, 0 if plays.is_endless else questions, time)
