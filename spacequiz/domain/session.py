"""The state of one player's game, and what each event makes of it."""

from collections.abc import Iterable
from dataclasses import dataclass, replace
from enum import StrEnum
from math import isfinite

from spacequiz.domain.events import Answered, Continued, Event, Hinted, Opened, Paused, Skipped, TimedOut
from spacequiz.domain.grade import Grade
from spacequiz.domain.question import Question, Response
from spacequiz.domain.rules import DEFAULT_QUESTIONS, Rules
from spacequiz.domain.scoring import Points, points


class Phase(StrEnum):
    """Where a game stands."""

    READY = "ready"
    """The next question is not shown yet: before the first, and after each answer while it is explained."""
    ASKING = "asking"
    """A question is open."""
    DONE = "done"
    """All questions are closed."""


class Close(StrEnum):
    """How a question was closed."""

    ANSWERED = "answered"
    TIMED_OUT = "timed out"
    SKIPPED = "skipped"


@dataclass(frozen=True, slots=True)
class Outcome:
    """How one question ended."""

    question: Question
    close: Close
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
        return self.close is Close.SKIPPED


@dataclass(frozen=True, slots=True)
class Session:
    """A game at one moment. Never changed: each event gives a new one, or the same one when it comes too late.

    Times are seconds of the game's own clock and never run backwards: an event dated before the last one counts as
    happening with it.
    """

    seed: str
    rules: Rules
    questions: tuple[Question, ...]
    log: tuple[Event, ...] = ()
    """Every event that counted; `replay` makes the same session of them."""
    outcomes: tuple[Outcome, ...] = ()
    opened: float | None = None
    """When the open question was shown, moved on by pauses; None while none is open."""
    paused: float | None = None
    """Since when the game is paused, or None."""
    hints: int = 0
    """Hints taken for the open question."""

    @property
    def phase(self) -> Phase:
        """Where the game stands."""
        if self.current is None:
            return Phase.DONE
        return Phase.READY if self.opened is None else Phase.ASKING

    @property
    def number(self) -> int:
        """Position of the current question, from 0; the number of questions when done."""
        return len(self.outcomes)

    @property
    def current(self) -> Question | None:
        """The open or next question; None when done."""
        over = self.lives == 0 or self.time == 0.0
        return self.questions[self.number] if self.number < len(self.questions) and not over else None

    @property
    def lives(self) -> int | None:
        """Questions that may still be missed, counting the one that ends the game; None where any number may."""
        of = self.rules.plays.lives
        return max(0, of - sum(outcome.missed for outcome in self.outcomes)) if of else None

    @property
    def time(self) -> float | None:
        """Seconds of the whole game that are left for the next question; None where each has its own."""
        if not self.rules.plays.whole:
            return None
        lost = self.rules.plays.penalty * sum(outcome.missed and not outcome.skipped for outcome in self.outcomes)
        left = self.rules.seconds - self.seconds - lost
        # sums of seconds end a hair beside nought
        return left if left > 1e-6 else 0.0

    @property
    def of(self) -> int | None:
        """How many questions there are in all; None while a game without end goes on."""
        if not self.rules.plays.endless:
            return len(self.questions)
        return self.number if self.phase is Phase.DONE else None

    @property
    def score(self) -> int:
        """Points so far."""
        return sum(outcome.points.total for outcome in self.outcomes)

    @property
    def correct(self) -> int:
        """Questions answered right in full."""
        return sum(outcome.right for outcome in self.outcomes)

    @property
    def streak(self) -> int:
        """Right answers in a row up to now."""
        return self._runs()[-1]

    @property
    def best_streak(self) -> int:
        """The most right answers in a row."""
        return max(self._runs())

    @property
    def seconds(self) -> float:
        """Time spent answering."""
        return sum(outcome.seconds for outcome in self.outcomes)

    @property
    def clock(self) -> float:
        """The time of the last event: a game that is taken up again goes on from here."""
        return self.log[-1].at if self.log else 0.0

    @property
    def climb(self) -> float:
        """Points won as a share of what full and instant answers in one streak would win, 0 to 1.

        A game without end is measured by the questions asked, and ten at least.
        """
        asked = self.questions
        if self.rules.plays.endless:
            asked = asked[: max(DEFAULT_QUESTIONS, self.number)]
        best = sum(
            points(
                credit=1,
                value=question.points,
                time_left=1.0 if self.rules.limit(question.seconds) else 0.0,
                streak=number,
            ).total
            for number, question in enumerate(asked)
        )
        return self.score / best if best else 0.0

    def limit(self) -> float:
        """Seconds for the current question; 0 for no limit."""
        if self.current is None:
            return 0
        return self.rules.limit(self.current.seconds) if self.time is None else self.time

    def left(self, now: float) -> float | None:
        """Seconds left for the open question; None when there is no limit or no question is open."""
        limit = self.limit()
        if self.opened is None or not limit:
            return None
        at = max(now, self.clock) if self.paused is None else self.paused
        return max(0.0, self.opened + limit - at)

    def shown_hints(self) -> tuple[str, ...]:
        """The hints taken for the open question."""
        return self.current.hints[: self.hints] if self.current else ()

    def open(self, now: float) -> "Session":
        """Show the next question; its time starts."""
        return self if self.current is None else self.apply(Opened(self.current.key, now))

    def hint(self, question: str, now: float) -> "Session":
        """Take a hint for this question, if it has one left."""
        return self.apply(Hinted(question, now))

    def answer(self, question: str, response: Response, now: float) -> "Session":
        """Answer this question. Raises ValueError for a response that is none to the open question."""
        return self.apply(Answered(question, now, response))

    def time_out(self, question: str, now: float) -> "Session":
        """Close this question if its time has run out."""
        return self.apply(TimedOut(question, now))

    def skip(self, question: str, now: float) -> "Session":
        """Close this question without an answer."""
        return self.apply(Skipped(question, now))

    def pause(self, now: float) -> "Session":
        """Let the clock of the open question stand still."""
        return self if self.current is None else self.apply(Paused(self.current.key, now))

    def go_on(self, now: float) -> "Session":
        """Let the clock run again."""
        return self if self.current is None else self.apply(Continued(self.current.key, now))

    def apply(self, event: Event) -> "Session":
        """The game after this event; the same game when the event does not fit where it stands."""
        if self.current is None or event.question != self.current.key:
            return self
        # time never runs back, and a moment that is none is no time at all
        if not (isfinite(event.at) and event.at >= self.clock):
            event = replace(event, at=self.clock)
        match event:
            case Opened() if self.opened is None:
                return self._with(event, opened=event.at, paused=None, hints=0)
            case Paused() if self.opened is not None and self.paused is None:
                return self._with(event, paused=event.at)
            case Continued() if self.opened is not None and self.paused is not None:
                return self._with(event, opened=self.opened + (event.at - self.paused), paused=None)
        if self.opened is None or self.paused is not None:
            return self
        late = self.left(event.at) == 0.0
        match event:
            case Hinted() if self.hints < len(self.current.hints) and not late:
                return self._with(event, hints=self.hints + 1)
            case Answered(response=response) if not late:
                return self._close(event, Close.ANSWERED, response)
            case Skipped() if not late:
                return self._close(event, Close.SKIPPED)
            case Answered() | Skipped() | TimedOut() if late:
                # an answer that comes when the time is over is a time-out, whoever noticed first
                return self._close(TimedOut(event.question, event.at), Close.TIMED_OUT)
        return self

    def _close(self, event: Event, close: Close, response: Response | None = None) -> "Session":
        question = self.current
        assert question is not None
        assert self.opened is not None
        grade = Grade(0.0) if response is None else question.grade(response)
        limit = self.limit()
        taken = max(0.0, event.at - self.opened)
        earned = points(
            credit=grade.credit,
            value=question.points,
            time_left=1 - taken / limit if limit and self.time is None else 0.0,
            streak=self.streak,
            hints=self.hints,
        )
        outcome = Outcome(question, close, response, grade, earned, min(taken, limit) if limit else taken)
        return self._with(event, outcomes=(*self.outcomes, outcome), opened=None, hints=0)

    def _with(self, event: Event, **changes: object) -> "Session":
        return replace(self, log=(*self.log, event), **changes)  # type: ignore[arg-type]  # keywords are checked above

    def _runs(self) -> list[int]:
        runs = [0]
        for outcome in self.outcomes:
            runs.append(runs[-1] + 1 if outcome.right else 0)
        return runs


def replay(session: Session, events: Iterable[Event]) -> Session:
    """The session after these events; ValueError when one is no response to its question."""
    for event in events:
        session = session.apply(event)
    return session
