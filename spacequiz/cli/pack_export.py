"""``spacequiz pack export``: write a pack for another quiz program, or for paper."""

import os
import sys
from collections import Counter
from collections.abc import Iterable
from pathlib import Path
from typing import TYPE_CHECKING

from spacequiz.cli.named_packs import read_named_pack
from spacequiz.cli.output import print_message
from spacequiz.cli.output_file import PIPE, refuse_existing, write_data
from spacequiz.cli.parser import Parser, did_you_mean
from spacequiz.errors import Exit, SpaceQuizError, UsageError
from spacequiz.text import escape
from spacequiz.user_paths import find_user_paths

if TYPE_CHECKING:
    from spacequiz.domain.pack import Pack
    from spacequiz.exchange.export_result import ExportLoss, ExportResult

EXAMPLES = """\
  spacequiz pack export sputnik --to moodle                   writes sputnik.moodle.xml
  spacequiz pack export my-pack.yaml --to kahoot
  spacequiz pack export sputnik --to worksheet --seed 7b      to print, with the answers in a second file
  spacequiz pack export sputnik --to gift --out -             to standard output
"""


def run(args: list[str], home: str | None) -> int:
    """Write the pack, and list what the format cannot hold."""
    from spacequiz.exchange.registry import FORMATS, load_writer

    names = [name for name, known in FORMATS.items() if known.writes]
    about = "Convert a pack for another program, or for paper. What the format cannot hold is listed."
    parser = Parser("spacequiz pack export", about, EXAMPLES)
    parser.add_argument("packs", nargs="*", metavar="PACK", help="a pack id or the path of a .yaml file")
    parser.add_argument("--to", metavar="FORMAT", help=f"the format to write: {', '.join(names)}")
    parser.add_argument(
        "--out", metavar="FILE", help="the file to write (default: named after the pack); - for standard output"
    )
    parser.add_argument(
        "--seed",
        metavar="TEXT",
        default="1",
        help="shuffles the worksheet; the same seed gives the same sheet (default: 1)",
    )
    parser.add_argument("--force", action="store_true", help="overwrite an existing file")
    options = parser.parse(args, home)
    if len(options.packs) != 1:
        parser.error("name a pack to export" if not options.packs else "export one pack at a time")
    if options.to is None:
        parser.error(f"choose a format with --to: {', '.join(names)}")
    if options.to not in names:
        raise UsageError(
            f"there is no format {options.to}{did_you_mean(options.to, names)}; choose from {', '.join(names)}"
        )
    pack = read_named_pack(options.packs[0], find_user_paths(options.home, os.environ).packs, "exported").playable
    ending = FORMATS[options.to].ending
    out = options.out or f"{pack.id}{ending}"
    if out != PIPE:
        refuse_existing(Path(out), force=options.force)
    exported = load_writer(options.to).write(pack, options.seed)
    if exported.key and out == PIPE:
        parser.error(f"{options.to} writes two files, so it needs --out FILE")
    # a folder has no suffix to replace, but it was refused above
    key = Path(out).with_suffix(f".answers{Path(out).suffix or Path(ending).suffix}")
    if exported.key:
        refuse_existing(key, force=options.force)
    left_out = [loss for loss in exported.losses if loss.reason]
    if len(left_out) == len(pack.questions):
        raise SpaceQuizError(f"no question of {pack.id} fits {FORMATS[options.to].title}: {left_out[0].reason}")
    _write(exported, out, key)
    print_line = print_message if out == PIPE else _print_line
    for line in _loss_lines(pack, exported.losses):
        print_line(line)
    files = "" if out == PIPE else f", saved to {out}{f' and {key}' if exported.key else ''}"
    counted = f"{len(pack.questions) - len(left_out)} of {len(pack.questions)} questions"
    print_line(f"{pack.id}: {FORMATS[options.to].title}, {counted}{files}")
    return Exit.DONE


def _write(exported: "ExportResult", out: str, key: Path) -> None:
    if out != PIPE:
        write_data(Path(out), exported.data)
        if exported.key:
            write_data(key, exported.key)
        return
    if sys.stdout.isatty() and b"\0" in exported.data:
        raise UsageError("this format is not text; write it to a file with --out FILE")
    sys.stdout.flush()
    sys.stdout.buffer.write(exported.data)
    sys.stdout.buffer.flush()


def _loss_lines(pack: "Pack", losses: "Iterable[ExportLoss]") -> Iterable[str]:
    """Return a line for each question that was left out, and one line for all keys that were not exported."""
    numbers = {question.id: number for number, question in enumerate(pack.questions, 1)}
    keys: Counter[str] = Counter()
    for item in losses:
        if item.reason:
            yield f"left out: question {numbers[item.id]} ({item.id}): {item.reason}"
        keys.update(item.keys)
    if keys:
        counted = ", ".join(f"{key} (of {count})" for key, count in keys.items())
        yield f"not exported: {counted}"


def _print_line(line: str) -> None:
    print(escape(line))
