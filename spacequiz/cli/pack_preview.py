"""``spacequiz pack preview``: the questions of a pack as they will look, while its author writes."""

import os
from pathlib import Path

from spacequiz.cli.open_screen import open_app, require_terminal
from spacequiz.cli.parser import Parser, whole_number
from spacequiz.play.request import PreviewRequest
from spacequiz.user_paths import find_user_paths

EXAMPLES = """\
  spacequiz pack preview my-questions.yaml              repaints at every save; e opens your editor
  spacequiz pack preview my-questions.yaml --width 40   as it looks in a narrow terminal
"""
LEAST, MOST = 36, 400
"""Columns; with fewer the game says that the terminal is too small."""


def run(words: list[str], home: str | None) -> int:
    """Open the preview of one pack."""
    parser = Parser(
        "spacequiz pack preview",
        "The questions of a pack as they will look, painted anew at every save, with every problem in its place.",
        EXAMPLES,
    )
    parser.add_argument("packs", nargs="*", metavar="FILE", help="a .yaml file, or the id of a pack")
    parser.add_argument("--width", metavar="N", help=f"show it in so many columns, {LEAST} to {MOST}")
    options = parser.parse(words, home)
    if len(options.packs) != 1:
        which = "which file is to be shown?"
        parser.error(which if not options.packs else f"{options.packs[1]} is one file too many")
    width = _width(options.width)
    where = find_user_paths(options.home, os.environ)
    path = _path(options.packs[0], where.packs)
    require_terminal()
    return open_app(where, preview=PreviewRequest(path, width))


def _width(typed: str | None) -> int:
    return 0 if typed is None else whole_number("--width", typed, LEAST, MOST)


def _path(request: str, folder: Path) -> Path:
    """The file of this path or pack. Raises StorageError for one that cannot be read, NotFound for no pack."""
    from spacequiz.packs.file_bytes import read_pack_bytes
    from spacequiz.packs.find_packs import find_pack

    path = Path(request)
    if not path.is_file():
        path = find_pack(request, folder).path
    # better said here, with an exit code, than on a screen that opens for it
    read_pack_bytes(path)
    return path
