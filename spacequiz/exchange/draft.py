"""Questions as parsed from files of other programs, before they are validated."""

from collections.abc import Mapping, Sequence
from dataclasses import dataclass, field

from spacequiz.packs.decode import UnreadableFile, decode_utf8

MOST_BYTES = 2 * 1024 * 1024
"""The maximum size of a file to import: two mebibytes."""
MOST_XML_BYTES = 4 * 1024 * 1024
"""The maximum size of an XML file, in which 2,000 questions take three mebibytes."""
MOST_QUESTIONS = 2_000
"""The maximum number of questions in a file; the rest is reported as skipped."""

Value = str | Sequence[str] | Mapping[str, str]


@dataclass(frozen=True, slots=True)
class DraftQuestion:
    """A question of another program with the keys of pack format 1, not validated yet."""

    number: int
    """Its place in the file, from 1: the row number in tables, otherwise the number of the question."""
    fields: Mapping[str, Value]
    """Plain texts (no HTML) by key of pack format 1, without empty values."""
    notes: tuple[str, ...] = ()
    """What could not be imported, such as a picture."""


@dataclass(frozen=True, slots=True)
class SkippedQuestion:
    """A part of the file that cannot be imported as a question."""

    number: int
    """Its place in the file, counted as in `DraftQuestion`."""
    reason: str


@dataclass(frozen=True, slots=True)
class ParsedFile:
    """The contents of a file of another program, in file order."""

    items: tuple[DraftQuestion | SkippedQuestion, ...]
    head: Mapping[str, Value] = field(default_factory=dict)
    """Keys of the whole pack: `title`, `description`, `license`, `authors`, `language`, `defaults`."""
    notes: tuple[str, ...] = ()
    """What could not be imported of the file as a whole."""


def check_size(data: bytes) -> UnreadableFile | None:
    """Return the error for a file that is too large; None when it is not."""
    begins = data[:100].replace(b"\0", b"").lstrip(b"\xef\xbb\xbf\xff\xfe \r\n\t")
    if len(data) > (MOST_XML_BYTES if begins.startswith(b"<") else MOST_BYTES):
        return UnreadableFile(1, 1, "the file is larger than 2 MiB (XML: 4 MiB); split it into several")
    return None


def decode_text(data: bytes) -> str:
    """Decode a file as UTF-8, with line feeds at line ends. Raises UnreadableFile."""
    text = decode_utf8(data).removeprefix("\ufeff").replace("\r\n", "\n")
    return text.replace("\r", "\n")
