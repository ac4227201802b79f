"""``spacequiz pack new``: create a pack from a template or a table."""

import os
from pathlib import Path
from typing import TYPE_CHECKING

from spacequiz.cli.output import print_message
from spacequiz.cli.output_file import refuse_existing, shell_quoted, write_text
from spacequiz.cli.parser import Parser
from spacequiz.errors import Exit, SpaceQuizError, StorageError
from spacequiz.text import clean, escape
from spacequiz.wording import format_count

if TYPE_CHECKING:
    from spacequiz.exchange.import_pack import ImportResult

EXAMPLES = """\
  spacequiz pack new our-club.yaml                            one example of every kind of question
  spacequiz pack new our-club --title "Our rocket club"
  spacequiz pack new our-club.yaml --from-csv questions.csv   with the questions in a table
"""
_ABOUT = """Create a small pack with one example of every kind of question, and comments on what you can change.

A schema file is added next to it, so that your editor can complete and explain the keys."""


def run(args: list[str], home: str | None) -> int:
    """Write the pack, and the schema next to it."""
    parser = Parser("spacequiz pack new", _ABOUT, EXAMPLES)
    parser.add_argument("files", nargs="*", metavar="FILE", help="the pack to write; its name becomes the pack's id")
    parser.add_argument("--title", metavar="TEXT", help="the title that players see (default: from the file name)")
    parser.add_argument("--from-csv", dest="table", metavar="TABLE", help="start with the questions in a CSV file")
    parser.add_argument("--force", action="store_true", help="overwrite an existing file")
    options = parser.parse(args, home)
    if len(options.files) != 1:
        parser.error("name the pack to create" if not options.files else "create one pack at a time")

    from spacequiz.packs.pack_id import ENDINGS, pack_id, why_invalid_id
    from spacequiz.packs.template import SCHEMA_LINE

    path = Path(options.files[0])
    if path.suffix.lower() not in ENDINGS:
        path = path.with_name(f"{path.name}.yaml") if path.name else Path(f"{options.files[0]}.yaml")
    name = pack_id(path)
    reason = why_invalid_id(name)
    if reason:
        raise SpaceQuizError(f"{name} cannot be the id of a pack: {reason}")
    if options.files[0].endswith(("/", os.sep)):
        raise SpaceQuizError(f"{options.files[0]} is a folder; name a file in it")
    refuse_existing(path, force=options.force)
    title = clean(options.title or "") or name.replace("-", " ").replace("_", " ").strip().capitalize() or name
    text, imported = _initial_text(path, title, options.table)
    if imported is not None:
        _print_import_table(imported)
    # first, because the pack refers to it
    schema, message = _write_schema(path.parent)
    write_text(path, (SCHEMA_LINE if schema else "") + text)
    print(escape(f"{path}: {_count_text(text, name)}"))
    if message:
        print(escape(message))
    for label, command in (
        ("Check it", "pack check"),
        ("Preview it", "pack preview"),
        ("Play it", "play"),
    ):
        print_message(f"{label + ':':<11} spacequiz {command} {shell_quoted(path)}")
    return Exit.DONE


def _initial_text(path: Path, title: str, table: str | None) -> "tuple[str, ImportResult | None]":
    """Return the text of the new pack, and the import result of its table. Raises SpaceQuizError."""
    from spacequiz.packs.template import fill_template

    if table is None:
        return fill_template(shell_quoted(path), title), None
    from spacequiz.cli.pack_import import import_file

    source_format, imported = import_file(table, title)
    if not imported.count:
        _print_import_table(imported)
        raise SpaceQuizError(f"{table}: {source_format.title}, but none of its questions could be imported")
    head = f"# Imported from {escape(Path(table).name)}. Add a `why` and a `source` to each question.\n"
    return head + imported.text, imported


def _print_import_table(imported: "ImportResult") -> None:
    from spacequiz.cli.pack_import import import_table

    for line in import_table(imported).splitlines():
        print(escape(line))


def _count_text(text: str, name: str) -> str:
    from spacequiz.packs.pack_reader import read_pack_text

    pack = read_pack_text(text, name).pack
    number = len(pack.questions) if pack else 0
    return f"{format_count(number, 'question')} to start with"


def _write_schema(folder: Path) -> tuple[bool, str]:
    """Write the schema next to the pack; return whether it is there now, and a message for the user."""
    from spacequiz.packs.file_bytes import read_file_bytes
    from spacequiz.packs.schema import MOST_SCHEMA_BYTES, SCHEMA_NAME, is_pack_schema, schema_text

    path = folder / SCHEMA_NAME
    if not os.path.lexists(path):
        write_text(path, schema_text())
        return True, f"{path}: helps your editor to complete and check the keys"
    try:
        existing = read_file_bytes(path, MOST_SCHEMA_BYTES).decode("utf-8", "replace")
    except StorageError:
        existing = ""
    if not is_pack_schema(existing):
        print_message(
            f"{path} is not the Space Quiz schema and was not changed, so your editor cannot complete the keys"
        )
        return False, ""
    if existing == schema_text():
        return True, ""
    write_text(path, schema_text())
    return True, f"{path}: updated"
