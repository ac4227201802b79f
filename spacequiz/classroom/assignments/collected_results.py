"""Collected results as they are saved for reports: the score of each pupil, and how each question was answered."""

import json
from dataclasses import dataclass

from spacequiz.classroom.assignments.collect import PupilRow, QuestionRow, ResultTable


@dataclass(frozen=True, slots=True)
class PupilSummary:
    """One pupil's result."""

    player: str
    score: int | None
    """None for a pupil who submitted nothing."""
    right_count: int
    question_count: int
    seconds: int
    flags: tuple[str, ...]
    code: str


@dataclass(frozen=True, slots=True)
class QuestionSummary:
    """How the class answered one question."""

    number: int
    """Its position in the game, counted from 1."""
    ask: str
    graded_count: int
    """How many answers were graded."""
    right_percent: int | None
    """The share of right answers in percent, or None where no answer was graded."""
    commonest_wrong: str
    """The most common answer that was not fully right; empty where there is none."""
    commonest_wrong_count: int
    """How many pupils gave it."""


@dataclass(frozen=True, slots=True)
class CollectedResults:
    """All results of an assignment that were collected together."""

    title: str
    pupils: tuple[PupilSummary, ...]
    questions: tuple[QuestionSummary, ...]

    @property
    def codes(self) -> frozenset[str]:
        """The codes of all results."""
        return frozenset(pupil.code for pupil in self.pupils if pupil.code)

    @property
    def submitted(self) -> tuple[PupilSummary, ...]:
        """The pupils who submitted a result, the best first."""
        present = [pupil for pupil in self.pupils if pupil.score is not None]
        return tuple(sorted(present, key=lambda pupil: (-(pupil.score or 0), pupil.player.casefold())))

    @property
    def missing(self) -> tuple[PupilSummary, ...]:
        """The pupils who submitted nothing."""
        return tuple(pupil for pupil in self.pupils if pupil.score is None)


def summarise_table(table: ResultTable) -> CollectedResults:
    """Return what is saved of a table of results."""
    return CollectedResults(
        table.title, tuple(map(_summarise_pupil, table.pupils)), tuple(map(_summarise_question, table.questions))
    )


def collected_to_json(collected: CollectedResults) -> str:
    """Return collected results as JSON; `collected_from_json` reads it."""
    return json.dumps(
        {
            "title": collected.title,
            "pupils": [
                [
                    *(pupil.player, pupil.score, pupil.right_count, pupil.question_count, pupil.seconds),
                    *(list(pupil.flags), pupil.code),
                ]
                for pupil in collected.pupils
            ],
            "questions": [
                [
                    *(question.number, question.ask, question.graded_count, question.right_percent),
                    *(question.commonest_wrong, question.commonest_wrong_count),
                ]
                for question in collected.questions
            ],
        },
        ensure_ascii=False,
    )


def collected_from_json(text: str) -> CollectedResults:
    """Read collected results. Raises ValueError, KeyError or TypeError for any other text."""
    plain = json.loads(text)
    pupils = tuple(
        PupilSummary(str(player), score, int(right), int(total), int(seconds), tuple(map(str, flags)), str(code))
        for player, score, right, total, seconds, flags, code in plain["pupils"]
    )
    questions = tuple(
        QuestionSummary(
            int(number), str(ask), int(graded), None if percent is None else int(percent), str(wrong), int(times)
        )
        for number, ask, graded, percent, wrong, times in plain["questions"]
    )
    return CollectedResults(str(plain["title"]), pupils, questions)


def _summarise_pupil(row: PupilRow) -> PupilSummary:
    result = row.result
    if result is None:
        return PupilSummary(row.player, None, 0, 0, 0, row.flags, "")
    return PupilSummary(
        player=row.player,
        score=result.score,
        right_count=result.correct_count,
        question_count=len(result.answers),
        seconds=round(result.seconds),
        flags=row.flags,
        code=result.code,
    )


def _summarise_question(row: QuestionRow) -> QuestionSummary:
    return QuestionSummary(
        number=row.number,
        ask=row.ask,
        graded_count=row.graded_count,
        right_percent=row.right_percent,
        commonest_wrong=row.commonest_wrong,
        commonest_wrong_count=row.commonest_wrong_count,
    )
