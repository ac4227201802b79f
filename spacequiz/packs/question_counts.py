"""Counts over a pack that give no answer away."""

from collections import Counter
from collections.abc import Mapping
from dataclasses import dataclass

from spacequiz.domain.pack import Pack
from spacequiz.domain.question import Difficulty, Kind, Source


@dataclass(frozen=True, slots=True)
class PackContents:
    """Numbers of questions in a pack, by several properties."""

    kinds: Mapping[str, int]
    """Number of questions by kind, in the order of `Kind`."""
    difficulties: Mapping[str, int]
    """Number of questions by difficulty, from easy to hard."""
    tags: Mapping[str, int]
    """Number of questions by tag, the most used first."""
    sources: tuple[tuple[Source, int], ...]
    """Sources with their number of questions, the most used first."""
    dates: tuple[str, str] | None
    """The earliest and the latest date; None where no question has one."""


def count_contents(pack: Pack) -> PackContents:
    """Count a pack's questions by their properties."""
    kinds = Counter(question.kind for question in pack.questions)
    levels = Counter(question.difficulty for question in pack.questions)
    tags = Counter(tag for question in pack.questions for tag in question.tags)
    sources = Counter(question.source for question in pack.questions if question.source)
    dates = sorted(question.date for question in pack.questions if question.date)
    return PackContents(
        kinds={str(kind): kinds[kind] for kind in Kind if kinds[kind]},
        difficulties={str(level): levels[level] for level in Difficulty if levels[level]},
        tags=dict(sorted(tags.items(), key=lambda item: (-item[1], item[0].casefold()))),
        sources=tuple(sorted(sources.items(), key=lambda item: (-item[1], item[0].title.casefold()))),
        dates=(dates[0], dates[-1]) if dates else None,
    )


def format_counts(counts: Mapping[str, int]) -> str:
    """Return counts in one line, such as ``3 choice, 1 order``."""
    return ", ".join(f"{number} {name}" for name, number in counts.items())
