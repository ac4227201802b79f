r"""YAML events to values that know their line. The only file that imports yaml.

Events instead of `yaml.load`: scalars stay as typed (`no`, `1957`, `12:30` are text until a field says otherwise), keys
that are there twice are seen, and neither parser calls itself, so that no depth of brackets can break it.

Two parsers read packs, libyaml where PyYAML was built with it and PyYAML's own elsewhere, and an author must hear the
same from both. Where they differ, and what is done about it:

- tabs are allowed in different places: `decode` replaces them;
- NEL, LS and PS end lines: `decode` takes them out, as it does what only one parser calls unprintable;
- in brackets PyYAML ends a text at `?` and lets `{a:}` pass, and it refuses `|#`: `_Careful` reads as libyaml does;
- `"\ud800"` is half a character that only PyYAML lets pass, `"\U00110000"` makes it raise ValueError: the same;
- `%YAML 1.3` is refused by libyaml only: here every directive is;
- errors have other words and places: whatever libyaml finds is looked for once more with PyYAML, whose words are
  explained (up to `LONGEST_SECOND_LOOK`; in longer files an error's words and place are taken from libyaml's).
"""

import re
from bisect import bisect_right
from collections.abc import Callable
from itertools import repeat
from typing import Any

import yaml
from yaml.events import (
    AliasEvent,
    DocumentStartEvent,
    MappingEndEvent,
    MappingStartEvent,
    ScalarEvent,
    SequenceEndEvent,
    SequenceStartEvent,
    StreamEndEvent,
)
from yaml.parser import Parser
from yaml.reader import Reader
from yaml.scanner import Scanner, ScannerError
from yaml.tokens import ScalarToken

from spacequiz.packs.decode import MOST_REPORTS, DecodedText
from spacequiz.packs.problem import Problem
from spacequiz.packs.yaml_errors import Position, YamlError, cannot_begin_with, explain_yaml_error
from spacequiz.packs.yaml_nodes import Mapping, Mark, Node, RefusedNode, Scalar, Sequence, is_missing
from spacequiz.text import code_point, first_forbidden

MOST_LEVELS = 20
"""How deep lists and mappings may lie in one another."""
MOST_EVENTS = 400_000
"""Enough for 15,000 questions; a file of commas has more, and would fill the memory."""
MOST_LINES = 300_000
"""Lines up to which the questions around a broken one are looked for."""
LONGEST_SECOND_LOOK = 512 * 1024
"""Characters up to which a file with an error is read again: about a second and a half."""

SECOND_DOCUMENT = "a second document begins here; a pack is one document without `---`"
"""What is said of a `---`, which lies in no question."""
TOO_MANY = "more values than a pack can have; split it into several packs"
"""What is said where reading stops because the memory would fill."""

_BLANKS = "\0 \r\n"
_COMMENT = re.compile(r" +#[^\s#]")
"""A comment as nobody writes one who means a comment: without a space after its sign."""
_ANY_COMMENT = re.compile(r" #[^\s#]")
"""The same to search for: ten times as quick, since it begins with what is fixed."""

try:
    from yaml._yaml import CParser
except ImportError:  # PyYAML without libyaml
    _LibYaml: Callable[[str], Any] | None = None
else:
    _LibYaml = CParser


class YamlTree:
    """What a file holds, as far as it could be read."""

    __slots__ = ("advice", "broken_lines", "is_complete", "problems", "root")

    def __init__(self, root: Node | None, problems: list[Problem], advice: list[Problem], whole: bool) -> None:
        self.root = root
        self.problems = problems
        self.advice = advice
        """What may be meant otherwise, and keeps nobody from playing."""
        self.is_complete = whole
        """False when reading stopped early: the last value of each list and mapping may be incomplete or missing."""
        self.broken_lines: frozenset[int] = frozenset()
        """First lines of the questions that were left out, so that the others could be read."""


