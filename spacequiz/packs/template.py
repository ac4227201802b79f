"""The pack that an author begins with."""

from pathlib import Path

from spacequiz.packs.pack_writer import yaml_scalar
from spacequiz.packs.schema import BESIDE

LEADS_TO_SCHEMA = f"# yaml-language-server: $schema=./{BESIDE}\n"
"""The line by which editors find the schema beside a pack."""
_FILE = Path(__file__).with_name("template.yaml")


def template(file: str, title: str) -> str:
    """A pack of every kind of question with this title, to be kept in this file."""
    text = _FILE.read_text(encoding="utf-8")
    return text.format(file=file, title=title, quoted=yaml_scalar(title))
