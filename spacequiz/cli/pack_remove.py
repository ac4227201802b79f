"""``spacequiz pack remove``: packs out of the user's folder, to where they can be brought back from."""

import os
import sys
from datetime import date
from typing import TYPE_CHECKING

from spacequiz.cli.output import say
from spacequiz.cli.parser import Parser
from spacequiz.errors import Exit, SpaceQuizError
from spacequiz.text import escaped
from spacequiz.user_paths import Places, places

if TYPE_CHECKING:
    from spacequiz.packs.find_packs import Found

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

    from spacequiz.packs.install import own

    where, worst = places(options.home, os.environ), Exit.DONE
    for wish in options.packs:
        try:
            _remove(own(wish, where.packs), where, ask=not options.yes)
        except SpaceQuizError as error:
            say(f"spacequiz: {error}")
            worst = max(worst, error.exit)
    return worst


def _remove(found: "Found", where: Places, *, ask: bool) -> None:
    from spacequiz.packs.find_packs import find_packs
    from spacequiz.packs.install import remove
    from spacequiz.packs.loaded_packs import read_one

    # without a terminal nobody can answer, and nothing is lost
    if ask and _at_terminal() and not _is_meant(found):
        say(f"{found.id} stays.")
        return
    broken = read_one(found).pack is None
    kept = remove(found.path, where.removed, date.today())  # noqa: DTZ011
    print(escaped(f"{found.id}: removed"))
    # what takes the place of a built-in pack is added on purpose only
    over = " --replace" if any(each.id == found.id for each in find_packs(None)) else ""
    after = "   brings it back, once its errors are mended" if broken else "   brings it back"
    say(f"  spacequiz pack add {_quoted(str(kept))}{over}{after}")


def _is_meant(found: "Found") -> bool:
    print(escaped(f"Remove {found.id} ({found.path})? [y/N] "), end="", flush=True)
    return sys.stdin.readline().strip().casefold() in {"y", "yes"}


def _at_terminal() -> bool:
    return all(stream is not None and stream.isatty() for stream in (sys.stdin, sys.stdout))


def _quoted(path: str) -> str:
    return f'"{path}"' if " " in path else path
