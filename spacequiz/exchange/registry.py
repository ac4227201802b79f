"""The registry of formats, and the recognition of a file's format."""

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
    """Returns whether a file has this format, by its bytes and its text (empty when it is not text)."""
    read: Callable[[bytes], ParsedFile]
    """Returns the contents of a file. Raises UnreadableFile."""


class Writer(Protocol):
    """A module that writes a format."""

    write: Callable[[Pack, str], ExportResult]
    """Returns a pack as a file; the second argument is the seed of the order of questions."""


@dataclass(frozen=True, slots=True)
class Format:
    """A format of another program."""

    title: str
    ending: str
    """The end of the file name, after the pack's id."""
    reads: bool = True
    writes: bool = True
    module: str = ""
    """The module in this package; empty when it has the name of the format."""


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
"""The formats by their names on the command line; a file has the first format that it looks like."""


def load_reader(name: str) -> Reader:
    """Import the module that reads this format. Raises MissingExtra when a library is missing."""
    return cast("Reader", _load_module(name))


def load_writer(name: str) -> Writer:
    """Import the module that writes this format. Raises MissingExtra when a library is missing."""
    return cast("Writer", _load_module(name))


def recognise_format(data: bytes) -> str | None:
    """Return the name of a file's format by its content; None when it is unknown. Raises UnreadableFile."""
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
