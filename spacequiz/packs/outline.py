"""Reading a pack question by question for the preview, also where some questions have errors.

Questions and problems are the same as in `pack_reader`; here each problem is assigned to the question that it belongs
to. That takes a little longer, so that only the preview does it.
"""

import re
from collections.abc import Sequence
from dataclasses import dataclass, field, replace
from functools import cached_property

from spacequiz.domain.question import Question
from spacequiz.garbage_collection import without_gc
from spacequiz.packs.decode import DecodedText, UnreadableFile, decode
from spacequiz.packs.pack_reader import PackReader, assemble_pack, question_number_of
from spacequiz.packs.pack_reading import PackReading
from spacequiz.packs.problem import Problem
from spacequiz.packs.problem_collector import ProblemReport
from spacequiz.packs.question_checks import LONGEST_ID
from spacequiz.packs.question_reader import QuestionReader, message_prefix, written_id
from spacequiz.packs.yaml_events import YamlTree, question_starts, read_yaml_tree
from spacequiz.packs.yaml_nodes import Mapping, Node, RefusedNode

_ID = re.compile(r"""\s*(?:- +)?(?:\{ *)?id: *["']?([^\s"',}#]+)""")
"""A line with an id, to be found where the YAML around it cannot be parsed."""


@dataclass(frozen=True, slots=True)
class OutlineQuestion:
    """A question of the file, with its problems."""

    number: int
    """Its place in the pack, counted from 1."""
    line: int
    """The line in which it begins, counted from 1."""
    id: str = ""
    """The id that is written, or was made for a question without one; empty when it cannot be read."""
    question: Question | None = None
    """None when it has an error, or was not read because of an error above it."""
    problems: tuple[Problem, ...] = ()
    """In the order of the lines; messages do not begin with the question's number."""

    @property
    def has_error(self) -> bool:
        """Whether it has an error of its own, rather than was not read because of another's."""
        return self.question is None and bool(self.problems)

    @property
    def has_warning(self) -> bool:
        """Whether it has warnings and no error."""
        return self.question is not None and bool(self.problems)


@dataclass(frozen=True, eq=False)
class PackOutline:
    """A pack's file, question by question. Has no equality: to compare hundreds of thousands of lines is slow."""

    reading: PackReading
    """The pack as it would be played, or None with all problems."""
    title: str = ""
    """The pack's title; empty when it cannot be read."""
    questions: tuple[OutlineQuestion, ...] = ()
    pack_problems: tuple[Problem, ...] = ()
    """The problems that belong to no question."""
    lines: tuple[str, ...] = field(default=(), repr=False)
    """The lines of the file, as far as problems name them."""

    @cached_property
    def readable(self) -> bool:
        """Whether any question has no error."""
        return any(part.question is not None for part in self.questions)

    @cached_property
    def errors(self) -> int:
        """Number of the problems that keep the pack from being played."""
        return len(self.reading.errors)

    @cached_property
    def problem_numbers(self) -> tuple[int, ...]:
        """Numbers of the questions with errors, or with warnings where there are no errors; 0 stands for the head."""
        head = (0,) if self.pack_problems else ()
        wrong = tuple(part.number for part in self.questions if part.has_error)
        if wrong or self.errors:
            return head + wrong
        return head + tuple(part.number for part in self.questions if part.has_warning)

    def find_number(self, id: str, number: int) -> int:  # noqa: A002  # as everywhere
        """Return the number of the question with this id that is nearest to `number`.

        Where no question has the id, return the nearest number that there is, or 0 when there is no question. So the
        preview stays at a question while others are written above it, and while its id is changed.
        """
        numbers = [part.number for part in self.questions if part.id == id] if id else []
        if numbers:
            return min(numbers, key=lambda other: abs(other - number))
        return max(min(number, len(self.questions)), min(1, len(self.questions)))


def read_outline(text: str | bytes, pack_id: str, *, pure: bool = False) -> PackOutline:
    """Read a pack question by question; `pure` reads without libyaml. Never raises."""
    with without_gc():
        try:
            decoded = decode(text)
        except UnreadableFile as unreadable:
            problems = (unreadable.problem,)
            return PackOutline(
                PackReading(None, problems), pack_problems=problems, lines=_first_lines(text, unreadable.problem.line)
            )
        return _build_outline(decoded, pack_id, pure)


