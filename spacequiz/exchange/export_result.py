"""What a pack becomes in another program's format, and what of it that format cannot say."""

from collections.abc import Iterable
from dataclasses import dataclass

from spacequiz.domain.question import Choice, Difficulty, Multiple, Number, Order, Question


@dataclass(frozen=True, slots=True)
class ExportLoss:
    """What of a question is not in the file."""

    id: str
    """The question's id."""
    reason: str = ""
    """Why the whole question is left out; empty when it is there."""
    keys: tuple[str, ...] = ()
    """The keys of pack format 1 that the file does not hold for it."""


@dataclass(frozen=True, slots=True)
class ExportResult:
    """A file for another program."""

    data: bytes
    losses: tuple[ExportLoss, ...] = ()
    """In the order of the pack; questions of which nothing is lost are not here."""
    key: bytes = b""
    """A second file with the answers, where the format has one."""


def keys_not_exported(question: Question, said: Iterable[str]) -> tuple[str, ...]:
    """The keys that a question uses beyond those that the format says; its kind's own keys are taken as said."""
    used = {
        "id": question.id,
        "why": question.why,
        "source": question.source,
        "hints": question.hints,
        "difficulty": question.difficulty is not Difficulty.MEDIUM,
        "tags": question.tags,
        "date": question.date,
        "seconds": question.seconds is not None,
        "points": question.points != question.difficulty.points,
        "feedback": isinstance(question, Choice | Multiple) and question.feedback,
        "within": isinstance(question, Number) and question.full_within,
        "close": isinstance(question, Number) and question.partial_within is not None,
        "unit": isinstance(question, Number) and question.unit,
        "from": isinstance(question, Order) and question.start,
        "to": isinstance(question, Order) and question.end,
    }
    known = set(said)
    return tuple(key for key, value in used.items() if value and key not in known)


def export_losses(question: Question, said: Iterable[str]) -> tuple[ExportLoss, ...]:
    """What of a question that is in the file is not said there: nothing, or one `Lost`."""
    keys = keys_not_exported(question, said)
    return (ExportLoss(question.id, keys=keys),) if keys else ()
