"""From the keys of a question to its kind, and from its kind to a question."""

from collections.abc import Callable
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
from spacequiz.packs.fields import Fields, fold, not_text, shown
from spacequiz.packs.nodes import Mapping, Node, Refused, Scalar, Sequence, is_missing

COMMON = frozenset(
    {"ask", "id", "kind", "why", "source", "hints", "difficulty", "tags", "date", "seconds", "points"}
)
"""Keys that every question may have."""
KEYS = {
    Kind.CHOICE: frozenset({"options", "answer", "feedback"}),
    Kind.MULTIPLE: frozenset({"options", "answers", "feedback"}),
    Kind.TRUE_FALSE: frozenset({"answer"}),
    Kind.TYPED: frozenset({"accept"}),
    Kind.NUMBER: frozenset({"number", "within", "close", "unit"}),
    Kind.ORDER: frozenset({"order", "from", "to"}),
    Kind.MATCH: frozenset({"match"}),
}
"""Keys of each kind (pack format 1)."""
ALL_KEYS = COMMON.union(*KEYS.values())
"""Every key a question can have."""
WORDS = {kind.value: kind for kind in Kind} | {"true or false": Kind.TRUE_FALSE}
"""What `kind:` may say."""
NAMES = {kind: kind.value for kind in Kind} | {Kind.TRUE_FALSE: "true or false"}
"""How a kind is called in a message."""

_ALLOWED = {kind: COMMON | keys for kind, keys in KEYS.items()}
_LEADS = {"accept": Kind.TYPED, "number": Kind.NUMBER, "order": Kind.ORDER, "match": Kind.MATCH}
"""Keys that settle the kind alone."""
_LONG_OPTION = 120
"""Characters of an option that still fit beside a key on a narrow terminal (pack format 1)."""


def kind_of(fields: Fields) -> Kind | None:
    """The kind that the keys decide on; None, with the reason reported, when they do not."""
    values = fields.values
    kind: Kind | None = None
    if "options" in values:
        kind = Kind.MULTIPLE if "answers" in values else Kind.CHOICE
    for lead, led in _LEADS.items():
        if lead in values:
            if kind is not None:
                first = "options" if "options" in values else next(key for key in _LEADS if key in values)
                message = f"`{first}` and `{lead}` make two kinds of question; keep one"
                fields.report.error(fields.key(lead), message)
                return None
            kind = led
    if kind is None:
        kind = _without_lead(fields)
    if "kind" in values:
        said = WORDS.get(fields.word("kind", tuple(WORDS)))
        if said is not None and kind is not None and said is not kind:
            message = f"`kind` says {NAMES[said]}, but the keys make a {NAMES[kind]} question"
            fields.report.error(values["kind"], message)
            return None
    if kind is not None and not values.keys() <= _ALLOWED[kind]:
        return _stray(fields, kind)
    return kind


def _without_lead(fields: Fields) -> Kind | None:
    values = fields.values
    if "answer" in values and "answers" not in values:
        return Kind.TRUE_FALSE
    said = WORDS.get(fold(node.text).casefold()) if isinstance(node := values.get("kind"), Scalar) else None
    if "answers" in values:
        fields.report.error(fields.key("answers"), "`answers` needs `options` to choose from")
    elif said is not None:
        wanted = {Kind.CHOICE: "options", Kind.MULTIPLE: "options", Kind.TRUE_FALSE: "answer"}
        lead = wanted.get(said) or next(key for key, kind in _LEADS.items() if kind is said)
        fields.report.error(fields.mapping, f"a {NAMES[said]} question needs `{lead}`")
    else:
        message = "nothing to answer with; give `options` and `answer`, or `accept`, `number`, `order` or `match`"
        fields.report.error(fields.mapping, message)
    return None


def _stray(fields: Fields, kind: Kind) -> Kind | None:
    """Report keys that belong to other kinds."""
    known = True
    for name in fields.values:
        if name not in _ALLOWED[kind]:
            known = False
            if kind is Kind.MULTIPLE and name == "answer":
                message = "`answer` and `answers` exclude each other; keep one"
            else:
                message = f"`{name}` does not belong to a {NAMES[kind]} question"
            fields.report.error(fields.key(name), message)
    return kind if known else None


def build(kind: Kind, fields: Fields, common: dict[str, Any]) -> Question | None:
    """The question; None, with everything wrong reported, when something is."""
    report = fields.report
    before = report.errors
    own = _READERS[kind](fields)
    if own is None or report.errors != before:
        return None
    return _CLASSES[kind](**common, **own)


def _options(fields: Fields) -> tuple[str, ...]:
    found = fields.texts("options", "option", required=True)
    options = tuple([text for text, _ in found])
    node = fields.values["options"]
    if node.__class__ is Sequence and not 2 <= len(node.items) <= 8:  # type: ignore[union-attr]
        fields.report.error(node, f"`options` has {len(node.items)}; a question has 2 to 8")  # type: ignore[union-attr]
    if len(set(options)) != len(options):
        _report_twins(fields, found, "option")
    for text, place in found:
        if len(text) > _LONG_OPTION:
            fields.report.warn(place, f"an option of {len(text)} characters; up to {_LONG_OPTION} read well")
    return options


def _report_twins(fields: Fields, found: list[tuple[str, Node]], what: str) -> None:
    first: dict[str, int] = {}
    for text, node in found:
        if text in first:
            fields.report.error(node, f"duplicate {what} {shown(text)}; it is already in line {first[text]}")
        else:
            first[text] = node.line


