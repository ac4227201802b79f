"""Choosing a question's kind by its keys, and reading the fields that this kind alone has."""

from collections.abc import Callable, Iterable
from collections.abc import Mapping as TextMapping
from typing import Any

from spacequiz.domain.question import (
    NO_FEEDBACK,
    Choice,
    Kind,
    Match,
    Multiple,
    Number,
    Order,
    Question,
    TrueFalse,
    Typed,
)
from spacequiz.packs.fields import Fields, report_not_text
from spacequiz.packs.problem_collector import fold_spaces, quote
from spacequiz.packs.yaml_nodes import Mapping, Node, RefusedNode, Scalar, Sequence, is_missing

COMMON = frozenset({"ask", "id", "kind", "why", "source", "hints", "difficulty", "tags", "date", "seconds", "points"})
"""Keys that every question may have."""

_LONG_OPTION = 120
"""Characters of an option that still fit beside a key on a narrow terminal (pack format 1)."""


def choose_kind_reader(fields: Fields) -> "KindReader | None":
    """Return the reader of the kind that the keys decide on; None, with the reason reported, when they do not."""
    values = fields.values
    reader: KindReader | None = None
    if "options" in values:
        reader = MULTIPLE if "answers" in values else CHOICE
    for key, reader_of_key in _BY_LEADING_KEY.items():
        if key in values:
            if reader is not None:
                first = "options" if "options" in values else next(key for key in _BY_LEADING_KEY if key in values)
                message = f"`{first}` and `{key}` make two kinds of question; keep one"
                fields.report.error(fields.key_node(key), message)
                return None
            reader = reader_of_key
    if reader is None:
        reader = _choose_without_leading_key(fields)
    if "kind" in values:
        named = _BY_NAME.get(fields.word("kind", tuple(_BY_NAME)))
        if named is not None and reader is not None and named is not reader:
            message = f"`kind` says {named.name}, but the keys make a {reader.name} question"
            fields.report.error(values["kind"], message)
            return None
    if reader is not None and not values.keys() <= reader.allowed:
        _report_stray_keys(fields, reader)
        return None
    return reader


def _choose_without_leading_key(fields: Fields) -> "KindReader | None":
    """Return the reader for true-false questions if `answer` is the only key of a kind; else report why not."""
    values = fields.values
    if "answers" in values:
        fields.report.error(fields.key_node("answers"), "`answers` needs `options` to choose from")
        return None
    if "answer" in values:
        return TRUE_FALSE
    node = values.get("kind")
    named = _BY_NAME.get(fold_spaces(node.text).lower()) if isinstance(node, Scalar) else None
    if named is not None:
        message = f"a {named.name} question needs `{named.leading_key}`"
    else:
        message = "nothing to answer with; give `options` and `answer`, or `accept`, `number`, `order` or `match`"
    fields.report.error(fields.mapping, message)
    return None


def _report_stray_keys(fields: Fields, reader: "KindReader") -> None:
    """Report keys that belong to other kinds."""
    for name in fields.values.keys() - reader.allowed:
        if reader is MULTIPLE and name == "answer":
            message = "`answer` and `answers` exclude each other; keep one"
        else:
            message = f"`{name}` does not belong to a {reader.name} question"
        fields.report.error(fields.key_node(name), message)


def _options(fields: Fields) -> tuple[str, ...]:
    """Return the options, 2 to 8 different ones."""
    options = tuple(fields.texts("options", "option", required=True, usual=_LONG_OPTION))
    node = fields.values["options"]
    if node.__class__ is Sequence:
        if not 2 <= len(options) <= 8:
            fields.report.error(node, f"`options` has {len(options)}; a question has 2 to 8")
        if len(set(options)) != len(options):
            _report_duplicates(fields, options, node, "option")
    return options


