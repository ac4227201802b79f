"""A pack's id is the name of its file."""

from pathlib import Path

ENDINGS = (".yaml", ".yml")
"""Endings of pack files; case does not count."""


def pack_id(path: Path) -> str:
    """The id of the pack in this file: its name, without the ending of a pack."""
    return path.stem if path.suffix.lower() in ENDINGS else path.name