def _feedback(fields: Fields, options: tuple[str, ...]) -> Any:
    node = fields.given("feedback")
    if node is None:
        return NO_FEEDBACK
    report = fields.report
    said: dict[str, str] = {}
    if not isinstance(node, Mapping):
        if not isinstance(node, Refused):
            report.error(node, "`feedback` has lines of the form `option: what to say`")
        return NO_FEEDBACK
    for key, value in node.entries:
        option = fold(key.text)
        if option in said:
            report.error(key, f"duplicate key {shown(option)} in `feedback`")
        elif option not in options:
            report.error(key, f"`feedback` for {shown(option)}, which is not an option{report.suggestion(option, options)}")
        said[option] = _side(fields, key, value, f"the feedback for {shown(option)}")
    return said


def _side(fields: Fields, key: Scalar, value: Node, what: str) -> str:
    """The text that belongs to a key."""
    if not isinstance(value, Scalar):
        not_text(fields.report, value, what)
        return ""
    text = fold(value.text)
    if not text or is_missing(value):
        fields.report.error(key, f"{what} is missing")
        return ""
    return text


def _choice(fields: Fields) -> dict[str, Any] | None:
    options = _options(fields)
    answer = fields.text("answer", required=True)
    if answer and options and answer not in options:
        report = fields.report
        hint = report.suggestion(answer, options)
        report.error(fields.values["answer"], f"answer {shown(answer)} is not an option{hint}")
    return {"options": options, "answer": answer, "feedback": _feedback(fields, options)}


def _multiple(fields: Fields) -> dict[str, Any] | None:
    report = fields.report
    options = _options(fields)
    found = fields.texts("answers", "answer", required=True)
    node = fields.values["answers"]
    if isinstance(node, Sequence) and not node.items:
        report.error(node, "`answers` is empty; name at least one option")
    answers = frozenset(text for text, _ in found)
    if len(answers) != len(found):
        _report_twins(fields, found, "answer")
    for text, place in found:
        if options and text not in options:
            report.error(place, f"answer {shown(text)} is not an option{report.suggestion(text, options)}")
    if answers and answers == set(options):
        report.warn(node, "`answers` are all the options, so that nothing can be chosen wrongly")
    return {"options": options, "answers": answers, "feedback": _feedback(fields, options)}


def _true_false(fields: Fields) -> dict[str, Any] | None:
    text = fields.text("answer", required=True)
    if not text:
        return None
    folded = text.casefold()
    if folded not in {"true", "yes", "false", "no"}:
        message = f"answer {shown(text)} is neither true nor false; a choice has `options`, a typed answer `accept`"
        fields.report.error(fields.values["answer"], message)
    return {"answer": folded in {"true", "yes"}}


def _typed(fields: Fields) -> dict[str, Any] | None:
    found = fields.texts("accept", "answer", required=True)
    node = fields.values["accept"]
    if isinstance(node, Sequence) and not node.items:
        fields.report.error(node, "`accept` is empty; name at least one answer")
    return {"accept": tuple(dict.fromkeys(text for text, _ in found))}


def _number(fields: Fields) -> dict[str, Any] | None:
    report, values = fields.report, fields.values
    number = fields.decimal("number", required=True)
    within, close = fields.decimal("within"), fields.decimal("close")
    if within is not None and within < 0:
        report.error(values["within"], "`within` is less than 0")
    elif close is not None and close < (within or 0):
        report.error(values["close"], "`within` is above `close`; `close` is where credit ends, farther off than `within`")
    return {"number": number, "within": within or 0.0, "close": close, "unit": fields.text("unit")}


def _order(fields: Fields) -> dict[str, Any] | None:
    found = fields.texts("order", "item", required=True)
    node = fields.values["order"]
    if isinstance(node, Sequence) and not 3 <= len(node.items) <= 8:
        fields.report.error(node, f"`order` has {len(node.items)}; it takes 3 to 8 items")
    items = tuple([text for text, _ in found])
    if len(set(items)) != len(items):
        _report_twins(fields, found, "item")
    return {"items": items, "start": fields.text("from"), "end": fields.text("to")}


def _match(fields: Fields) -> dict[str, Any] | None:
    report = fields.report
    node = fields.values["match"]
    if is_missing(node):
        fields.missing("match")
        return None
    if not isinstance(node, Mapping):
        if not isinstance(node, Refused):
            report.error(node, "`match` has lines of the form `left: right`, without `- ` before them")
        return None
    if not 2 <= len(node.entries) <= 8:
        report.error(node, f"`match` has {len(node.entries)}; it takes 2 to 8 pairs")
    pairs: dict[str, str] = {}
    rights: dict[str, int] = {}
    for key, value in node.entries:
        left = fold(key.text)
        if not left or is_missing(key):
            report.error(key, "a text is missing before the colon")
            continue
        if left in pairs:
            report.error(key, f"duplicate key {shown(left)} in `match`")
        right = pairs[left] = _side(fields, key, value, f"what belongs to {shown(left)}")
        if right and right in rights:
            report.error(value, f"duplicate right side {shown(right)}; it is already in line {rights[right]}")
        rights.setdefault(right, value.line)
    return {"pairs": tuple(pairs.items())}


_READERS: dict[Kind, Callable[[Fields], dict[str, Any] | None]] = {
    Kind.CHOICE: _choice,
    Kind.MULTIPLE: _multiple,
    Kind.TRUE_FALSE: _true_false,
    Kind.TYPED: _typed,
    Kind.NUMBER: _number,
    Kind.ORDER: _order,
    Kind.MATCH: _match,
}
_CLASSES: dict[Kind, Callable[..., Question]] = {
    Kind.CHOICE: Choice,
    Kind.MULTIPLE: Multiple,
    Kind.TRUE_FALSE: TrueFalse,
    Kind.TYPED: Typed,
    Kind.NUMBER: Number,
    Kind.ORDER: Order,
    Kind.MATCH: Match,
}
