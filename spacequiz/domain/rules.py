"""Modes of play as values: what a session obeys."""

from dataclasses import dataclass

DEFAULT_QUESTIONS = 10
DEFAULT_SECONDS = 20


@dataclass(frozen=True, slots=True)
class Mode:
    """What makes a way to play."""

    about: str
    """In a few words, for a list of modes."""
    endless: bool = False
    """Whether it asks as long as it can, and not a number of questions."""
    whole: bool = False
    """Whether its seconds are for the whole game, and not for each question."""
    penalty: int = 0
    """Seconds that a wrong answer costs, where the seconds are for the whole game."""
    lives: int = 0
    """Questions that may be missed before the last one missed ends the game; 0 for any number."""
    rising: bool = False
    """Whether easy questions come first and hard ones last."""
    sheet: bool = False
    """Whether answers can be changed until all are handed in at once; nothing is told or helped before."""
    recalls: bool = False
    """Whether it asks what was missed, what is due and what is known least."""
    dated: bool = False
    """Whether it asks everybody the same on one day."""


MODES = {
    "mission": Mode("a number of questions, each against the clock"),
    "sprint": Mode("as many as you can in the time; a wrong answer costs 3 s", endless=True, whole=True, penalty=3),
    "survival": Mode("three lives, and the questions grow harder", endless=True, lives=3, rising=True),
    "exam": Mode("answers can be changed until all are handed in at the end", sheet=True),
    "review": Mode("what was missed, and what is due to be asked again", recalls=True),
    "daily": Mode("ten questions, the same for everyone today", dated=True),
}
"""The modes that can be played, by name."""
_UNKNOWN = Mode("a mode of a later version")
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
    def plays(self) -> Mode:
        """What its mode makes of it."""
        return MODES.get(self.mode, _UNKNOWN)

    def limit(self, own: int | None) -> int:
        """Seconds for a question whose pack says `own` (None: nothing); 0 for no limit.

        An untimed game is untimed for every question.
        """
        if self.seconds == 0 or self.plays.whole or self.plays.sheet:
            return 0
        return self.seconds if own is None else own


def rules_for(mode: str, questions: int, seconds: int | None) -> Rules:
    """The rules of a mode with what was chosen: `seconds` is None where the mode's own default is wanted."""
    plays = MODES[mode]
    usual = SPRINT_SECONDS if plays.whole else DEFAULT_SECONDS
    # a game against one clock needs that clock
    time = usual if seconds is None or (plays.whole and not seconds) else seconds
    return Rules(mode, 0 if plays.endless else questions, time)
