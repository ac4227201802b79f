"""The state of one player's game, and what each event makes of it."""

from collections.abc import Iterable
from dataclasses import dataclass, replace
from enum import StrEnum
from math import isfinite

from spacequiz.domain.events import (
    Answered,
    Continued,
    Event,
    Halved,
    HandedIn,
    Hinted,
    Marked,
    Opened,
    Paused,
    Skipped,
    TimedOut,
)
from spacequiz.domain.exam import AnswerSheet
from spacequiz.domain.outcome import CloseReason, Outcome, grade_answer
from spacequiz.domain.question import Question, Response
from spacequiz.domain.rules import DEFAULT_QUESTIONS, Rules
from spacequiz.domain.scoring import score_points
from spacequiz.domain.selection import eliminated_options


class Phase(StrEnum):
    """Where a game stands."""

    READY = "ready"
    """The next question is not shown yet: before the first, and after each answer while it is explained."""
    ASKING = "asking"
    """A question is open."""
    DONE = "done"
    """All questions are closed."""


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
    halved: int | None = None
    """Position of the question whose options were halved, once in a game."""
    sheet: AnswerSheet | None = None
    """What is written in an exam, once it has begun."""

    @property
    def phase(self) -> Phase:
        """Where the game stands."""
        if self.current is None:
            return Phase.DONE
        return Phase.READY if self.opened is None else Phase.ASKING

    @property
    def position(self) -> int:
        """Position of the current question, from 0; the number of questions when done."""
        return self.sheet.current if self.sheet and not self.outcomes else len(self.outcomes)

    @property
    def current(self) -> Question | None:
        """The open or next question; None when done."""
        over = self.lives == 0 or self.game_time_left == 0.0
        return self.questions[self.position] if self.position < len(self.questions) and not over else None

    @property
    def lives(self) -> int | None:
        """Questions that may still be missed, counting the one that ends the game; None where any number may."""
        of = self.rules.traits.lives
        return max(0, of - sum(outcome.missed for outcome in self.outcomes)) if of else None

    @property
    def game_time_left(self) -> float | None:
        """Seconds of the whole game that are left for the next question; None where each has its own."""
        if not self.rules.traits.has_game_clock:
            return None
        lost = self.rules.traits.penalty_seconds * sum(
            outcome.missed and not outcome.skipped for outcome in self.outcomes
        )
        left = self.rules.seconds - self.seconds - lost
        # sums of seconds end a hair beside nought
        return left if left > 1e-6 else 0.0

    @property
    def total(self) -> int | None:
        """How many questions there are in all; None while a game without end goes on."""
        if not self.rules.traits.is_endless:
            return len(self.questions)
        return self.position if self.phase is Phase.DONE else None

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
    def progress(self) -> float:
        """Points won as a share of what full and instant answers in one streak would win, 0 to 1.

        A game without end is measured by the questions asked, and ten at least.
        """
        asked = self.questions
        if self.rules.traits.is_endless:
            asked = asked[: max(DEFAULT_QUESTIONS, self.position)]
        best = sum(
            score_points(
                credit=1,
                value=question.points,
                time_left=1.0 if self.rules.time_limit(question.seconds) else 0.0,
                streak=number,
            ).total
            for number, question in enumerate(asked)
        )
        return self.score / best if best else 0.0

    @property
    def eliminated(self) -> frozenset[str]:
        """The options of the open question that were taken away."""
        if self.halved is None or self.halved != self.position or self.current is None:
            return frozenset()
        return eliminated_options(self.current, self.seed)

    @property
    def can_halve(self) -> bool:
        """Whether half of the open question's options can be taken away: once in a game."""
        if self.current is None or self.opened is None or self.halved is not None or self.rules.traits.is_exam:
            return False
        return bool(eliminated_options(self.current, self.seed))

    @property
    def hints_left(self) -> int:
        """Hints that the current question still has; none in an exam."""
        return 0 if self.current is None or self.rules.traits.is_exam else len(self.current.hints) - self.hints

    def time_limit(self) -> float:
        """Seconds for the current question, or for all of an exam; 0 for no limit."""
        if self.current is None:
            return 0
        if self.rules.traits.is_exam:
            return self.rules.seconds * len(self.questions)
        return self.rules.time_limit(self.current.seconds) if self.game_time_left is None else self.game_time_left

    def time_left(self, now: float) -> float | None:
        """Seconds left for the open question; None when there is no limit or no question is open."""
        limit = self.time_limit()
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

    def halve(self, question: str, now: float) -> "Session":
        """Take half of this question's options away."""
        return self.apply(Halved(question, now))

    def view_question(self, question: str, now: float) -> "Session":
        """Look at this question of an exam."""
        return self.apply(Opened(question, now))

    def mark(self, question: str, now: float) -> "Session":
        """Mark this question of an exam, or take its mark off."""
        return self.apply(Marked(question, now))

    def submit(self, now: float) -> "Session":
        """Hand the sheet of an exam in."""
        return self if self.current is None else self.apply(HandedIn(self.current.key, now))

    def pause(self, now: float) -> "Session":
        """Let the clock of the open question stand still."""
        return self if self.current is None else self.apply(Paused(self.current.key, now))

    def resume(self, now: float) -> "Session":
        """Let the clock run again."""
        return self if self.current is None else self.apply(Continued(self.current.key, now))

    def apply(self, event: Event) -> "Session":
        """The game after this event; the same game when the event does not fit where it stands."""
        sheet = self.sheet if self.opened is not None else None
        known = sheet is not None and any(event.question == question.key for question in self.questions)
        if self.current is None or (event.question != self.current.key and not known):
            return self
        # time never runs back, and a moment that is none is no time at all
        if not (isfinite(event.at) and event.at >= self.clock):
            event = replace(event, at=self.clock)
        match event:
            case Opened() if self.opened is None:
                sheet = AnswerSheet.blank(len(self.questions), event.at) if self.rules.traits.is_exam else None
                return self._with(event, opened=event.at, paused=None, hints=0, sheet=sheet)
            case Paused() if self.opened is not None and self.paused is None:
                return self._with(event, paused=event.at)
            case Continued() if self.opened is not None and self.paused is not None:
                stood = event.at - self.paused
                moved = replace(sheet, viewed_since=sheet.viewed_since + stood) if sheet else None
                return self._with(event, opened=self.opened + stood, paused=None, sheet=moved)
        if self.opened is None or self.paused is not None:
            return self
        late = self.time_left(event.at) == 0.0
        if sheet:
            return self._write(event, sheet, late)
        match event:
            case Hinted() if self.hints_left and not late:
                return self._with(event, hints=self.hints + 1)
            case Halved() if self.can_halve and not late:
                return self._with(event, halved=self.position)
            case Answered(response=response) if not late:
                return self if response in self.eliminated else self._close(event, CloseReason.ANSWERED, response)
            case Skipped() if not late:
                return self._close(event, CloseReason.SKIPPED)
            case Answered() | Skipped() | TimedOut() if late:
                # an answer that comes when the time is over is a time-out, whoever noticed first
                return self._close(TimedOut(event.question, event.at), CloseReason.TIMED_OUT)
        return self

    def _write(self, event: Event, sheet: AnswerSheet, late: bool) -> "Session":
        """What an event makes of an exam."""
        number = next(n for n, question in enumerate(self.questions) if question.key == event.question)
        match event:
            case Opened() | Answered() | Marked() | HandedIn() | TimedOut() if late:
                # nothing is written any more, and what is written counts
                return self._collect(TimedOut(event.question, event.at), sheet, CloseReason.TIMED_OUT)
            case Opened() if number != sheet.current:
                return self._with(event, sheet=sheet.view(number, event.at))
            case Answered(response=response) if response != sheet.responses[number]:
                # what is no response is an error now, and not at the end
                self.questions[number].grade(response)
                return self._with(event, sheet=sheet.write(number, response))
            case Marked():
                return self._with(event, sheet=sheet.toggle_mark(number))
            case HandedIn():
                return self._collect(event, sheet, CloseReason.SKIPPED)
        return self

    def _collect(self, event: Event, sheet: AnswerSheet, unanswered: CloseReason) -> "Session":
        """All questions closed at once, those without an answer as said."""
        limit = self.time_limit()
        end = min(event.at, (self.opened or 0.0) + limit) if limit else event.at
        spent = sheet.view(sheet.current, end).seconds_spent
        session = self._with(event, opened=None)
        for question, response, seconds in zip(self.questions, sheet.responses, spent, strict=True):
            close = unanswered if response is None else CloseReason.ANSWERED
            outcome = grade_answer(question, close, response, seconds, streak=session.streak)
            session = replace(session, outcomes=(*session.outcomes, outcome))
        return session

    def _close(self, event: Event, close: CloseReason, response: Response | None = None) -> "Session":
        question = self.current
        assert question is not None
        assert self.opened is not None
        limit = self.time_limit()
        taken = max(0.0, event.at - self.opened)
        outcome = grade_answer(
            question,
            close,
            response,
            min(taken, limit) if limit else taken,
            time_left=1 - taken / limit if limit and self.game_time_left is None else 0.0,
            streak=self.streak,
            hints=self.hints,
        )
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
