"""The answer sheet of an exam: answers that can be changed until all are handed in at once."""

from dataclasses import dataclass, replace

from spacequiz.domain.question import Response


@dataclass(frozen=True, slots=True)
class AnswerSheet:
    """What is written so far. Questions are counted from 0."""

    responses: tuple[Response | None, ...]
    """The answer to each question; None where none is written."""
    seconds_spent: tuple[float, ...]
    """Seconds that each question was looked at, until the last turn of the page."""
    current: int
    """The question that is looked at."""
    viewed_since: float
    """When it was turned to, moved on by pauses."""
    marked: frozenset[int] = frozenset()
    """Questions to look at again."""

    @classmethod
    def blank(cls, questions: int, now: float) -> "AnswerSheet":
        """Nothing is written, and the first question is looked at."""
        return cls((None,) * questions, (0.0,) * questions, 0, now)

    @property
    def unanswered(self) -> tuple[int, ...]:
        """The questions without an answer."""
        return tuple(number for number, response in enumerate(self.responses) if response is None)

    def view(self, number: int, now: float) -> "AnswerSheet":
        """Look at this question."""
        spent = list(self.seconds_spent)
        spent[self.current] += max(0.0, now - self.viewed_since)
        return replace(self, seconds_spent=tuple(spent), current=number, viewed_since=now)

    def write(self, number: int, response: Response) -> "AnswerSheet":
        """Answer this question, in the place of any answer before."""
        responses = list(self.responses)
        responses[number] = response
        return replace(self, responses=tuple(responses))

    def toggle_mark(self, number: int) -> "AnswerSheet":
        """Mark this question to look at it again, or take the mark off."""
        return replace(self, marked=self.marked ^ {number})
