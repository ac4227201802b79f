"""How one question ended."""

from collections.abc import Iterable
from dataclasses import dataclass
from enum import StrEnum

from spacequiz.domain.grade import Grade
from spacequiz.domain.question import Question, Response
from spacequiz.domain.scoring import Points, score_points


class CloseReason(StrEnum):
    """How a question was closed."""

    ANSWERED = "answered"
    TIMED_OUT = "timed out"
    SKIPPED = "skipped"


@dataclass(frozen=True, slots=True)
class Outcome:
    """How one question ended."""

    question: Question
    close: CloseReason
    response: Response | None
    grade: Grade
    points: Points
    seconds: float
    """Time taken, pauses not counted."""

    @property
    def right(self) -> bool:
        """Whether it was answered right in full."""
        return self.grade.full

    @property
    def missed(self) -> bool:
        """Whether it brought nothing: what is partly right is not missed."""
        return self.grade.credit <= 0

    @property
    def skipped(self) -> bool:
        """Whether the player went on without an answer."""
        return self.close is CloseReason.SKIPPED


def streaks(outcomes: Iterable[Outcome]) -> list[int]:
    """The right answers in a row at the start of a game (0) and after each of these outcomes."""
    lengths = [0]
    for outcome in outcomes:
        lengths.append(lengths[-1] + 1 if outcome.right else 0)
    return lengths


def grade_answer(
    question: Question,
    close: CloseReason,
    response: Response | None,
    seconds: float,
    *,
    streak: int,
    time_left: float = 0.0,
    hints: int = 0,
) -> Outcome:
    """The end of a question, graded and with its points. Raises ValueError for a response that is none to it."""
    grade = Grade(0.0) if response is None else question.grade(response)
    earned = score_points(credit=grade.credit, value=question.points, time_left=time_left, streak=streak, hints=hints)
    return Outcome(question, close, response, grade, earned, seconds)
