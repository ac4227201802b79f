"""Reading a pack from the values of its YAML file: the questions, or every problem with its line."""

from bisect import bisect_right
from collections.abc import Callable
from dataclasses import replace
from hashlib import sha256
from pathlib import Path

from spacequiz.domain.pack import Pack
from spacequiz.domain.question import Question, Source
from spacequiz.garbage_collection import without_gc
from spacequiz.packs.advice.patterns import pattern_advice
from spacequiz.packs.decode import DecodedText, UnreadableFile, decode
from spacequiz.packs.fields import Fields
from spacequiz.packs.file_bytes import read_pack_bytes
from spacequiz.packs.pack_id import pack_id
from spacequiz.packs.pack_reading import PackReading
from spacequiz.packs.problem import Problem
from spacequiz.packs.problem_collector import ProblemReport, fold_spaces, quote
from spacequiz.packs.question_checks import LONGEST_SECONDS, is_language
from spacequiz.packs.question_reader import QuestionReader, message_prefix
from spacequiz.packs.yaml_events import SECOND_DOCUMENT, TOO_MANY, YamlTree, read_yaml_tree
from spacequiz.packs.yaml_nodes import Mapping, Node, RefusedNode, Scalar, Sequence, is_missing

FORMAT = "1"
"""The version of the pack format that is read here."""

_KEYS = frozenset(
    {"format", "title", "description", "language", "authors", "license", "sources", "defaults", "questions"}
)


def read_pack_file(path: Path, *, strict: bool = False) -> PackReading:
    """Read a pack's file; the pack's id is the file's name. Raises StorageError when the file cannot be opened."""
    return read_pack_text(read_pack_bytes(path), pack_id(path), strict=strict)


def read_pack_text(text: str | bytes, pack_id: str, *, pure: bool = False, strict: bool = False) -> PackReading:
    """Read a pack from the content of its file. Never raises.

    `pure` reads without libyaml. `strict` adds advice on how questions are written, and the line of each question.
    """
    with without_gc():
        try:
            decoded = decode(text)
        except UnreadableFile as unreadable:
            return PackReading(None, (unreadable.problem,))
        return assemble_pack(decoded, read_yaml_tree(decoded, pure=pure), pack_id, strict=strict)


def assemble_pack(
    decoded: DecodedText,
    tree: YamlTree,
    pack_id: str,
    make_reader: "Callable[[ProblemReport, Mapping, YamlTree], PackReader] | None" = None,
    *,
    strict: bool = False,
) -> PackReading:
    """Read a pack from its text and the values of its YAML. `make_reader` makes another reader than `PackReader`.

    The problems of the text, of its YAML and of the pack are put together, in the order of the lines.
    """
    if tree.problems and tree.problems[-1].message == TOO_MANY:
        # the file must be made smaller before any other problem matters
        return PackReading(None, (tree.problems[-1],))
    report = ProblemReport()
    pack = None
    lines: tuple[int, ...] = ()
    errors, advice = decoded.problems + tree.problems, tree.advice
    root = tree.root
    if isinstance(root, Mapping):
        reader = (make_reader or PackReader)(report, root, tree)
        errors, advice = _with_question_names(errors, reader.nodes), _with_question_names(advice, reader.nodes)
        pack = reader.read(pack_id, "" if errors else sha256(decoded.raw.encode()).hexdigest())
        # where a question was left out, advice on the pack as a whole could be wrong
        if pack is not None and strict and not errors:
            reader.advise(pack)
            lines = tuple(node.line for node in reader.nodes)
    elif isinstance(root, Sequence) and tree.is_complete:
        report.error(root, "a pack is made of keys; write `questions:` above the list, and `title: ...` above that")
    elif isinstance(root, Scalar) and tree.is_complete:
        report.error(root, "a pack is made of keys: `title: ...`, then `questions:` with a list below it")
    if errors or report.errors:
        pack = None
    problems = sorted(errors + advice + report.problems, key=lambda problem: (problem.line, problem.column))
    return PackReading(pack, tuple(problems), lines)


def _with_question_names(problems: list[Problem], nodes: list[Node]) -> list[Problem]:
    """Return problems of the YAML with the question in which they lie put before their messages."""
    lines = [node.line for node in nodes]
    named = []
    for problem in problems:
        number = question_number_of(problem, lines)
        if number:
            where = message_prefix(number, nodes[number - 1])
            named.append(replace(problem, message=where + problem.message))
        else:
            named.append(problem)
    return named


def question_number_of(problem: Problem, lines: list[int]) -> int:
    """Return the number from 1 of the question in which a problem of the YAML lies; 0 for none.

    `lines` are the lines in which the questions begin.
    """
    return bisect_right(lines, problem.line) if problem.line > 0 and problem.message != SECOND_DOCUMENT else 0


