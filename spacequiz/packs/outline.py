"""A file to its questions one by one: those that can be read, and what is wrong in the place of the others.

What is read and what is told is the same as in `read`; here it is also known which question each thing belongs to.
That takes a little longer, so that it is done only for a preview.
"""

import re
from collections.abc import Sequence as Listed
from dataclasses import dataclass, field, replace
from functools import cached_property

from spacequiz.domain.question import Question
from spacequiz.packs.decode import DecodedText, UnreadableFile, decode
from spacequiz.packs.fields import ProblemReport
from spacequiz.packs.garbage_collection import without_gc
from spacequiz.packs.pack_reader import PackReader, assemble_pack, question_number_of
from spacequiz.packs.pack_reading import PackReading
from spacequiz.packs.problem import Problem
from spacequiz.packs.question_reader import LONGEST_ID, QuestionReader, given_id, message_prefix
from spacequiz.packs.yaml_events import YamlTree, question_starts, read_yaml_tree
from spacequiz.packs.yaml_nodes import Mapping, Node, RefusedNode

_ID = re.compile(r"""\s*(?:- +)?(?:\{ *)?id: *["']?([^\s"',}#]+)""")
"""An id where the YAML around it cannot be read."""


@dataclass(frozen=True, slots=True)
class OutlineQuestion:
    """A question of the file, or what is wrong with it."""

    number: int
    """Counted from 1."""
    line: int
    """Where it begins, counted from 1."""
    id: str = ""
    """Empty when none is known; of a question without one the id that is made for it."""
    question: Question | None = None
    """None when it has an error, or was not read because of one above it."""
    problems: tuple[Problem, ...] = ()
    """In the order of the lines, without the words that name the question."""

    @property
    def has_error(self) -> bool:
        """Whether it has an error; one that was not read because of another's has none of its own."""
        return self.question is None and bool(self.problems)

    @property
    def has_warning(self) -> bool:
        """Whether there is advice on it, and nothing worse."""
        return self.question is not None and bool(self.problems)


@dataclass(frozen=True, eq=False)
class PackOutline:
    """A file, question by question. Two are never compared: a large one has hundreds of thousands of lines."""

    reading: PackReading
    """As the file is read to be played."""
    title: str = ""
    """Empty when it cannot be read."""
    questions: tuple[OutlineQuestion, ...] = ()
    pack_problems: tuple[Problem, ...] = ()
    """The problems that lie in no question."""
    lines: tuple[str, ...] = field(default=(), repr=False)
    """The text that the problems are about."""

    @cached_property
    def readable(self) -> bool:
        """Whether any question can be shown."""
        return any(part.question is not None for part in self.questions)

    @cached_property
    def errors(self) -> int:
        """How many problems keep it from being played."""
        return len(self.reading.errors)

    @cached_property
    def problem_numbers(self) -> tuple[int, ...]:
        """The numbers of what has errors, 0 for the head; where nothing has, of what has advice."""
        head = (0,) if self.pack_problems else ()
        wrong = tuple(part.number for part in self.questions if part.has_error)
        if wrong or self.errors:
            return head + wrong
        return head + tuple(part.number for part in self.questions if part.has_warning)

    def find_number(self, id: str, number: int) -> int:  # noqa: A002  # as everywhere
        """The number of the question of this id, of several the nearest; else the nearest number, 0 when none is left.

        A question keeps its id while others are written above it, and its place while its id is changed.
        """
        same = [part.number for part in self.questions if part.id == id] if id else []
        if same:
            return min(same, key=lambda other: abs(other - number))
        return max(min(number, len(self.questions)), min(1, len(self.questions)))


def read_outline(text: str | bytes, pack_id: str, *, pure: bool = False) -> PackOutline:
    """Read a pack question by question; `pure` does without libyaml. Never raises."""
    with without_gc():
        try:
            decoded = decode(text)
        except UnreadableFile as unreadable:
            found = (unreadable.problem,)
            return PackOutline(
                PackReading(None, found), pack_problems=found, lines=_some(text, unreadable.problem.line)
            )
        return _outlined(decoded, pack_id, pure)


