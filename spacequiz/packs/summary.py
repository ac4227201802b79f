"""The summary of a pack for its author, as ``pack check`` prints it."""

from collections import Counter
from collections.abc import Mapping
from dataclasses import dataclass

from spacequiz.domain.pack import Pack
from spacequiz.domain.question import Choice, Difficulty, Kind


@dataclass(frozen=True, slots=True)
class PackSummary:
    """Counts over the questions of a pack. The names are keys of ``pack check --json``."""

    kinds: Mapping[str, int]
    """Questions of each kind that there is, in the order of the kinds."""
    difficulties: Mapping[str, int]
    """Questions of each difficulty that there is, from easy to hard."""
    tags: Mapping[str, int]
    """Questions with each tag, the commonest first."""
    lengths: tuple[int, int]
    """Characters of the shortest and of the longest question's text."""
    places: tuple[int, ...]
    """Number of choices whose right answer is the first option, the second and so on."""


def summarise_pack(pack: Pack) -> PackSummary:
    """Count the questions of a pack, which has at least one."""
    questions = pack.questions
    kinds = Counter([question.kind for question in questions])
    levels = Counter([question.difficulty for question in questions])
    tags = Counter([tag for question in questions for tag in question.tags])
    lengths = [len(question.ask) for question in questions]
    places = Counter(
        [question.options.index(question.answer) for question in questions if isinstance(question, Choice)]
    )
    return PackSummary(
        {kind.value: kinds[kind] for kind in Kind if kinds[kind]},
        {level.value: levels[level] for level in Difficulty if levels[level]},
        dict(tags.most_common()),
        (min(lengths), max(lengths)),
        tuple(places[place] for place in range(max(places, default=-1) + 1)),
    )
