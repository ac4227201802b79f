"""Modes of play as values: what a session obeys."""

from dataclasses import dataclass

DEFAULT_QUESTIONS = 10
DEFAULT_SECONDS = 20
MODES = ("mission",)
"""The modes that can be played."""


@dataclass(frozen=True, slots=True)
class Rules:
    """The rules of one game."""

    mode: str = "mission"
    questions: int = DEFAULT_QUESTIONS
    """How many are asked, if the packs hold so many."""
    seconds: int = DEFAULT_SECONDS
    """Time for each question that names none of its own; 0 for no limit at all."""

    def limit(self, own: int | None) -> int:
        """Seconds for a question whose pack says `own` (None: nothing); 0 for no limit.

        An untimed game is untimed for every question.
        """
        if self.seconds == 0:
            return 0
        return self.seconds if own is None else own
