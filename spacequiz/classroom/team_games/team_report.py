"""The report of a saved team game: a row for each team and each question, and the scores after each question."""

from collections import Counter
from collections.abc import Iterator
from dataclasses import dataclass
from datetime import datetime
from enum import StrEnum

from spacequiz.domain.team_events import Adjusted, MovedOn
from spacequiz.domain.team_game import PlayStyle, PointsBy, TeamRules
from spacequiz.store.class_records import ClassAnswer, ClassGame, active_events
from spacequiz.text import clean


class AnswerResult(StrEnum):
    """How a team's answer was graded, or that the team passed."""

    RIGHT = "right"
    PARTLY = "partly right"
    WRONG = "wrong"
    PASSED = "passed"

    @property
    def sign(self) -> str:
        """The result as one character, as in `spacequiz.domain.describe`."""
        return {"right": "✓", "partly right": "◐", "wrong": "✗", "passed": "–"}[self]


@dataclass(frozen=True, slots=True)
class Adjustment:
    """Points that the teacher gave or took by hand."""

    question: int
    """The number of the question on screen or next, counted from 1; 0 where none was shown in the whole game."""
    team: int
    """The team, counted from 0."""
    points: int
    """Negative where points were taken."""
    reason: str


@dataclass(frozen=True, slots=True)
class TeamRow:
    """A team's score and its answers; questions that do not count are left out."""

    place: int
    """Its rank, counted from 1; teams with equal scores share one."""
    number: int
    """Its position among the teams, counted from 0."""
    team: str
    """Its name."""
    score: int
    right_count: int
    partly_count: int
    wrong_count: int
    passed_count: int
    stolen_count: int
    """How often the team won points with a question that another team got wrong."""
    adjustments: tuple[Adjustment, ...] = ()

    @property
    def adjusted_points(self) -> int:
        """The sum of all points by hand."""
        return sum(adjustment.points for adjustment in self.adjustments)

    @property
    def reasons(self) -> str:
        """The reason for each adjustment by hand, with its points."""
        return "; ".join(f"{each.reason or 'no reason given'} ({each.points:+})" for each in self.adjustments)


@dataclass(frozen=True, slots=True)
class TeamAnswerRow:
    """A team's answer to a question."""

    team: int
    """The team, counted from 0."""
    result: AnswerResult
    text: str
    """The answer in words; empty for a team that passed."""
    points: int
    """Points that count: 0 for a question that does not count."""
    is_stolen: bool
    """Whether another team had got the question wrong before."""


@dataclass(frozen=True, slots=True)
class TeamQuestionRow:
    """A question with the answers of the teams."""

    number: int
    """Its position in the game, counted from 1."""
    ask: str
    answer: str
    """The right answer in words."""
    is_void: bool
    """Whether the question does not count."""
    answers: tuple[TeamAnswerRow, ...]
    """In the order in which they were entered."""

    @property
    def right_count(self) -> int:
        """How many teams were fully right."""
        return sum(answer.result is AnswerResult.RIGHT for answer in self.answers)

    @property
    def right_percent(self) -> int | None:
        """The share of right answers in percent, a pass counting as not right; None where no team had a turn."""
        return round(100 * self.right_count / len(self.answers)) if self.answers else None

    @property
    def commonest_wrong(self) -> tuple[str, int]:
        """The most common answer that was not fully right, and how many teams gave it; empty and 0 for none."""
        wrong = Counter(each.text for each in self.answers if each.text and each.result is not AnswerResult.RIGHT)
        # of equally common ones the first by the alphabet, since the order of the teams is chance
        return min(wrong.items(), key=lambda item: (-item[1], item[0]), default=("", 0))

    def answer_of(self, team: int) -> TeamAnswerRow | None:
        """Return the answer of a team, counted from 0, or None where it had no turn."""
        return next((answer for answer in self.answers if answer.team == team), None)


@dataclass(frozen=True, slots=True)
class TeamReport:
    """A team game in rows. Every text is cleaned, so that it fits on one line and is valid in XML once escaped."""

    id: int
    title: str
    seed: str
    rules: TeamRules
    teams: tuple[str, ...]
    question_count: int
    """How many questions the game has; `questions` has only those that were shown."""
    rows: tuple[TeamRow, ...]
    """The teams, the best first."""
    questions: tuple[TeamQuestionRow, ...]
    adjustments: tuple[Adjustment, ...]
    """All points by hand, in the order of the game."""
    score_steps: tuple[tuple[int, ...], ...]
    """The scores of all teams, in the order of `teams`: at the start, and after each question that was shown."""
    started_at: datetime
    """In UTC."""
    ended_at: datetime | None
    """In UTC; None for a game that was not finished."""

    @property
    def state(self) -> str:
        """How far the game went, in words."""
        if self.ended_at is not None:
            return "finished"
        return f"question {len(self.questions)} of {self.question_count}" if self.questions else "not begun"

    @property
    def leaders(self) -> tuple[TeamRow, ...]:
        """The teams with the most points; none while all have zero."""
        return tuple(row for row in self.rows if row.place == 1) if any(self.score_steps[-1]) else ()

    @property
    def rules_text(self) -> str:
        """The rules, in words."""
        style = "all teams answer" if self.rules.style is PlayStyle.ALL else "in turns"
        steal = ", with stealing" if self.rules.style is PlayStyle.TURNS and self.rules.can_steal else ""
        points = "points by speed" if self.rules.points_by is PointsBy.SPEED else "points by accuracy"
        return f"{style}{steal}, {points}"


