"""A game of teams at one screen: its state, and what each entry of the teacher makes of it.

The teacher enters everything: nothing happens by itself, and everything can be taken back. A game is its set-up,
its questions and the list of entries; the state is what `replay` makes of them.
"""

from collections.abc import Iterable
from dataclasses import dataclass, replace
from enum import StrEnum

from spacequiz.domain.outcome import CloseReason, Outcome, grade_answer
from spacequiz.domain.question import Question, Response
from spacequiz.domain.team_events import (
    Adjusted,
    Next,
    Passed,
    Responded,
    Revealed,
    Shown,
    TeamEvent,
    TimerSwitched,
    Voided,
)

FEWEST_TEAMS, MOST_TEAMS = 2, 6
STEAL_SHARE = 0.5
"""Share of the points that a team gets for a question which another had first."""


class Style(StrEnum):
    """Who answers."""

    TURNS = "turns"
    """One team after the other has a question of its own."""
    ALL = "all"
    """All teams answer every question."""


class PointsBy(StrEnum):
    """What points go by."""

    ACCURACY = "accuracy"
    SPEED = "speed"
    """Up to half as many again, for the share of the time that was left."""


@dataclass(frozen=True, slots=True)
class TeamRules:
    """How the teams play."""

    style: Style = Style.TURNS
    points_by: PointsBy = PointsBy.ACCURACY
    seconds: int = 60
    """Time to talk about a question; 0 for none. When it is over the screen says so, and the teacher goes on."""
    steal: bool = True
    """Whether the next teams may answer what one did not know; in turns only."""
    scoreboard: bool = True
    """Whether the scores are shown after each question."""