def _report_duplicates(fields: Fields, texts: Iterable[str], node: Sequence, what: str) -> None:
    """Report texts that are in a list twice; `what` is what messages call one."""
    lines: dict[str, int] = {}
    for text, item in zip(texts, node.items, strict=True):
        if text in lines:
            fields.report.error(item, f"duplicate {what} {quote(text)}; it is already in line {lines[text]}")
        elif text:
            lines[text] = item.line


def _feedback(fields: Fields, options: tuple[str, ...]) -> TextMapping[str, str]:
    """Return what the pack says about single options, by option."""
    node = fields.optional("feedback") if "feedback" in fields.values else None
    if node is None:
        return NO_FEEDBACK
    report = fields.report
    feedback: dict[str, str] = {}
    if not isinstance(node, Mapping):
        if not isinstance(node, RefusedNode):
            report.error(node, "`feedback` has lines of the form `option: what to say`")
        return NO_FEEDBACK
    for key, value in node.entries:
        option = fold_spaces(key.text)
        if option in feedback:
            report.error(key, f"duplicate key {quote(option)} in `feedback`")
        elif option not in options:
            report.error(
                key, f"`feedback` for {quote(option)}, which is not an option{report.suggestion(option, options)}"
            )
        feedback[option] = _paired_text(fields, key, value, f"the feedback for {quote(option)}")
    return feedback


def _paired_text(fields: Fields, key: Scalar, value: Node, what: str) -> str:
    """Return the text after a key; `what` is what messages call it. Empty, and reported, when there is none."""
    if not isinstance(value, Scalar):
        report_not_text(fields.report, value, what)
        return ""
    text = fold_spaces(value.text)
    if not text or is_missing(value):
        fields.report.error(key, f"{what} is missing")
        return ""
    return text


def _choice(fields: Fields) -> dict[str, Any]:
    options = _options(fields)
    answer = fields.text("answer", required=True)
    if answer and options and answer not in options:
        report = fields.report
        hint = report.suggestion(answer, options)
        report.error(fields.values["answer"], f"answer {quote(answer)} is not an option{hint}")
    return {"options": options, "answer": answer, "feedback": _feedback(fields, options)}


def _multiple(fields: Fields) -> dict[str, Any]:
    report = fields.report
    options = _options(fields)
    answers = fields.texts("answers", "answer", required=True)
    node = fields.values["answers"]
    if node.__class__ is Sequence:
        if not answers:
            report.error(node, "`answers` is empty; name at least one option")
        if len(set(answers)) != len(answers):
            _report_duplicates(fields, answers, node, "answer")
        for text, item in zip(answers, node.items, strict=True):
            if text and options and text not in options:
                report.error(item, f"answer {quote(text)} is not an option{report.suggestion(text, options)}")
        if answers and set(answers) == set(options):
            report.warn(node, "`answers` are all the options, so that nothing can be chosen wrongly")
    return {"options": options, "answers": frozenset(answers), "feedback": _feedback(fields, options)}


def _true_false(fields: Fields) -> dict[str, Any]:
    text = fields.text("answer", required=True)
    folded = text.lower()
    if text and folded not in {"true", "yes", "false", "no"}:
        message = f"answer {quote(text)} is neither true nor false; a choice has `options`, a typed answer `accept`"
        fields.report.error(fields.values["answer"], message)
    return {"answer": folded in {"true", "yes"}}


def _typed(fields: Fields) -> dict[str, Any]:
    answers = fields.texts("accept", "answer", required=True)
    node = fields.values["accept"]
    if node.__class__ is Sequence and not answers:
        fields.report.error(node, "`accept` is empty; name at least one answer")
    return {"accept": tuple(dict.fromkeys(answers))}


def _number(fields: Fields) -> dict[str, Any]:
    report, values = fields.report, fields.values
    number = fields.decimal("number", required=True)
    within, close = fields.decimal("within"), fields.decimal("close")
    if within is not None and within < 0:
        report.error(values["within"], "`within` is less than 0")
    elif close is not None and close < (within or 0):
        report.error(
            values["close"], "`within` is above `close`; `close` is where credit ends, farther off than `within`"
        )
    return {"number": number, "full_within": within or 0.0, "partial_within": close, "unit": fields.text("unit")}


