"""The JSON Schema of pack format 1, for editors."""

from pathlib import Path

SCHEMA_ID = "urn:spacequiz:pack:1"
"""What the schema calls itself; by it a file is known to be ours."""
BESIDE = "spacequiz-pack.schema.json"
"""The name it has beside the packs of an author."""
_FILE = Path(__file__).with_name("pack.schema.json")


def schema_text() -> str:
    """The schema as JSON."""
    return _FILE.read_text(encoding="utf-8")
