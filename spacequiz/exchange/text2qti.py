r"""text2qti: the source that https://github.com/gpoore/text2qti makes a Canvas quiz of. Writing only.

Its texts are Markdown with LaTeX between dollars, so that every sign which means something there is written as what
it is: with a backslash where Python-Markdown knows one, else as an entity. Quotes too, which would be made round. What
the program would refuse is left out here, for it refuses the whole file. Checked against text2qti 0.8.0.

Points are marks (see `spacequiz.exchange.worksheet_marks`); one point is the program's default and not written.
"""

import re
from collections.abc import Iterator
from math import isclose

from spacequiz.domain.pack import Pack
from spacequiz.domain.question import Choice, Multiple, Number, Question, TrueFalse, Typed
from spacequiz.exchange.export_result import ExportLoss, ExportResult, export_losses
from spacequiz.exchange.worksheet_marks import marks_by_question

_SIGNS = re.compile(r"""[\\`*_{}\[\]#$"'&<>]|-{2,}|\.{2,}|\A(?:[-+:=%!~|]|\d+[.)])""")
r"""What begins something in Markdown or LaTeX wherever it stands: `--` a dash, `...` an ellipsis. At the beginning of a
text also what makes a list, and, to be sure, what means something at the beginning of a line of the source."""
_BACKSLASHED = frozenset("\\`*_{}[]#$|\"'-.+!)")
"""Signs that a backslash takes the meaning from (`Markdown.ESCAPED_CHARS`; smarty, tables and LaTeX add to them)."""
_LETTERS = "abcdefgh"
_SAID = frozenset({"id", "why", "feedback", "within", "unit", "points"})
_LEAST = 0.0001
"""The program takes no number whose range begins or ends nearer to zero, and writes four decimals."""


def write(pack: Pack, seed: str) -> ExportResult:
    """The questions that Canvas can judge."""
    head = [f"Quiz title: {pack.title}"]
    about = " ".join([pack.description, *_credits(pack)]).strip()
    if about:
        head.append(f"Quiz description: {_escaped(about)}")
    blocks = ["\n".join(head)]
    lost: list[ExportLoss] = []
    worth = marks_by_question(pack.questions)
    asked: set[str] = set()
    for question in pack.questions:
        ask = _ask(question)
        reason = "text2qti takes no two questions with the same text" if ask in asked else _refused(question)
        if reason:
            lost.append(ExportLoss(question.id, reason))
            continue
        asked.add(ask)
        blocks.append("\n".join(_lines(len(asked), question, worth[question.id])))
        lost += export_losses(question, _SAID)
    return ExportResult(("\n\n".join(blocks) + "\n").encode(), tuple(lost))


def _credits(pack: Pack) -> Iterator[str]:
    """Who wrote the questions, which most licences want said."""
    told = ", ".join([*pack.authors, *([pack.license] if pack.license else [])])
    if told:
        yield f"({told})"


def _ask(question: Question) -> str:
    """The text of a question; with the unit, for there is no other place for it."""
    unit = question.unit if isinstance(question, Number) else ""
    return f"{question.ask} ({unit})" if unit else question.ask


def _refused(question: Question) -> str:
    """Why the program would not take a question; empty when it would."""
    match question:
        case Number():
            ends = (question.number - question.full_within, question.number, question.number + question.full_within)
            if any(not isclose(end, round(end, 4), rel_tol=1e-12, abs_tol=1e-12) for end in ends):
                return "text2qti keeps four decimals of a number"
            if any(abs(end) < _LEAST for end in (ends[0], ends[2])):
                return "text2qti takes no range of numbers that begins or ends with 0"
        case Choice() | Multiple() | TrueFalse() | Typed():
            pass
        case _:
            return f"text2qti makes no question of the kind {question.kind}"
    return ""


def _lines(number: int, question: Question, worth: int) -> Iterator[str]:
    yield f"Title: {question.id}"
    if worth != 1:
        yield f"Points: {worth}"
    yield f"{number}. {_escaped(_ask(question))}"
    yield from _feedback(question.why)
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
            yield f"= {_figures(question.number)} +- {_figures(question.full_within)}"
        case Typed():
            # taken as they are, without Markdown
            yield from (f"* {text}" for text in dict.fromkeys(question.accept))


def _feedback(text: str) -> Iterator[str]:
    if text:
        yield f"... {_escaped(text)}"


def _figures(value: float) -> str:
    return f"{value:.0f}" if value.is_integer() else repr(value)


def _escaped(text: str) -> str:
    """A text that Markdown shows as it is."""
    return _SIGNS.sub(lambda found: "".join(map(_meaningless, found[0])), text)


def _meaningless(char: str) -> str:
    if char.isalnum():
        return char
    return f"\\{char}" if char in _BACKSLASHED else f"&#{ord(char)};"
