r"""YAML events to values that know their line. The only file that imports yaml.

Events instead of `yaml.load`: scalars stay as typed (`no`, `1957`, `12:30` are text until a field says otherwise), keys
that are there twice are seen, and neither parser calls itself, so that no depth of brackets can break it.

Two parsers read packs, libyaml where PyYAML was built with it and PyYAML's own elsewhere, and an author must hear the
same from both. Where they differ, and what is done about it:

- tabs are allowed in different places: `decode` replaces them;
- NEL, LS and PS end lines: `decode` takes them out, as it does what only one parser calls unprintable;
- in brackets PyYAML ends a text at `?` and lets `{a:}` pass: `_Careful` reads as libyaml does;
- `"\ud800"` is half a character that only PyYAML lets pass, `"\U00110000"` makes it raise ValueError: the same;
- `%YAML 1.3` is refused by libyaml only: here every directive is;
- errors have other words and places: whatever libyaml finds is looked for once more with PyYAML, whose words are
  explained (up to `LONGEST_SECOND_LOOK`; in longer files an error's words and place are taken from libyaml's).
"""

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

from spacequiz.packs.decode import MOST_REPORTS, Decoded
from spacequiz.packs.explain import Fault, Place, explain
from spacequiz.packs.nodes import Mapping, Mark, Node, Refused, Scalar, Sequence
from spacequiz.packs.problem import Problem
from spacequiz.text import code_point, first_forbidden

MOST_LEVELS = 20
"""How deep lists and mappings may lie in one another."""
MOST_EVENTS = 4_000_000
"""Enough for any pack of 16 MiB that somebody wrote; a file of commas has more, and would fill the memory."""
LONGEST_SECOND_LOOK = 512 * 1024
"""Characters up to which a file with an error is read again: about a second and a half."""

_BLANKS = "\0 \r\n"

try:
    from yaml._yaml import CParser
except ImportError:  # PyYAML without libyaml
    _Quick: Callable[[str], Any] | None = None
else:
    _Quick = CParser


class Tree:
    """What a file holds, as far as it could be read."""

    __slots__ = ("problems", "root", "whole")

    def __init__(self, root: Node | None, problems: list[Problem], whole: bool) -> None:
        self.root = root
        self.problems = problems
        self.whole = whole
        """False when reading stopped early: the last value of each list and mapping may be incomplete or missing."""


def read_tree(decoded: Decoded, *, pure: bool = False) -> Tree:
    """The values of a text, with what is wrong about the YAML itself. `pure` does without libyaml."""
    if pure or _Quick is None:
        tree = _Walk(decoded).read(_Careful)
    else:
        tree = _Walk(decoded).read(_Quick)
        if tree.problems and len(decoded.text) <= LONGEST_SECOND_LOOK:
            careful = _Walk(decoded).read(_Careful)
            if careful.problems:
                tree = careful
    if decoded.cut:
        # the text was cut at a tab, so that an end that comes too early is no news
        tree.problems = [problem for problem in tree.problems if problem.line < decoded.text.count("\n")]
        tree.whole = False
    elif tree.root is None and tree.whole:
        tree.problems.append(Problem(1, 1, "error", "the file is empty"))
    return tree


class _Careful(Reader, Scanner, Parser):
    """PyYAML's own parser, made to read what libyaml reads and to refuse what it refuses."""

    def __init__(self, text: str) -> None:
        Reader.__init__(self, text)
        Scanner.__init__(self)
        Parser.__init__(self)
        self.quote: tuple[Place, Place] | None = None
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


class _Stop(Exception):
    """Nothing after this place can be read."""

    def __init__(self, mark: Any, message: str) -> None:
        super().__init__(message)
        self.problem = Problem(mark.line + 1, mark.column + 1, "error", message)


