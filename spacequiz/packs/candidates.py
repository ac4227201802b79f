"""The files that may be packs, as they are read from a file, a folder or a zip before any of them is checked."""

from collections.abc import Callable
from dataclasses import dataclass

from spacequiz.packs.pack_id import ENDINGS

MOST_TOGETHER = 64 * 1024 * 1024
"""Bytes that the packs of a folder or zip may have together, and a zip itself."""
MOST_FILES = 1_000
"""Packs that a folder may have, and entries of a zip."""

ProgressCallback = Callable[[int, int], object]
"""Called with the number of packs that are done and of all; may raise to stop."""


@dataclass(frozen=True, slots=True)
class PackCandidate:
    """A file that may be a pack, with its content."""

    name: str
    """Where it is from, to be shown: the path, or the zip's path and the entry's name."""
    id: str
    """The file's name without its ending; not checked for whether it can be an id."""
    data: bytes
    read_error: str = ""
    """Why the file could not be read; empty when it could."""


@dataclass(frozen=True, slots=True)
class PackSource:
    """The candidates that a path holds."""

    candidates: tuple[PackCandidate, ...]
    ignored: tuple[str, ...] = ()
    """Names of the entries of a zip that are no packs, to be shown."""


def is_pack_name(name: str) -> bool:
    """Whether a file of this name is meant to be a pack; hidden files, which file managers make, are not."""
    return name.lower().endswith(ENDINGS) and not name.startswith(".")
