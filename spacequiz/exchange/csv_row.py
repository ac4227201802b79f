"""Make a question from one row of a table."""

import re
from collections.abc import Mapping
from dataclasses import dataclass
from itertools import zip_longest

from spacequiz.documents.spreadsheet import unescape_formula
from spacequiz.domain.question import Difficulty, Kind
from spacequiz.exchange.csv_columns import Columns
from spacequiz.exchange.delimited_rows import Row
from spacequiz.exchange.draft import DraftQuestion, SkippedQuestion, Value
from spacequiz.exchange.sanitise import fold_spaces
from spacequiz.text import clean

_KINDS = {kind.value: kind for kind in Kind} | {
    "multiple choice": Kind.CHOICE,
    "true or false": Kind.TRUE_FALSE,
    "true/false": Kind.TRUE_FALSE,
}
_SECONDS = re.compile(r"([0-9]{1,4})(?:\.0+)? ?(?:s|sec|seconds)?\Z", re.IGNORECASE)
_NUMBERS = re.compile(r"[0-9]{1,2}(?:\.0)?(?: ?[,;] ?[0-9]{1,2}(?:\.0)?)*\Z")
_PAIR = frozenset({"true", "false"})
_TEXTS = ("within", "close", "unit", "from", "to", "id", "why", "source", "date", "points")
"""Columns that are imported unchanged."""


@dataclass(frozen=True, slots=True)
class _Answers:
    options: list[str]
    right: list[str]
    wrong: list[str]
    pairs: dict[str, str]

    @property
    def every(self) -> list[str]:
        """All options; right ones first when the table has no list of options."""
        return self.options + self.wrong if self.options else self.right + self.wrong if self.wrong else []

    @property
    def are_true_and_false(self) -> bool:
        """Whether the options are the words true and false."""
        return len(self.every) == len(_PAIR) and {option.casefold() for option in self.every} == _PAIR

    def kind(self) -> Kind:
        """Return the kind of question that these answers suggest, for tables without a column for it."""
        if self.pairs:
            return Kind.MATCH
        if self.are_true_and_false or (not self.every and len(self.right) == 1 and self.right[0].casefold() in _PAIR):
            return Kind.TRUE_FALSE
        if not self.every:
            return Kind.TYPED
        return Kind.MULTIPLE if len(self.right) > 1 else Kind.CHOICE


class _NotAQuestion(Exception):
    """A row that is not a question; its text is the reason."""


def question_from_row(row: Row, columns: Columns) -> DraftQuestion | SkippedQuestion:
    """Return the question of a row."""
    cells = tuple(unescape_formula(fold_spaces(cell)).strip() for cell in row.cells)
    one = {key: cells[index] for key, index in columns.one.items() if index < len(cells)}
    many = {
        key: [cells[index] if index < len(cells) else "" for index in indices] for key, indices in columns.many.items()
    }
    try:
        fields = _kind_fields(one.get("kind", ""), _answers(many, columns))
    except _NotAQuestion as reason:
        return SkippedQuestion(row.number, str(reason))
    notes = ["cells to the right of the last header were left out"] if any(cells[columns.width or len(cells) :]) else []
    fields |= {"ask": one.get("ask", "")} | {key: one[key] for key in _TEXTS if one.get(key)}
    fields |= {
        "hints": _texts_of(many, "hint"),
        "tags": [tag for part in one.get("tags", "").split(",") if (tag := part.strip())],
    }
    difficulty, seconds = one.get("difficulty", ""), one.get("seconds", "")
    if difficulty.casefold() in {known.value for known in Difficulty}:
        fields["difficulty"] = difficulty.casefold()
    elif difficulty:
        notes.append(f"the difficulty {_quoted(difficulty)} was left out")
    if found := _SECONDS.match(seconds):
        fields["seconds"] = found[1]
    elif seconds:
        notes.append(f"the time limit {_quoted(seconds)} was left out")
    return DraftQuestion(row.number, {key: value for key, value in fields.items() if value}, tuple(notes))


