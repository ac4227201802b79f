"""What a class handed in, made into rows: one a pupil, with all that is odd about it, and one a question."""

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
"""All that can be odd, in the order in which it is told."""


@dataclass(frozen=True, slots=True)
class SubmittedResult:
    """A result that was handed in."""

    file: str
    """The file's name."""
    result: Result
    edited: bool = False


@dataclass(frozen=True, slots=True)
class PupilRow:
    """A pupil's line."""

    player: str
    flags: tuple[str, ...] = ()
    result: Result | None = None
    """None for one who is missing."""
    file: str = ""


@dataclass(frozen=True, slots=True)
class QuestionRow:
    """How a question went, over all results of the assignment that were not edited."""

    number: int
    """Its place in the game, from 1."""
    question: str
    """Its key."""
    ask: str
    graded: int
    """How many were asked it, and had it graded."""
    right: int
    """How many of these answered right in full."""
    partly: int
    unanswered: int
    """Skipped, or no answer in time."""
    commonest_wrong: str
    """The commonest answer that was not right; empty where there was none."""
    commonest_wrong_count: int
    """How often it was given."""

    @property
    def share(self) -> int | None:
        """Right answers of a hundred; None where nobody was asked."""
        return round(100 * self.right / self.graded) if self.graded else None


@dataclass(frozen=True, slots=True)
class ResultTable:
    """All that was collected."""

    assignment: str
    """The id of the assignment that all were compared with; empty where there was nothing to compare."""
    title: str
    pupils: tuple[PupilRow, ...]
    questions: tuple[QuestionRow, ...]

    @property
    def flags(self) -> dict[str, int]:
        """How many pupils have each flag; those that nobody has are left out."""
        counted = Counter(flag for row in self.pupils for flag in row.flags)
        return {flag: counted[flag] for flag in FLAGS if counted[flag]}


@dataclass(frozen=True, slots=True)
class _Reference:
    """What all results should be of."""

    id: str
    title: str
    seed: str
    digests: dict[str, str]
    questions: tuple[str, ...]
    roster: tuple[str, ...] = ()


def build_table(collected: Sequence[SubmittedResult], assignment: Assignment | None = None) -> ResultTable:
    """The rows of these results. Without an assignment, that of most of them is the one they are compared with."""
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
    counted = [each.result for each in collected if each.result.assignment == reference.id and not each.edited]
    return ResultTable(reference.id, reference.title, tuple(pupils), tuple(_questions(counted, reference.questions)))


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
    # what was edited says nothing of the others, unless there is nothing else
    sound = [each.result for each in collected if not each.edited] or [each.result for each in collected]
    if not sound:
        return None
    [(most, _)] = Counter(result.assignment for result in sound).most_common(1)
    first = next(result for result in sound if result.assignment == most)
    questions = tuple(each.question for each in first.answers)
    return _Reference(most, first.title, first.seed, dict(first.digests), questions)


def _flags(each: SubmittedResult, reference: _Reference, names: "Counter[str]") -> Iterable[str]:
    result = each.result
    if each.edited:
        yield EDITED
    pack, seed = dict(result.digests) != reference.digests, result.seed != reference.seed
    if pack:
        yield OTHER_PACK
    if seed:
        yield OTHER_SEED
    if result.assignment != reference.id and not (pack or seed):
        yield OTHER_ASSIGNMENT
    if not result.finished:
        yield UNFINISHED
    if names[fold_name(result.player)] > 1:
        yield SAME_NAME_TWICE
    if reference.roster and roster_name(result.player, reference.roster) is None:
        yield NOT_ON_ROSTER


def _questions(results: Sequence[Result], keys: Sequence[str]) -> Iterable[QuestionRow]:
    found: dict[str, list[AnswerRecord]] = {key: [] for key in keys}
    for result in results:
        for given in result.answers:
            if given.question in found:
                found[given.question].append(given)
    for number, (key, every) in enumerate(found.items(), 1):
        closed = [given for given in every if given.is_graded]
        wrongs = Counter(given.text for given in closed if given.text and not given.is_correct)
        # of those that are equally common, the first by name: the order of files is chance
        wrong, times = min(wrongs.items(), key=lambda item: (-item[1], item[0]), default=("", 0))
        yield QuestionRow(
            number=number,
            question=key,
            ask=every[0].ask if every else "",
            graded=len(closed),
            right=sum(given.is_correct for given in closed),
            partly=sum(0 < given.credit < 1 for given in closed),
            unanswered=sum(given.close != CloseReason.ANSWERED for given in closed),
            commonest_wrong=wrong,
            commonest_wrong_count=times,
        )
