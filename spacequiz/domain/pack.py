"""A pack: a set of questions that is written, shared and played together."""

from collections.abc import Iterable, Iterator
from dataclasses import dataclass

from spacequiz.domain.question import Question


@dataclass(frozen=True, slots=True, kw_only=True)
class Pack:
    """A pack whose file has no errors."""

    id: str
    """The file's name without ``.yaml``."""
    title: str
    questions: tuple[Question, ...]
    digest: str
    """SHA-256 of the file's text in hexadecimal, which tells editions of the pack apart."""
    description: str = ""
    language: str = "en"
    """The language of the questions as a BCP 47 tag."""
    authors: tuple[str, ...] = ()
    license: str = ""
    """An SPDX licence expression; empty where the pack names none."""


def questions_of(packs: Iterable[Pack]) -> Iterator[Question]:
    """Yield the questions of several packs, one pack after the other."""
    return (question for pack in packs for question in pack.questions)


def questions_by_key(packs: Iterable[Pack]) -> dict[str, Question]:
    """Return the questions of several packs by their keys."""
    return {question.key: question for question in questions_of(packs)}