def _build_outline(decoded: DecodedText, pack_id: str, pure: bool) -> PackOutline:
    tree = read_yaml_tree(decoded, pure=pure)
    readers: list[_OutlineReader] = []

    def make_reader(report: ProblemReport, root: Mapping, tree: YamlTree) -> PackReader:
        readers.append(_OutlineReader(report, root, tree))
        return readers[-1]

    reading = assemble_pack(decoded, tree, pack_id, make_reader)
    lines = decoded.raw.split("\n")
    reader = readers[0] if readers else None
    parts = _add_unread(reader.parts if reader else [], tree, decoded, lines)
    starts = [part.line for part in parts]
    # problems of the YAML belong to a question by their line; all others were found while a question was read
    by_line: dict[int, list[Problem]] = {}
    for problem in decoded.problems + tree.problems + tree.advice:
        by_line.setdefault(question_number_of(problem, starts), []).append(problem)
    by_number = reader.problems_by_number if reader else {}
    pack_problems = list(reading.problems) if reader is None and not starts else by_line.pop(0, [])
    if reader is not None:
        pack_problems += reader.pack_problems()
    questions = tuple(
        replace(part, problems=_sort(by_line.get(part.number, []) + by_number.get(part.number, [])))
        if part.number in by_line or part.number in by_number
        else part
        for part in parts
    )
    title = reader.title if reader else ""
    return PackOutline(reading, title, questions, _sort(pack_problems), tuple(lines))


def _add_unread(
    parts: list[OutlineQuestion], tree: YamlTree, decoded: DecodedText, lines: list[str]
) -> list[OutlineQuestion]:
    """Return the questions with their ids, and those after the place where the parser had to stop."""
    starts = [part.line for part in parts]
    if not tree.is_complete:
        after = starts[-1] if starts else 0
        starts += [line for line in question_starts(decoded.text.split("\n")) if line > after]
    ends = [*starts[1:], len(lines) + 1]
    complete = []
    for number, (start, end) in enumerate(zip(starts, ends, strict=False), 1):
        part = parts[number - 1] if number <= len(parts) else OutlineQuestion(number, start)
        complete.append(part if part.id else replace(part, id=_find_id(lines[start - 1 : end - 1])))
    return complete


def _find_id(lines: Sequence[str]) -> str:
    ids = (_ID.match(line) for line in lines[:100])
    return next((match[1][:LONGEST_ID] for match in ids if match), "")


def _sort(problems: list[Problem]) -> tuple[Problem, ...]:
    return tuple(sorted(problems, key=lambda problem: (problem.line, problem.column)))


def _first_lines(text: str | bytes, last: int) -> tuple[str, ...]:
    """Return the lines of a file that could not be decoded, up to the one with the problem; none of a binary file."""
    raw = text.decode("utf-8", "replace") if isinstance(text, bytes) else text
    return () if "\0" in raw else tuple(raw.removeprefix("\ufeff").split("\n", last)[:last])


class _OutlineReader(PackReader):
    """Reads a pack, and notes which problems belong to which question."""

    def __init__(self, report: ProblemReport, root: Mapping, tree: YamlTree) -> None:
        super().__init__(report, root, tree)
        self.parts = [OutlineQuestion(number, node.line) for number, node in enumerate(self.nodes, 1)]
        """The questions, those that were not read yet without their contents."""
        self.problems_by_number: dict[int, list[Problem]] = {}
        """The problems of questions, by the questions' numbers."""
        self._slices: list[tuple[int, int]] = []
        """Where the report has problems of questions: the index of the first, and the one after the last."""

    def read_questions(self, reader: QuestionReader, nodes: list[Node]) -> list[Question | None]:
        """Read the questions as `PackReader` does, and note each with its problems."""
        report, problems = self.report, self.report.problems
        questions: list[Question | None] = []
        for number, node in enumerate(nodes, 1):
            if report.is_full:
                break
            if node.line not in self.broken_lines:
                before = len(problems)
                question = reader.read(number, node)
                questions.append(question)
                name = question.id if question else written_id(node)[:LONGEST_ID]
                self.parts[number - 1] = OutlineQuestion(number, node.line, name, question)
                if len(problems) > before:
                    prefix = message_prefix(number, node)
                    self.problems_by_number[number] = [
                        replace(problem, message=problem.message.removeprefix(prefix)) for problem in problems[before:]
                    ]
                    self._slices.append((before, len(problems)))
            nodes[number - 1] = RefusedNode(node.mark)
        return questions

    def pack_problems(self) -> list[Problem]:
        """Return the problems that belong to no question."""
        problems, end = [], 0
        for first, next_end in [*self._slices, (len(self.report.problems), 0)]:
            problems += self.report.problems[end:first]
            end = next_end
        return problems
