"""The JSON Schema of pack format 1, for editors."""

import json
from pathlib import Path

SCHEMA_ID = "urn:spacequiz:pack:1"
"""What the schema calls itself; by it a file is known to be ours."""
BESIDE = "spacequiz-pack.schema.json"
"""The name it has beside the packs of an author."""
MOST_BYTES = 1024 * 1024
"""No schema of ours is as large as that."""
_FILE = Path(__file__).with_name("pack.schema.json")


def schema_text() -> str:
    """The schema as JSON."""
    return _FILE.read_text(encoding="utf-8")


def is_ours(text: str) -> bool:
    """Whether this is the schema of packs, of whatever edition."""
    try:
        found = json.loads(text)
    except (ValueError, RecursionError):
        return False
    return isinstance(found, dict) and found.get("$id") == SCHEMA_ID
