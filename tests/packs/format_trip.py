"""A pack out into a format and back again."""

from collections.abc import Collection
from typing import Any

from pack_strategies import fields_of

from spacequiz.domain.pack import Pack
from spacequiz.exchange.draft import DraftQuestion, ParsedFile
from spacequiz.exchange.export_result import ExportResult
from spacequiz.exchange.import_pack import ImportResult, import_pack
from spacequiz.exchange.registry import load_reader, load_writer, recognise_format
from spacequiz.packs.pack_reader import read_pack_text


def back(name: str, exported: ExportResult) -> Pack | None:
    """The pack that the exported file makes when it is imported; None where there is no question in it."""
    assert name == recognise_format(exported.data)
    return pack_of(import_pack(load_reader(name).read(exported.data), "T"))


def pack_of(taken: ImportResult) -> Pack | None:
    """The pack that was made; nothing that was exported is skipped on the way back."""
    assert [] == [row for row in taken.rows if not row.id], taken.rows
    if not taken.text:
        return None
    reading = read_pack_text(taken.text, "pack")
    assert reading.pack is not None, reading.errors
    return reading.pack


def drafts_in(found: ParsedFile) -> list[DraftQuestion]:
    """The questions of a file in which nothing was skipped."""
    drafts = [item for item in found.items if isinstance(item, DraftQuestion)]
    assert len(drafts) == len(found.items)
    return drafts


def check_trip(name: str, pack: Pack, said: Collection[str]) -> None:
    """Assert that export and import give the same questions, and that what is not the same was listed.

    `said` are the keys beside those of the kind that the format says; without `id` the order tells which is which.
    """
    exported = load_writer(name).write(pack, "seed")
    left_out = {lost.id for lost in exported.losses if lost.reason}
    listed = {lost.id: set(lost.keys) for lost in exported.losses}
    sent = [question for question in pack.questions if question.id not in left_out]
    if not sent:
        return
    returned = back(name, exported)
    assert returned is not None
    assert len(sent) == len(returned.questions)
    for before, after in zip(sent, returned.questions, strict=True):
        wanted, got = fields_of(before), fields_of(after)
        for key in wanted.keys() | got.keys():
            if key in listed.get(before.id, set()):
                assert key not in said, (key, "is said, and listed as lost")
            else:
                assert (key, wanted.get(key)) == (key, got.get(key))


def items_of(name: str, text: str | bytes) -> tuple[Any, ...]:
    """What is found in a file of this format."""
    data = text.encode() if isinstance(text, str) else text
    return load_reader(name).read(data).items
