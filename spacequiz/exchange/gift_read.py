"""Read GIFT. A broken question is reported, and does not affect the questions after it."""

import re
from collections.abc import Iterator
from dataclasses import dataclass, field
from decimal import Decimal

from spacequiz.exchange.draft import DraftQuestion, ParsedFile, SkippedQuestion, Value, decode_text
from spacequiz.exchange.moodle_category import Sorted
from spacequiz.exchange.moodle_credit import (
    FULL,
    Answer,
    NotAQuestion,
    check_count,
    choice,
    explained,
    number,
    pairs,
    percent,
    typed,
)
from spacequiz.exchange.moodle_text_format import FORMATS, read_as

CATEGORY = "$CATEGORY:"
_SIGNS = "\\~=#{}:n"
"""Characters that a backslash escapes; an escaped `n` is a new line."""
_HIDDEN_FROM = 0xDC00
"""The offset to lone surrogates, which replace escaped characters during parsing; UTF-8 text never contains them."""
_RESTORED = {_HIDDEN_FROM + ord(sign): "\n" if sign == "n" else sign for sign in _SIGNS}
_LONGEST_COMMENT = 10_000
"""The number of characters of comments that are searched for an id and tags."""
_WITHIN = ("=", "~", "#", "}")
"""The beginnings of lines that continue the answers of a question."""
_WEIGHT = re.compile(r"%(-?[0-9]{1,3}(?:\.[0-9]{0,15})?)%")
_ID = re.compile(r"\[id:((?:\\\]|[^\]]){1,255})\]")
_TAG = re.compile(r"\[tag:((?:\\\]|[^\]<>`]){1,255})\]")
_TRUTHS = {"T": True, "TRUE": True, "F": False, "FALSE": False}
_NUMBER = re.compile(r"[+-]?(?:[0-9]{1,30}(?:\.[0-9]{0,30})?|\.[0-9]{1,30})(?:[eE][+-]?[0-9]{1,3})?\Z")


def read(data: bytes) -> ParsedFile:
    """Return the questions of a file. Raises UnreadableFile."""
    found = Sorted()
    count = 0
    for lines, signs in _blocks(decode_text(data)):
        for start, end in _parts(lines, signs):
            if lines[start].startswith(CATEGORY):
                found.enter(lines[start].removeprefix(CATEGORY).strip())
                continue
            text = "\n".join(filter(None, signs[start:end]))
            if text:
                count += 1
                comments = [line for line, sign in zip(lines[start:end], signs[start:end], strict=True) if not sign]
                found.add(_item(count, text, comments))
    return found.foreign()


def _hide_escapes(text: str) -> str:
    """Return a text in which escaped characters are replaced, so that they are not parsed."""
    if "\\" in text:
        for sign in _SIGNS:  # the backslash must be replaced first
            text = text.replace("\\" + sign, chr(_HIDDEN_FROM + ord(sign)))
    return text


def _restore_escapes(text: str) -> str:
    """Return a text with its escaped characters restored."""
    return text.translate(_RESTORED)


def _blocks(text: str) -> Iterator[tuple[list[str], list[str]]]:
    """Return the lines of each block between blank lines, and the same lines with escapes hidden and comments emptied.

    A blank line among the answers of one question does not end it.
    """
    lines: list[str] = []
    signs: list[str] = []
    is_open = ended = False
    for line in map(str.strip, text.split("\n")):
        if not line:
            ended = True
            continue
        sign = "" if line.startswith("//") else _hide_escapes(line)
        if ended and lines and not (is_open and sign.startswith(_WITHIN) and "{" not in sign):
            if any(signs):
                yield lines, signs
            lines, signs, is_open = [], [], False
        ended = False
        lines.append(line)
        signs.append(sign)
        if "{" in sign or "}" in sign:
            is_open = sign.rfind("{") > sign.rfind("}")
    if any(signs):
        yield lines, signs


def _parts(lines: list[str], signs: list[str]) -> Iterator[tuple[int, int]]:
    """Return the first line and the line after the last of each question or category in a block.

    A category is a line of its own, and a question may follow directly after the answers of another one.
    """
    last = max((place for place, sign in enumerate(signs) if "{" in sign), default=0)
    start = 0
    begun = False
    for place, sign in enumerate(signs):
        if not begun and sign.startswith(CATEGORY):
            if start < place:
                yield start, place
            yield place, place + 1
            start = place + 1
            continue
        begun = begun or "{" in sign
        if begun and place < last and sign.endswith("}"):
            yield start, place + 1
            start, begun = place + 1, False
    if start < len(lines):
        yield start, len(lines)


def _item(count: int, text: str, comments: list[str]) -> DraftQuestion | SkippedQuestion:
    notes: list[str] = []
    try:
        fields = _Question(text, notes).fields() | _comment_fields(comments)
    except NotAQuestion as none:
        return SkippedQuestion(count, str(none))
    return DraftQuestion(count, fields, tuple(dict.fromkeys(notes)))


def _comment_fields(comments: list[str]) -> dict[str, Value]:
    """Return the id and the tags that Moodle writes into comments."""
    said: dict[str, Value] = {}
    text = "\n".join(comments)[:_LONGEST_COMMENT]
    own = _ID.search(text)
    if own:
        said["id"] = own[1].replace("\\]", "]").strip()
    tags = [tag.replace("\\]", "]").strip() for tag in _TAG.findall(text)]
    if tags:
        said["tags"] = list(dict.fromkeys(tags))
    return {key: value for key, value in said.items() if value}


