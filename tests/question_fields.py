"""The fields that questions of all kinds have, as a type of keyword arguments."""

from typing import NotRequired, TypedDict

from spacequiz.domain.question import Difficulty, Source


class QuestionFields(TypedDict):
    """The keyword arguments of `Question`."""

    id: str
    pack: str
    ask: str
    why: NotRequired[str]
    source: NotRequired[Source | None]
    hints: NotRequired[tuple[str, ...]]
    difficulty: NotRequired[Difficulty]
    tags: NotRequired[tuple[str, ...]]
    date: NotRequired[str]
    seconds: NotRequired[int | None]
    points: NotRequired[int]
