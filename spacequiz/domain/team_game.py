"""A game of several teams at one screen as a state machine: a frozen `TeamGame`, and a new one for each event.

The teacher enters every event: nothing happens by itself, and every event can be undone. Teams and questions are
counted from 0, times are seconds of the game's own clock.
"""

from collections.abc import Iterable
from dataclasses import dataclass, replace
from enum import StrEnum

from spacequiz.domain.outcome import CloseReason, Outcome, grade_answer
from spacequiz.domain.question import Question, Response
from spacequiz.domain.team_events import (
    Adjusted,
    MovedOn,
    Passed,
    Responded,
    Revealed,
    Shown,
    TeamEvent,
    TimerSwitched,
    Voided,
)

MIN_TEAMS, MAX_TEAMS = 2, 6
STEAL_SHARE = 0.5
"""The share of the points that a stolen question is worth."""


class PlayStyle(StrEnum):
    """Which teams answer a question."""

    TURNS = "turns"
    """The teams take turns: each question belongs to the next team."""
    ALL = "all"
    """All teams answer every question."""


class PointsBy(StrEnum):
    """What the points of an answer depend on."""

    ACCURACY = "accuracy"
    """How right the answer is."""
    SPEED = "speed"
    """Also how fast it is: up to half as many points again for the share of the time that was left."""


@dataclass(frozen=True, slots=True)
class TeamRules:
    """The rules of a team game."""

    style: PlayStyle = PlayStyle.TURNS
    points_by: PointsBy = PointsBy.ACCURACY
    seconds: int = 60
    """Time to discuss a question, 0 for no limit. When it is up nothing happens until the teacher goes on."""
    can_steal: bool = True
    """Whether the next team may answer after a wrong answer, for half of the points; only when teams take turns."""
    has_scoreboard: bool = True
    """Whether the scores are shown after each question."""


