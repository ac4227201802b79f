"""``spacequiz pack list``: every pack found."""

import os
from functools import partial
from typing import TYPE_CHECKING

from spacequiz.cli.output import as_json, say, table
from spacequiz.cli.parser import Parser
from spacequiz.cli.progress_bar import Progress
from spacequiz.errors import Exit
from spacequiz.text import shortened

if TYPE_CHECKING:
    from spacequiz.packs.loaded_packs import Stocked

EXAMPLES = """\
  spacequiz pack list
  spacequiz pack list --json     id, title, questions, license, origin, problems, digest, for a script
"""
LONGEST = {"title": 60, "license": 24}
"""Characters in the table."""


def run(words: list[str], home: str | None) -> int:
    """List the built-in packs and the user's own."""
    parser = Parser("spacequiz pack list", "Every pack found: id, title, questions, licence, where from.", EXAMPLES)
    parser.add_argument("--json", action="store_true", help="as a JSON list of objects")
    options = parser.parse(words, home)

    from spacequiz.packs.loaded_packs import take_stock
    from spacequiz.user_paths import places

    folder = places(options.home, os.environ).packs
    with Progress() as progress:
        stock = take_stock(folder, partial(progress.at, "reading pack"))
    packs = [each for each in stock if not each.hidden]
    if options.json:
        print(as_json([_plain(each) for each in packs]))
    elif packs:
        head = ("ID", "TITLE", "QUESTIONS", "LICENCE", "FROM", "HEALTH")
        print(table(head, [_row(each) for each in packs], right=(2,)))
    else:
        say(f"No packs found. Your own belong in {folder}")
    return Exit.DONE


def _plain(stocked: "Stocked") -> dict[str, object]:
    found, pack = stocked.found, stocked.pack
    trouble = [stocked.trouble] if stocked.trouble else []
    return {
        "id": found.id,
        "title": pack.title if pack else found.id,
        "questions": len(pack.questions) if pack else 0,
        "license": pack.license if pack else "",
        "origin": found.origin,
        "path": str(found.path),
        "digest": pack.digest if pack else "",
        "errors": stocked.errors,
        "problems": [*trouble, *(problem.show(str(found.path)) for problem in stocked.problems)],
    }


def _row(stocked: "Stocked") -> list[str]:
    pack = stocked.pack
    # one long text would widen every row
    title = shortened(pack.title if pack else stocked.found.id, LONGEST["title"])
    licence = shortened(pack.license if pack else "", LONGEST["license"])
    number = str(len(pack.questions)) if pack else ""
    return [stocked.found.id, title, number, licence, stocked.origin, stocked.health]