def _texts_of(many: Mapping[str, list[str]], key: str) -> list[str]:
    return [text for text in many.get(key, ()) if text]


def _quoted(text: str) -> str:
    """Return a cell as it is quoted in messages."""
    return f'"{clean(text[:40])}"'


def _answers(many: Mapping[str, list[str]], columns: Columns) -> _Answers:
    """Return the answers in a row. Raises _NotAQuestion."""
    options, right = many.get("option", []), _texts_of(many, "right")
    if "answer" in many:
        # "answer 1" is an option if another column says which one is right
        if "right" in many and "option" not in many:
            options = many["answer"]
        else:
            right += _texts_of(many, "answer")
    if any(options) and (columns.by_number or not set(right) <= set(options)):
        right = _by_number(options, right, numbers_only=columns.by_number)
    pairs: dict[str, str] = {}
    for left, other in zip_longest(many.get("left", ()), many.get("match", ()), fillvalue=""):
        if bool(left) is not bool(other):
            raise _NotAQuestion(f"{_quoted(left or other)} has no partner to match")
        if left in pairs:
            raise _NotAQuestion(f"{_quoted(left)} occurs twice among the pairs")
        if left:
            pairs[left] = other
    return _Answers([option for option in options if option], right, _texts_of(many, "wrong"), pairs)


def _by_number(options: list[str], right: list[str], *, numbers_only: bool) -> list[str]:
    """Return the right options when `right` holds their numbers or letter; otherwise `right` itself."""
    answer_text = ", ".join(right)
    if _NUMBERS.match(answer_text):
        places = [int(float(part)) for part in re.split("[,;]", answer_text)]
    elif len(answer_text) == 1 and answer_text.casefold() in "abcdefgh":
        places = ["abcdefgh".index(answer_text.casefold()) + 1]
    elif numbers_only:
        raise _NotAQuestion(f"the right answers are given as {_quoted(answer_text)}, not as numbers")
    else:
        return right
    for place in places:
        if not 1 <= place <= len(options) or not options[place - 1]:
            raise _NotAQuestion(f"the right answer is number {place}, but there is no answer {place}")
    return [options[place - 1] for place in places]


def _kind_fields(word: str, answers: _Answers) -> dict[str, Value]:
    """Return the keys of a kind of question, with keys that do not fit it, so that the pack reader reports them."""
    kind = _KINDS.get(word.casefold().replace("_", "-")) if word else answers.kind()
    if kind is None:
        # the pack reader reports the unknown kind and lists the valid ones
        return _kind_fields("", answers) | {"kind": word}
    right, every = answers.right, answers.every
    if kind in {Kind.TRUE_FALSE, Kind.NUMBER} and len(right) > 1:
        raise _NotAQuestion(f"{len(right)} answers, but only one is allowed")
    if not right and not answers.pairs and not (kind is Kind.ORDER and every):
        raise _NotAQuestion("no right answer")
    match kind:
        case Kind.CHOICE if len(right) == 1:
            fields: dict[str, Value] = {"options": every, "answer": right[0]}
        case Kind.CHOICE:
            fields = {"options": every, "answers": right, "kind": "choice"}
        case Kind.MULTIPLE:
            fields = {"options": every, "answers": right}
        case Kind.TRUE_FALSE:
            fields = {"answer": right[0].casefold(), "options": [] if answers.are_true_and_false else every}
        case Kind.NUMBER:
            fields = {"number": right[0], "options": every}
        case Kind.TYPED:
            fields = {"accept": right, "options": every}
        case Kind.ORDER:
            fields = {"order": right or every, "options": every if right else []}
        case Kind.MATCH:
            fields = {"match": answers.pairs, "options": every, "accept": right}
    return fields | ({"match": answers.pairs} if answers.pairs else {})
