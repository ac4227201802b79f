"""The pack that ``pack new`` writes for an author to begin with."""

from pathlib import Path

from spacequiz.packs.pack_writer import yaml_scalar
from spacequiz.packs.schema import SCHEMA_NAME

SCHEMA_LINE = f"# yaml-language-server: $schema=./{SCHEMA_NAME}\n"
"""The first line of a pack, by which editors find the schema in the same folder."""
_FILE = Path(__file__).with_name("template.yaml")


def fill_template(file: str, title: str) -> str:
    """Return a pack with this title and a question of every kind; `file` is the name that its comments call it."""
    text = _FILE.read_text(encoding="utf-8")
    return text.format(file=file, title=title, quoted=yaml_scalar(title))