class PackReader:
    """Reads a pack from the mapping at the root of its YAML."""

    def __init__(self, report: ProblemReport, root: Mapping, tree: YamlTree) -> None:
        self.report = report
        self.is_complete = tree.is_complete
        self.broken_lines = tree.broken_lines
        self.fields = Fields(report, root, _KEYS, "a pack")
        questions = self.fields.values.get("questions")
        self.nodes: list[Node] = questions.items if isinstance(questions, Sequence) else []
        """The values of the questions; each is replaced once it is read."""
        self.title = ""
        """Set by `read`."""
        self.sources: dict[str, Source] | None = None
        """Sources by the keys of the pack's list; None when the pack has none. Set by `read`."""

    def read(self, pack_id: str, digest: str) -> Pack | None:
        """Return the pack; None when there are errors, which are reported. May be called once."""
        report, fields = self.report, self.fields
        self._check_format()
        title = self.title = fields.text("title", required=self.is_complete or "title" in fields.values)
        description = fields.text("description")
        language = self._language()
        authors = tuple(fields.texts("authors", "author"))
        licence = fields.text("license")
        self.sources = self._sources()
        reader = QuestionReader(report, pack_id, self.sources, self.nodes)
        self._read_defaults(reader)
        # where the YAML could not be read to its end, the last question is incomplete
        questions = self.read_questions(reader, self.nodes if self.is_complete else self.nodes[:-1])
        report.message_prefix = None
        self._check_questions()
        if report.errors:
            return None
        complete = tuple([question for question in questions if question is not None])
        for advice in pattern_advice(complete):
            report.warn(fields.key_node("questions"), advice)
        return Pack(
            id=pack_id,
            title=title,
            questions=complete,
            digest=digest,
            description=description,
            language=language,
            authors=authors,
            license=licence,
        )

    def advise(self, pack: Pack) -> None:
        """Report the advice of ``pack check --strict`` on a pack without errors."""
        from spacequiz.packs.advice.questions import question_advice

        for index, message in question_advice(pack):
            node = self.fields.key_node("questions") if index is None else self.nodes[index]
            prefix = "" if index is None else f"question {index + 1} ({pack.questions[index].id}): "
            self.report.warn(node, prefix + message)
        used = {question.source for question in pack.questions}
        unused = [quote(name) for name, source in (self.sources or {}).items() if source not in used]
        if unused:
            self.report.warn(self.fields.key_node("sources"), f"no question has the source {', '.join(unused[:5])}")

    def read_questions(self, reader: QuestionReader, nodes: list[Node]) -> list[Question | None]:
        """Return the questions of these values, None for one with an error; each value is dropped once it is read."""
        report = self.report
        questions = []
        for number, node in enumerate(nodes, 1):
            if report.is_full:
                break
            if node.line not in self.broken_lines:
                questions.append(reader.read(number, node))
            # frees the memory of the value, which the next one takes while it is still in the processor's cache
            nodes[number - 1] = RefusedNode(node.mark)
        return questions

    def _check_format(self) -> None:
        text = self.fields.text("format")
        if text and text != FORMAT:
            message = f"format {quote(text)} is not known here, only {FORMAT}; perhaps a newer Space Quiz reads it"
            self.report.error(self.fields.values["format"], message)

    def _language(self) -> str:
        text = self.fields.text("language")
        if text and not is_language(text):
            message = f"`language` is {quote(text)}; write its code, such as en or pt-BR"
            self.report.error(self.fields.values["language"], message)
        return text or "en"

    def _sources(self) -> dict[str, Source] | None:
        node = self.fields.optional("sources")
        if node is None:
            return None
        sources: dict[str, Source] = {}
        if not isinstance(node, Mapping):
            if not isinstance(node, RefusedNode):
                self.report.error(node, '`sources` has lines of the form `key: {title: "...", url: "..."}`')
            return None
        lines: dict[str, int] = {}
        entries = node.entries
        if not self.is_complete and entries and is_missing(entries[-1][1]):
            # its value lies beyond the place where reading stopped
            del entries[-1]
        for key, value in entries:
            name = fold_spaces(key.text)
            if self.report.is_full:
                break
            if not name or is_missing(key):
                self.report.error(key, "a key is missing before the colon")
                continue
            if name in lines:
                self.report.error(key, f"duplicate key {quote(name)}; it is already in line {lines[name]}")
                continue
            lines[name] = key.line
            sources[name] = self._one_source(key, value, name)
        return sources

    def _one_source(self, key: Scalar, value: Node, name: str) -> Source:
        """Return one entry of the list of sources; a stand-in for one with an error, which is reported."""
        if not isinstance(value, Mapping):
            if not isinstance(value, RefusedNode):
                where = key if is_missing(value) else value
                self.report.error(where, f'source {quote(name)} needs a title: {name[:40]}: {{title: "..."}}')
            return Source(name)
        self.report.message_prefix = lambda: f"source {quote(name)}: "
        fields = Fields(self.report, value, frozenset({"title", "url"}), "a source")
        title, url = fields.text("title", required=True), fields.text("url")
        if url and (" " in url or not url.lower().startswith(("https://", "http://"))):
            self.report.error(fields.values["url"], f"`url` is {quote(url)}; it begins with https:// and has no spaces")
        self.report.message_prefix = None
        return Source(title, url)

    def _read_defaults(self, reader: QuestionReader) -> None:
        node = self.fields.optional("defaults")
        if node is None or isinstance(node, RefusedNode):
            return
        if not isinstance(node, Mapping):
            self.report.error(node, "`defaults` has keys: `seconds`, `difficulty`, `source`")
            return
        fields = Fields(self.report, node, frozenset({"seconds", "difficulty", "source"}), "`defaults`")
        reader.defaults.seconds = fields.whole("seconds", 0, LONGEST_SECONDS)
        reader.defaults.difficulty = reader.difficulty(fields)
        source = fields.text("source")
        if source:
            # a source that is not listed is reported here once, not again for every question
            reader.defaults.source = reader.find_source(fields, source) or Source(source)

    def _check_questions(self) -> None:
        report, fields = self.report, self.fields
        node = fields.values.get("questions")
        if node is None or is_missing(node):
            if self.is_complete:
                fields.missing("questions")
        elif isinstance(node, Sequence):
            if not node.items and self.is_complete:
                report.error(node, "`questions` is empty; a pack has at least one")
        elif not isinstance(node, RefusedNode):
            report.error(node, "`questions` is a list; begin each question with `- `")
