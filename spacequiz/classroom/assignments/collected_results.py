"""A lesson that was collected, as it is kept for a report: what each pupil has won, and how each question went."""

import json
from dataclasses import dataclass

from spacequiz.classroom.assignments.collect import PupilRow, QuestionRow, ResultTable


@dataclass(frozen=True, slots=True)
class PupilSummary:
    """One pupil; without a score, one who handed nothing in."""

    player: str
    score: int | None
    right: int
    of: int
    seconds: int
    flags: tuple[str, ...]
    code: str


@dataclass(frozen=True, slots=True)
class QuestionSummary:
    """One question."""

    number: int
    ask: str
    asked: int
    """How many it was asked."""
    share: int | None
    """Right answers of a hundred; None where nobody was asked."""
    wrong: str
    """The commonest answer that was not right; empty where there was none."""
    wrongs: int
    """How often it was given."""


@dataclass(frozen=True, slots=True)
class CollectedResults:
    """All of a lesson."""

    title: str
    pupils: tuple[PupilSummary, ...]
    questions: tuple[QuestionSummary, ...]

    @property
    def codes(self) -> frozenset[str]:
        """The codes of all results."""
        return frozenset(line.code for line in self.pupils if line.code)

    @property
    def submitted(self) -> tuple[PupilSummary, ...]:
        """The pupils of whom there is a result, the best first."""
        there = [line for line in self.pupils if line.score is not None]
        return tuple(sorted(there, key=lambda line: (-(line.score or 0), line.player.casefold())))


def summarise_table(table: ResultTable) -> CollectedResults:
    """What is kept of a table that was collected."""
    return CollectedResults(table.title, tuple(map(_pupil, table.pupils)), tuple(map(_question, table.questions)))


def collected_to_json(lesson: CollectedResults) -> str:
    """A lesson as text; `from_json` is the way back."""
    return json.dumps(
        {
            "title": lesson.title,
            "pupils": [
                [line.player, line.score, line.right, line.of, line.seconds, list(line.flags), line.code]
                for line in lesson.pupils
            ],
            "questions": [
                [line.number, line.ask, line.asked, line.share, line.wrong, line.wrongs] for line in lesson.questions
            ],
        },
        ensure_ascii=False,
    )


def collected_from_json(text: str) -> CollectedResults:
    """The lesson of a text. Raises ValueError, KeyError or TypeError for one that is none."""
    held = json.loads(text)
    pupils = tuple(
        PupilSummary(str(player), score, int(right), int(of), int(seconds), tuple(map(str, flags)), str(code))
        for player, score, right, of, seconds, flags, code in held["pupils"]
    )
    questions = tuple(
        QuestionSummary(
            int(number), str(ask), int(asked), None if share is None else int(share), str(wrong), int(wrongs)
        )
        for number, ask, asked, share, wrong, wrongs in held["questions"]
    )
    return CollectedResults(str(held["title"]), pupils, questions)


def _pupil(row: PupilRow) -> PupilSummary:
    result = row.result
    if result is None:
        return PupilSummary(row.player, None, 0, 0, 0, row.flags, "")
    seconds = round(result.seconds)
    return PupilSummary(row.player, result.score, result.correct, len(result.answers), seconds, row.flags, result.code)


def _question(row: QuestionRow) -> QuestionSummary:
    return QuestionSummary(row.number, row.ask, row.graded, row.share, row.commonest_wrong, row.commonest_wrong_count)
