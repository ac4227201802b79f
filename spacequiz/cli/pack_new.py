"""``spacequiz pack new``: a pack to begin with."""

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
  spacequiz pack new our-club.yaml                            with a question of every kind, to be changed
  spacequiz pack new our-club --title "Our rocket club"
  spacequiz pack new our-club.yaml --from-csv questions.csv   with the questions of a table
"""
_ABOUT = """Write a small pack with a question of every kind, and notes on what can be changed.

Beside it goes the schema by which editors complete and explain the keys."""


def run(words: list[str], home: str | None) -> int:
    """Write the pack, and the schema beside it."""
    parser = Parser("spacequiz pack new", _ABOUT, EXAMPLES)
    parser.add_argument("files", nargs="*", metavar="FILE", help="the pack to write; its name is the pack's id")
    parser.add_argument("--title", metavar="TEXT", help="what players see (default: made of the name)")
    parser.add_argument("--from-csv", dest="table", metavar="TABLE", help="begin with the questions of a table")
    parser.add_argument("--force", action="store_true", help="write over a file that is there")
    options = parser.parse(words, home)
    if len(options.files) != 1:
        parser.error("what is the pack to be called?" if not options.files else "one pack at a time")

    from spacequiz.packs.pack_id import ENDINGS, pack_id, why_invalid_id
    from spacequiz.packs.template import SCHEMA_LINE

    path = Path(options.files[0])
    if path.suffix.lower() not in ENDINGS:
        path = path.with_name(f"{path.name}.yaml") if path.name else Path(f"{options.files[0]}.yaml")
    name = pack_id(path)
    reason = why_invalid_id(name)
    if reason:
        raise SpaceQuizError(f"a pack cannot be called {name}, for {reason}: its name is its id on every system")
    if options.files[0].endswith(("/", os.sep)):
        raise SpaceQuizError(f"{options.files[0]} is a folder: name a file in it")
    refuse_existing(path, force=options.force)
    title = clean(options.title or "") or name.replace("-", " ").replace("_", " ").strip().capitalize() or name
    text, taken = _begun(path, title, options.table)
    if taken is not None:
        _tell(taken)
    # first, for the pack leads to it
    schema, said = _put_schema(path.parent)
    write_text(path, (SCHEMA_LINE if schema else "") + text)
    print(escape(f"{path}: {_count(text, name)}"))
    if said:
        print(escape(said))
    for words_, command in (
        ("check it", "pack check"),
        ("see it while you write", "pack preview"),
        ("play it", "play"),
    ):
        print_message(f"{words_ + ':':<24} spacequiz {command} {shell_quoted(path)}")
    return Exit.DONE


def _begun(path: Path, title: str, table: str | None) -> "tuple[str, ImportResult | None]":
    """The text of the pack, and what became of the table's questions. Raises SpaceQuizError."""
    from spacequiz.packs.template import fill_template

    if table is None:
        return fill_template(shell_quoted(path), title), None
    from spacequiz.cli.pack_import import import_file

    known, taken = import_file(table, title)
    if not taken.count:
        _tell(taken)
        raise SpaceQuizError(f"{table}: {known.title}, and no question of it could be taken")
    head = f"# Begun from {escape(Path(table).name)}. Each question wants a `why` and a `source`.\n"
    return head + taken.text, taken


def _tell(taken: "ImportResult") -> None:
    from spacequiz.cli.pack_import import import_table

    for line in import_table(taken).splitlines():
        print(escape(line))


def _count(text: str, name: str) -> str:
    from spacequiz.packs.pack_reader import read_pack_text

    pack = read_pack_text(text, name).pack
    number = len(pack.questions) if pack else 0
    return f"{format_count(number, 'question')} to begin with"


def _put_schema(folder: Path) -> tuple[bool, str]:
    """Write the schema beside the pack; whether it is there now, and what is to be said of it."""
    from spacequiz.packs.file_bytes import read_file_bytes
    from spacequiz.packs.schema import MOST_SCHEMA_BYTES, SCHEMA_NAME, is_pack_schema, schema_text

    path = folder / SCHEMA_NAME
    if not os.path.lexists(path):
        write_text(path, schema_text())
        return True, f"{path}: tells your editor what a pack may hold"
    try:
        there = read_file_bytes(path, MOST_SCHEMA_BYTES).decode("utf-8", "replace")
    except StorageError:
        there = ""
    if not is_pack_schema(there):
        print_message(f"{path} is not the schema of Space Quiz and was left alone: your editor will not know the keys")
        return False, ""
    if there == schema_text():
        return True, ""
    write_text(path, schema_text())
    return True, f"{path}: brought up to date"
