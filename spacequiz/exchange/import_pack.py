"""Make a pack from parsed questions: each is written as YAML and validated by the pack reader.

So an imported pack never has errors, and the reasons for skipped questions are the messages of `pack check`.
"""

import re
from collections.abc import Iterable, Mapping
from dataclasses import dataclass, field

from spacequiz.exchange.draft import MOST_QUESTIONS, DraftQuestion, ParsedFile, SkippedQuestion, Value
from spacequiz.packs.pack_reader import read_pack_text
from spacequiz.packs.pack_writer import write_pack
from spacequiz.packs.problem_collector import fold_spaces
from spacequiz.packs.question_checks import is_id, make_slug
from spacequiz.text import is_forbidden

_WHERE = re.compile(r"\Aquestion 1(?: \([^)]*\))?: ")
_HIDDEN = "characters that cannot be shown were left out"
_LONGEST = 10_000
"""The maximum length of a text in a question, in characters."""
_LONGEST_NAME = 1_000
"""The maximum length of a key, in characters; YAML allows 1,024."""


@dataclass(frozen=True, slots=True)
class ImportRow:
    """The result of importing one question."""

    number: int
    """Its place in the file, from 1."""
    id: str
    """Its id in the pack; empty when it was skipped."""
    note: str
    """Why it was skipped, or what of it could not be imported."""


@dataclass(frozen=True, slots=True)
class ImportResult:
    """A pack made from a file of another program."""

    text: str
    """The pack as YAML; empty when no question could be imported."""
    rows: tuple[ImportRow, ...]
    notes: tuple[str, ...]
    """What could not be imported of the file as a whole."""

    @property
    def count(self) -> int:
        """The number of imported questions."""
        return sum(bool(row.id) for row in self.rows)


def import_pack(parsed: ParsedFile, title: str) -> ImportResult:
    """Return a pack of these questions; `title` is the default for files without a title."""
    head = {"format": "1", "title": title} | {key: value for key, value in _cleaned(parsed.head, []).items() if value}
    importer = _Importer()
    for item in parsed.items:
        importer.take(item)
    text = write_pack(head, importer.questions) if importer.questions else ""
    return ImportResult(text, tuple(importer.rows), parsed.notes)


@dataclass(slots=True)
class _Importer:
    questions: list[Mapping[str, Value]] = field(default_factory=list)
    rows: list[ImportRow] = field(default_factory=list)
    used: set[str] = field(default_factory=set)

    def take(self, item: DraftQuestion | SkippedQuestion) -> None:
        """Import a question, or record why it was skipped."""
        if isinstance(item, SkippedQuestion):
            self.rows.append(ImportRow(item.number, "", item.reason))
        elif len(self.questions) >= MOST_QUESTIONS:
            self.rows.append(ImportRow(item.number, "", f"only {MOST_QUESTIONS:,} questions of a file are imported"))
        else:
            self._judge(item)

    def _judge(self, draft: DraftQuestion) -> None:
        notes = list(draft.notes)
        fields = _cleaned(draft.fields, notes)
        fields["id"] = self._id(fields, draft.number, notes)
        reason = _too_long(fields) or _error(fields)
        if reason:
            self.rows.append(ImportRow(draft.number, "", "; ".join([reason, *draft.notes])))
            return
        self.used.add(str(fields["id"]))
        self.questions.append(fields)
        self.rows.append(ImportRow(draft.number, str(fields["id"]), "; ".join(dict.fromkeys(notes))))

    def _id(self, fields: Mapping[str, Value], number: int, notes: list[str]) -> str:
        """Return a unique id: the one in the file if it is valid, otherwise one made of it or of the question."""
        own = str(fields.get("id", ""))
        stem = own if is_id(own) else make_slug(own) or make_slug(str(fields.get("ask", ""))) or f"question-{number}"
        made, count = stem, 1
        while made in self.used:
            count += 1
            made = f"{stem[:70]}-{count}"
        if own and count > 1:
            notes.append(f'another question has the id "{own}"')
        return made


def _cleaned(fields: Mapping[str, Value], notes: list[str]) -> dict[str, Value]:
    """Return the texts on one line each, without unprintable characters and empty keys."""

    def clean(text: str) -> str:
        shown = "".join(char for char in text if not is_forbidden(char)) if not text.isprintable() else text
        if shown != text.replace("\ufeff", ""):
            notes.append(_HIDDEN)
        return fold_spaces(shown)

    cleaned: dict[str, Value] = {}
    for key, value in fields.items():
        if isinstance(value, str):
            cleaned[key] = clean(value)
        elif isinstance(value, Mapping):
            cleaned[key] = _pairs((clean(name), clean(text)) for name, text in value.items())
        else:
            cleaned[key] = tuple(clean(text) for text in value)
    # empty options stay, so that the pack reader reports them
    return {key: value for key, value in cleaned.items() if value}


def _pairs(pairs: Iterable[tuple[str, str]]) -> dict[str, str]:
    """Return the pairs whose right side is not empty."""
    return {left: right for left, right in pairs if right}


def _too_long(fields: Mapping[str, Value]) -> str:
    """Return an error for texts that are too long; empty when there are none."""
    for key, value in fields.items():
        if isinstance(value, Mapping):
            names, texts = tuple(value), tuple(value.values())
        else:
            names, texts = (), (value,) if isinstance(value, str) else tuple(value)
        longest = max(map(len, names + texts), default=0)
        if longest > _LONGEST or any(len(name) > _LONGEST_NAME for name in names):
            return f"`{key}` has a text of {longest:,} characters"
    return ""


def _error(fields: Mapping[str, Value]) -> str:
    """Return the first error that the pack reader finds in a question; empty when it finds none."""
    errors = read_pack_text(write_pack({"title": "T"}, [fields]), "pack").errors
    return _WHERE.sub("", errors[0].message) if errors else ""
