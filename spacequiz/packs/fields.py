"""The fields of one mapping, read as what they are meant to be; what they are not becomes a problem."""

import re
from collections.abc import Callable, Collection, Iterable
from datetime import date

from spacequiz.packs.decode import MOST_BYTES
from spacequiz.packs.problem import Problem, Severity
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
from spacequiz.text import nearest

MOST_PROBLEMS = 10_000
"""Nobody mends more at a time, and a hostile file could fill the memory with them."""

_WHOLE = re.compile(r"[+-]?[0-9]{1,15}\Z")
_DECIMAL = re.compile(r"[+-]?(?:[0-9]+(?:\.[0-9]*)?|\.[0-9]+)(?:[eE][+-]?[0-9]{1,4})?\Z")
_LANGUAGE = re.compile(r"[A-Za-z]{2,3}(?:-[A-Za-z0-9]{1,8})*\Z")
_DATE = re.compile(r"([0-9]{4})(?:-([0-9]{2})(?:-([0-9]{2}))?)?\Z")


class ProblemReport:
    """The problems found so far."""

    def __init__(self) -> None:
        self.problems: list[Problem] = []
        self.errors = 0
        self.where: Callable[[], str] | None = None
        """Makes what the messages begin with: which question is being read."""
        self.guesses_left = 500
        """How often a near word may still be looked for: a hostile file could ask a million times."""

    def error(self, node: Node, message: str) -> None:
        """Note something that keeps the pack from being played."""
        self.errors += 1
        self._add(node, "error", message)

    def warn(self, node: Node, message: str) -> None:
        """Note some advice."""
        self._add(node, "warning", message)

    @property
    def is_full(self) -> bool:
        """Whether nothing more is noted."""
        return len(self.problems) > MOST_PROBLEMS

    def _add(self, node: Node, severity: Severity, message: str) -> None:
        if self.is_full:
            return
        if len(self.problems) == MOST_PROBLEMS:
            # an error, for what comes after it was not looked at
            severity, message = "error", f"more than {MOST_PROBLEMS:,} problems: mend those above, then check again"
            self.errors += 1
        where = self.where() if self.where is not None else ""
        self.problems.append(Problem(node.line, node.column, severity, where + message))

    def nearest(self, word: str, known: Iterable[str]) -> str | None:
        """The known word that was probably meant."""
        self.guesses_left -= 1
        if self.guesses_left < 0 or len(word) > 200:
            return None
        words = [item for item in known if len(item) <= 200]
        return nearest(word, words) if len(words) <= 1000 else None

    def suggestion(self, word: str, known: Iterable[str]) -> str:
        """``; did you mean "x"?`` where there is something to suggest."""
        close = self.nearest(word, known)
        return f"; did you mean {quoted(close)}?" if close else ""


def _as_list(typed: str) -> str:
    """What was typed, as a list; commas most likely stood between its items."""
    one = f"[{quote_yaml(typed)}]"
    items = [item.strip() for item in typed.split(",") if item.strip()]
    return f"[{', '.join(map(quote_yaml, items))}], or {one} for one alone" if len(items) > 1 else one


def quoted(text: str) -> str:
    """A typed text in quotes, short enough for a message."""
    return f'"{text}"' if len(text) <= 80 else f'"{text[:79]}…"'


def fold_spaces(text: str) -> str:
    """All white space, line ends too, as single spaces."""
    return " ".join(text.split())