def build_team_report(game: ClassGame) -> TeamReport:
    """Build the report of a saved team game."""
    teams = tuple(clean(name) or f"Team {number}" for number, name in enumerate(game.teams, 1))
    shown = min(game.shown_count, len(game.questions))
    adjustments = tuple(_adjustments(game))
    questions = tuple(
        TeamQuestionRow(
            number=place + 1,
            ask=clean(asked.ask),
            answer=clean(asked.answer),
            is_void=place in game.voided,
            answers=tuple(
                _team_answer(each, is_void=place in game.voided) for each in game.answers if each.question == place
            ),
        )
        for place, asked in enumerate(game.questions[:shown])
    )
    steps = _score_steps(len(teams), questions, adjustments)
    rows = [_team_row(number, name, questions, adjustments, steps[-1]) for number, name in enumerate(teams)]
    return TeamReport(
        id=game.id,
        title=clean(game.title) or "Class game",
        seed=clean(game.seed),
        rules=game.rules,
        teams=teams,
        question_count=len(game.questions),
        rows=tuple(sorted(rows, key=lambda row: (row.place, row.number))),
        questions=questions,
        adjustments=adjustments,
        score_steps=steps,
        started_at=game.started_at,
        ended_at=game.ended_at,
    )


def _team_answer(answer: ClassAnswer, *, is_void: bool) -> TeamAnswerRow:
    result = AnswerResult.PASSED if answer.is_passed else AnswerResult.WRONG
    if not answer.is_passed and answer.credit > 0:
        result = AnswerResult.RIGHT if answer.credit >= 1 else AnswerResult.PARTLY
    return TeamAnswerRow(
        answer.team, result, clean(answer.response_text), 0 if is_void else answer.points, answer.is_stolen
    )


def _adjustments(game: ClassGame) -> Iterator[Adjustment]:
    """Yield the points by hand that were not undone."""
    finished, shown = 0, min(game.shown_count, len(game.questions))
    for entry in active_events(game.events):
        match entry.event:
            case MovedOn():
                finished += 1
            case Adjusted(team=team, points=points, reason=reason) if 0 <= team < len(game.teams):
                yield Adjustment(min(finished + 1, shown), team, points, clean(reason))


def _score_steps(
    teams: int, questions: tuple[TeamQuestionRow, ...], adjustments: tuple[Adjustment, ...]
) -> tuple[tuple[int, ...], ...]:
    """Return the scores of all teams at the start and after each question."""
    by_hand: Counter[tuple[int, int]] = Counter()
    """Points by hand, by team and number of the question."""
    for each in adjustments:
        by_hand[each.team, each.question] += each.points
    scores = [by_hand[team, 0] for team in range(teams)]
    steps = [tuple(scores)]
    for question in questions:
        for team in range(teams):
            won = sum(answer.points for answer in question.answers if answer.team == team)
            scores[team] += won + by_hand[team, question.number]
        steps.append(tuple(scores))
    return tuple(steps)


def _team_row(
    number: int,
    name: str,
    questions: tuple[TeamQuestionRow, ...],
    adjustments: tuple[Adjustment, ...],
    scores: tuple[int, ...],
) -> TeamRow:
    """Return the row of a team; `scores` are the final scores of all teams."""
    answers = [
        each for question in questions if not question.is_void for each in question.answers if each.team == number
    ]
    results = Counter(each.result for each in answers)
    return TeamRow(
        place=1 + sum(other > scores[number] for other in scores),
        number=number,
        team=name,
        score=scores[number],
        right_count=results[AnswerResult.RIGHT],
        partly_count=results[AnswerResult.PARTLY],
        wrong_count=results[AnswerResult.WRONG],
        passed_count=results[AnswerResult.PASSED],
        stolen_count=sum(each.is_stolen and each.points > 0 for each in answers),
        adjustments=tuple(each for each in adjustments if each.team == number),
    )
