"""``spacequiz pack import``: make a pack from a file of another quiz program."""

import sys
from pathlib import Path
from typing import TYPE_CHECKING

from spacequiz.cli.output import format_table, print_message
from spacequiz.cli.output_file import PIPE, refuse_existing, shell_quoted, write_text
from spacequiz.cli.parser import Parser
from spacequiz.errors import Exit, SpaceQuizError
from spacequiz.text import escape

if TYPE_CHECKING:
    from spacequiz.exchange.import_pack import ImportResult, ImportRow
    from spacequiz.exchange.registry import Format

EXAMPLES = """\
  spacequiz pack import quiz.gift                        writes quiz.yaml
  spacequiz pack import export.xml --out moodle.yaml     questions exported by Moodle
  spacequiz pack import quiz.xlsx --out -                pack to standard output, report to standard error
"""
_ABOUT = """Make a pack from a file of another quiz program. The format is recognised by the content of the file:

{formats}

Questions that cannot be imported are listed with the reason. The new pack passes `pack check`."""


def run(args: list[str], home: str | None) -> int:
    """Read the file, write the pack, and report on each question."""
    from spacequiz.exchange.registry import FORMATS
    from spacequiz.packs.pack_id import ENDINGS

    listed = ", ".join(source_format.title for source_format in FORMATS.values() if source_format.reads)
    parser = Parser("spacequiz pack import", _ABOUT.format(formats=listed), EXAMPLES)
    parser.add_argument("files", nargs="*", metavar="FILE", help="a file of another quiz program")
    parser.add_argument(
        "--out", metavar="FILE", help="the pack to write (default: named after FILE); - for standard output"
    )
    parser.add_argument("--force", action="store_true", help="overwrite an existing file")
    options = parser.parse(args, home)
    if len(options.files) != 1:
        parser.error("name a file to import" if not options.files else "import one file at a time")
    file = options.files[0]
    source_format, result = import_file(file)
    out = options.out or f"{Path(file).name.partition('.')[0] or 'pack'}.yaml"
    if out != PIPE:
        out = out if Path(out).suffix.lower() in ENDINGS else f"{out}.yaml"
        refuse_existing(Path(out), force=options.force)
    print_lines = print_message if out == PIPE else _print_lines
    print_lines(import_table(result))
    for note in result.notes:
        print_lines(f"note: {note}")
    if not result.count:
        raise SpaceQuizError(f"{file}: {source_format.title}, but none of its questions could be imported")
    if out == PIPE:
        sys.stdout.write(result.text)
    else:
        write_text(Path(out), result.text)
    print_lines(_summary(file, source_format, result, out))
    if out != PIPE:
        name = shell_quoted(Path(out))
        print_message(f"Preview it: spacequiz pack preview {name}\nAdd it:     spacequiz pack add {name}")
    return Exit.DONE


def import_file(file: str, title: str = "") -> "tuple[Format, ImportResult]":
    """Return the format of a file, and the pack made of it; its name is the default title. Raises SpaceQuizError."""
    from spacequiz.exchange.draft import MOST_XML_BYTES
    from spacequiz.exchange.import_pack import import_pack
    from spacequiz.exchange.registry import FORMATS, load_reader, recognise_format
    from spacequiz.packs.decode import UnreadableFile
    from spacequiz.packs.file_bytes import read_file_bytes
    from spacequiz.packs.pack_id import ENDINGS

    data = read_file_bytes(Path(file), MOST_XML_BYTES)
    try:
        name = recognise_format(data)
        if name is None:
            if Path(file).suffix.lower() in ENDINGS:
                raise SpaceQuizError(f"{file} looks like a pack already; check it with: spacequiz pack check {file}")
            titles = ", ".join(source_format.title for source_format in FORMATS.values() if source_format.reads)
            raise SpaceQuizError(f"{file} is not in a known format; choose a file in one of these: {titles}")
        parsed = load_reader(name).read(data)
    except UnreadableFile as unreadable:
        raise SpaceQuizError(unreadable.problem.show(file)) from None
    return FORMATS[name], import_pack(parsed, title or escape(Path(file).name.partition(".")[0]))


def import_table(result: "ImportResult") -> str:
    """Return a table with one row per question: imported or skipped, and why."""
    rows = [(str(row.number), row.id or "-", _outcome_text(row)) for row in result.rows]
    return format_table(("", "ID", "RESULT"), rows, right=(0,))


def _outcome_text(row: "ImportRow") -> str:
    word = "imported" if row.id else "skipped"
    return f"{word}: {row.note}" if row.note else word


def _summary(file: str, source_format: "Format", result: "ImportResult", out: str) -> str:
    skipped = len(result.rows) - result.count
    into = "" if out == PIPE else f", saved to {out}"
    return f"{file}: {source_format.title}, {result.count} imported, {skipped} skipped{into}"


def _print_lines(args: str) -> None:
    for line in args.splitlines():
        print(escape(line))
