r"""Building the values of a YAML file, with their places, from the events of a parser.

With events instead of `yaml.load`, scalars stay as typed (`no`, `1957` and `12:30` are texts until a field is read as
something else), duplicate keys are seen, and neither parser is recursive, so that no depth of brackets can break it.
This file and `strict_pyyaml` are the only ones that import yaml.

Packs are parsed by libyaml, or by PyYAML's own parser where PyYAML was built without libyaml, and authors must get the
same messages from both. Where the two differ, and what is done about it:

- tabs are allowed in different places: `decode` replaces them;
- NEL, LS and PS end lines: `decode` takes them out, and the characters that only one parser calls unprintable;
- in brackets PyYAML ends a text at `?` and accepts `{a:}`, and it refuses `|#`: `StrictPyYaml` reads as libyaml does;
- `"\ud800"` is half a character that only PyYAML accepts, and for `"\U00110000"` it raises ValueError: `StrictPyYaml`
  refuses both;
- `%YAML 1.3` is refused by libyaml alone: here every directive is;
- errors have other messages and places: a file in which libyaml finds an error is parsed again by `StrictPyYaml`, whose
  error is explained (up to `LONGEST_REPARSED` characters; for longer files libyaml's error is).
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

from spacequiz.packs.decode import MOST_REPORTS, DecodedText
from spacequiz.packs.problem import Problem
from spacequiz.packs.strict_pyyaml import StrictPyYaml, position_of
from spacequiz.packs.yaml_errors import Position, YamlError, cannot_begin_with, explain_yaml_error
from spacequiz.packs.yaml_nodes import Mapping, Mark, Node, RefusedNode, Scalar, Sequence, is_missing
from spacequiz.text import code_point, first_forbidden

MOST_LEVELS = 20
"""Levels of lists and mappings within one another."""
MOST_EVENTS = 400_000
"""Events after which reading stops: enough for 15,000 questions, where a file of commas would fill the memory."""
MOST_LINES = 300_000
"""Lines of a file up to which a question with an error in its YAML is left out to read the others."""
LONGEST_REPARSED = 512 * 1024
"""Characters of a file up to which it is parsed again for an error; this takes about a second and a half."""

SECOND_DOCUMENT = "a second document begins here; a pack is one document without `---`"
"""The message about a ``---``, which belongs to no question."""
TOO_MANY = "more values than a pack can have; split it into several packs"
"""The message where reading stops after `MOST_EVENTS`."""

_COMMENT = re.compile(r" +#[^\s#]")
"""A comment without a space after its sign, which was probably meant as part of a text."""
_ANY_COMMENT = re.compile(r" #[^\s#]")
"""The same, to see whether there is any: ten times as quick, since it begins with fixed characters."""

try:
    from yaml._yaml import CParser
except ImportError:  # PyYAML without libyaml
    _LibYaml: Callable[[str], Any] | None = None
else:
    _LibYaml = CParser


class YamlTree:
    """The values of a YAML file, as far as it could be parsed."""

    __slots__ = ("advice", "broken_lines", "is_complete", "problems", "root")

    def __init__(self, root: Node | None, problems: list[Problem], advice: list[Problem], is_complete: bool) -> None:
        self.root = root
        """The value of the document; None when there is none."""
        self.problems = problems
        """Errors in the YAML."""
        self.advice = advice
        """Warnings about what was probably meant in another way."""
        self.is_complete = is_complete
        """False when parsing stopped early: the last value of each list and mapping may be incomplete or missing."""
        self.broken_lines: frozenset[int] = frozenset()
        """The first lines of questions that were left out because of errors in their YAML."""


def read_yaml_tree(decoded: DecodedText, *, pure: bool = False) -> YamlTree:
    """Parse a text into values, with the errors of its YAML. `pure` parses without libyaml."""
    tree = None if decoded.tabs else _parse(decoded, decoded.text, pure)
    if decoded.text.count("\n") > MOST_LINES:
        tree = tree or YamlTree(None, [], [], is_complete=False)
    elif tree is None or not (tree.is_complete or tree.problems[-1].message == TOO_MANY):
        tree = _parse_around_errors(decoded, tree, pure)
    root = tree.root
    if tree.is_complete and (root is None or is_missing(root)):
        tree.root = None
        tree.problems.append(Problem(1, 1, "error", "the file is empty"))
    return tree


def _parse(decoded: DecodedText, text: str, pure: bool) -> YamlTree:
    """Parse a text up to its first error, whose message is the same for both parsers."""
    if pure or _LibYaml is None:
        return _TreeBuilder(decoded, text).read(StrictPyYaml)
    tree = _TreeBuilder(decoded, text).read(_LibYaml)
    if tree.problems and len(text) <= LONGEST_REPARSED:
        strict = _TreeBuilder(decoded, text).read(StrictPyYaml)
        if strict.problems:
            return strict
    return tree


def _parse_around_errors(decoded: DecodedText, tree: YamlTree | None, pure: bool) -> YamlTree:
    """Leave out the questions with errors in their YAML, one after the other, so that all others are parsed.

    An author who forgot quotes in three places is told of all three at once. `tree` is the result of a first parsing,
    which had an error; None where there was none, because tabs make levels unknown.
    """
    lines = decoded.text.split("\n")
    starts = question_starts(lines)
    problems: list[Problem] = []
    broken: list[int] = []
    error_lines = list(decoded.tabs)
    for _ in range(2 + min(MOST_REPORTS, LONGEST_REPARSED // max(1, len(decoded.text)))):
        if tree is not None:
            if tree.is_complete:
                break
            error_lines.append(tree.problems[-1].line)
        while error_lines:
            error_line = error_lines.pop(0)
            number = bisect_right(starts, error_line)
            if not number or (starts[number - 1] in broken and tree is not None):
                # in no question, or not gone with the question that was left out: only what is above can be read
                if tree is None:
                    tree = _parse(decoded, "\n".join(lines[: error_line - 1]), pure)
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
        tree = _parse(decoded, "\n".join(lines), pure)
    assert tree is not None
    tree.problems += problems
    tree.broken_lines = frozenset(broken)
    return tree


def question_starts(lines: list[str]) -> list[int]:
    """Return the lines, counted from 1, in which questions begin, judged by their indentation alone."""
    head = next((number for number, line in enumerate(lines) if line.startswith("questions:")), len(lines))
    first = next((line for line in lines[head + 1 :] if line.lstrip().startswith("- ")), None)
    if first is None:
        return []
    dash = first[: len(first) - len(first.lstrip())] + "- "
    return [number for number, line in enumerate(lines, 1) if number > head and line.startswith(dash)]


class _StopReading(Exception):
    """Raised at a place after which nothing can be read; `problem` says why."""

    def __init__(self, mark: Any, message: str) -> None:
        super().__init__(message)
        self.problem = Problem(mark.line + 1, mark.column + 1, "error", message)


class _TreeBuilder:
    """Parses one text and builds the tree of its values."""

    def __init__(self, decoded: DecodedText, text: str) -> None:
        self.decoded = decoded
        self.text = text
        self.problems: list[Problem] = []
        self.advice: list[Problem] = []
        self.root: list[Node] = []
        """Holds the value of the document, once there is one."""
        self._lines: list[str] | None = None
        """The lines of the text; split when they are needed."""

    def read(self, parser: Callable[[str], Any]) -> YamlTree:
        """Parse the text to its end, or to the first error after which a parser cannot go on."""
        is_complete = False
        reader: Any = None
        try:
            reader = parser(self.text)
            self._build(reader.get_event)
            is_complete = True
        except _StopReading as stop:
            self.problems.append(stop.problem)
        except yaml.YAMLError as error:
            problem = self._explain(error, getattr(reader, "quote", None))
            # a text such as `*so*` is reported as an alias, after which the rest of its line makes no sense
            if not self.problems or self.problems[-1].line != problem.line:
                self.problems.append(problem)
        return YamlTree(self.root[0] if self.root else None, self.problems, self.advice, is_complete)

    def _build(self, next_event: Callable[[], Any]) -> None:  # noqa: PLR0912
        """Build the tree from all events.

        Most of the time of reading is spent here: classes are compared by identity, marks are not read, containers are
        ended without a function call, and only what is rare has methods of its own.
        """
        needs_checks = "\\" in self.text or bool(self.decoded.placeholder) or _ANY_COMMENT.search(self.text) is not None
        # of each open container the values around it, its place and its class
        stack: list[tuple[list[Node], Mark, type[Mapping] | type[Sequence]]] = []
        held: list[Node] = self.root
        push = held.append
        try:
            for _ in repeat(None, MOST_EVENTS):
                event = next_event()
                kind = event.__class__
                if kind is ScalarEvent:
                    scalar = Scalar(event.value, event.start_mark, event.style)
                    if needs_checks:
                        self._check_scalar(scalar, event.end_mark)
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
            # after an error the open containers end where they are, and a key without a value is dropped
            while stack:
                inner = held
                held, mark, make = stack.pop()
                held.append(make(inner[: len(inner) // 2 * 2] if make is Mapping else inner, mark))

    def _check_start(self, event: Any) -> None:
        """Raise _StopReading for a document with directives, and for a second document."""
        if event.version or event.tags:
            raise _StopReading(event.start_mark, "a pack has no lines that begin with %; delete the line")
        if self.root:
            raise _StopReading(event.start_mark, SECOND_DOCUMENT)

    def _refused_key(self, mark: Mark) -> RefusedNode:
        """Report a list or mapping that stands in the place of a key, and return what takes its place."""
        message = "a list or mapping cannot be a key; put the text in quotes if it has brackets"
        self._report(Problem(mark.line + 1, mark.column + 1, "error", message))
        return RefusedNode(mark)

    def _report(self, problem: Problem) -> None:
        if len(self.problems) < MOST_REPORTS:
            self.problems.append(problem)

    def _refuse(self, event: Any) -> None:
        """Report an anchor, an alias or a tag."""
        mark = event.start_mark
        sign = "*" if event.__class__ is AliasEvent else "&" if event.anchor is not None else "!"
        message = cannot_begin_with(sign)
        self._report(Problem(mark.line + 1, mark.column + 1, "error", message))

    def _check_scalar(self, scalar: Scalar, end: Any) -> None:
        """Report forbidden characters that are written as escapes, and a text that a ``#`` cuts off.

        Also take out the placeholders that `decode` put for forbidden characters.
        """
        if not scalar.style and len(self.advice) < MOST_REPORTS:
            if self._lines is None:
                self._lines = self.text.split("\n")
            comment = _COMMENT.match(self._lines[end.line], end.column) if end.line < len(self._lines) else None
            if comment:
                message = "the text ends before this #, for it begins a comment; put all of the text in quotes"
                self.advice.append(Problem(end.line + 1, comment.end() - 1, "warning", message))
        if self.decoded.placeholder:
            scalar.text = scalar.text.replace(self.decoded.placeholder, "")
        if scalar.style == '"' and not scalar.text.isprintable():
            index = first_forbidden(scalar.text)
            if index is not None:
                message = f"the character {code_point(scalar.text[index])} may not stand in a pack; delete it"
                self._report(Problem(scalar.line, scalar.column, "error", message))
                while index is not None:
                    scalar.text = scalar.text.replace(scalar.text[index], "")
                    index = first_forbidden(scalar.text)

    def _explain(self, error: yaml.YAMLError, quote: tuple[Position, Position] | None) -> Problem:
        """Return the problem that a parser's error is; `quote` is the place of the last text in quotes."""
        mark = getattr(error, "problem_mark", None) or getattr(error, "context_mark", None)
        context = getattr(error, "context_mark", None)
        fault = YamlError(
            str(getattr(error, "problem", None) or error),
            position_of(mark) if mark else (1, 1),
            getattr(error, "context", None) or "",
            position_of(context) if context else None,
            quote,
        )
        (line, column), message = explain_yaml_error(self.text.split("\n"), fault)
        return Problem(line, column, "error", message)