@dataclass(frozen=True, slots=True)
class TeamAnswer:
    """The answer of one team to one question, or that it passed."""

    question: int
    """Position of the question."""
    team: int
    outcome: Outcome
    """The graded answer, with the points of a question that is not stolen."""
    is_stolen: bool = False
    """Whether another team had answered the question wrong before."""
    is_passed: bool = False
    """Whether the team gave no answer."""

    @property
    def points(self) -> int:
        """The points of the answer unless the question is void; half of them, rounded up, if it is stolen."""
        total = self.outcome.points.total
        return -int(-total * STEAL_SHARE // 1) if self.is_stolen else total


class TeamPhase(StrEnum):
    """The state of a team game between two events."""

    READY = "ready"
    """The next question is not shown yet."""
    ASKING = "asking"
    """A question is shown and answers are entered."""
    REVEALED = "revealed"
    """The right answer is shown."""
    DONE = "done"
    """The game is over; points can still be given by hand."""


@dataclass(frozen=True, slots=True)
class TeamGame:
    """A team game after its events. An event that does not fit the state is ignored."""

    teams: tuple[str, ...]
    """The names of the teams."""
    rules: TeamRules
    seed: str
    questions: tuple[Question, ...]
    events: tuple[TeamEvent, ...] = ()
    """The events that changed the game; `replay` makes the same game of them."""
    position: int = 0
    """Position of the current question; the number of questions when the game is over."""
    phase: TeamPhase = TeamPhase.READY
    opened_at: float = 0.0
    """When the time of the current question started."""
    is_timed: bool = True
    """Whether the timer of the current question is on."""
    answers: tuple[TeamAnswer, ...] = ()
    voided: frozenset[int] = frozenset()
    """Positions of the questions that do not count."""
    adjustments: tuple[tuple[int, int], ...] = ()
    """(team, points) for all points that were given by hand, or taken off (negative)."""

    @property
    def current(self) -> Question | None:
        """The question that is asked or comes next; None when the game is over."""
        return self.questions[self.position] if self.position < len(self.questions) else None

    @property
    def current_answers(self) -> tuple[TeamAnswer, ...]:
        """The answers to the current question so far."""
        return tuple(one for one in self.answers if one.question == self.position)

    @property
    def current_team(self) -> int | None:
        """The team whose answer is entered next; None when no team may answer."""
        if self.phase is not TeamPhase.ASKING or self.position in self.voided:
            return None
        done = {one.team for one in self.current_answers}
        count = len(self.teams)
        first = self.position % count if self.rules.style is PlayStyle.TURNS else 0
        order = [(first + step) % count for step in range(count)]
        if self.rules.style is PlayStyle.TURNS:
            if any(not one.outcome.is_missed for one in self.current_answers):
                return None
            if self._has_wrong_answer() and not self.rules.can_steal:
                return None
        return next((team for team in order if team not in done), None)

    @property
    def is_stealing(self) -> bool:
        """Whether the current team would answer after a wrong answer; a question that was passed on is not stolen."""
        return self.rules.style is PlayStyle.TURNS and self.current_team is not None and self._has_wrong_answer()

    @property
    def scores(self) -> tuple[int, ...]:
        """The points of each team."""
        return tuple(self.score(team) for team in range(len(self.teams)))

    def score(self, team: int) -> int:
        """Return the points of a team: for its answers to questions that are not void, and given by hand."""
        answered = sum(one.points for one in self.answers if one.team == team and one.question not in self.voided)
        return answered + sum(points for whose, points in self.adjustments if whose == team)

    @property
    def ranks(self) -> tuple[int, ...]:
        """The rank of each team, from 1; teams with equal points share a rank."""
        scores = self.scores
        return tuple(1 + sum(other > score for other in scores) for score in scores)

    def points_won(self, team: int, position: int) -> int:
        """Return the points that a team won with the question at this position."""
        if position in self.voided:
            return 0
        return sum(one.points for one in self.answers if (one.team, one.question) == (team, position))

    def time_left(self, now: float) -> float | None:
        """Return the seconds left for the current question; None when no limit applies or no question is asked."""
        if self.phase is not TeamPhase.ASKING or not self.is_timed or not self.rules.seconds:
            return None
        return max(0.0, self.opened_at + self.rules.seconds - now)

    @property
    def clock(self) -> float:
        """The time of the last event, from which a saved game goes on; 0 before the first event."""
        return self.events[-1].at if self.events else 0.0

    def undo(self) -> "TeamGame":
        """Return the game before the last event; without an event, an equal game."""
        return replay(self._initial(), self.events[:-1])

    def apply(self, event: TeamEvent) -> "TeamGame":
        """Return the game after this event; the same object when the event does not fit its state.

        Raises ValueError for a response that does not fit the question.
        """
        if event.at < self.clock:
            event = replace(event, at=self.clock)
        events = (*self.events, event)
        match event:
            case Shown() if self.phase is TeamPhase.READY and self.current:
                return replace(self, events=events, phase=TeamPhase.ASKING, opened_at=event.at, is_timed=True)
            case Responded(team=team, response=response) if self._may_answer(team):
                answer = self._grade_response(team, event.at, response)
                return replace(self, events=events, answers=(*self.answers, answer))
            case Passed(team=team) if self._may_answer(team):
                answer = self._grade_response(team, event.at, None)
                return replace(self, events=events, answers=(*self.answers, answer))
            case TimerSwitched() if self.phase is TeamPhase.ASKING and self.rules.seconds:
                # switched on again, the time starts anew
                opened_at = self.opened_at if self.is_timed else event.at
                return replace(self, events=events, is_timed=not self.is_timed, opened_at=opened_at)
            case Revealed() if self.phase is TeamPhase.ASKING:
                return replace(self, events=events, phase=TeamPhase.REVEALED)
            case Voided() if self.phase in {TeamPhase.ASKING, TeamPhase.REVEALED} and self.position not in self.voided:
                return replace(self, events=events, voided=self.voided | {self.position}, phase=TeamPhase.REVEALED)
            case Adjusted(team=team, points=points) if 0 <= team < len(self.teams) and points:
                return replace(self, events=events, adjustments=(*self.adjustments, (team, points)))
            case MovedOn() if self.phase is TeamPhase.REVEALED:
                position = self.position + 1
                phase = TeamPhase.READY if position < len(self.questions) else TeamPhase.DONE
                return replace(self, events=events, position=position, phase=phase)
        return self

    def _has_wrong_answer(self) -> bool:
        """Whether a team answered the current question wrong; passing is not wrong."""
        return any(not one.is_passed and one.outcome.is_missed for one in self.current_answers)

    def _may_answer(self, team: int) -> bool:
        """Whether an answer of this team can be entered now."""
        if self.rules.style is PlayStyle.TURNS:
            return team == self.current_team
        is_open = self.phase is TeamPhase.ASKING and self.position not in self.voided
        return is_open and 0 <= team < len(self.teams) and team not in {one.team for one in self.current_answers}

    def _grade_response(self, team: int, at: float, response: Response | None) -> TeamAnswer:
        """Grade a response of this team to the current question; None when it passes."""
        question = self.current
        assert question is not None
        seconds = max(0.0, at - self.opened_at)
        limit = self.rules.seconds if self.is_timed else 0
        counts_speed = self.rules.points_by is PointsBy.SPEED and limit
        outcome = grade_answer(
            question,
            CloseReason.SKIPPED if response is None else CloseReason.ANSWERED,
            response,
            seconds,
            streak=0,
            time_left_share=max(0.0, 1 - seconds / limit) if counts_speed else 0.0,
        )
        return TeamAnswer(self.position, team, outcome, is_stolen=self.is_stealing, is_passed=response is None)

    def _initial(self) -> "TeamGame":
        """Return the game before its first event."""
        return TeamGame(self.teams, self.rules, self.seed, self.questions)


def replay(game: TeamGame, events: Iterable[TeamEvent]) -> TeamGame:
    """Return the game after these events. Raises ValueError for a response that does not fit its question."""
    for event in events:
        game = game.apply(event)
    return game
