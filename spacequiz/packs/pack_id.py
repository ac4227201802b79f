"""A pack's id is the name of its file."""

import unicodedata
from pathlib import Path

from spacequiz.text import code_point, is_forbidden

ENDINGS = (".yaml", ".yml")
"""Endings of pack files; case does not count."""
LONGEST_NAME = 200
"""Bytes of an id in UTF-8: most file systems take 255, and a file that is being written has a longer name."""

_RESERVED = '<>:"/\\|?*'
"""Signs that Windows allows in no file's name; the slashes lead elsewhere."""
_DEVICES = frozenset(
    {"con", "prn", "aux", "nul", "conin$", "conout$"}
    | {f"{port}{number}" for port in ("com", "lpt") for number in "0123456789¹²³"}
)
"""Names that mean a device on Windows, whatever follows a dot (Microsoft: Naming Files, Paths, and Namespaces)."""


def pack_id(path: Path) -> str:
    """The id of the pack in this file: its name, without the ending of a pack."""
    return path.stem if path.suffix.lower() in ENDINGS else path.name


def fold_id(name: str) -> str:
    """What two ids have in common that are one file's name where case, or how accents are written, does not count."""
    return unicodedata.normalize("NFC", unicodedata.normalize("NFC", name).casefold())


def why_invalid_id(name: str) -> str:
    """Why this cannot be a pack's id on every system, as a clause such as ``it begins with a dot``; empty when it can.

    A pack that is shared must keep its id wherever it is put: scores hang on it.
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
        # as a wish it would be a path
        return f"it ends in {name[name.rindex('.') :]}, as the file alone should"
    if len(name.encode()) > LONGEST_NAME:
        return f"it is longer than {LONGEST_NAME} bytes"
    return ""
