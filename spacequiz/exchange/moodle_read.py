"""Read Moodle XML: questions of supported types, and reasons for skipping all others."""

from collections.abc import Callable
from xml.etree.ElementTree import Element

from spacequiz.exchange.draft import DraftQuestion, ParsedFile, SkippedQuestion, Value
from spacequiz.exchange.moodle_category import Sorted
from spacequiz.exchange.moodle_credit import (
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
from spacequiz.exchange.moodle_tree import quiz_of
from spacequiz.exchange.sanitise import PICTURE, fold_spaces
from spacequiz.packs.problem_collector import quote
from spacequiz.text import clean
from spacequiz.wording import format_count

_ESSAY = "an essay, which Space Quiz cannot grade"
_GAPS = "gaps in a text, which Space Quiz does not support"
_CALCULATED = "random numbers, which Space Quiz does not support"
_ON_PICTURE = "answers on a picture, which Space Quiz does not support"
_NOT_OURS = {
    "essay": _ESSAY,
    "description": "a description without a question",
    "cloze": _GAPS,
    "multianswer": _GAPS,
    "ddwtos": _GAPS,
    "gapselect": _GAPS,
    "calculated": _CALCULATED,
    "calculatedsimple": _CALCULATED,
    "calculatedmulti": _CALCULATED,
    "ddimageortext": _ON_PICTURE,
    "ddmarker": _ON_PICTURE,
    "random": "a placeholder for a random question",
    "randomsamatch": "its pairs come from other questions",
}
"""Reasons for skipping types of question."""
_USUAL = frozenset({"Your answer is correct.", "Your answer is partially correct.", "Your answer is incorrect."})
"""Moodle's default feedback."""


def read(data: bytes) -> ParsedFile:
    """Return the questions of a file. Raises UnreadableFile, and MissingExtra without the library."""
    found = Sorted()
    count = remarks = 0
    for element in quiz_of(data).iter("question"):
        kind = fold_spaces(element.get("type", ""))
        if kind == "category":
            found.enter(fold_spaces(_inner(element.find("category"))), _Question(element, []).text("info"))
            continue
        count += 1
        question = _Question(element, [])
        found.add(_item(count, kind, question))
        remarks += question.has_remarks()
    notes = (f"the combined feedback of {format_count(remarks, 'question')} was left out",) if remarks else ()
    return found.foreign(notes)


def _item(count: int, kind: str, question: "_Question") -> DraftQuestion | SkippedQuestion:
    read_kind = _KINDS.get(kind)
    if read_kind is None:
        return SkippedQuestion(count, _NOT_OURS.get(kind) or f"the type {quote(clean(kind))}, which is not supported")
    try:
        fields = question.common()
        fields |= read_kind(question, str(fields["why"]))
    except NotAQuestion as none:
        return SkippedQuestion(count, str(none))
    return DraftQuestion(count, fields, tuple(dict.fromkeys(question.notes)))


def _inner(element: Element | None) -> str:
    """Return the text of an element, or of the `text` element in it."""
    if element is None:
        return ""
    text = element.find("text")
    return "".join((element if text is None else text).itertext())


class _Question:
    """A question element."""

    def __init__(self, element: Element, notes: list[str]) -> None:
        self.element = element
        self.notes = notes
        asked = element.find("questiontext")
        self.form = "moodle" if asked is None else FORMATS.get(asked.get("format", ""), "moodle")
        """The text format of the question, the default for its other texts."""

    def value(self, name: str) -> str:
        """Return a text that is never HTML; empty when there is none."""
        return fold_spaces(_inner(self.element.find(name)))

    def text(self, name: str) -> str:
        """Return a text that may be HTML."""
        return self.said(self.element.find(name))

    def said(self, element: Element | None) -> str:
        """Return the plain text of an element."""
        if element is None:
            return ""
        return read_as(_inner(element), FORMATS.get(element.get("format", ""), self.form), self.notes)

    def common(self) -> dict[str, Value]:
        """Return the fields that all kinds of question have."""
        if self.element.find(".//file") is not None or self.value("image"):
            self.notes.append(PICTURE)
        return {
            "id": self.value("idnumber") or self.value("name"),
            "ask": self.text("questiontext"),
            "why": self.text("generalfeedback"),
            "hints": [hint for hint in map(self.said, self.element.findall("hint")) if hint],
            "tags": list(
                dict.fromkeys(filter(None, (fold_spaces(_inner(tag)) for tag in self.element.findall("tags/tag"))))
            ),
        }

    def answers(self, *, literal: bool = False) -> list[Answer]:
        """Return the answers; `literal` ones are compared with typed text, so they are never HTML."""
        elements = self.element.findall("answer")
        check_count(len(elements))
        return [
            Answer(
                fold_spaces(_inner(answer)) if literal else self.said(answer),
                percent(answer.get("fraction", "")),
                self.said(answer.find("feedback")),
                fold_spaces(answer.findtext("tolerance", "")),
            )
            for answer in elements
        ]

    def has_remarks(self) -> bool:
        """Return whether the question has combined feedback other than Moodle's default."""
        names = ("correctfeedback", "partiallycorrectfeedback", "incorrectfeedback")
        said = {_Question(self.element, []).text(name) for name in names}
        return bool(said - _USUAL - {""})


def _choice(question: _Question, why: str) -> dict[str, Value]:
    single = question.value("single").casefold() not in {"false", "0"}
    return choice(question.answers(), single, question.notes)


def _true_false(question: _Question, why: str) -> dict[str, Value]:
    answers = question.answers(literal=True)
    right = [(place, answer) for place, answer in enumerate(answers) if answer.credit > 0]
    if len(right) != 1:
        raise NotAQuestion("its answer is neither true nor false")
    place, answer = right[0]
    # old files have the words in the teacher's language, with true first
    truth = {"true": True, "false": False}.get(answer.text.casefold(), place == 0)
    return {"answer": str(truth).lower()} | explained(why, answers, question.notes)


def _typed(question: _Question, why: str) -> dict[str, Value]:
    answers = question.answers(literal=True)
    if question.value("usecase") == "1":
        question.notes.append("upper and lower case no longer matter")
    return typed(answers, question.notes) | explained(why, answers, question.notes)


def _number(question: _Question, why: str) -> dict[str, Value]:
    answers = question.answers(literal=True)
    fields = number(answers, question.notes)
    for unit in question.element.findall("units/unit"):
        name = fold_spaces(_inner(unit.find("unit_name")))
        if percent(_inner(unit.find("multiplier"))) == 1 and "unit" not in fields:
            fields["unit"] = name
        elif name:
            question.notes.append(f"the unit {quote(name)} was left out")
    return fields | explained(why, answers, question.notes)


def _match(question: _Question, why: str) -> dict[str, Value]:
    elements = question.element.findall("subquestion")
    check_count(len(elements))
    sides = [
        # Moodle shows the right side without tags, whatever the question's format
        (question.said(pair), read_as(_inner(pair.find("answer")), "moodle", question.notes))
        for pair in elements
    ]
    return pairs(sides, question.notes)


def _order(question: _Question, why: str) -> dict[str, Value]:
    return {"order": [answer.text for answer in question.answers()]}


_KINDS: dict[str, Callable[[_Question, str], dict[str, Value]]] = {
    "multichoice": _choice,
    "truefalse": _true_false,
    "shortanswer": _typed,
    "numerical": _number,
    "matching": _match,
    "match": _match,
    "ordering": _order,
}
"""Readers of the supported types of question, by Moodle's names."""