def read_yaml_tree(decoded: DecodedText, *, pure: bool = False) -> YamlTree:
    """The values of a text, with what is wrong about the YAML itself. `pure` does without libyaml."""
    tree = None if decoded.tabs else _read(decoded, decoded.text, pure)
    if decoded.text.count("\n") > MOST_LINES:
        tree = tree or YamlTree(None, [], [], whole=False)
    elif tree is None or not (tree.is_complete or tree.problems[-1].message == TOO_MANY):
        tree = _read_around(decoded, tree, pure)
    root = tree.root
    if tree.is_complete and (root is None or is_missing(root)):
        tree.root = None
        tree.problems.append(Problem(1, 1, "error", "the file is empty"))
    return tree


def _read(decoded: DecodedText, text: str, pure: bool) -> YamlTree:
    """The values of a text, problems in the same words whatever parser there is."""
    if pure or _LibYaml is None:
        return _TreeBuilder(decoded, text).read(_StrictPyYaml)
    tree = _TreeBuilder(decoded, text).read(_LibYaml)
    if tree.problems and len(text) <= LONGEST_SECOND_LOOK:
        careful = _TreeBuilder(decoded, text).read(_StrictPyYaml)
        if careful.problems:
            return careful
    return tree


def _read_around(decoded: DecodedText, tree: YamlTree | None, pure: bool) -> YamlTree:
    """Leave out the questions that are no YAML, one after the other, so that all the others are read.

    An author who forgot quotes in three places hears of three places.
    """
    lines = decoded.text.split("\n")
    starts = question_starts(lines)
    problems: list[Problem] = []
    broken: list[int] = []
    faults = list(decoded.tabs)
    for _ in range(2 + min(MOST_REPORTS, LONGEST_SECOND_LOOK // max(1, len(decoded.text)))):
        if tree is not None:
            if tree.is_complete:
                break
            faults.append(tree.problems[-1].line)
        while faults:
            fault = faults.pop(0)
            number = bisect_right(starts, fault)
            if not number or (starts[number - 1] in broken and tree is not None):
                # not in a question, or not cured by leaving it out: what stands above is all there is
                if tree is None:
                    tree = _read(decoded, "\n".join(lines[: fault - 1]), pure)
                    tree.problems.clear()
                tree.is_complete = False
                tree.problems += problems
                tree.broken_lines = frozenset(broken)
                return tree
            first = starts[number - 1]
            after = starts[number] if number < len(starts) else len(lines) + 1
            if tree is not None:
                problems += [problem for problem in tree.problems if first <= problem.line < after]
            broken.append(first)
            indent = len(lines[first - 1]) - len(lines[first - 1].lstrip())
            lines[first - 1 : after - 1] = [" " * indent + "- ~"] + [""] * (after - first - 1)
        tree = _read(decoded, "\n".join(lines), pure)
    assert tree is not None
    tree.problems += problems
    tree.broken_lines = frozenset(broken)
    return tree


def question_starts(lines: list[str]) -> list[int]:
    """Lines in which questions begin, as far as the indentation tells."""
    begun = next((number for number, line in enumerate(lines) if line.startswith("questions:")), len(lines))
    first = next((line for line in lines[begun + 1 :] if line.lstrip().startswith("- ")), None)
    if first is None:
        return []
    dash = first[: len(first) - len(first.lstrip())] + "- "
    return [number for number, line in enumerate(lines, 1) if number > begun and line.startswith(dash)]


class _StrictPyYaml(Reader, Scanner, Parser):
    """PyYAML's own parser, made to read what libyaml reads and to refuse what it refuses."""

    def __init__(self, text: str) -> None:
        Reader.__init__(self, text)
        Scanner.__init__(self)
        Parser.__init__(self)
        self.quote: tuple[Position, Position] | None = None
        """Where the last text in quotes begins and ends."""

    def fetch_directive(self) -> None:
        """Refuse `%YAML` and its like."""
        raise ScannerError("while scanning a directive", None, "found a directive", self.get_mark())

    def scan_flow_scalar(self, style: str) -> Any:
        """A text in quotes, without halves of characters."""
        start = self.get_mark()
        try:
            token = Scanner.scan_flow_scalar(self, style)
        except (ValueError, OverflowError):
            raise ScannerError("while scanning a quoted scalar", start, "Unicode escape", self.get_mark()) from None
        if any("\ud800" <= char <= "\udfff" for char in token.value):
            raise ScannerError("while scanning a quoted scalar", start, "Unicode escape", start)
        self.quote = _place(start), _place(token.end_mark)
        return token

    def scan_block_scalar_indicators(self, start_mark: Any) -> tuple[bool | None, int | None]:
        """The signs after `|` or `>`; unlike PyYAML's, a comment may follow them at once."""
        chomping: bool | None = None
        increment: int | None = None
        while True:
            char = self.peek()
            if char in "+-" and chomping is None:
                chomping = char == "+"
            elif char in "123456789" and increment is None:
                increment = int(char)
            else:
                break
            self.forward()
        if char not in _BLANKS + "#":
            raise ScannerError("while scanning a block scalar", start_mark, "unexpected sign", self.get_mark())
        return chomping, increment

    def scan_plain(self) -> Any:
        """A text without quotes; unlike PyYAML's, it may hold a `?` within brackets."""
        chunks: list[str] = []
        start = end = self.get_mark()
        indent = self.indent + 1
        ends = _BLANKS + ",?[]{}" if self.flow_level else _BLANKS
        spaces: list[str] | None = []
        while self.peek() != "#":
            length = 0
            while (char := self.peek(length)) not in _BLANKS and not (self.flow_level and char in ",[]{}"):
                if char == ":" and self.peek(length + 1) in ends:
                    if self.peek(length + 1) in _BLANKS:
                        break
                    raise ScannerError("while scanning a plain scalar", start, "found unexpected ':'", self.get_mark())
                length += 1
            if length == 0:
                break
            self.allow_simple_key = False
            chunks += [*(spaces or ()), self.prefix(length)]
            self.forward(length)
            end = self.get_mark()
            spaces = self.scan_plain_spaces(indent, start)
            if not spaces or (not self.flow_level and self.column < indent):
                break
        return ScalarToken("".join(chunks), True, start, end)


class _StopReading(Exception):
    """Nothing after this place can be read."""

    def __init__(self, mark: Any, message: str) -> None:
        super().__init__(message)
        self.problem = Problem(mark.line + 1, mark.column + 1, "error", message)


class _TreeBuilder:
    """One way through a text."""

    def __init__(self, decoded: DecodedText, text: str) -> None:
        self.decoded = decoded
        self.text = text
        self.problems: list[Problem] = []
        self.advice: list[Problem] = []
        self.root: list[Node] = []
        """The value of the document, once there is one."""
        self._lines: list[str] | None = None

    def read(self, parser: Callable[[str], Any]) -> YamlTree:
        """Walk to the end, or as far as it goes."""
        whole = False
        reader: Any = None
        try:
            reader = parser(self.text)
            self._follow(reader.get_event)
            whole = True
        except _StopReading as stop:
            self.problems.append(stop.problem)
        except yaml.YAMLError as error:
            fault = self._explained(error, getattr(reader, "quote", None))
            # an alias that was no alias leaves the rest of its line without a meaning
            if not self.problems or self.problems[-1].line != fault.line:
                self.problems.append(fault)
        return YamlTree(self.root[0] if self.root else None, self.problems, self.advice, whole)

    def _follow(self, next_event: Callable[[], Any]) -> None:  # noqa: PLR0912
        # The hot loop: classes are compared by identity, marks are passed on unread, and containers are ended here
        # rather than in a function. Whatever is rare is elsewhere.
        careful = "\\" in self.text or bool(self.decoded.placeholder) or _ANY_COMMENT.search(self.text) is not None
        # the open containers: what each held before the one inside it began, the place of that one, and its class
        stack: list[tuple[list[Node], Mark, type[Mapping] | type[Sequence]]] = []
        held: list[Node] = self.root
        push = held.append
        try:
            for _ in repeat(None, MOST_EVENTS):
                event = next_event()
                kind = event.__class__
                if kind is ScalarEvent:
                    scalar = Scalar(event.value, event.start_mark, event.style)
                    if careful:
                        self._look_closely(scalar, event.end_mark)
                    push(scalar)
                    if event.anchor is not None or event.tag is not None:
                        self._refuse(event)
                elif kind is SequenceEndEvent or kind is MappingEndEvent:
                    inner = held
                    held, mark, make = stack.pop()
                    push = held.append
                    if stack and stack[-1][2] is Mapping and not len(held) % 2:
                        push(self._refused_key(mark))
                    else:
                        push(make(inner, mark))
                elif kind is SequenceStartEvent or kind is MappingStartEvent:
                    if event.anchor is not None or event.tag is not None:
                        self._refuse(event)
                    if len(stack) >= MOST_LEVELS:
                        raise _StopReading(event.start_mark, f"more than {MOST_LEVELS} levels of lists and mappings")
                    stack.append((held, event.start_mark, Mapping if kind is MappingStartEvent else Sequence))
                    held = []
                    push = held.append
                elif kind is AliasEvent:
                    self._refuse(event)
                    push(RefusedNode(event.start_mark))
                elif kind is DocumentStartEvent:
                    self._check_start(event)
                elif kind is StreamEndEvent:
                    return
            raise _StopReading(event.start_mark, TOO_MANY)
        finally:
            # after an error, what is open is ended as it is; a key without a value goes
            while stack:
                inner = held
                held, mark, make = stack.pop()
                held.append(make(inner[: len(inner) // 2 * 2] if make is Mapping else inner, mark))

    def _check_start(self, event: Any) -> None:
        if event.version or event.tags:
            raise _StopReading(event.start_mark, "a pack has no lines that begin with %; delete the line")
        if self.root:
            raise _StopReading(event.start_mark, SECOND_DOCUMENT)

    def _refused_key(self, mark: Mark) -> RefusedNode:
        message = "a list or mapping cannot be a key; put the text in quotes if it has brackets"
        self._report(Problem(mark.line + 1, mark.column + 1, "error", message))
        return RefusedNode(mark)

    def _report(self, problem: Problem) -> None:
        if len(self.problems) < MOST_REPORTS:
            self.problems.append(problem)

    def _refuse(self, event: Any) -> None:
        """Report an anchor, alias or tag."""
        mark = event.start_mark
        sign = "*" if event.__class__ is AliasEvent else "&" if event.anchor is not None else "!"
        message = cannot_begin_with(sign)
        self._report(Problem(mark.line + 1, mark.column + 1, "error", message))

    def _look_closely(self, scalar: Scalar, end: Any) -> None:
        """Take out what `decode` left as a hole, and report what was spelled with an escape or cut off by a #."""
        if not scalar.style and len(self.advice) < MOST_REPORTS:
            if self._lines is None:
                self._lines = self.text.split("\n")
            cut = _COMMENT.match(self._lines[end.line], end.column) if end.line < len(self._lines) else None
            if cut:
                message = "the text ends before this #, for it begins a comment; put all of the text in quotes"
                self.advice.append(Problem(end.line + 1, cut.end() - 1, "warning", message))
        if self.decoded.placeholder:
            scalar.text = scalar.text.replace(self.decoded.placeholder, "")
        if scalar.style == '"' and not scalar.text.isprintable():
            found = first_forbidden(scalar.text)
            if found is not None:
                message = f"the character {code_point(scalar.text[found])} may not stand in a pack; delete it"
                self._report(Problem(scalar.line, scalar.column, "error", message))
                while found is not None:
                    scalar.text = scalar.text.replace(scalar.text[found], "")
                    found = first_forbidden(scalar.text)

    def _explained(self, error: yaml.YAMLError, quote: tuple[Position, Position] | None) -> Problem:
        mark = getattr(error, "problem_mark", None) or getattr(error, "context_mark", None)
        context = getattr(error, "context_mark", None)
        fault = YamlError(
            str(getattr(error, "problem", None) or error),
            _place(mark) if mark else (1, 1),
            getattr(error, "context", None) or "",
            _place(context) if context else None,
            quote,
        )
        (line, column), message = explain_yaml_error(self.text.split("\n"), fault)
        return Problem(line, column, "error", message)


def _place(mark: Any) -> Position:
    return mark.line + 1, mark.column + 1