def _outlined(decoded: DecodedText, pack_id: str, pure: bool) -> PackOutline:
    tree = read_yaml_tree(decoded, pure=pure)
    readers: list[_PartReader] = []

    def make(report: ProblemReport, root: Mapping, tree: YamlTree) -> PackReader:
        readers.append(_PartReader(report, root, tree))
        return readers[-1]

    reading = assemble_pack(decoded, tree, pack_id, make)
    lines = decoded.raw.split("\n")
    reader = readers[0] if readers else None
    parts = _with_rest(reader.parts if reader else [], tree, decoded, lines)
    starts = [part.line for part in parts]
    # what the YAML is charged with lies in a question by its line, all else is known from its reading
    by_line: dict[int, list[Problem]] = {}
    for problem in decoded.problems + tree.problems + tree.advice:
        by_line.setdefault(question_number_of(problem, starts), []).append(problem)
    told = reader.told if reader else {}
    head = list(reading.problems) if reader is None and not starts else by_line.pop(0, [])
    if reader is not None:
        head += reader.rest()
    full = tuple(
        replace(part, problems=_sorted(by_line.get(part.number, []) + told.get(part.number, [])))
        if part.number in by_line or part.number in told
        else part
        for part in parts
    )
    title = reader.title if reader else ""
    return PackOutline(reading, title, full, _sorted(head), tuple(lines))


def _with_rest(
    parts: list[OutlineQuestion], tree: YamlTree, decoded: DecodedText, lines: list[str]
) -> list[OutlineQuestion]:
    """These, and what follows where the reading stopped early; each with an id, where the text has one."""
    starts = [part.line for part in parts]
    if not tree.is_complete:
        after = starts[-1] if starts else 0
        starts += [line for line in question_starts(decoded.text.split("\n")) if line > after]
    ends = [*starts[1:], len(lines) + 1]
    found = []
    for number, (start, end) in enumerate(zip(starts, ends, strict=False), 1):
        part = parts[number - 1] if number <= len(parts) else OutlineQuestion(number, start)
        found.append(part if part.id else replace(part, id=_id_in(lines[start - 1 : end - 1])))
    return found


def _id_in(lines: Listed[str]) -> str:
    ids = (_ID.match(line) for line in lines[:100])
    return next((match[1][:LONGEST_ID] for match in ids if match), "")


def _sorted(problems: list[Problem]) -> tuple[Problem, ...]:
    return tuple(sorted(problems, key=lambda problem: (problem.line, problem.column)))


def _some(text: str | bytes, last: int) -> tuple[str, ...]:
    """The lines up to the one that is needed, where what could not be read is text at all."""
    raw = text.decode("utf-8", "replace") if isinstance(text, bytes) else text
    return () if "\0" in raw else tuple(raw.removeprefix("\ufeff").split("\n", last)[:last])


class _PartReader(PackReader):
    """Reads a pack, and takes down what belongs to which question."""

    def __init__(self, report: ProblemReport, root: Mapping, tree: YamlTree) -> None:
        super().__init__(report, root, tree)
        self.parts = [OutlineQuestion(number, node.line) for number, node in enumerate(self.nodes, 1)]
        self.told: dict[int, list[Problem]] = {}
        """The problems of questions, by number."""
        self._rest: list[tuple[int, int]] = []
        """The stretches of the report that belong to questions."""

    def read_questions(self, reader: QuestionReader, nodes: list[Node]) -> list[Question | None]:
        """The questions, as ever."""
        report, problems = self.report, self.report.problems
        questions: list[Question | None] = []
        for number, node in enumerate(nodes, 1):
            if report.is_full:
                break
            if node.line not in self.broken:
                before = len(problems)
                question = reader.read(number, node)
                questions.append(question)
                name = question.id if question else given_id(node)[:LONGEST_ID]
                self.parts[number - 1] = OutlineQuestion(number, node.line, name, question)
                if len(problems) > before:
                    where = message_prefix(number, node)
                    mine = problems[before:]
                    self.told[number] = [replace(one, message=one.message.removeprefix(where)) for one in mine]
                    self._rest.append((before, len(problems)))
            nodes[number - 1] = RefusedNode(node.mark)
        return questions

    def rest(self) -> list[Problem]:
        """The problems that are of no question."""
        problems, at = [], 0
        for first, after in [*self._rest, (len(self.report.problems), 0)]:
            problems += self.report.problems[at:first]
            at = after
        return problems
