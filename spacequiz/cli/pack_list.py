"""``spacequiz pack list``: every pack found."""

import os
from functools import partial
from typing import TYPE_CHECKING

from spacequiz.cli.output import format_table, print_message, to_json
from spacequiz.cli.parser import Parser
from spacequiz.cli.progress_bar import ProgressBar
from spacequiz.errors import Exit
from spacequiz.text import shorten

if TYPE_CHECKING:
    from spacequiz.packs.loaded_packs import LoadedPack

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

    from spacequiz.packs.loaded_packs import load_packs
    from spacequiz.packs.pack_cache import PackCache
    from spacequiz.user_paths import find_user_paths

    paths = find_user_paths(options.home, os.environ)
    folder, cache = paths.packs, PackCache(paths.pack_cache)
    with ProgressBar() as progress:
        stock = load_packs(folder, partial(progress.update, "reading pack"), cache)
    cache.write_pending()
    packs = [each for each in stock if not each.is_overridden]
    if options.json:
        print(to_json([_plain(each) for each in packs]))
    elif packs:
        head = ("ID", "TITLE", "QUESTIONS", "LICENCE", "FROM", "HEALTH")
        print(format_table(head, [_row(each) for each in packs], right=(2,)))
    else:
        print_message(f"No packs found. Your own belong in {folder}")
    return Exit.DONE


def _plain(loaded: "LoadedPack") -> dict[str, object]:
    found, pack = loaded.file, loaded.pack
    trouble = [loaded.load_error] if loaded.load_error else []
    return {
        "id": found.id,
        "title": pack.title if pack else found.id,
        "questions": len(pack.questions) if pack else 0,
        "license": pack.license if pack else "",
        "origin": found.origin,
        "path": str(found.path),
        "digest": pack.digest if pack else "",
        "errors": loaded.error_count,
        "problems": [*trouble, *(problem.show(str(found.path)) for problem in loaded.problems)],
    }


def _row(loaded: "LoadedPack") -> list[str]:
    pack = loaded.pack
    # one long text would widen every row
    title = shorten(pack.title if pack else loaded.file.id, LONGEST["title"])
    licence = shorten(pack.license if pack else "", LONGEST["license"])
    number = str(len(pack.questions)) if pack else ""
    return [loaded.file.id, title, number, licence, loaded.origin, loaded.status]
