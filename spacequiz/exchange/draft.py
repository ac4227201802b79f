"""What is found in a file of another program, before anybody knows whether it makes questions of ours."""

from collections.abc import Mapping, Sequence
from dataclasses import dataclass, field

from spacequiz.packs.decode import UnreadableFile, decode_utf8

MOST_BYTES = 2 * 1024 * 1024
"""The largest foreign file that is read: two mebibytes."""
MOST_XML_BYTES = 4 * 1024 * 1024
"""The same for XML, in which 2,000 questions take three."""
MOST_QUESTIONS = 2_000
"""Questions of one file at most; those after them are listed as left out."""

Value = str | Sequence[str] | Mapping[str, str]


@dataclass(frozen=True, slots=True)
class DraftQuestion:
    """A question as another program has it, under the keys of pack format 1; whether it is one is judged later."""

    number: int
    """Its place in the file, counted from 1: the row where rows are counted, else the question."""
    fields: Mapping[str, Value]
    """Plain texts (no HTML), by the keys of pack format 1; what is empty is left out."""
    notes: tuple[str, ...] = ()
    """What could not be taken along, such as a picture."""


@dataclass(frozen=True, slots=True)
class SkippedQuestion:
    """Something of the file that is no question of ours."""

    number: int
    """Its place in the file, counted as for a `Draft`."""
    reason: str


@dataclass(frozen=True, slots=True)
class ParsedFile:
    """What a foreign file holds, in its order."""

    items: tuple[DraftQuestion | SkippedQuestion, ...]
    head: Mapping[str, Value] = field(default_factory=dict)
    """What it says of all its questions: `title`, `description`, `license`, `authors`, `language`, `defaults`."""
    notes: tuple[str, ...] = ()
    """What of the file as a whole could not be taken along."""


def check_size(data: bytes) -> UnreadableFile | None:
    """The problem of a file that is not read because of its size."""
    begins = data[:100].replace(b"\0", b"").lstrip(b"\xef\xbb\xbf\xff\xfe \r\n\t")
    if len(data) > (MOST_XML_BYTES if begins.startswith(b"<") else MOST_BYTES):
        return UnreadableFile(1, 1, "the file is larger than 2 MiB (XML: 4 MiB); split it into several")
    return None


def decode_text(data: bytes) -> str:
    """The text of a foreign file: UTF-8, lines ended by line feeds. Raises Unreadable."""
    text = decode_utf8(data).removeprefix("\ufeff").replace("\r\n", "\n")
    return text.replace("\r", "\n")
