"""Reading the fields of one YAML mapping as texts, lists, numbers and dates; what does not fit is reported."""

import re
from collections.abc import Collection

from spacequiz.packs.decode import MOST_BYTES
from spacequiz.packs.problem_collector import ProblemReport, fold_spaces, quote
from spacequiz.packs.question_checks import DATE, is_date
from spacequiz.packs.yaml_errors import quote_yaml
from spacequiz.packs.yaml_nodes import (
    LONGEST_MISSING,
    MISSING,
    Mapping,
    Node,
    RefusedNode,
    Scalar,
    Sequence,
    is_missing,
)

_WHOLE = re.compile(r"[+-]?[0-9]{1,15}\Z")
_DECIMAL = re.compile(r"[+-]?(?:[0-9]+(?:\.[0-9]*)?|\.[0-9]+)(?:[eE][+-]?[0-9]{1,4})?\Z")


def _as_list(typed: str) -> str:
    """Return what was typed as a YAML list; commas most likely stood between its items."""
    one = f"[{quote_yaml(typed)}]"
    items = [item.strip() for item in typed.split(",") if item.strip()]
    return f"[{', '.join(map(quote_yaml, items))}], or {one} for one alone" if len(items) > 1 else one


class Fields:
    """A mapping whose keys are known and unique; others are reported and left out when it is made."""

    __slots__ = ("mapping", "report", "values")

    def __init__(self, report: ProblemReport, mapping: Mapping, known: frozenset[str], what: str) -> None:
        self.report = report
        self.mapping = mapping
        self.values = mapping.values
        """Values by key; of a duplicate key the first value."""
        if len(self.values) * 2 != len(mapping.flat) or not self.values.keys() <= known:
            self._drop_duplicates()
            self._drop_unknown(known, what)

    def _drop_duplicates(self) -> None:
        self.values = {}
        lines: dict[str, int] = {}
        for key, value in self.mapping.entries:
            if self.report.is_full:
                break
            if key.text in lines:
                self.report.error(
                    key, f"duplicate key {quote(fold_spaces(key.text))}; it is already in line {lines[key.text]}"
                )
            else:
                lines[key.text] = key.line
                self.values[key.text] = value

    def _drop_unknown(self, known: Collection[str], what: str) -> None:
        keys = {key.text: key for key, _ in reversed(self.mapping.entries)}
        for name in [name for name in self.values if name not in known]:
            value = self.values.pop(name)
            if self.report.is_full:
                continue
            key = keys.get(name, self.mapping)
            free = sorted(word for word in known if word not in self.values)
            close = self.report.nearest(name, free)
            hint = f"; did you mean {quote(close)}?" if close else ""
            if not fold_spaces(name):
                self.report.error(key, "a key is missing before the colon")
            else:
                self.report.error(key, f"unknown key {quote(fold_spaces(name))} in {what}{hint}")
            if close:
                # read on as if it had been written so: a misspelled key is one problem, not three
                self.values[close] = value

    def key_node(self, name: str) -> Node:
        """Return the node of a key, for its place; the mapping itself when there is no such key."""
        value = self.values.get(name)
        for key, item in self.mapping.entries:
            if key.text == name or (value is not None and item is value):
                return key
        return self.mapping

    def optional(self, name: str) -> Node | None:
        """Return the node of a key's value; None when there is no key, or nothing after it."""
        value = self.values.get(name)
        return None if value is None or is_missing(value) else value

    def text(self, name: str, *, required: bool = False) -> str:
        """Return a text with its white space folded; empty when there is none."""
        value = self.values.get(name)
        if value.__class__ is Scalar:
            text = value.text
            # most texts are folded already, and to see that is quicker than to fold them
            if "  " in text or not text.isascii() or not text.isprintable() or text != text.strip():
                text = " ".join(text.split())
            if len(text) > LONGEST_MISSING or (text and (value.style or text not in MISSING)):
                return text
            if required:
                self.report.error(self.key_node(name), f"`{name}` has nothing after it{_word_hint(text)}")
        elif value is not None:
            report_not_text(self.report, value, f"`{name}`")
        elif required:
            self.report.error(self.mapping, f"`{name}` is missing")
        return ""

    def texts(self, name: str, item_name: str, *, required: bool = False, usual: int = MOST_BYTES) -> list[str]:
        """Return a list of texts with their white space folded; one that is no text is reported, and empty.

        `item_name` is what messages call an item. An item of more than `usual` characters is warned about.
        """
        value = self.values.get(name)
        if value.__class__ is not Sequence:
            if value is None or is_missing(value):
                if required:
                    self.missing(name)
            elif value.__class__ is Scalar:
                self.report.error(value, f"`{name}` is a list: write {_as_list(fold_spaces(value.text)[:60])}")
            elif value.__class__ is Mapping:
                self.report.error(value, f"`{name}` is a list; begin each item with `- `, without a colon in it")
            return []
        texts = []
        for item in value.items:
            if item.__class__ is Scalar:
                text = " ".join(item.text.split())
                if LONGEST_MISSING < len(text) <= usual:
                    texts.append(text)
                else:
                    texts.append(self._check_length(item, text, usual, f"{item_name} {len(texts) + 1}"))
            else:
                texts.append("")
                report_not_text(self.report, item, f"{item_name} {len(texts)}")
        return texts

    def _check_length(self, item: Scalar, text: str, usual: int, what: str) -> str:
        """Return a very short or long text; one that is missing is reported, and empty."""
        if not text or (not item.style and text in MISSING):
            self.report.error(item, f"{what} is empty{_word_hint(text)}")
            return ""
        if len(text) > usual:
            self.report.warn(item, f"{what} has {len(text)} characters; up to {usual} read well")
        return text

    def missing(self, name: str) -> None:
        """Report that a required key is missing, or has nothing after it."""
        if name in self.values:
            self.report.error(self.key_node(name), f"`{name}` has nothing after it")
        else:
            self.report.error(self.mapping, f"`{name}` is missing")

    def word(self, name: str, known: Collection[str]) -> str:
        """Return one of the known words in small letters, however it is typed; empty when there is none."""
        node = self.optional(name)
        text = self.text(name)
        if not text or node is None:
            return ""
        # not casefold, which takes ſ for s: the JSON Schema cannot express that
        if text.lower() in known:
            return text.lower()
        listed = ", ".join(known)
        self.report.error(
            node, f"`{name}` is {quote(text)}{self.report.suggestion(text, known) or f'; it is one of {listed}'}"
        )
        return ""

    def whole(self, name: str, least: int, most: int) -> int | None:
        """Return a whole number within these bounds; None when there is none."""
        node = self.optional(name)
        text = self.text(name)
        if not text or node is None:
            return None
        if _WHOLE.match(text) and least <= int(text) <= most:
            return int(text)
        self.report.error(node, f"`{name}` is a whole number from {least} to {most}, not {quote(text)}")
        return None

    def decimal(self, name: str, *, required: bool = False) -> float | None:
        """Return a finite number; None when there is none."""
        text = self.text(name, required=required)
        if not text:
            return None
        if _DECIMAL.match(text):
            value = float(text)
            if abs(value) < float("inf"):
                return value
            self.report.error(self.values[name], f"`{name}` is too large a number: {quote(text)}")
            return None
        self.report.error(self.values[name], f"`{name}` is not a number: {quote(text)}{_number_hint(text)}")
        return None

    def date(self, name: str) -> str:
        """Return a date as it was typed, such as ``1957-10``; empty when there is none."""
        text = self.text(name)
        if not text:
            return ""
        if not DATE.match(text):
            self.report.error(self.values[name], f"`{name}` is {quote(text)}; write it as 1957, 1957-10 or 1957-10-04")
            return ""
        if not is_date(text):
            self.report.error(self.values[name], f"`{name}` is {quote(text)}, and there is no such date")
            return ""
        return text


