"""``spacequiz pack remove``: move packs out of the user's folder; they can be restored."""

import os
import sys
from datetime import date
from typing import TYPE_CHECKING

from spacequiz.cli.output import print_message
from spacequiz.cli.parser import Parser
from spacequiz.errors import Exit, SpaceQuizError
from spacequiz.text import escape
from spacequiz.user_paths import UserPaths, find_user_paths

if TYPE_CHECKING:
    from spacequiz.packs.find_packs import PackFile

EXAMPLES = """\
  spacequiz pack remove our-club
  spacequiz pack remove our-club old-club --yes   remove without asking
"""


def run(args: list[str], home: str | None) -> int:
    """Remove each pack, and report those that cannot be removed."""
    about = "Remove your packs from the game. You can restore them later. Scores and reviews stay."
    parser = Parser("spacequiz pack remove", about, EXAMPLES)
    parser.add_argument("packs", nargs="*", metavar="ID", help="the id of one of your packs, or its file name")
    parser.add_argument("--yes", action="store_true", help="remove without asking")
    options = parser.parse(args, home)
    if not options.packs:
        parser.error("name at least one pack to remove")

    from spacequiz.packs.install import find_own_pack

    paths, worst = find_user_paths(options.home, os.environ), Exit.DONE
    for request in options.packs:
        try:
            _remove_pack(find_own_pack(request, paths.packs), paths, ask=not options.yes)
        except SpaceQuizError as error:
            print_message(f"spacequiz: {error}")
            worst = max(worst, error.exit)
    return worst


def _remove_pack(file: "PackFile", paths: UserPaths, *, ask: bool) -> None:
    from spacequiz.packs.find_packs import find_packs
    from spacequiz.packs.install import remove_pack
    from spacequiz.packs.loaded_packs import load_pack

    # without a terminal nobody can confirm it, but a removed pack can be restored
    if ask and _is_interactive() and not _confirm_removal(file):
        print_message(f"{file.id} was not removed.")
        return
    broken = load_pack(file).pack is None
    removed = remove_pack(file.path, paths.removed, date.today())  # noqa: DTZ011
    print(escape(f"{file.id}: removed"))
    # only --replace adds a pack with the id of a built-in one
    option = " --replace" if any(each.id == file.id for each in find_packs(None)) else ""
    hint = " (after you fix its errors)" if broken else ""
    print_message(f"  Restore it: spacequiz pack add {_quoted(str(removed))}{option}{hint}")


def _confirm_removal(file: "PackFile") -> bool:
    print(escape(f"Remove {file.id} ({file.path})? [y/N] "), end="", flush=True)
    return sys.stdin.readline().strip().casefold() in {"y", "yes"}


def _is_interactive() -> bool:
    return all(stream is not None and stream.isatty() for stream in (sys.stdin, sys.stdout))


def _quoted(path: str) -> str:
    return f'"{path}"' if " " in path else path