@dataclass(slots=True)
class _Question:
    """A question in which escaped characters are hidden."""

    text: str
    notes: list[str]
    form: str = field(default="moodle", init=False)
    """The text format of the question, the default for its answers."""

    def fields(self) -> dict[str, Value]:
        """Return the fields of pack format 1. Raises NotAQuestion."""
        fields: dict[str, Value] = {}
        text = self.text
        if text.startswith("::"):
            title, titled, rest = text[2:].partition("::")
            text = rest.strip() if titled else text[2:]
            if titled:
                fields["id"] = _restore_escapes(title)
        before, answers, tail = _braces(text)
        asked = f"{before}_____{tail}" if tail else before
        fields["ask"], self.form = self._read(asked.strip(), self.form)
        answers, _, general = answers.rpartition("####") if "####" in answers else (answers, "", "")
        fields["why"] = self._text(general)
        return fields | self._answers(answers.strip(), str(fields["why"]))

    def _read(self, text: str, form: str) -> tuple[str, str]:
        """Return a text as plain text, and the format that it names or inherits (`form`)."""
        named, closed, rest = text[1:].partition("]") if text.startswith("[") else ("", "", "")
        known = FORMATS.get(named.casefold()) if closed else None
        if known:
            text, form = rest, known
        return read_as(_restore_escapes(text), form, self.notes), form

    def _text(self, text: str) -> str:
        return self._read(text.strip(), self.form)[0]

    def _answers(self, text: str, why: str) -> dict[str, Value]:
        if not text:
            raise NotAQuestion("an essay, which Space Quiz cannot grade")
        if text.startswith(">"):
            raise NotAQuestion("an order question of a Moodle plugin; export it as Moodle XML, which can be imported")
        if text.startswith("#"):
            return self._number(text[1:], why)
        if "~" in text:
            return self._choice(text)
        if "=" in text and "->" in text:
            return self._match(text)
        word, *said = text.split("#", 2)
        truth = _TRUTHS.get(word.strip().upper())
        if truth is not None:
            wrong, right = [*map(self._text, said), "", ""][:2]
            answers = [Answer("", 0, wrong), Answer("", FULL, right)]
            return {"answer": str(truth).lower()} | explained(why, answers, self.notes)
        answers = [self._answer(part, FULL, literal=True) for part in self._split(text)]
        return typed(answers, self.notes) | explained(why, answers, self.notes)

    def _split(self, text: str) -> list[str]:
        """Split answers at each `=`; the first answer may come without one."""
        check_count(text.count("="))
        first, *rest = text.split("=")
        return [first, *rest] if first.strip() else rest

    def _answer(self, text: str, credit: float, *, literal: bool = False) -> Answer:
        """Parse an answer with its weight before it and its feedback after it."""
        said, _, feedback = text.strip().partition("#")
        weight = _WEIGHT.match(said)
        if weight:
            said, credit = said[weight.end() :], percent(weight[1])
        said = said.strip()
        # literal answers are compared with typed text, so they are never HTML
        word = self._read(said, "plain")[0] if literal else self._text(said)
        return Answer(word, credit, self._text(feedback))

    def _choice(self, text: str) -> dict[str, Value]:
        check_count(text.count("=") + text.count("~"))
        first, *rest = re.split("([=~])", text)
        if first.strip():
            raise NotAQuestion("it has text before the = or ~ of its first answer")
        signs = zip(rest[::2], rest[1::2], strict=True)
        answers = [self._answer(part, FULL if sign == "=" else 0) for sign, part in signs]
        return choice(answers, True if "=" in text else None, self.notes)

    def _match(self, text: str) -> dict[str, Value]:
        sides: list[tuple[str, str]] = []
        for part in self._split(text):
            left, arrow, right = part.partition("->")
            if not arrow:
                raise NotAQuestion("one of its pairs has no ->")
            # Moodle shows the right side without tags, whatever the question's format
            sides.append((self._text(left), read_as(_restore_escapes(right), "moodle", self.notes)))
        return pairs(sides, self.notes)

    def _number(self, text: str, why: str) -> dict[str, Value]:
        text, _, wrong = text.partition("~")
        answers = []
        for part in self._split(text):
            answer = self._answer(part, FULL, literal=True)
            value, within = _interval(answer.text)
            answers.append(Answer(value, answer.credit, answer.feedback, within))
        fields = number(answers, self.notes)
        if wrong:
            answers.append(Answer("", 0, self._text(wrong.removeprefix("#"))))
        return fields | explained(why, answers, self.notes)


def _braces(text: str) -> tuple[str, str, str]:
    """Return the texts before, in and after the braces with the answers. Raises NotAQuestion."""
    before, opened, rest = text.partition("{")
    answers, closed, tail = rest.partition("}")
    if not opened and "}" not in text:
        raise NotAQuestion("it has no answers in braces, so it is a description")
    if not opened or "}" in before:
        raise NotAQuestion("it has a } without a { before it; write \\} in texts")
    if not closed:
        raise NotAQuestion("it has a { without a } after it; write \\{ in texts")
    if "{" in answers or "{" in tail or "}" in tail:
        raise NotAQuestion("it has more than one pair of braces; write \\{ and \\} in texts")
    return before, answers, tail if tail.strip() else ""


def _interval(text: str) -> tuple[str, str]:
    """Parse a number with its tolerance, `1957:2` or `1955..1959`; return both as text."""
    low, dots, high = (part.strip() for part in text.partition(".."))
    if not dots:
        value, _, within = text.partition(":")
        return value.strip(), within.strip()
    if not (_NUMBER.match(low) and _NUMBER.match(high)):
        raise NotAQuestion("its range is not made of two numbers")
    ends = Decimal(low), Decimal(high)
    return str((ends[0] + ends[1]) / 2), str(abs(ends[1] - ends[0]) / 2)