@dataclass(frozen=True, slots=True)
class TeamAnswer:
    """What one team did with one question."""

    question: int
    """Its place, from 0."""
    team: int
    outcome: Outcome
    """With the points of a full try; see `points`."""
    stolen: bool = False
    passed: bool = False

    @property
    def points(self) -> int:
        """What it is worth, unless the question is void: of a stolen one, a half, rounded up."""
        total = self.outcome.points.total
        return -int(-total * STEAL_SHARE // 1) if self.stolen else total


class Phase(StrEnum):
    """Where the game stands."""

    READY = "ready"
    """The next question is not shown yet."""
    ASKING = "asking"
    REVEALED = "revealed"
    """What is right is shown."""
    DONE = "done"


@dataclass(frozen=True, slots=True)
class TeamGame:
    """A team game at one moment. Never changed: each entry gives a new one, or the same one where it does not fit."""

    teams: tuple[str, ...]
    """Their names."""
    rules: TeamRules
    seed: str
    questions: tuple[Question, ...]
    events: tuple[TeamEvent, ...] = ()
    position: int = 0
    """Place of the current question, from 0; the number of questions when done."""
    phase: Phase = Phase.READY
    opened: float = 0.0
    """When the current question was shown."""
    timed: bool = True
    """Whether the time of the current question counts."""
    answers: tuple[TeamAnswer, ...] = ()
    voided: frozenset[int] = frozenset()
    """Places of the questions that do not count."""
    adjustments: tuple[tuple[int, int], ...] = ()
    """Points that were given or taken by hand, each with its team."""

    @property
    def current(self) -> Question | None:
        """The question that is asked or comes next; None when done."""
        return self.questions[self.position] if self.position < len(self.questions) else None

    @property
    def current_answers(self) -> tuple[TeamAnswer, ...]:
        """What was done with the current question."""
        return tuple(one for one in self.answers if one.question == self.position)

    @property
    def turn(self) -> int | None:
        """The team whose answer is entered next; None when nobody can answer."""
        if self.phase is not Phase.ASKING or self.position in self.voided:
            return None
        done = {one.team for one in self.current_answers}
        count = len(self.teams)
        first = self.position % count if self.rules.style is Style.TURNS else 0
        order = [(first + step) % count for step in range(count)]
        if self.rules.style is Style.TURNS:
            if any(not one.outcome.missed for one in self.current_answers):
                return None
            if self._answered_wrong() and not self.rules.steal:
                return None
        return next((team for team in order if team not in done), None)

    @property
    def stealing(self) -> bool:
        """Whether the team whose turn it is answers a question that another got wrong; one passed on is its own."""
        return self.rules.style is Style.TURNS and self.turn is not None and self._answered_wrong()

    @property
    def scores(self) -> tuple[int, ...]:
        """Points of each team."""
        return tuple(self.score(team) for team in range(len(self.teams)))

    def score(self, team: int) -> int:
        """Points of a team: of its tries, without those of void questions, and by hand."""
        tried = sum(one.points for one in self.answers if one.team == team and one.question not in self.voided)
        return tried + sum(by for whose, by in self.adjustments if whose == team)

    @property
    def ranks(self) -> tuple[int, ...]:
        """The place of each team, from 1; equal scores share one."""
        scores = self.scores
        return tuple(1 + sum(other > score for other in scores) for score in scores)

    def won(self, team: int, number: int) -> int:
        """Points that a team won with the question of this place."""
        if number in self.voided:
            return 0
        return sum(one.points for one in self.answers if (one.team, one.question) == (team, number))

    def time_left(self, now: float) -> float | None:
        """Seconds left to talk; None where there is no time, or none runs."""
        if self.phase is not Phase.ASKING or not self.timed or not self.rules.seconds:
            return None
        return max(0.0, self.opened + self.rules.seconds - now)

    @property
    def clock(self) -> float:
        """The time of the last entry: a game that is taken up again goes on from here."""
        return self.events[-1].at if self.events else 0.0

    def undo(self) -> "TeamGame":
        """The game before the last entry; the same game where there is none."""
        return replay(self._initial(), self.events[:-1])

    def apply(self, entry: TeamEvent) -> "TeamGame":
        """The game after this entry. Raises ValueError for a response that is none to the question."""
        if entry.at < self.clock:
            entry = replace(entry, at=self.clock)
        match entry:
            case Shown() if self.phase is Phase.READY and self.current:
                return self._with(entry, phase=Phase.ASKING, opened=entry.at, timed=True)
            case Responded(team=team, response=response) if self._may_answer(team):
                return self._with(entry, answers=(*self.answers, self._answer(team, entry.at, response)))
            case Passed(team=team) if self._may_answer(team):
                return self._with(entry, answers=(*self.answers, self._answer(team, entry.at, None)))
            case TimerSwitched() if self.phase is Phase.ASKING and self.rules.seconds:
                # switched on again, it runs from the start
                return self._with(entry, timed=not self.timed, opened=self.opened if self.timed else entry.at)
            case Revealed() if self.phase is Phase.ASKING:
                return self._with(entry, phase=Phase.REVEALED)
            case Voided() if self.phase in {Phase.ASKING, Phase.REVEALED} and self.position not in self.voided:
                return self._with(entry, voided=self.voided | {self.position}, phase=Phase.REVEALED)
            case Adjusted(team=team, by=by) if 0 <= team < len(self.teams) and by:
                return self._with(entry, adjustments=(*self.adjustments, (team, by)))
            case Next() if self.phase is Phase.REVEALED:
                number = self.position + 1
                return self._with(
                    entry, position=number, phase=Phase.READY if number < len(self.questions) else Phase.DONE
                )
        return self

    def _answered_wrong(self) -> bool:
        """Whether somebody answered the current question wrong."""
        return any(not one.passed and one.outcome.missed for one in self.current_answers)

    def _may_answer(self, team: int) -> bool:
        """Whether an answer of this team can be entered now."""
        if self.rules.style is Style.TURNS:
            return team == self.turn
        open_ = self.phase is Phase.ASKING and self.position not in self.voided
        return open_ and 0 <= team < len(self.teams) and team not in {one.team for one in self.current_answers}

    def _answer(self, team: int, at: float, response: Response | None) -> TeamAnswer:
        question = self.current
        assert question is not None
        taken = max(0.0, at - self.opened)
        limit = self.rules.seconds if self.timed else 0
        speedy = self.rules.points_by is PointsBy.SPEED and limit
        outcome = grade_answer(
            question,
            CloseReason.SKIPPED if response is None else CloseReason.ANSWERED,
            response,
            taken,
            streak=0,
            time_left=max(0.0, 1 - taken / limit) if speedy else 0.0,
        )
        return TeamAnswer(self.position, team, outcome, stolen=self.stealing, passed=response is None)

    def _with(self, entry: TeamEvent, **changes: object) -> "TeamGame":
        return replace(self, events=(*self.events, entry), **changes)  # type: ignore[arg-type]  # checked above

    def _initial(self) -> "TeamGame":
        return TeamGame(self.teams, self.rules, self.seed, self.questions)


def replay(game: TeamGame, entries: Iterable[TeamEvent]) -> TeamGame:
    """The game after these entries; ValueError when one is no response to its question."""
    for entry in entries:
        game = game.apply(entry)
    return game
