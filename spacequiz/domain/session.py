"""The game of one player as a state machine: a frozen `Session`, and a new one for each event."""

from collections.abc import Iterable
from dataclasses import dataclass, replace
from enum import StrEnum
from math import inf, isfinite

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
from spacequiz.domain.exam import AnswerSheet, grade_sheet, submission_reason, update_sheet
from spacequiz.domain.outcome import CloseReason, Outcome, grade_answer, streaks
from spacequiz.domain.question import Question, Response
from spacequiz.domain.rules import DEFAULT_QUESTIONS, Rules
from spacequiz.domain.scoring import max_score
from spacequiz.domain.selection import eliminated_options


class Phase(StrEnum):
    """The state of a game between two events."""

    READY = "ready"
    """No question is open: before the first one, and after each answer while it is explained."""
    ASKING = "asking"
    """A question is open, or the sheet of an exam."""
    DONE = "done"
    """The game is over."""


@dataclass(frozen=True, slots=True)
class Session:
    """A game after its `events`. An event that does not fit the state, such as one that comes too late, is ignored.

    Times are seconds of the game's own clock, from 0. An event dated before the last one happens at the same time.
    """

    seed: str
    rules: Rules
    questions: tuple[Question, ...]
    events: tuple[Event, ...] = ()
    """The events that changed the game; `replay` makes the same session of them."""
    outcomes: tuple[Outcome, ...] = ()
    """The closed questions, in the order of `questions`."""
    opened_at: float | None = None
    """When the open question was shown, moved on by the length of each pause; None while none is open."""
    paused_at: float | None = None
    """When the pause began; None while the game is not paused."""
    hints_taken: int = 0
    """How many hints were taken for the open question."""
    halved_position: int | None = None
    """Position of the question whose options were halved, which can be done once in a game."""
    sheet: AnswerSheet | None = None
    """The answers in an exam; None before it begins, and in all other modes."""

    @property
    def phase(self) -> Phase:
        """The state of the game."""
        if self.current is None:
            return Phase.DONE
        return Phase.READY if self.opened_at is None else Phase.ASKING

    @property
    def position(self) -> int:
        """Position of the current question among `questions`, from 0; their number when all are closed."""
        return self.sheet.current if self.sheet and not self.outcomes else len(self.outcomes)

    @property
    def current(self) -> Question | None:
        """The question that is open or comes next; None when the game is over."""
        over = self.lives_left == 0 or self.game_time_left == 0.0
        return self.questions[self.position] if self.position < len(self.questions) and not over else None

    @property
    def lives_left(self) -> int | None:
        """How many more missed questions end the game; None in a mode without lives."""
        lives = self.rules.traits.lives
        return max(0, lives - sum(outcome.is_missed for outcome in self.outcomes)) if lives else None

    @property
    def game_time_left(self) -> float | None:
        """Seconds that were left when the last question closed; None in a mode without a clock for the whole game."""
        if not self.rules.traits.has_game_clock:
            return None
        wrong = sum(outcome.is_missed and not outcome.is_skipped for outcome in self.outcomes)
        left = self.rules.seconds - self.seconds - self.rules.traits.penalty_seconds * wrong
        # a sum of floats that should be 0 can be a little above it
        return left if left > 1e-6 else 0.0

    @property
    def total(self) -> int | None:
        """The number of questions of the game; None in an endless mode until the game is over."""
        if not self.rules.traits.is_endless:
            return len(self.questions)
        return self.position if self.phase is Phase.DONE else None

    @property
    def score(self) -> int:
        """Points of all closed questions."""
        return sum(outcome.points.total for outcome in self.outcomes)

    @property
    def correct(self) -> int:
        """How many questions were answered right in full."""
        return sum(outcome.is_right for outcome in self.outcomes)

    @property
    def streak(self) -> int:
        """Right answers in a row up to now."""
        return streaks(self.outcomes)[-1]

    @property
    def best_streak(self) -> int:
        """The longest streak of the game so far."""
        return max(streaks(self.outcomes))

    @property
    def seconds(self) -> float:
        """Seconds that questions were open, without pauses."""
        return sum(outcome.seconds for outcome in self.outcomes)

    @property
    def clock(self) -> float:
        """The time of the last event, from which a saved game goes on; 0 before the first event."""
        return self.events[-1].at if self.events else 0.0

    @property
    def progress(self) -> float:
        """The score as a share of the highest possible one: of all questions, or in an endless mode of at least ten."""
        count = max(DEFAULT_QUESTIONS, self.position) if self.rules.traits.is_endless else len(self.questions)
        highest = max_score((one.points, self.rules.time_limit(one.seconds) > 0) for one in self.questions[:count])
        return self.score / highest if highest else 0.0

    @property
    def eliminated(self) -> frozenset[str]:
        """The options that were taken away from the open question."""
        is_halved = self.halved_position == self.position
        return eliminated_options(self.current, self.seed) if self.current and is_halved else frozenset()

    @property
    def can_halve_options(self) -> bool:
        """Whether half of the open question's options can be taken away now."""
        is_allowed = self.opened_at is not None and self.halved_position is None and not self.rules.traits.is_exam
        return is_allowed and self.current is not None and bool(eliminated_options(self.current, self.seed))

    @property
    def hints_left(self) -> int:
        """How many hints of the current question were not taken; 0 in an exam."""
        return 0 if self.current is None or self.rules.traits.is_exam else len(self.current.hints) - self.hints_taken

    def time_limit(self) -> float:
        """Seconds for the current question, or for the whole of an exam; 0 for no limit and when the game is over."""
        if self.current is None:
            return 0
        if self.rules.traits.is_exam:
            return self.rules.seconds * len(self.questions)
        return self.rules.time_limit(self.current.seconds) if self.game_time_left is None else self.game_time_left

    def time_left(self, now: float) -> float | None:
        """Seconds left at `now` for the open question or exam; None when there is no limit or nothing is open."""
        limit = self.time_limit()
        if self.opened_at is None or not limit:
            return None
        at = max(now, self.clock) if self.paused_at is None else self.paused_at
        return max(0.0, self.opened_at + limit - at)

    def shown_hints(self) -> tuple[str, ...]:
        """The texts of the hints taken for the open question."""
        return self.current.hints[: self.hints_taken] if self.current else ()

    def open(self, now: float) -> "Session":
        """Show the next question, which starts its time; in an exam, show the sheet."""
        return self if self.current is None else self.apply(Opened(self.current.key, now))

    def take_hint(self, question: str, now: float) -> "Session":
        """Take the next hint for this question if there is one."""
        return self.apply(Hinted(question, now))

    def answer(self, question: str, response: Response, now: float) -> "Session":
        """Answer this question. Raises ValueError when the question is open and the response does not fit its kind."""
        return self.apply(Answered(question, now, response))

    def time_out(self, question: str, now: float) -> "Session":
        """Close this question if its time has run out."""
        return self.apply(TimedOut(question, now))

    def skip(self, question: str, now: float) -> "Session":
        """Close this question without an answer."""
        return self.apply(Skipped(question, now))

    def halve_options(self, question: str, now: float) -> "Session":
        """Take half of this question's options away if that is still possible (see `can_halve_options`)."""
        return self.apply(Halved(question, now))

    def view_question(self, question: str, now: float) -> "Session":
        """Bring this question of an exam to the screen."""
        return self.apply(Opened(question, now))

    def toggle_mark(self, question: str, now: float) -> "Session":
        """Mark this question of an exam to look at it again, or take the mark off."""
        return self.apply(Marked(question, now))

    def submit(self, now: float) -> "Session":
        """Hand in the sheet of an exam: all its questions are graded."""
        return self if self.current is None else self.apply(HandedIn(self.current.key, now))

    def pause(self, now: float) -> "Session":
        """Stop the clock of the open question."""
        return self if self.current is None else self.apply(Paused(self.current.key, now))

    def resume(self, now: float) -> "Session":
        """Let the clock run on after a pause."""
        return self if self.current is None else self.apply(Continued(self.current.key, now))

    def apply(self, event: Event) -> "Session":
        """Return the game after this event; the same object when the event does not fit its state."""
        sheet = self.sheet if self.opened_at is not None else None
        is_on_sheet = sheet is not None and any(event.question == question.key for question in self.questions)
        if self.current is None or (event.question != self.current.key and not is_on_sheet):
            return self
        # NaN and infinity count as the time of the last event, as earlier times do
        if not (isfinite(event.at) and event.at >= self.clock):
            event = replace(event, at=self.clock)
        events = (*self.events, event)
        match event:
            case Opened() if self.opened_at is None:
                sheet = AnswerSheet.blank(len(self.questions), event.at) if self.rules.traits.is_exam else None
                return replace(self, events=events, opened_at=event.at, sheet=sheet)
            case Paused() if self.opened_at is not None and self.paused_at is None:
                return replace(self, events=events, paused_at=event.at)
            case Continued() if self.opened_at is not None and self.paused_at is not None:
                pause = event.at - self.paused_at
                sheet = sheet.skip_pause(pause) if sheet else None
                return replace(self, events=events, opened_at=self.opened_at + pause, paused_at=None, sheet=sheet)
        if self.opened_at is None or self.paused_at is not None:
            return self
        is_late = self.time_left(event.at) == 0.0
        if sheet:
            return self._apply_to_sheet(event, sheet, is_late)
        match event:
            case Hinted() if self.hints_left and not is_late:
                return replace(self, events=events, hints_taken=self.hints_taken + 1)
            case Halved() if self.can_halve_options and not is_late:
                return replace(self, events=events, halved_position=self.position)
            case Answered(response=response) if not is_late:
                return self if response in self.eliminated else self._close(event, CloseReason.ANSWERED, response)
            case Skipped() if not is_late:
                return self._close(event, CloseReason.SKIPPED)
            case Answered() | Skipped() | TimedOut() if is_late:
                # an answer after the time is a time-out, even if no time-out was sent
                return self._close(TimedOut(event.question, event.at), CloseReason.TIMED_OUT)
        return self

    def _apply_to_sheet(self, event: Event, sheet: AnswerSheet, is_late: bool) -> "Session":
        """Return the exam after this event; what ends it grades all questions at once."""
        reason = submission_reason(event, is_late=is_late)
        if reason is None:
            updated = update_sheet(sheet, event, self.questions)
            return self if updated is sheet else replace(self, events=(*self.events, event), sheet=updated)
        assert self.opened_at is not None
        end = min(event.at, self.opened_at + (self.time_limit() or inf))
        ending = TimedOut(event.question, event.at) if is_late else event
        outcomes = grade_sheet(sheet, self.questions, end, reason)
        return replace(self, events=(*self.events, ending), opened_at=None, outcomes=outcomes)

    def _close(self, event: Event, reason: CloseReason, response: Response | None = None) -> "Session":
        """Return the game with the open question graded and closed."""
        assert self.current is not None
        assert self.opened_at is not None
        limit = self.time_limit()
        seconds = max(0.0, event.at - self.opened_at)
        outcome = grade_answer(
            self.current,
            reason,
            response,
            min(seconds, limit) if limit else seconds,
            time_left_share=1 - seconds / limit if limit and self.game_time_left is None else 0.0,
            streak=self.streak,
            hints=self.hints_taken,
        )
        return replace(
            self, events=(*self.events, event), outcomes=(*self.outcomes, outcome), opened_at=None, hints_taken=0
        )


def replay(session: Session, events: Iterable[Event]) -> Session:
    """Return the session after these events. Raises ValueError for an answer that does not fit its question."""
    for event in events:
        session = session.apply(event)
    return session