def _order(fields: Fields) -> dict[str, Any]:
    items = tuple(fields.texts("order", "item", required=True))
    node = fields.values["order"]
    if node.__class__ is Sequence:
        if not 3 <= len(items) <= 8:
            fields.report.error(node, f"`order` has {len(items)}; it takes 3 to 8 items")
        if len(set(items)) != len(items):
            _report_duplicates(fields, items, node, "item")
    return {"items": items, "start": fields.text("from"), "end": fields.text("to")}


def _match(fields: Fields) -> dict[str, Any]:
    report = fields.report
    node = fields.values["match"]
    pairs: dict[str, str] = {}
    if is_missing(node):
        fields.missing("match")
    elif node.__class__ is Mapping:
        if not 2 <= len(node.entries) <= 8:
            report.error(node, f"`match` has {len(node.entries)}; it takes 2 to 8 pairs")
        rights: dict[str, int] = {}
        for key, value in node.entries:
            left = fold_spaces(key.text)
            if not left or is_missing(key):
                report.error(key, "a text is missing before the colon")
                continue
            if left in pairs:
                report.error(key, f"duplicate key {quote(left)} in `match`")
            right = pairs[left] = _paired_text(fields, key, value, f"what belongs to {quote(left)}")
            if right and right in rights:
                report.error(value, f"duplicate right side {quote(right)}; it is already in line {rights[right]}")
            rights.setdefault(right, value.line)
    elif node.__class__ is not RefusedNode:
        report.error(node, "`match` has lines of the form `left: right`, without `- ` before them")
    return {"pairs": tuple(pairs.items())}


class KindReader:
    """The keys of one kind of question, and the function that reads them."""

    __slots__ = ("allowed", "keys", "leading_key", "name", "question_class", "read_fields")

    def __init__(
        self, kind: Kind, keys: str, read_fields: Callable[[Fields], dict[str, Any]], question_class: type[Question]
    ) -> None:
        """Define a kind; `keys` are those that it alone has, with spaces between them, the leading key first."""
        words = keys.split()
        self.name = "true or false" if kind is Kind.TRUE_FALSE else kind.value
        """What messages call the kind."""
        self.keys = frozenset(words)
        """Keys that other kinds do not have, or share with few (pack format 1)."""
        self.leading_key = words[0]
        """The key that every question of this kind has."""
        self.allowed = COMMON | self.keys
        """All keys that a question of this kind may have."""
        self.read_fields = read_fields
        """Returns the values of the fields that this kind alone has; reports what is wrong with them."""
        self.question_class = question_class


CHOICE = KindReader(Kind.CHOICE, "options answer feedback", _choice, Choice)
MULTIPLE = KindReader(Kind.MULTIPLE, "options answers feedback", _multiple, Multiple)
TRUE_FALSE = KindReader(Kind.TRUE_FALSE, "answer", _true_false, TrueFalse)
TYPED = KindReader(Kind.TYPED, "accept", _typed, Typed)
NUMBER = KindReader(Kind.NUMBER, "number within close unit", _number, Number)
ORDER = KindReader(Kind.ORDER, "order from to", _order, Order)
MATCH = KindReader(Kind.MATCH, "match", _match, Match)

_READERS = (CHOICE, MULTIPLE, TRUE_FALSE, TYPED, NUMBER, ORDER, MATCH)
_BY_LEADING_KEY = {reader.leading_key: reader for reader in (TYPED, NUMBER, ORDER, MATCH)}
"""The kinds that one key decides on."""
_BY_NAME = {reader.name: reader for reader in _READERS} | {Kind.TRUE_FALSE.value: TRUE_FALSE}
"""The kinds by the words that may stand after `kind:`."""
ALL_KEYS = COMMON.union(*(reader.keys for reader in _READERS))
"""Every key that a question of any kind may have."""
