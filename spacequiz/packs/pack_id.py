"""The id of a pack, which is the name of its file."""

import unicodedata
from pathlib import Path

from spacequiz.text import code_point, is_forbidden

ENDINGS = (".yaml", ".yml")
"""Endings of pack files, in small letters; the case of a file's ending does not matter."""
LONGEST_NAME = 200
"""Bytes of an id in UTF-8: most file systems take 255, and temporary files have longer names."""

_RESERVED = '<>:"/\\|?*'
"""Characters that file names on Windows may not have; slashes would make a path."""
_DEVICES = frozenset(
    {"con", "prn", "aux", "nul", "conin$", "conout$"}
    | {f"{port}{number}" for port in ("com", "lpt") for number in "0123456789¹²³"}
)
"""Names that mean a device on Windows, whatever follows a dot (Microsoft: Naming Files, Paths, and Namespaces)."""


def pack_id(path: Path) -> str:
    """Return the id of the pack in this file: the file's name without the ending."""
    return path.stem if path.suffix.lower() in ENDINGS else path.name


def fold_id(name: str) -> str:
    """Return a key that is the same for ids that some file systems take for one name.

    Such file systems ignore case, or whether an accent is a character of its own.
    """
    return unicodedata.normalize("NFC", unicodedata.normalize("NFC", name).casefold())


def why_invalid_id(name: str) -> str:
    """Return why this cannot be a pack's id, as a clause such as ``it begins with a dot``; empty when it can.

    Scores are stored by a pack's id, so that it must be possible as a file's name on every system.
    """
    if not name:
        return "it is empty"
    for char in name:
        if char in "\t\n" or is_forbidden(char):
            return f"it holds {code_point(char)}"
        if char in _RESERVED:
            return f"it holds {char}"
    if name.startswith("."):
        return "it begins with a dot"
    if name.endswith("."):
        return "it ends with a dot"
    if name != name.strip():
        return "it begins or ends with a space"
    if name.partition(".")[0].rstrip().casefold() in _DEVICES:
        return f"{name.partition('.')[0].rstrip()} is a device on Windows"
    if name.casefold().endswith(ENDINGS):
        # on the command line it would be taken for a path
        return f"it ends in {name[name.rindex('.') :]}, as the file alone should"
    if len(name.encode()) > LONGEST_NAME:
        return f"it is longer than {LONGEST_NAME} bytes"
    return ""
