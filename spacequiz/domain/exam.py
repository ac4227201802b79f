"""The answer sheet of an exam: answers that can be changed until all are handed in, and graded, at once.

An exam is a `Session` whose rules say so; the session keeps the sheet and asks this module what an event makes of it.
"""

from collections.abc import Sequence
from dataclasses import dataclass, replace

from spacequiz.domain.events import Answered, Event, HandedIn, Marked, Opened, TimedOut
from spacequiz.domain.outcome import CloseReason, Outcome, grade_answer
from spacequiz.domain.question import Question, Response


@dataclass(frozen=True, slots=True)
class AnswerSheet:
    """The answers so far, and the question on the screen. Questions are counted from 0, times are in seconds."""

    responses: tuple[Response | None, ...]
    """The answer to each question; None where there is none yet."""
    seconds_spent: tuple[float, ...]
    """How long each question was on the screen; for the current one, without the time since `viewed_since`."""
    current: int
    """The question on the screen."""
    viewed_since: float
    """When the current question came to the screen, moved on by the length of each pause since."""
    marked: frozenset[int] = frozenset()
    """Questions that the player marked to look at again."""

    @classmethod
    def blank(cls, questions: int, now: float) -> "AnswerSheet":
        """Return a sheet for this many questions without an answer, with the first question on the screen."""
        return cls((None,) * questions, (0.0,) * questions, 0, now)

    @property
    def unanswered(self) -> tuple[int, ...]:
        """The questions without an answer."""
        return tuple(number for number, response in enumerate(self.responses) if response is None)

    def view(self, number: int, now: float) -> "AnswerSheet":
        """Bring this question to the screen."""
        spent = list(self.seconds_spent)
        spent[self.current] += max(0.0, now - self.viewed_since)
        return replace(self, seconds_spent=tuple(spent), current=number, viewed_since=now)

    def write(self, number: int, response: Response) -> "AnswerSheet":
        """Answer this question; an earlier answer to it is replaced."""
        responses = list(self.responses)
        responses[number] = response
        return replace(self, responses=tuple(responses))

    def toggle_mark(self, number: int) -> "AnswerSheet":
        """Mark this question to look at it again, or take the mark off."""
        return replace(self, marked=self.marked ^ {number})

    def skip_pause(self, seconds: float) -> "AnswerSheet":
        """Leave a pause of this length out of the time that the current question was on the screen."""
        return replace(self, viewed_since=self.viewed_since + seconds)


def submission_reason(event: Event, *, is_late: bool) -> CloseReason | None:
    """Return the reason with which an event that submits the sheet closes unanswered questions; None for other events.

    After the time (`is_late`) whatever the player does hands in what is written so far.
    """
    match event:
        case Opened() | Answered() | Marked() | HandedIn() | TimedOut() if is_late:
            return CloseReason.TIMED_OUT
        case HandedIn():
            return CloseReason.SKIPPED
    return None


def update_sheet(sheet: AnswerSheet, event: Event, questions: Sequence[Question]) -> AnswerSheet:
    """Return the sheet after this event in time; the same object when the event changes nothing on it.

    Raises ValueError for an answer whose response does not fit its question.
    """
    number = next(n for n, question in enumerate(questions) if question.key == event.question)
    match event:
        case Opened() if number != sheet.current:
            return sheet.view(number, event.at)
        case Answered(response=response) if response != sheet.responses[number]:
            # a response that does not fit is an error now, not when the exam is graded
            questions[number].grade(response)
            return sheet.write(number, response)
        case Marked():
            return sheet.toggle_mark(number)
    return sheet


def grade_sheet(
    sheet: AnswerSheet, questions: Sequence[Question], end: float, unanswered: CloseReason
) -> tuple[Outcome, ...]:
    """Grade all questions of an exam that ended at `end`; those without an answer are closed with `unanswered`."""
    spent = sheet.view(sheet.current, end).seconds_spent
    outcomes: list[Outcome] = []
    streak = 0
    for question, response, seconds in zip(questions, sheet.responses, spent, strict=True):
        reason = unanswered if response is None else CloseReason.ANSWERED
        outcomes.append(grade_answer(question, reason, response, seconds, streak=streak))
        streak = streak + 1 if outcomes[-1].is_right else 0
    return tuple(outcomes)
