"""The JSON Schema of pack format 1, by which editors complete and check packs."""

import json
from pathlib import Path

SCHEMA_ID = "urn:spacequiz:pack:1"
"""The `$id` of the schema, by which its file is recognised."""
SCHEMA_NAME = "spacequiz-pack.schema.json"
"""The name of the schema's file in the folder of an author's packs."""
MOST_SCHEMA_BYTES = 1024 * 1024
"""Bytes beyond which a file is not read to see whether it is the schema."""
_FILE = Path(__file__).with_name("pack.schema.json")


def schema_text() -> str:
    """Return the schema as JSON."""
    return _FILE.read_text(encoding="utf-8")


def is_pack_schema(text: str) -> bool:
    """Whether a text is this schema, in the version of any release."""
    try:
        value = json.loads(text)
    except (ValueError, RecursionError):
        return False
    return isinstance(value, dict) and value.get("$id") == SCHEMA_ID
