"""What all kinds of question have in common: the text, the id, the source, the time."""

import re
import unicodedata
from typing import Any

from spacequiz.domain.question import Difficulty, Question, Source
from spacequiz.packs.fields import Fields, ProblemReport, fold_spaces, quoted
from spacequiz.packs.kind_readers import ALL_KEYS, choose_kind_reader
from spacequiz.packs.yaml_nodes import Mapping, Node, RefusedNode, Scalar

LONGEST_ID = 80
"""Characters of an id, so that it fits a line."""
LONGEST_SECONDS = 3600
"""An hour for one question is enough for anybody."""
MOST_POINTS = 10_000
"""Beyond this one question would drown all the others."""

_LONG_ASK = 300
"""Characters of a question that still fit above its answers (pack format 1)."""
_PLAIN_ID = re.compile(rf"(?=[-_.]*[A-Za-z0-9])[A-Za-z0-9_.-]{{1,{LONGEST_ID}}}\Z")
_DIFFICULTIES = {difficulty.value: (difficulty, difficulty.points) for difficulty in Difficulty}
"""What the words mean; looked up here, since an enum takes its time to say it."""


class QuestionDefaults:
    """What holds for questions that do not say."""

    __slots__ = ("difficulty", "seconds", "source")

    def __init__(self) -> None:
        self.seconds: int | None = None
        self.difficulty = Difficulty.MEDIUM, Difficulty.MEDIUM.points
        self.source: Source | None = None


class QuestionReader:
    """Reads the questions of one pack, one after the other."""

    def __init__(
        self, report: ProblemReport, pack_id: str, sources: dict[str, Source] | None, nodes: list[Node]
    ) -> None:
        self.report = report
        self.pack_id = pack_id
        self.sources = sources
        """None when the pack has no list of sources."""
        self.nodes = nodes
        """The questions that are still to be read, and stand-ins for those that are done."""
        self.defaults = QuestionDefaults()
        self.used: dict[str, tuple[int, Node]] = {}
        """Ids in use, with the number of their question and their place."""
        self.made: set[str] | None = None
        """Ids that a made one must differ from; gathered when the first is made."""
        self.counts: dict[str, int] = {}
        """The last number put behind each made id: many questions may ask the same."""

    def read(self, number: int, node: Node) -> Question | None:
        """One question; None, with everything wrong reported, when something is."""
        report = self.report
        report.where = lambda: message_prefix(number, node)
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
        difficulty, worth = self.defaults.difficulty
        if "difficulty" in values:
            difficulty, worth = self.difficulty(fields)
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
            "points": worth if points is None else points,
        }
        if not common["why"] and fields.optional("why") is None:
            report.warn(node, "no `why`; players like to read why an answer is right")
        if common["source"] is None and fields.optional("source") is None:
            report.warn(node, "no `source`; say where the answer can be looked up")
        form = choose_kind_reader(fields)
        if form is None:
            return None
        common |= form.read_fields(fields)
        return build_question(form.question_class, common) if report.errors == before else None

    def difficulty(self, fields: Fields) -> tuple[Difficulty, int]:
        """The difficulty that a mapping gives, with the points it is worth."""
        # spelled as it should be, it need not be read closely
        known = _DIFFICULTIES.get(getattr(fields.values.get("difficulty"), "text", ""))
        return known or _DIFFICULTIES.get(fields.word("difficulty", _DIFFICULTIES), self.defaults.difficulty)

    def _id(self, fields: Fields, number: int, ask: str) -> str:
        text = fields.text("id")
        if not text:
            if fields.optional("id") is None:
                return self._made_id(fields, number, ask)
            if isinstance(fields.values["id"], Scalar):
                self.report.error(fields.values["id"], "`id` is empty; leave the key out, or give it a name")
            return ""
        node = fields.values["id"]
        if not is_id(text):
            better = make_slug(text)
            hint = f"; write {better}" if better else ""
            message = f"the id {quoted(text)} may have letters, digits, `-`, `_` and `.`, {LONGEST_ID} at most{hint}"
            self.report.error(node, message)
        elif text in self.used:
            other, first = self.used[text]
            self.report.error(node, f"duplicate id {quoted(text)}; question {other} in line {first.line} has it")
        else:
            self.used[text] = number, node
        return text

    def _made_id(self, fields: Fields, number: int, ask: str) -> str:
        if self.made is None:
            self.made = {given_id(node) for node in self.nodes}.union(self.used)
        stem = make_slug(ask) or f"question-{number}"
        made, count = stem, self.counts.get(stem, 1)
        while made in self.made:
            count += 1
            made = f"{stem}-{count}"
        self.counts[stem] = count
        self.made.add(made)
        self.report.warn(fields.mapping, f"no `id`; scores hang on it, so give it a lasting one, such as `id: {made}`")
        return made

    def _source(self, fields: Fields) -> Source | None:
        text = fields.text("source")
        if not text:
            return self.defaults.source
        return self.find_source(fields, text)

    def find_source(self, fields: Fields, text: str) -> Source | None:
        """The source of that key, or of that title in a pack that lists none."""
        if self.sources is None:
            return Source(text)
        source = self.sources.get(text)
        if source is None:
            hint = self.report.suggestion(text, self.sources)
            self.report.error(fields.values["source"], f"source {quoted(text)} is not one of `sources`{hint}")
        return source


def build_question(kind: type[Question], fields: dict[str, Any]) -> Question:
    """The question of all its fields, as ``kind(**fields)`` would make it.

    A frozen dataclass sets its fields one call after the other, which is a twentieth of the time that a pack takes.
    """
    question = kind.__new__(kind)
    question.__dict__.update(fields)
    return question


def given_id(node: Node) -> str:
    """The id that a question gives itself; empty when it has none."""
    if isinstance(node, Mapping):
        for key, value in node.entries:
            if key.text == "id":
                return fold_spaces(value.text) if isinstance(value, Scalar) else ""
    return ""


def message_prefix(number: int, node: Node) -> str:
    """How messages name a question: ``question 3 (first-satellite): ``."""
    name = given_id(node)
    return f"question {number} ({name[:LONGEST_ID]}): " if name else f"question {number}: "


def is_id(text: str) -> bool:
    """Whether a text may be an id."""
    if _PLAIN_ID.match(text):
        return True
    if len(text) > LONGEST_ID:
        return False
    plain = text.replace("-", "").replace("_", "").replace(".", "")
    return (plain.isalnum() or all(_is_letter(char) for char in plain)) if plain else False


def make_slug(text: str) -> str:
    """A text as an id: its words in small letters, joined by ``-``, as many as fit."""
    words = "".join(char if _is_letter(char) else " " for char in unicodedata.normalize("NFC", text.lower())).split()
    made = "-".join(words)
    if len(made) > LONGEST_ID - 10:  # room for a suffix
        made = made[: LONGEST_ID - 10].rpartition("-")[0] or made[: LONGEST_ID - 10]
    return made


def _is_letter(char: str) -> bool:
    # the vowel signs of Indic scripts are marks, and belong to a word
    return char.isalnum() or unicodedata.category(char)[0] == "M"
