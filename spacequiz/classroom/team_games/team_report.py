"""A class game that was kept, made into rows: one a team, one a question, and the scores as they grew."""

from collections import Counter
from collections.abc import Iterator
from dataclasses import dataclass
from datetime import datetime
from enum import StrEnum

from spacequiz.domain.team_events import Adjusted, MovedOn
from spacequiz.domain.team_game import PlayStyle, PointsBy, TeamRules
from spacequiz.store.records import ClassAnswer, ClassGame, active_events
from spacequiz.text import clean


class AnswerResult(StrEnum):
    """How an answer went."""

    RIGHT = "right"
    PARTLY = "partly right"
    WRONG = "wrong"
    PASSED = "passed"

    @property
    def sign(self) -> str:
        """The same in one sign, as in `spacequiz.domain.describe`."""
        return {"right": "✓", "partly right": "◐", "wrong": "✗", "passed": "–"}[self]


@dataclass(frozen=True, slots=True)
class Adjustment:
    """Points that were given or taken by hand."""

    question: int
    """The question that was on or came next, from 1; 0 where none was shown at all."""
    team: int
    by: int
    reason: str


@dataclass(frozen=True, slots=True)
class TeamRow:
    """How a team did. Questions that do not count are not counted here either."""

    place: int
    """From 1; equal scores share one."""
    number: int
    """Its place among the teams, from 0."""
    team: str
    """Its name."""
    score: int
    right: int
    partly: int
    wrong: int
    passed: int
    stolen: int
    """Points won with a question that another team got wrong: how often."""
    adjustments: tuple[Adjustment, ...] = ()

    @property
    def adjusted_points(self) -> int:
        """Points that were given by hand, less those that were taken."""
        return sum(change.by for change in self.adjustments)

    @property
    def reasons(self) -> str:
        """Each change by hand with its reason."""
        return "; ".join(f"{change.reason or 'no reason given'} ({change.by:+})" for change in self.adjustments)


@dataclass(frozen=True, slots=True)
class TeamAnswerRow:
    """What a team did with a question."""

    team: int
    result: AnswerResult
    text: str
    """In words; empty for one who passed."""
    points: int
    """As they count: 0 for a void question."""
    stolen: bool


@dataclass(frozen=True, slots=True)
class QuestionRow:
    """How a question went."""

    number: int
    """From 1."""
    ask: str
    answer: str
    void: bool
    """Whether it does not count."""
    answers: tuple[TeamAnswerRow, ...]
    """In the order in which it was entered."""

    @property
    def right(self) -> int:
        """How many teams were right in full."""
        return sum(said.result is AnswerResult.RIGHT for said in self.answers)

    @property
    def share(self) -> int | None:
        """Right answers of a hundred, those who passed counted as not right; None where no team had its turn."""
        return round(100 * self.right / len(self.answers)) if self.answers else None

    @property
    def commonest_wrong(self) -> tuple[str, int]:
        """The commonest answer that was not right in full, and how many gave it; nothing and 0 where there is none."""
        given = Counter(said.text for said in self.answers if said.text and said.result is not AnswerResult.RIGHT)
        # of those that are equally common, the first by name: who was asked first is chance
        return min(given.items(), key=lambda item: (-item[1], item[0]), default=("", 0))

    def answer_of(self, team: int) -> TeamAnswerRow | None:
        """What this team did; None where it had no turn."""
        return next((said for said in self.answers if said.team == team), None)


