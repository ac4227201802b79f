"""Anki notes as a text file: header lines ``#key:value``, then one note per row.

The header lines are those of Anki's manual, "Text Files": ``separator``, ``html``, ``columns``, ``tags``, ``deck``,
``notetype``, and ``guid column``, ``tags column``, ``deck column``, ``notetype column`` with a number from 1.
"""

import csv
import io
import re
from collections.abc import Mapping
from dataclasses import dataclass

from spacequiz.domain.pack import Pack
from spacequiz.domain.question import Choice, Number, Question, TrueFalse, Typed
from spacequiz.exchange.anki_note import question_from_note
from spacequiz.exchange.delimited_rows import Row, read_rows
from spacequiz.exchange.draft import DraftQuestion, ParsedFile, SkippedQuestion, decode_text
from spacequiz.exchange.export_result import ExportLoss, ExportResult, keys_not_exported
from spacequiz.packs.question_checks import is_id

_HEADER = re.compile(r"#([A-Za-z ]{1,40}):(.*)\n?")
_KEYS = frozenset(
    {"separator", "html", "columns", "tags", "deck", "notetype", "if matches"}
    | {"guid column", "tags column", "deck column", "notetype column"}
)
_SEPARATORS = {"tab": "\t", "comma": ",", "semicolon": ";", "space": " ", "pipe": "|", "colon": ":"}
_GUESSED = ("\t", ";", ",", "|")
_ASIDE = ("guid", "tags", "deck", "notetype")
"""Columns that are not fields of a note."""
_SOUND = "[sound:"
_WORDS = frozenset({"true", "false"})


def looks_like(data: bytes, text: str) -> bool:
    """Return whether the first line is a header of Anki."""
    found = _HEADER.match(text)
    return found is not None and found[1].lower() in _KEYS


@dataclass(frozen=True, slots=True)
class _Head:
    separator: str
    html: bool | None
    """None when the file does not say."""
    tags: tuple[str, ...]
    """Tags of all notes."""
    deck: str
    notetype: str
    aside: Mapping[str, int]
    """The indexes of columns that are not fields of a note, from 0."""


def read(data: bytes) -> ParsedFile:
    """Return the questions of a file. Raises UnreadableFile."""
    text = decode_text(data)
    values: dict[str, str] = {}
    start = 0
    while found := _HEADER.match(text, start):
        values.setdefault(found[1].lower(), found[2])
        start = found.end()
    body = text[start:]
    head = _head(values, body)
    items = tuple(_item(row, head) if isinstance(row, Row) else row for row in read_rows(body, head.separator, "#"))
    return ParsedFile(items, {"title": head.deck} if head.deck else {})


def _head(values: Mapping[str, str], body: str) -> _Head:
    word = values.get("separator", "")
    separator = _SEPARATORS.get(word.strip().casefold(), word)
    if len(separator) != 1 or separator in '"\n':
        # the header is missing or unknown, so guess
        first = next((line for line in body.split("\n") if line.strip()), "")
        separator = max(_GUESSED, key=first.count)
    aside = {
        name: int(column) - 1
        for name in _ASIDE
        if (column := values.get(f"{name} column", "").strip()).isascii()
        and column.isdigit()
        and len(column) < 4
        and int(column)
    }
    html = {"true": True, "false": False}.get(values.get("html", "").strip().casefold())
    names = tuple(name.strip().casefold() for name in values.get("columns", "").split(separator))
    return _Head(
        separator,
        html,
        tuple(values.get("tags", "").split()),
        values.get("deck", "").strip(),
        values.get("notetype", "").strip(),
        # a file may name its columns instead of numbering them
        {name: names.index(name) for name in ("guid", "tags") if name in names} | aside,
    )


def _item(row: Row, head: _Head) -> DraftQuestion | SkippedQuestion:
    """Return the question of a note."""
    aside = {name: row.cells[place].strip() for name, place in head.aside.items() if place < len(row.cells)}
    places = set(head.aside.values())
    fields = [cell for place, cell in enumerate(row.cells) if place not in places]
    basic = aside.get("notetype", head.notetype).casefold().startswith("basic")
    found = question_from_note(row.number, fields, html=head.html, cloze=not basic)
    if isinstance(found, SkippedQuestion):
        return found
    tags = [*aside.get("tags", "").split(), *head.tags]
    guid = aside.get("guid", "")
    # Anki's own ids are ten random characters, so only a valid pack id is kept
    more = {"id": guid if is_id(guid) else "", "tags": tags}
    return DraftQuestion(
        row.number, {**found.fields, **{key: value for key, value in more.items() if value}}, found.notes
    )


def write(pack: Pack, seed: str) -> ExportResult:
    """Return the questions that fit on a card as Basic notes."""
    out = io.StringIO(newline="")
    out.write(f"#separator:tab\n#html:false\n#notetype:Basic\n#deck:{pack.title}\n")
    out.write("#columns:guid\tFront\tBack\tTags\n#guid column:1\n#tags column:4\n")
    writer = csv.writer(out, delimiter="\t", lineterminator="\n")
    losses: list[ExportLoss] = []
    for question in pack.questions:
        answer = _back(question)
        reason = _why_not_exported(question, answer)
        if reason:
            losses.append(ExportLoss(question.id, reason))
            continue
        keys = _lost_keys(question, answer)
        if keys:
            losses.append(ExportLoss(question.id, keys=keys))
        tags = " ".join(tag for tag in question.tags if len(tag.split()) == 1)
        # the blank line makes the explanation a paragraph of its own
        back = f"{answer}\n\n{question.why}" if question.why else answer
        writer.writerow([question.id, question.ask, back, tags])
    return ExportResult(out.getvalue().encode(), tuple(losses))


def _back(question: Question) -> str:
    """Return the answer for the back of the card; empty when none fits."""
    match question:
        case Choice():
            return question.answer
        case TrueFalse():
            return "true" if question.answer else "false"
        case Typed():
            return question.accept[0]
        case Number():
            return f"{repr(question.number).removesuffix('.0')} {question.unit}".strip()
    return ""


def _why_not_exported(question: Question, answer: str) -> str:
    """Return the reason why a question is not exported; empty when it is."""
    if not answer:
        return f"a card cannot hold a question of the kind {question.kind.value}"
    if any(_SOUND in text for text in (question.ask, answer, question.why)):
        return f"Anki would read `{_SOUND}` as a sound"
    return ""


def _lost_keys(question: Question, answer: str) -> tuple[str, ...]:
    """Return the keys that the card does not hold."""
    plain_tags = all(len(tag.split()) == 1 for tag in question.tags)
    keys = keys_not_exported(question, {"id", "why", "tags", "unit"} if plain_tags else {"id", "why", "unit"})
    if isinstance(question, Number) or (isinstance(question, Choice | Typed) and answer.casefold() in _WORDS):
        # an import would read it as a typed answer, or as true or false
        keys = ("kind", *keys)
    if isinstance(question, Choice):
        return ("options", *keys)
    if isinstance(question, Typed) and len(question.accept) > 1:
        return ("accept", *keys)
    return keys
