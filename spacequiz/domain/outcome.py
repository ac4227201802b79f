"""How a question of a game ended: the grade, the points, and the streak that follows."""

from collections.abc import Iterable
from dataclasses import dataclass
from enum import StrEnum

from spacequiz.domain.grade import Grade
from spacequiz.domain.question import Question, Response
from spacequiz.domain.scoring import Points, score_points


class CloseReason(StrEnum):
    """Why no more answers are taken to a question."""

    ANSWERED = "answered"
    TIMED_OUT = "timed out"
    SKIPPED = "skipped"


@dataclass(frozen=True, slots=True)
class Outcome:
    """A closed question with its grade and points."""

    question: Question
    close_reason: CloseReason
    response: Response | None
    """None unless the question was answered."""
    grade: Grade
    points: Points
    seconds: float
    """How long the question was open, without pauses."""

    @property
    def is_right(self) -> bool:
        """Whether the answer has full credit."""
        return self.grade.is_full

    @property
    def is_missed(self) -> bool:
        """Whether there is no credit at all: a partly right answer is not missed."""
        return self.grade.credit <= 0

    @property
    def is_skipped(self) -> bool:
        """Whether the player went on without an answer before the time was up."""
        return self.close_reason is CloseReason.SKIPPED


def streaks(outcomes: Iterable[Outcome]) -> list[int]:
    """The lengths of the streak: 0 at the start of a game, then the right answers in a row after each outcome."""
    lengths = [0]
    for outcome in outcomes:
        lengths.append(lengths[-1] + 1 if outcome.is_right else 0)
    return lengths


def grade_answer(
    question: Question,
    reason: CloseReason,
    response: Response | None,
    seconds: float,
    *,
    streak: int,
    time_left_share: float = 0.0,
    hints: int = 0,
) -> Outcome:
    """Grade a response (None for no answer) and score its points; `streak` counts the right answers just before it.

    Raises ValueError for a response that does not fit the kind of the question.
    """
    grade = Grade(0.0) if response is None else question.grade(response)
    points = score_points(
        credit=grade.credit, value=question.points, time_left_share=time_left_share, streak=streak, hints=hints
    )
    return Outcome(question, reason, response, grade, points, seconds)