@dataclass(frozen=True, slots=True)
class TeamReport:
    """A class game in rows. All texts are fit for one line, and for XML once they are escaped."""

    id: int
    title: str
    seed: str
    rules: TeamRules
    teams: tuple[str, ...]
    total: int
    """Questions of the game; `questions` has those only that were shown."""
    rows: tuple[TeamRow, ...]
    """The first team first."""
    questions: tuple[QuestionRow, ...]
    adjustments: tuple[Adjustment, ...]
    """By hand, in their order."""
    steps: tuple[tuple[int, ...], ...]
    """The scores of all teams: what they began with, and after each question that was shown."""
    started_at: datetime
    """In UTC, as the next."""
    ended_at: datetime | None

    @property
    def state(self) -> str:
        """How far the game went."""
        if self.ended_at is not None:
            return "finished"
        return f"question {len(self.questions)} of {self.total}" if self.questions else "not begun"

    @property
    def leaders(self) -> tuple[TeamRow, ...]:
        """The teams with most points; none while nobody has won or lost any."""
        return tuple(row for row in self.rows if row.place == 1) if any(self.steps[-1]) else ()

    @property
    def rules_text(self) -> str:
        """The rules, in words."""
        style = "all teams answer" if self.rules.style is PlayStyle.ALL else "in turns"
        steal = ", with stealing" if self.rules.style is PlayStyle.TURNS and self.rules.can_steal else ""
        points = "points by speed" if self.rules.points_by is PointsBy.SPEED else "points by accuracy"
        return f"{style}{steal}, {points}"


def build_team_report(game: ClassGame) -> TeamReport:
    """The rows of a class game."""
    teams = tuple(clean(name) or f"Team {number}" for number, name in enumerate(game.teams, 1))
    shown = min(game.shown_count, len(game.questions))
    changes = tuple(_changes(game))
    questions = tuple(
        QuestionRow(
            number=place + 1,
            ask=clean(asked.ask),
            answer=clean(asked.answer),
            void=place in game.voided,
            answers=tuple(_said(one, void=place in game.voided) for one in game.answers if one.question == place),
        )
        for place, asked in enumerate(game.questions[:shown])
    )
    steps = _steps(len(teams), questions, changes)
    rows = [_team(number, name, questions, changes, steps[-1]) for number, name in enumerate(teams)]
    return TeamReport(
        id=game.id,
        title=clean(game.title) or "Class game",
        seed=clean(game.seed),
        rules=game.rules,
        teams=teams,
        total=len(game.questions),
        rows=tuple(sorted(rows, key=lambda row: (row.place, row.number))),
        questions=questions,
        adjustments=changes,
        steps=steps,
        started_at=game.started_at,
        ended_at=game.ended_at,
    )


def _said(one: ClassAnswer, *, void: bool) -> TeamAnswerRow:
    went = AnswerResult.PASSED if one.is_passed else AnswerResult.WRONG
    if not one.is_passed and one.credit > 0:
        went = AnswerResult.RIGHT if one.credit >= 1 else AnswerResult.PARTLY
    return TeamAnswerRow(one.team, went, clean(one.response_text), 0 if void else one.points, one.is_stolen)


def _changes(game: ClassGame) -> Iterator[Adjustment]:
    done, most = 0, min(game.shown_count, len(game.questions))
    for kept in active_events(game.events):
        match kept.event:
            case MovedOn():
                done += 1
            case Adjusted(team=team, points=by, reason=reason) if 0 <= team < len(game.teams):
                yield Adjustment(min(done + 1, most), team, by, clean(reason))


def _steps(
    teams: int, questions: tuple[QuestionRow, ...], changes: tuple[Adjustment, ...]
) -> tuple[tuple[int, ...], ...]:
    scores = [sum(change.by for change in changes if (change.team, change.question) == (n, 0)) for n in range(teams)]
    steps = [tuple(scores)]
    for question in questions:
        for team in range(teams):
            won = sum(said.points for said in question.answers if said.team == team)
            by_hand = sum(change.by for change in changes if (change.team, change.question) == (team, question.number))
            scores[team] += won + by_hand
        steps.append(tuple(scores))
    return tuple(steps)


def _team(
    number: int, name: str, questions: tuple[QuestionRow, ...], changes: tuple[Adjustment, ...], scores: tuple[int, ...]
) -> TeamRow:
    said = [one for question in questions if not question.void for one in question.answers if one.team == number]
    counted = Counter(one.result for one in said)
    return TeamRow(
        place=1 + sum(other > scores[number] for other in scores),
        number=number,
        team=name,
        score=scores[number],
        right=counted[AnswerResult.RIGHT],
        partly=counted[AnswerResult.PARTLY],
        wrong=counted[AnswerResult.WRONG],
        passed=counted[AnswerResult.PASSED],
        stolen=sum(one.stolen and one.points > 0 for one in said),
        adjustments=tuple(change for change in changes if change.team == number),
    )
