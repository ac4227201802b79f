"""Aiken: a question in one line, its options ``A.`` to ``Z.`` below it, then ``ANSWER: A``. Choice questions only.

The rules are Moodle's: capital letters, ``.`` or ``)`` after them, nothing else in the file.
"""

import re
from collections.abc import Iterator

from spacequiz.domain.pack import Pack
from spacequiz.domain.question import Choice
from spacequiz.exchange.draft import DraftQuestion, ParsedFile, SkippedQuestion, decode_text
from spacequiz.exchange.export_result import ExportLoss, ExportResult, export_losses

_OPTION = re.compile(r"\s*([A-Z])[.)]\s+(.*)")
_ANSWER = re.compile(r"\s*ANSWER\s*:\s*([A-Za-z])\s*\Z")
_LETTERS = "ABCDEFGH"
_EXPORTED_KEYS: frozenset[str] = frozenset()
"""Keys of pack format 1 that this format holds, besides the question, its options and its answer."""


def looks_like(data: bytes, text: str) -> bool:
    """Return whether options with letters are followed by an answer."""
    return any(
        _ANSWER.match(line) and _OPTION.match(before)
        for before, line in zip(text.split("\n"), text.split("\n")[1:], strict=False)
    )


def read(data: bytes) -> ParsedFile:
    """Return the questions of a file. Raises UnreadableFile."""
    return ParsedFile(tuple(_questions(decode_text(data))))


def _questions(text: str) -> Iterator[DraftQuestion | SkippedQuestion]:
    number = 0
    ask: list[str] = []
    options: list[tuple[str, str]] = []
    for line in [*text.split("\n"), ""]:
        option, answer = _OPTION.match(line), _ANSWER.match(line)
        if answer:
            number += 1
            yield _question(number, ask, options, answer[1].upper())
            ask, options = [], []
        elif option and ask:
            options.append((option[1], option[2]))
        elif line.strip() and not options:
            ask.append(line)
        elif line.strip():
            # a new question begins before the last one got an answer
            number += 1
            yield SkippedQuestion(number, "no line `ANSWER: A` after its options")
            ask, options = [line], []
    if ask or options:
        yield SkippedQuestion(number + 1, "no line `ANSWER: A` after its options")


def _question(
    number: int, ask: list[str], options: list[tuple[str, str]], answer: str
) -> DraftQuestion | SkippedQuestion:
    if not ask:
        return SkippedQuestion(number, "an answer without a question above it")
    right = [text for letter, text in options if letter == answer]
    if len(right) != 1:
        found = "is no option" if not right else f"are {len(right)} options"
        return SkippedQuestion(number, f"the answer is {answer}, but there {found} {answer}")
    return DraftQuestion(number, {"ask": " ".join(ask), "options": [text for _, text in options], "answer": right[0]})


def write(pack: Pack, seed: str) -> ExportResult:
    """Return the choice questions of a pack in this format."""
    blocks: list[str] = []
    lost: list[ExportLoss] = []
    for question in pack.questions:
        if not isinstance(question, Choice):
            lost.append(ExportLoss(question.id, "Aiken holds only choice questions"))
            continue
        if _ANSWER.match(question.ask) or _OPTION.match(question.ask):
            lost.append(ExportLoss(question.id, "Aiken would read the question as an option or an answer"))
            continue
        rows = [f"{letter}. {text}" for letter, text in zip(_LETTERS, question.options, strict=False)]
        right = _LETTERS[question.options.index(question.answer)]
        blocks.append("\n".join([question.ask, *rows, f"ANSWER: {right}"]) + "\n")
        lost += export_losses(question, _EXPORTED_KEYS)
    return ExportResult("\n".join(blocks).encode(), tuple(lost))
