"""The result of an export: the file, and what its format could not hold."""

from collections.abc import Iterable
from dataclasses import dataclass

from spacequiz.domain.question import Choice, Difficulty, Multiple, Number, Order, Question


@dataclass(frozen=True, slots=True)
class ExportLoss:
    """What was not exported of a question."""

    id: str
    """The question's id."""
    reason: str = ""
    """The reason why the whole question was left out; empty when it was exported."""
    keys: tuple[str, ...] = ()
    """The keys of pack format 1 that were not exported."""


@dataclass(frozen=True, slots=True)
class ExportResult:
    """A file for another program."""

    data: bytes
    losses: tuple[ExportLoss, ...] = ()
    """In pack order, without questions that were exported completely."""
    key: bytes = b""
    """A second file with the answers; empty when the format has none."""


def keys_not_exported(question: Question, exported_keys: Iterable[str]) -> tuple[str, ...]:
    """Return the keys that a question uses and the format cannot hold. The keys of its kind count as exported."""
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
    known = set(exported_keys)
    return tuple(key for key, value in used.items() if value and key not in known)


def export_losses(question: Question, exported_keys: Iterable[str]) -> tuple[ExportLoss, ...]:
    """Return the loss of an exported question, if it lost any keys: a tuple of one or none."""
    keys = keys_not_exported(question, exported_keys)
    return (ExportLoss(question.id, keys=keys),) if keys else ()
