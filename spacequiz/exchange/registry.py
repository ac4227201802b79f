"""The formats that are known, and which of them a file is in."""

from collections.abc import Callable
from dataclasses import dataclass
from importlib import import_module
from typing import Protocol, cast

from spacequiz.domain.pack import Pack
from spacequiz.exchange.draft import ParsedFile, check_size, decode_text
from spacequiz.exchange.export_result import ExportResult
from spacequiz.packs.decode import UnreadableFile


class Reader(Protocol):
    """A module that reads a format."""

    looks_like: Callable[[bytes, str], bool]
    """Whether a file is of this format: its bytes, and its text (empty where it is none)."""
    read: Callable[[bytes], ParsedFile]
    """What the file holds. Raises Unreadable."""


class Writer(Protocol):
    """A module that writes a format."""

    write: Callable[[Pack, str], ExportResult]
    """A pack as a file; the text is the seed of any order that is drawn."""


@dataclass(frozen=True, slots=True)
class Format:
    """A format of another program."""

    title: str
    ending: str
    """What a file's name ends with, after the pack's id."""
    reads: bool = True
    writes: bool = True
    module: str = ""
    """The file of this package, where it is not named as the format is."""


FORMATS = {
    "kahoot": Format("Kahoot XLSX", ".kahoot.xlsx"),
    "moodle": Format("Moodle XML", ".moodle.xml"),
    "anki": Format("Anki TSV", ".anki.tsv"),
    "opentdb": Format("Open Trivia DB JSON", ".opentdb.json", writes=False),
    "aiken": Format("Aiken", ".aiken.txt"),
    "gift": Format("GIFT", ".gift"),
    "csv": Format("CSV", ".csv", module="csv_table"),
    "text2qti": Format("text2qti", ".text2qti.txt", reads=False),
    "worksheet": Format("a worksheet for paper", ".worksheet.html", reads=False),
}
"""By the names that the command line knows; a file is taken for the first one that it looks like."""


def load_reader(name: str) -> Reader:
    """The module that reads this format. Raises MissingExtra where a library is wanted that is not there."""
    return cast("Reader", _load_module(name))


def load_writer(name: str) -> Writer:
    """The module that writes this format. Raises MissingExtra where a library is wanted that is not there."""
    return cast("Writer", _load_module(name))


def recognise_format(data: bytes) -> str | None:
    """The format of a file by its content; None when it is none of those that are read. Raises Unreadable."""
    problem = check_size(data)
    if problem:
        raise problem
    text, fault = "", None
    try:
        text = decode_text(data)
    except UnreadableFile as unreadable:
        fault = unreadable
    for name, known in FORMATS.items():
        if known.reads and load_reader(name).looks_like(data, text):
            return name
    if fault:
        raise fault
    return None


def _load_module(name: str) -> object:
    return import_module(f"spacequiz.exchange.{FORMATS[name].module or name}")
