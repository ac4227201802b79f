"""``spacequiz pack remove``: packs out of the user's folder, to where they can be brought back from."""

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
  spacequiz pack remove our-club old-club --yes   without being asked
"""


def run(words: list[str], home: str | None) -> int:
    """Remove each pack, and go on when one cannot be."""
    about = "Take packs of yours away. They are kept aside, and scores and reviews stay."
    parser = Parser("spacequiz pack remove", about, EXAMPLES)
    parser.add_argument("packs", nargs="*", metavar="ID", help="the id of a pack of yours, or the name of its file")
    parser.add_argument("--yes", action="store_true", help="do not ask")
    options = parser.parse(words, home)
    if not options.packs:
        parser.error("which pack is to be removed?")

    from spacequiz.packs.install import find_own_pack

    where, worst = find_user_paths(options.home, os.environ), Exit.DONE
    for request in options.packs:
        try:
            _remove(find_own_pack(request, where.packs), where, ask=not options.yes)
        except SpaceQuizError as error:
            print_message(f"spacequiz: {error}")
            worst = max(worst, error.exit)
    return worst


def _remove(found: "PackFile", where: UserPaths, *, ask: bool) -> None:
    from spacequiz.packs.find_packs import find_packs
    from spacequiz.packs.install import remove_pack
    from spacequiz.packs.loaded_packs import load_pack

    # without a terminal nobody can answer, and nothing is lost
    if ask and _at_terminal() and not _is_meant(found):
        print_message(f"{found.id} stays.")
        return
    broken = load_pack(found).pack is None
    kept = remove_pack(found.path, where.removed, date.today())  # noqa: DTZ011
    print(escape(f"{found.id}: removed"))
    # what takes the place of a built-in pack is added on purpose only
    over = " --replace" if any(each.id == found.id for each in find_packs(None)) else ""
    after = "   brings it back, once its errors are mended" if broken else "   brings it back"
    print_message(f"  spacequiz pack add {_quoted(str(kept))}{over}{after}")


def _is_meant(found: "PackFile") -> bool:
    print(escape(f"Remove {found.id} ({found.path})? [y/N] "), end="", flush=True)
    return sys.stdin.readline().strip().casefold() in {"y", "yes"}


def _at_terminal() -> bool:
    return all(stream is not None and stream.isatty() for stream in (sys.stdin, sys.stdout))


def _quoted(path: str) -> str:
    return f'"{path}"' if " " in path else path
