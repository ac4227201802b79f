"""A pack: a set of questions that is written, shared and played together."""

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
