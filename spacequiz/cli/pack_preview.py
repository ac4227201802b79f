"""``spacequiz pack preview``: show the questions of a pack while its author writes them."""

import os
from pathlib import Path

from spacequiz.cli.open_screen import open_app, require_terminal
from spacequiz.cli.parser import Parser, whole_number
from spacequiz.play.request import PreviewRequest
from spacequiz.user_paths import find_user_paths

EXAMPLES = """\
  spacequiz pack preview my-questions.yaml              updates when you save; e opens your editor
  spacequiz pack preview my-questions.yaml --width 40   as in a narrow terminal
"""
LEAST, MOST = 36, 400
"""Columns; the game needs at least 36."""


def run(args: list[str], home: str | None) -> int:
    """Open the preview of a pack."""
    parser = Parser(
        "spacequiz pack preview",
        "Show the questions of a pack as players will see them. The preview updates whenever you save the file.",
        EXAMPLES,
    )
    parser.add_argument("packs", nargs="*", metavar="FILE", help="the path of a .yaml file, or a pack id")
    parser.add_argument("--width", metavar="N", help=f"width of the preview in columns, {LEAST} to {MOST}")
    options = parser.parse(args, home)
    if len(options.packs) != 1:
        message = "name a pack to preview"
        parser.error(message if not options.packs else "preview one pack at a time")
    width = _parse_width(options.width)
    paths = find_user_paths(options.home, os.environ)
    path = _find_file(options.packs[0], paths.packs)
    require_terminal()
    return open_app(paths, preview=PreviewRequest(path, width))


def _parse_width(typed: str | None) -> int:
    return 0 if typed is None else whole_number("--width", typed, LEAST, MOST)


def _find_file(request: str, folder: Path) -> Path:
    """Return the file with this path or pack id. Raises StorageError when it cannot be read, NotFound for no pack."""
    from spacequiz.packs.file_bytes import read_pack_bytes
    from spacequiz.packs.find_packs import find_pack

    path = Path(request)
    if not path.is_file():
        path = find_pack(request, folder).path
    # report a read error here, with an exit code, and not on a screen
    read_pack_bytes(path)
    return path
