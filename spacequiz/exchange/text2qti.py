r"""text2qti: the source text from which https://github.com/gpoore/text2qti makes a Canvas quiz. Export only.

Texts are Markdown with LaTeX between dollar signs, so every special character is escaped: with a backslash where
Python-Markdown supports it, otherwise as an entity. Quotes too, which would become curly. Questions that the program
would reject are left out, because it then rejects the whole file. Checked against text2qti 0.8.0.

Points are marks (see `spacequiz.exchange.worksheet_marks`); one point is the program's default and is not written.
"""

import re
from collections.abc import Iterator
from math import isclose

from spacequiz.domain.pack import Pack
from spacequiz.domain.question import Choice, Multiple, Number, Question, TrueFalse, Typed
from spacequiz.exchange.export_result import ExportLoss, ExportResult, export_losses
from spacequiz.exchange.worksheet_marks import marks_by_question

_SIGNS = re.compile(r"""[\\`*_{}\[\]#$"'&<>]|-{2,}|\.{2,}|\A(?:[-+:=%!~|]|\d+[.)])""")
r"""Special characters of Markdown or LaTeX anywhere in a text, such as `--` and `...`. At the beginning of a text also
list markers, and everything that has a meaning at the beginning of a source line."""
_BACKSLASHED = frozenset("\\`*_{}[]#$|\"'-.+!)")
"""Characters that a backslash escapes (`Markdown.ESCAPED_CHARS`; smarty, tables and LaTeX add to them)."""
_LETTERS = "abcdefgh"
_EXPORTED_KEYS = frozenset({"id", "why", "feedback", "within", "unit", "points"})
_LEAST = 0.0001
"""The program rejects ranges of numbers that begin or end closer to zero, and writes four decimals."""


def write(pack: Pack, seed: str) -> ExportResult:
    """Return the questions that Canvas can grade."""
    head = [f"Quiz title: {pack.title}"]
    about = " ".join([pack.description, *_credits(pack)]).strip()
    if about:
        head.append(f"Quiz description: {_escaped(about)}")
    blocks = ["\n".join(head)]
    losses: list[ExportLoss] = []
    worth = marks_by_question(pack.questions)
    asked: set[str] = set()
    for question in pack.questions:
        ask = _ask(question)
        reason = "text2qti rejects a second question with the same text" if ask in asked else _why_rejected(question)
        if reason:
            losses.append(ExportLoss(question.id, reason))
            continue
        asked.add(ask)
        blocks.append("\n".join(_lines(len(asked), question, worth[question.id])))
        losses += export_losses(question, _EXPORTED_KEYS)
    return ExportResult(("\n\n".join(blocks) + "\n").encode(), tuple(losses))


def _credits(pack: Pack) -> Iterator[str]:
    """Return the authors and the licence, because most licences require attribution."""
    credit_text = ", ".join([*pack.authors, *([pack.license] if pack.license else [])])
    if credit_text:
        yield f"({credit_text})"


def _ask(question: Question) -> str:
    """Return the text of a question with its unit, which has no other place."""
    unit = question.unit if isinstance(question, Number) else ""
    return f"{question.ask} ({unit})" if unit else question.ask


def _why_rejected(question: Question) -> str:
    """Return the reason why the program would reject a question; empty when it would not."""
    match question:
        case Number():
            ends = (question.number - question.full_within, question.number, question.number + question.full_within)
            if any(not isclose(end, round(end, 4), rel_tol=1e-12, abs_tol=1e-12) for end in ends):
                return "text2qti keeps four decimals of a number"
            if any(abs(end) < _LEAST for end in (ends[0], ends[2])):
                return "text2qti rejects a range of numbers that begins or ends with 0"
        case Choice() | Multiple() | TrueFalse() | Typed():
            pass
        case _:
            return f"text2qti has no questions of the kind {question.kind}"
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
            yield f"= {_number_text(question.number)} +- {_number_text(question.full_within)}"
        case Typed():
            # not Markdown, so not escaped
            yield from (f"* {text}" for text in dict.fromkeys(question.accept))


def _feedback(text: str) -> Iterator[str]:
    if text:
        yield f"... {_escaped(text)}"


def _number_text(value: float) -> str:
    return f"{value:.0f}" if value.is_integer() else repr(value)


def _escaped(text: str) -> str:
    """Return a text escaped for Markdown."""
    return _SIGNS.sub(lambda found: "".join(map(_escape_character, found[0])), text)


def _escape_character(char: str) -> str:
    if char.isalnum():
        return char
    return f"\\{char}" if char in _BACKSLASHED else f"&#{ord(char)};"
