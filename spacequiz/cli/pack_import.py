"""``spacequiz pack import``: a file of another quiz program becomes a pack."""

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
  spacequiz pack import quiz.gift                        writes quiz.yaml, and says what was taken
  spacequiz pack import export.xml --out moodle.yaml     questions exported by Moodle
  spacequiz pack import quiz.xlsx --out -                the pack on standard output, the table on standard error
"""
_ABOUT = """Make a pack of a file of another quiz program. The format is told by the content of the file:

{formats}

Every question is taken, or listed with its number and the reason. What was made passes `pack check`."""


def run(words: list[str], home: str | None) -> int:
    """Read the file, write the pack, tell what became of each question."""
    from spacequiz.exchange.registry import FORMATS
    from spacequiz.packs.pack_id import ENDINGS

    listed = ", ".join(known.title for known in FORMATS.values() if known.reads)
    parser = Parser("spacequiz pack import", _ABOUT.format(formats=listed), EXAMPLES)
    parser.add_argument("files", nargs="*", metavar="FILE", help="a file of another quiz program")
    parser.add_argument("--out", metavar="FILE", help="the pack to write; - for standard output")
    parser.add_argument("--force", action="store_true", help="write over a file that is there")
    options = parser.parse(words, home)
    if len(options.files) != 1:
        parser.error("which file is to be imported?" if not options.files else "one file at a time")
    file = options.files[0]
    known, taken = import_file(file)
    out = options.out or f"{Path(file).name.partition('.')[0] or 'pack'}.yaml"
    if out != PIPE:
        out = out if Path(out).suffix.lower() in ENDINGS else f"{out}.yaml"
        refuse_existing(Path(out), force=options.force)
    tell = print_message if out == PIPE else _print
    tell(import_table(taken))
    for note in taken.notes:
        tell(f"note: {note}")
    if not taken.count:
        raise SpaceQuizError(f"{file}: {known.title}, and no question of it could be taken")
    if out == PIPE:
        sys.stdout.write(taken.text)
    else:
        write_text(Path(out), taken.text)
    tell(_summary(file, known, taken, out))
    if out != PIPE:
        name = shell_quoted(Path(out))
        print_message(f"Look at it with: spacequiz pack preview {name}\nKeep it with:    spacequiz pack add {name}")
    return Exit.DONE


def import_file(file: str, title: str = "") -> "tuple[Format, ImportResult]":
    """The format of a file, and the pack that it makes, by the title or the file's name. Raises SpaceQuizError."""
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
                raise SpaceQuizError(f"{file} looks like a pack already: spacequiz pack check {file}")
            titles = ", ".join(known.title for known in FORMATS.values() if known.reads)
            raise SpaceQuizError(f"{file} is in no format that is known here. Known are: {titles}")
        foreign = load_reader(name).read(data)
    except UnreadableFile as unreadable:
        raise SpaceQuizError(unreadable.problem.show(file)) from None
    return FORMATS[name], import_pack(foreign, title or escape(Path(file).name.partition(".")[0]))


def import_table(taken: "ImportResult") -> str:
    """What became of each question of a file, a line each."""
    rows = [(str(row.number), row.id or "-", _became(row)) for row in taken.rows]
    return format_table(("", "ID", "BECAME"), rows, right=(0,))


def _became(row: "ImportRow") -> str:
    word = "taken" if row.id else "skipped"
    return f"{word}: {row.note}" if row.note else word


def _summary(file: str, known: "Format", taken: "ImportResult", out: str) -> str:
    skipped = len(taken.rows) - taken.count
    into = "" if out == PIPE else f", written to {out}"
    return f"{file}: {known.title}, {taken.count} taken, {skipped} skipped{into}"


def _print(words: str) -> None:
    for line in words.splitlines():
        print(escape(line))
