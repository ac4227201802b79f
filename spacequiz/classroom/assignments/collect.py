"""The table of a class's results: a row for each pupil, flagged where something is odd, and one for each question."""

from collections import Counter
from collections.abc import Iterable, Sequence
from dataclasses import dataclass

from spacequiz.classroom.assignments.assignment import Assignment
from spacequiz.classroom.assignments.result import AnswerRecord, Result
from spacequiz.classroom.assignments.roster import fold_name, roster_name
from spacequiz.domain.outcome import CloseReason

EDITED = "edited"
OTHER_PACK = "other pack"
OTHER_SEED = "other seed"
OTHER_ASSIGNMENT = "other assignment"
UNFINISHED = "unfinished"
SAME_NAME_TWICE = "twice the same name"
NOT_ON_ROSTER = "not on the roster"
MISSING = "missing"
FLAGS = (EDITED, OTHER_PACK, OTHER_SEED, OTHER_ASSIGNMENT, UNFINISHED, SAME_NAME_TWICE, NOT_ON_ROSTER, MISSING)
"""All flags, in the order in which they are listed."""


@dataclass(frozen=True, slots=True)
class SubmittedResult:
    """A result that was submitted."""

    file: str
    """The name of its file."""
    result: Result
    is_edited: bool = False


@dataclass(frozen=True, slots=True)
class PupilRow:
    """A result of one pupil, or a pupil without one."""

    player: str
    flags: tuple[str, ...] = ()
    result: Result | None = None
    """None for a pupil who submitted nothing."""
    file: str = ""


@dataclass(frozen=True, slots=True)
class QuestionRow:
    """How the class answered a question; edited results and those of other assignments do not count."""

    number: int
    """Its position in the game, counted from 1."""
    key: str
    """The key of the question."""
    ask: str
    graded_count: int
    """How many answers were graded."""
    right_count: int
    """How many of these were fully right."""
    partly_count: int
    """How many of these were partly right."""
    unanswered_count: int
    """How many of these were skipped or not answered in time."""
    commonest_wrong: str
    """The most common answer that was not fully right; empty where there is none."""
    commonest_wrong_count: int
    """How many pupils gave it."""

    @property
    def right_percent(self) -> int | None:
        """The share of right answers in percent, or None where no answer was graded."""
        return round(100 * self.right_count / self.graded_count) if self.graded_count else None


@dataclass(frozen=True, slots=True)
class ResultTable:
    """The table of all results that were collected."""

    assignment: str
    """The id of the assignment that the results were compared with; empty where there was none."""
    title: str
    pupils: tuple[PupilRow, ...]
    questions: tuple[QuestionRow, ...]

    @property
    def flag_counts(self) -> dict[str, int]:
        """How many rows have each flag; flags that no row has are left out."""
        counted = Counter(flag for row in self.pupils for flag in row.flags)
        return {flag: counted[flag] for flag in FLAGS if counted[flag]}


@dataclass(frozen=True, slots=True)
class _Reference:
    """The assignment that the results are compared with."""

    id: str
    title: str
    seed: str
    digests: dict[str, str]
    questions: tuple[str, ...]
    roster: tuple[str, ...] = ()


def build_result_table(collected: Sequence[SubmittedResult], assignment: Assignment | None = None) -> ResultTable:
    """Build the table of these results; without an assignment, they are compared with the one that most are of."""
    reference = _reference_from_assignment(assignment) if assignment else _most_common_reference(collected)
    if reference is None:
        return ResultTable("", "", (), ())
    names = Counter(fold_name(each.result.player) for each in collected)
    pupils = [
        PupilRow(each.result.player, tuple(_flags(each, reference, names)), each.result, each.file)
        for each in collected
    ]
    pupils += [PupilRow(name, (MISSING,)) for name in reference.roster if fold_name(name) not in names]
    pupils.sort(key=lambda row: (fold_name(row.player), row.file))
    valid = [each.result for each in collected if each.result.assignment == reference.id and not each.is_edited]
    return ResultTable(reference.id, reference.title, tuple(pupils), tuple(_question_rows(valid, reference.questions)))


def _reference_from_assignment(assignment: Assignment) -> _Reference:
    return _Reference(
        assignment.id,
        assignment.title,
        assignment.seed,
        assignment.digests,
        assignment.questions,
        assignment.roster,
    )


def _most_common_reference(collected: Sequence[SubmittedResult]) -> _Reference | None:
    # edited results decide only where there are no others
    results = [each.result for each in collected if not each.is_edited] or [each.result for each in collected]
    if not results:
        return None
    [(most, _)] = Counter(result.assignment for result in results).most_common(1)
    first = next(result for result in results if result.assignment == most)
    questions = tuple(each.question for each in first.answers)
    return _Reference(most, first.title, first.seed, dict(first.digests), questions)


def _flags(each: SubmittedResult, reference: _Reference, names: "Counter[str]") -> Iterable[str]:
    result = each.result
    if each.is_edited:
        yield EDITED
    has_other_pack, has_other_seed = dict(result.digests) != reference.digests, result.seed != reference.seed
    if has_other_pack:
        yield OTHER_PACK
    if has_other_seed:
        yield OTHER_SEED
    if result.assignment != reference.id and not (has_other_pack or has_other_seed):
        yield OTHER_ASSIGNMENT
    if not result.is_finished:
        yield UNFINISHED
    if names[fold_name(result.player)] > 1:
        yield SAME_NAME_TWICE
    if reference.roster and roster_name(result.player, reference.roster) is None:
        yield NOT_ON_ROSTER


def _question_rows(results: Sequence[Result], keys: Sequence[str]) -> Iterable[QuestionRow]:
    """Yield a row for each question of the assignment, in playing order."""
    by_key: dict[str, list[AnswerRecord]] = {key: [] for key in keys}
    for result in results:
        for record in result.answers:
            if record.question in by_key:
                by_key[record.question].append(record)
    for number, (key, records) in enumerate(by_key.items(), 1):
        graded = [record for record in records if record.is_graded]
        wrongs = Counter(record.text for record in graded if record.text and not record.is_correct)
        # of equally common ones the first by the alphabet, since the order of files is chance
        wrong, times = min(wrongs.items(), key=lambda item: (-item[1], item[0]), default=("", 0))
        yield QuestionRow(
            number=number,
            key=key,
            ask=records[0].ask if records else "",
            graded_count=len(graded),
            right_count=sum(record.is_correct for record in graded),
            partly_count=sum(0 < record.credit < 1 for record in graded),
            unanswered_count=sum(record.close != CloseReason.ANSWERED for record in graded),
            commonest_wrong=wrong,
            commonest_wrong_count=times,
        )