class _Walk:
    """One way through a text."""

    def __init__(self, decoded: Decoded) -> None:
        self.decoded = decoded
        self.problems: list[Problem] = []
        self.root: list[Node] = []
        """The value of the document, once there is one."""

    def read(self, parser: Callable[[str], Any]) -> Tree:
        """Walk to the end, or as far as it goes."""
        whole = False
        reader: Any = None
        try:
            reader = parser(self.decoded.text)
            self._follow(reader.get_event)
            whole = True
        except _Stop as stop:
            self.problems.append(stop.problem)
        except yaml.YAMLError as error:
            self.problems.append(self._explained(error, getattr(reader, "quote", None)))
        return Tree(self.root[0] if self.root else None, self.problems, whole)

    def _follow(self, next_event: Callable[[], Any]) -> None:  # noqa: PLR0912
        # The hot loop: classes are compared by identity, marks are passed on unread, and containers are ended here
        # rather than in a function. Whatever is rare is elsewhere.
        careful = "\\" in self.decoded.text or bool(self.decoded.hole)
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
                        self._look_closely(scalar)
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
                        raise _Stop(event.start_mark, f"more than {MOST_LEVELS} levels of lists and mappings")
                    stack.append((held, event.start_mark, Mapping if kind is MappingStartEvent else Sequence))
                    held = []
                    push = held.append
                elif kind is AliasEvent:
                    self._refuse(event)
                    push(Refused(event.start_mark))
                elif kind is DocumentStartEvent:
                    self._check_start(event)
                elif kind is StreamEndEvent:
                    return
            raise _Stop(event.start_mark, "more values than a pack can have")
        finally:
            # after an error, what is open is ended as it is; a key without a value goes
            while stack:
                inner = held
                held, mark, make = stack.pop()
                held.append(make(inner[: len(inner) // 2 * 2] if make is Mapping else inner, mark))

    def _check_start(self, event: Any) -> None:
        if event.version or event.tags:
            raise _Stop(event.start_mark, "lines that begin with % are not used in packs")
        if self.root:
            raise _Stop(event.start_mark, "a second document begins here; a pack is one document without `---`")

    def _refused_key(self, mark: Mark) -> Refused:
        message = "a list or mapping cannot be a key; put the text in quotes if it has brackets"
        self._report(Problem(mark.line + 1, mark.column + 1, "error", message))
        return Refused(mark)

    def _report(self, problem: Problem) -> None:
        if len(self.problems) < MOST_REPORTS:
            self.problems.append(problem)

    def _refuse(self, event: Any) -> None:
        """Report an anchor, alias or tag."""
        mark = event.start_mark
        if event.__class__ is AliasEvent:
            message = "a text cannot begin with * (YAML calls that an alias); put the text in quotes"
        elif event.anchor is not None:
            message = "a text cannot begin with & (YAML calls that an anchor); put the text in quotes"
        else:
            message = "a text cannot begin with ! (YAML calls that a tag); put the text in quotes"
        self._report(Problem(mark.line + 1, mark.column + 1, "error", message))

    def _look_closely(self, scalar: Scalar) -> None:
        """Take out what `decode` left as a hole, and report what was spelled with an escape."""
        if self.decoded.hole:
            scalar.text = scalar.text.replace(self.decoded.hole, "")
        if scalar.style == '"' and not scalar.text.isprintable():
            found = first_forbidden(scalar.text)
            if found is not None:
                message = f"the character {code_point(scalar.text[found])} may not stand in a pack; delete it"
                self._report(Problem(scalar.line, scalar.column, "error", message))
                while found is not None:
                    scalar.text = scalar.text.replace(scalar.text[found], "")
                    found = first_forbidden(scalar.text)

    def _explained(self, error: yaml.YAMLError, quote: tuple[Place, Place] | None) -> Problem:
        mark = getattr(error, "problem_mark", None) or getattr(error, "context_mark", None)
        context = getattr(error, "context_mark", None)
        fault = Fault(
            str(getattr(error, "problem", None) or error),
            _place(mark) if mark else (1, 1),
            getattr(error, "context", None) or "",
            _place(context) if context else None,
            quote,
        )
        (line, column), message = explain(self.decoded.text.split("\n"), fault)
        return Problem(line, column, "error", message)


def _place(mark: Any) -> Place:
    return mark.line + 1, mark.column + 1
