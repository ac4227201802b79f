"""What a class handed in, made into rows: one a pupil, with all that is odd about it, and one a question."""

from collections import Counter
from collections.abc import Iterable, Sequence
from dataclasses import dataclass

from spacequiz.classroom.assignments.assignment import Assignment
from spacequiz.classroom.assignments.result import Given, Result
from spacequiz.classroom.assignments.roster import folded, on_roster
from spacequiz.domain.outcome import Close

EDITED = "edited"
OTHER_PACK = "other pack"
OTHER_SEED = "other seed"
OTHER = "other assignment"
UNFINISHED = "unfinished"
TWICE = "twice the same name"
UNLISTED = "not on the roster"
MISSING = "missing"
FLAGS = (EDITED, OTHER_PACK, OTHER_SEED, OTHER, UNFINISHED, TWICE, UNLISTED, MISSING)
"""All that can be odd, in the order in which it is told."""


@dataclass(frozen=True, slots=True)
class Collected:
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
    closed: int
    """How many were asked it, and had it graded."""
    right: int
    """How many of these answered right in full."""
    partly: int
    unanswered: int
    """Skipped, or no answer in time."""
    wrong: str
    """The commonest answer that was not right; empty where there was none."""
    wrongs: int
    """How often it was given."""

    @property
    def share(self) -> int | None:
        """Right answers of a hundred; None where nobody was asked."""
        return round(100 * self.right / self.closed) if self.closed else None


@dataclass(frozen=True, slots=True)
class Table:
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


def collect(collected: Sequence[Collected], assignment: Assignment | None = None) -> Table:
    """The rows of these results. Without an assignment, that of most of them is the one they are compared with."""
    reference = _given_out(assignment) if assignment else _of_most(collected)
    if reference is None:
        return Table("", "", (), ())
    names = Counter(folded(each.result.player) for each in collected)
    pupils = [
        PupilRow(each.result.player, tuple(_flags(each, reference, names)), each.result, each.file)
        for each in collected
    ]
    pupils += [PupilRow(name, (MISSING,)) for name in reference.roster if folded(name) not in names]
    pupils.sort(key=lambda row: (folded(row.player), row.file))
    counted = [each.result for each in collected if each.result.assignment == reference.id and not each.edited]
    return Table(reference.id, reference.title, tuple(pupils), tuple(_questions(counted, reference.questions)))


def _given_out(assignment: Assignment) -> _Reference:
    return _Reference(
        assignment.id,
        assignment.title,
        assignment.seed,
        assignment.digests,
        assignment.questions,
        assignment.roster,
    )


def _of_most(collected: Sequence[Collected]) -> _Reference | None:
    # what was edited says nothing of the others, unless there is nothing else
    sound = [each.result for each in collected if not each.edited] or [each.result for each in collected]
    if not sound:
        return None
    [(most, _)] = Counter(result.assignment for result in sound).most_common(1)
    first = next(result for result in sound if result.assignment == most)
    questions = tuple(each.question for each in first.given)
    return _Reference(most, first.title, first.seed, dict(first.digests), questions)


def _flags(each: Collected, reference: _Reference, names: "Counter[str]") -> Iterable[str]:
    result = each.result
    if each.edited:
        yield EDITED
    pack, seed = dict(result.digests) != reference.digests, result.seed != reference.seed
    if pack:
        yield OTHER_PACK
    if seed:
        yield OTHER_SEED
    if result.assignment != reference.id and not (pack or seed):
        yield OTHER
    if not result.finished:
        yield UNFINISHED
    if names[folded(result.player)] > 1:
        yield TWICE
    if reference.roster and on_roster(result.player, reference.roster) is None:
        yield UNLISTED


def _questions(results: Sequence[Result], keys: Sequence[str]) -> Iterable[QuestionRow]:
    found: dict[str, list[Given]] = {key: [] for key in keys}
    for result in results:
        for given in result.given:
            if given.question in found:
                found[given.question].append(given)
    for number, (key, every) in enumerate(found.items(), 1):
        closed = [given for given in every if given.closed]
        wrongs = Counter(given.words for given in closed if given.words and not given.right)
        # of those that are equally common, the first by name: the order of files is chance
        wrong, times = min(wrongs.items(), key=lambda item: (-item[1], item[0]), default=("", 0))
        yield QuestionRow(
            number=number,
            question=key,
            ask=every[0].ask if every else "",
            closed=len(closed),
            right=sum(given.right for given in closed),
            partly=sum(0 < given.credit < 1 for given in closed),
            unanswered=sum(given.close != Close.ANSWERED for given in closed),
            wrong=wrong,
            wrongs=times,
        )
