"""``spacequiz pack export``: a pack for another quiz program, or for paper."""

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
  spacequiz pack export sputnik --to worksheet --seed 7b      for paper, with the answers in a second file
  spacequiz pack export sputnik --to gift --out -             on standard output
"""


def run(words: list[str], home: str | None) -> int:
    """Write the pack, and list what the format cannot say of it."""
    from spacequiz.exchange.registry import FORMATS, load_writer

    names = [name for name, known in FORMATS.items() if known.writes]
    about = f"Write a pack for another program or for paper: {', '.join(names)}. What the format cannot say is listed."
    parser = Parser("spacequiz pack export", about, EXAMPLES)
    parser.add_argument("packs", nargs="*", metavar="PACK", help="the id of a pack, or the path of a .yaml file")
    parser.add_argument("--to", metavar="FORMAT", help=", ".join(names))
    parser.add_argument("--out", metavar="FILE", help="the file to write; - for standard output")
    parser.add_argument(
        "--seed", metavar="TEXT", default="1", help="the order that is drawn, where one is (default: 1)"
    )
    parser.add_argument("--force", action="store_true", help="write over a file that is there")
    options = parser.parse(words, home)
    if len(options.packs) != 1:
        parser.error("which pack is to be exported?" if not options.packs else "one pack at a time")
    if options.to is None:
        parser.error(f"--to says for what: {', '.join(names)}")
    if options.to not in names:
        raise UsageError(
            f"there is no format {options.to}{did_you_mean(options.to, names)}; there are {', '.join(names)}"
        )
    pack = read_named_pack(options.packs[0], find_user_paths(options.home, os.environ).packs, "exported").playable
    ending = FORMATS[options.to].ending
    out = options.out or f"{pack.id}{ending}"
    if out != PIPE:
        refuse_existing(Path(out), force=options.force)
    exported = load_writer(options.to).write(pack, options.seed)
    if exported.key and out == PIPE:
        parser.error(f"{options.to} makes two files, and needs --out FILE")
    # a folder has no name to put an ending to, and was refused above
    key = Path(out).with_suffix(f".answers{Path(out).suffix or Path(ending).suffix}")
    if exported.key:
        refuse_existing(key, force=options.force)
    left = [lost for lost in exported.losses if lost.reason]
    if len(left) == len(pack.questions):
        raise SpaceQuizError(f"no question of {pack.id} can be said in {FORMATS[options.to].title}: {left[0].reason}")
    _write(exported, out, key)
    tell = print_message if out == PIPE else _print
    for line in _told(pack, exported.losses):
        tell(line)
    files = "" if out == PIPE else f", written to {out}{f' and {key}' if exported.key else ''}"
    there = f"{len(pack.questions) - len(left)} of {len(pack.questions)} questions"
    tell(f"{pack.id}: {FORMATS[options.to].title}, {there}{files}")
    return Exit.DONE


def _write(exported: "ExportResult", out: str, key: Path) -> None:
    if out != PIPE:
        write_data(Path(out), exported.data)
        if exported.key:
            write_data(key, exported.key)
        return
    if sys.stdout.isatty() and b"\0" in exported.data:
        raise UsageError("this is no text to be shown; name a file with --out FILE")
    sys.stdout.flush()
    sys.stdout.buffer.write(exported.data)
    sys.stdout.buffer.flush()


def _told(pack: "Pack", lost: "Iterable[ExportLoss]") -> Iterable[str]:
    """Whole questions one by one; keys that many questions lose, once."""
    numbers = {question.id: number for number, question in enumerate(pack.questions, 1)}
    keys: Counter[str] = Counter()
    for item in lost:
        if item.reason:
            yield f"left out: question {numbers[item.id]} ({item.id}): {item.reason}"
        keys.update(item.keys)
    if keys:
        counted = ", ".join(f"{key} (of {count})" for key, count in keys.items())
        yield f"not in the file: {counted}"


def _print(words: str) -> None:
    print(escape(words))