def report_not_text(report: ProblemReport, node: Node, what: str) -> None:
    """Report a value that is no text; a mapping of one key is most likely a text with a colon in it."""
    if node.__class__ is RefusedNode:
        return
    if isinstance(node, Mapping):
        if len(node.entries) == 1:
            key, value = node.entries[0]
            if isinstance(value, Scalar):
                typed = fold_spaces(f"{key.text}: {value.text}")
                report.error(
                    node, f"{what} is read as a pair because of its colon; put it in quotes: {quote_yaml(typed)}"
                )
                return
        report.error(node, f"{what} is a text, not keys with values")
    else:
        report.error(node, f"{what} is a text, not a list")


def _word_hint(text: str) -> str:
    """Return how to write a word such as ``null`` as a text; empty for an empty text."""
    return f"; if the word is meant, put it in quotes: {quote_yaml(text)}" if text else ""


def _number_hint(text: str) -> str:
    """Return how to write what was probably meant as a number."""
    if re.fullmatch(r"[+-]?[0-9]{1,3}(,[0-9]{3})+(\.[0-9]+)?", text):
        return "; write it without commas: " + text.replace(",", "")
    if "," in text:
        return "; write it with a point: " + text.replace(",", ".") if text.count(",") == 1 else "; write no commas"
    if text[:1] in "−–":
        return "; write the minus as -"
    if text[:1].isdigit() and text.replace("_", "").replace(" ", "").isdigit():
        return "; write the digits without anything between them"
    if text[0].isdigit():
        return "; a unit belongs in `unit`"
    return ""
