"""text2qti: the source that https://github.com/gpoore/text2qti makes a Canvas quiz of. Writing only.

Its texts are Markdown with LaTeX between dollars, so that every sign which means something there is written as what
it is; quotes are left to be made round. Checked against text2qti 0.8.
"""

import re
from collections.abc import Iterator

from spacequiz.domain.pack import Pack
from spacequiz.domain.question import Choice, Difficulty, Multiple, Number, Question, TrueFalse, Typed, show_number
from spacequiz.packs.formats.exported import Exported, Lost, unsaid

_SIGNS = re.compile(
    r"[\\`*_{}\[\]#<>&$~^|]|(?<=-)-|\.(?=\.)|(?<=\.)\.|\A(?:\d+(?=[.)])|[-+:=%!.)(]|END_|GROUP|COMMENT)"
)
"""What begins or ends something in Markdown and its extensions, or at the beginning of a line in text2qti."""
_LETTERS = "abcdefgh"
_SAID = frozenset({"id", "why", "feedback", "within"})
_HALF = 50
"""Points of ours that are half a point in Canvas, where an easy question is worth one: it counts in halves."""


def write(pack: Pack, seed: str) -> Exported:
    """The questions that Canvas can judge."""
    blocks = [f"Quiz title: {_plain(pack.title)}"]
    if pack.description:
        blocks[0] += f"\nQuiz description: {_escaped(pack.description)}"
    lost: list[Lost] = []
    number = 0
    seen: set[str] = set()
    for question in pack.questions:
        reason = _why_not(question) or ("text2qti takes no question twice" if question.ask in seen else "")
        if reason:
            lost.append(Lost(question.id, reason))
            continue
        number += 1
        seen.add(question.ask)
        blocks.append("\n".join(_lines(number, question)))
        keys = unsaid(question, _SAID if question.points % _HALF else {*_SAID, "points"})
        if keys:
            lost.append(Lost(question.id, keys=keys))
    return Exported(("\n\n".join(blocks) + "\n").encode(), tuple(lost))


def _why_not(question: Question) -> str:
    match question:
        case Choice() | Multiple() | TrueFalse() | Number() | Typed():
            return ""
    return f"Canvas has no {question.kind} question that text2qti can make"


def _lines(number: int, question: Question) -> Iterator[str]:
    yield f"Title: {question.id}"
    yield f"Points: {_points(question)}"
    yield f"{number}. {_escaped(question.ask)}"
    if question.why:
        yield f"... {_escaped(question.why)}"
    match question:
        case Choice():
            for letter, text in zip(_LETTERS, question.options, strict=False):
                yield f"{'*' if text == question.answer else ''}{letter}) {_escaped(text)}"
                yield from _feedback(question.feedback.get(text, ""))
        case TrueFalse():
            yield f"{'*' if question.answer else ''}a) True"
            yield f"{'' if question.answer else '*'}b) False"
        case Multiple():
            for text in question.options:
                yield f"[{'*' if text in question.answers else ' '}] {_escaped(text)}"
                yield from _feedback(question.feedback.get(text, ""))
        case Number():
            yield f"= {_figures(question.number)} +- {_figures(question.within)}"
        case Typed():
            yield from (f"* {text}" for text in question.accept)


def _feedback(text: str) -> Iterator[str]:
    if text:
        yield f"... {_escaped(text)}"


def _points(question: Question) -> str:
    """What the question is worth, in points of Canvas."""
    points = question.difficulty.points if question.points % _HALF else question.points
    return f"{points / Difficulty.EASY.points:g}"


def _figures(value: float) -> str:
    """A number without what only people want."""
    return show_number(value).replace("\N{NARROW NO-BREAK SPACE}", "")


def _escaped(text: str) -> str:
    """A text that Markdown shows as it is: signs as HTML's numbers, which no rule of Markdown sees."""
    return _SIGNS.sub(lambda found: "".join(f"&#{ord(char)};" for char in found[0]), text)


def _plain(text: str) -> str:
    """A text for a place that is no Markdown."""
    return " ".join(text.split())