class Fields:
    """A mapping with its keys looked over: known, and there once."""

    __slots__ = ("mapping", "report", "values")

    def __init__(self, report: ProblemReport, mapping: Mapping, known: frozenset[str], what: str) -> None:
        self.report = report
        self.mapping = mapping
        self.values = mapping.values
        """By key; of a key that is there twice the first."""
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
                    key, f"duplicate key {quoted(fold_spaces(key.text))}; it is already in line {lines[key.text]}"
                )
            else:
                lines[key.text] = key.line
                self.values[key.text] = value

    def _drop_unknown(self, known: Collection[str], what: str) -> None:
        places = {key.text: key for key, _ in reversed(self.mapping.entries)}
        for name in [name for name in self.values if name not in known]:
            value = self.values.pop(name)
            if self.report.is_full:
                continue
            place = places.get(name, self.mapping)
            free = sorted(word for word in known if word not in self.values)
            close = self.report.nearest(name, free)
            hint = f"; did you mean {quoted(close)}?" if close else ""
            if not fold_spaces(name):
                self.report.error(place, "a key is missing before the colon")
            else:
                self.report.error(place, f"unknown key {quoted(fold_spaces(name))} in {what}{hint}")
            if close:
                # read on as if it had been written so: a slip in a key is one problem, not three
                self.values[close] = value

    def key_node(self, name: str) -> Node:
        """Where a key stands; the mapping itself when there is no such key."""
        value = self.values.get(name)
        for key, item in self.mapping.entries:
            if key.text == name or (value is not None and item is value):
                return key
        return self.mapping

    def optional(self, name: str) -> Node | None:
        """The value of an optional key; None when it has none."""
        value = self.values.get(name)
        return None if value is None or is_missing(value) else value

    def text(self, name: str, *, required: bool = False) -> str:
        """A text in one line; empty when there is none."""
        value = self.values.get(name)
        if value.__class__ is Scalar:
            text = value.text
            # most texts are folded already, and seeing that is quicker than doing it
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
        """A list of texts; an item that is none is reported, and empty. Longer than `usual` is worth a warning."""
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
        found = []
        for item in value.items:
            if item.__class__ is Scalar:
                text = " ".join(item.text.split())
                if LONGEST_MISSING < len(text) <= usual:
                    found.append(text)
                else:
                    found.append(self._unusual(item, text, usual, f"{item_name} {len(found) + 1}"))
            else:
                found.append("")
                report_not_text(self.report, item, f"{item_name} {len(found)}")
        return found

    def _unusual(self, item: Scalar, text: str, usual: int, what: str) -> str:
        """A text that is very short, or long."""
        if not text or (not item.style and text in MISSING):
            self.report.error(item, f"{what} is empty{_word_hint(text)}")
            return ""
        if len(text) > usual:
            self.report.warn(item, f"{what} has {len(text)} characters; up to {usual} read well")
        return text

    def missing(self, name: str) -> None:
        """Report a key without which the question is none."""
        if name in self.values:
            self.report.error(self.key_node(name), f"`{name}` has nothing after it")
        else:
            self.report.error(self.mapping, f"`{name}` is missing")

    def word(self, name: str, known: Collection[str]) -> str:
        """One of some words, in any case; empty when there is none."""
        node = self.optional(name)
        text = self.text(name)
        if not text or node is None:
            return ""
        # not casefold, which takes ſ for s: the schema could not say that
        if text.lower() in known:
            return text.lower()
        listed = ", ".join(known)
        self.report.error(
            node, f"`{name}` is {quoted(text)}{self.report.suggestion(text, known) or f'; it is one of {listed}'}"
        )
        return ""

    def whole(self, name: str, least: int, most: int) -> int | None:
        """A whole number between two others."""
        node = self.optional(name)
        text = self.text(name)
        if not text or node is None:
            return None
        if _WHOLE.match(text) and least <= int(text) <= most:
            return int(text)
        self.report.error(node, f"`{name}` is a whole number from {least} to {most}, not {quoted(text)}")
        return None

    def decimal(self, name: str, *, required: bool = False) -> float | None:
        """A finite number."""
        text = self.text(name, required=required)
        if not text:
            return None
        if _DECIMAL.match(text):
            value = float(text)
            if abs(value) < float("inf"):
                return value
            self.report.error(self.values[name], f"`{name}` is too large a number: {quoted(text)}")
            return None
        self.report.error(self.values[name], f"`{name}` is not a number: {quoted(text)}{_number_hint(text)}")
        return None

    def date(self, name: str) -> str:
        """A date of the calendar, as exact as it was typed; empty when there is none."""
        text = self.text(name)
        if not text:
            return ""
        if not _DATE.match(text):
            self.report.error(self.values[name], f"`{name}` is {quoted(text)}; write it as 1957, 1957-10 or 1957-10-04")
            return ""
        if not is_date(text):
            self.report.error(self.values[name], f"`{name}` is {quoted(text)}, and there is no such date")
            return ""
        return text


def is_date(text: str) -> bool:
    """Whether a text is a date of the calendar: ``1957``, ``1957-10`` or ``1957-10-04``."""
    parts = _DATE.match(text)
    if parts is None:
        return False
    try:
        date(int(parts[1]), int(parts[2] or 1), int(parts[3] or 1))
    except ValueError:
        return False
    return True


def is_language(text: str) -> bool:
    """Whether a text has the form of a language's code, such as ``en`` or ``pt-BR`` (BCP 47)."""
    return _LANGUAGE.match(text) is not None


def report_not_text(report: ProblemReport, node: Node, what: str) -> None:
    """Report a value that is no text; a pair is most likely a text with a colon in it."""
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
    return f"; if the word is meant, put it in quotes: {quote_yaml(text)}" if text else ""


def _number_hint(text: str) -> str:
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
