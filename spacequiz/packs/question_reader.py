"""Reading a question: the fields that all kinds have, and the id that is made for a question without one."""

from typing import Any

from spacequiz.domain.question import Difficulty, Question, Source
from spacequiz.packs.fields import Fields
from spacequiz.packs.kind_readers import ALL_KEYS, choose_kind_reader
from spacequiz.packs.problem_collector import ProblemReport, fold_spaces, quote
from spacequiz.packs.question_checks import LONGEST_ID, LONGEST_SECONDS, MOST_POINTS, build_question, is_id, make_slug
from spacequiz.packs.yaml_nodes import Mapping, Node, RefusedNode, Scalar

_LONG_ASK = 300
"""Characters of a question's text that fit on the screen above its answers (pack format 1)."""
_DIFFICULTIES = {difficulty.value: (difficulty, difficulty.points) for difficulty in Difficulty}
"""Difficulties with their points by the words of the format; quicker than to ask the enum for each question."""


class QuestionDefaults:
    """The values of fields that a question does not have itself (`defaults` of a pack)."""

    __slots__ = ("difficulty", "seconds", "source")

    def __init__(self) -> None:
        self.seconds: int | None = None
        self.difficulty = Difficulty.MEDIUM, Difficulty.MEDIUM.points
        """The difficulty, and the points of a full answer."""
        self.source: Source | None = None


class QuestionReader:
    """Reads the questions of one pack in their order."""

    def __init__(
        self, report: ProblemReport, pack_id: str, sources: dict[str, Source] | None, nodes: list[Node]
    ) -> None:
        self.report = report
        self.pack_id = pack_id
        self.sources = sources
        """Sources by their keys; None when the pack has no list of sources."""
        self.nodes = nodes
        """The values of all questions; those that were read are replaced by stand-ins without an id."""
        self.defaults = QuestionDefaults()
        self.used: dict[str, tuple[int, Node]] = {}
        """The ids that questions have given themselves, with the question's number and the node of the id."""
        self.taken_ids: set[str] | None = None
        """Ids that a made one must differ from; collected when the first id is made."""
        self.counts: dict[str, int] = {}
        """The last number that was appended to each made id, since many questions may have the same text."""

    def read(self, number: int, node: Node) -> Question | None:
        """Return one question; None, with all its errors reported, when it has any."""
        report = self.report
        report.message_prefix = lambda: message_prefix(number, node)
        if node.__class__ is not Mapping:
            if node.__class__ is not RefusedNode:
                report.error(node, "a question is made of keys: `ask: ...`, `options: [...]`, `answer: ...`")
            return None
        before = report.errors
        fields = Fields(report, node, ALL_KEYS, "a question")
        values = fields.values
        ask = fields.text("ask", required=True)
        if len(ask) > _LONG_ASK:
            report.warn(values["ask"], f"a question of {len(ask)} characters; up to {_LONG_ASK} read well")
        difficulty, full_points = self.defaults.difficulty
        if "difficulty" in values:
            difficulty, full_points = self.difficulty(fields)
        seconds = fields.whole("seconds", 0, LONGEST_SECONDS) if "seconds" in values else None
        points = fields.whole("points", 1, MOST_POINTS) if "points" in values else None
        common: dict[str, Any] = {
            "id": self._id(fields, number, ask),
            "pack": self.pack_id,
            "ask": ask,
            "why": fields.text("why"),
            "source": self._source(fields),
            "hints": tuple(fields.texts("hints", "hint")) if "hints" in values else (),
            "difficulty": difficulty,
            "tags": tuple(dict.fromkeys(fields.texts("tags", "tag"))) if "tags" in values else (),
            "date": fields.date("date") if "date" in values else "",
            "seconds": self.defaults.seconds if seconds is None else seconds,
            "points": full_points if points is None else points,
        }
        if not common["why"] and fields.optional("why") is None:
            report.warn(node, "no `why`; players like to read why an answer is right")
        if common["source"] is None and fields.optional("source") is None:
            report.warn(node, "no `source`; say where the answer can be looked up")
        kind_reader = choose_kind_reader(fields)
        if kind_reader is None:
            return None
        common |= kind_reader.read_fields(fields)
        return build_question(kind_reader.question_class, common) if report.errors == before else None

    def difficulty(self, fields: Fields) -> tuple[Difficulty, int]:
        """Return the difficulty that a mapping has, or the default, with the points of a full answer."""
        # nearly always it is one of the known words, which need no further checks
        known = _DIFFICULTIES.get(getattr(fields.values.get("difficulty"), "text", ""))
        return known or _DIFFICULTIES.get(fields.word("difficulty", _DIFFICULTIES), self.defaults.difficulty)

    def _id(self, fields: Fields, number: int, ask: str) -> str:
        """Return the id that the question has, or one that is made of its text."""
        text = fields.text("id")
        if not text:
            if fields.optional("id") is None:
                return self._make_id(fields, number, ask)
            if isinstance(fields.values["id"], Scalar):
                self.report.error(fields.values["id"], "`id` is empty; leave the key out, or give it a name")
            return ""
        node = fields.values["id"]
        if not is_id(text):
            better = make_slug(text)
            hint = f"; write {better}" if better else ""
            message = f"the id {quote(text)} may have letters, digits, `-`, `_` and `.`, {LONGEST_ID} at most{hint}"
            self.report.error(node, message)
        elif text in self.used:
            other, first = self.used[text]
            self.report.error(node, f"duplicate id {quote(text)}; question {other} in line {first.line} has it")
        else:
            self.used[text] = number, node
        return text

    def _make_id(self, fields: Fields, number: int, ask: str) -> str:
        """Return an id that no question of the pack has, made of the question's text."""
        if self.taken_ids is None:
            self.taken_ids = {written_id(node) for node in self.nodes}.union(self.used)
        stem = make_slug(ask) or f"question-{number}"
        made, count = stem, self.counts.get(stem, 1)
        while made in self.taken_ids:
            count += 1
            made = f"{stem}-{count}"
        self.counts[stem] = count
        self.taken_ids.add(made)
        self.report.warn(fields.mapping, f"no `id`; scores hang on it, so give it a lasting one, such as `id: {made}`")
        return made

    def _source(self, fields: Fields) -> Source | None:
        text = fields.text("source")
        if not text:
            return self.defaults.source
        return self.find_source(fields, text)

    def find_source(self, fields: Fields, text: str) -> Source | None:
        """Return the source with this key or, in a pack without a list of sources, this title; report a missing one."""
        if self.sources is None:
            return Source(text)
        source = self.sources.get(text)
        if source is None:
            hint = self.report.suggestion(text, self.sources)
            self.report.error(fields.values["source"], f"source {quote(text)} is not one of `sources`{hint}")
        return source


def written_id(node: Node) -> str:
    """Return the id that is written in a question; empty when there is none."""
    if isinstance(node, Mapping):
        for key, value in node.entries:
            if key.text == "id":
                return fold_spaces(value.text) if isinstance(value, Scalar) else ""
    return ""


def message_prefix(number: int, node: Node) -> str:
    """Return what messages about a question begin with, such as ``question 3 (first-satellite): ``."""
    name = written_id(node)
    return f"question {number} ({name[:LONGEST_ID]}): " if name else f"question {number}: "
