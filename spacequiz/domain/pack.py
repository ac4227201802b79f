"""A pack: questions that belong together."""

from dataclasses import dataclass

from spacequiz.domain.question import Question


@dataclass(frozen=True, slots=True, kw_only=True)
class Pack:
    """A pack that was read without an error."""

    id: str
    """The file's name without ``.yaml``."""
    title: str
    questions: tuple[Question, ...]
    digest: str
    """SHA-256 of the file's text, in hexadecimal: which edition this is."""
    description: str = ""
    language: str = "en"
    """BCP 47."""
    authors: tuple[str, ...] = ()
    license: str = ""
    """SPDX."""
