"""``spacequiz pack list``: list all packs."""

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
  spacequiz pack list --json     for scripts: id, title, questions, license, origin, problems, digest
"""
LONGEST = {"title": 60, "license": 24}
"""The number of characters shown in the table."""


def run(args: list[str], home: str | None) -> int:
    """List the built-in packs and the user's own."""
    parser = Parser(
        "spacequiz pack list", "List all packs with their id, title, questions, licence and origin.", EXAMPLES
    )
    parser.add_argument("--json", action="store_true", help="print a JSON list of objects")
    options = parser.parse(args, home)

    from spacequiz.packs.loaded_packs import load_packs
    from spacequiz.packs.pack_cache import PackCache
    from spacequiz.user_paths import find_user_paths

    paths = find_user_paths(options.home, os.environ)
    folder, cache = paths.packs, PackCache(paths.pack_cache)
    with ProgressBar() as progress:
        loaded_packs = load_packs(folder, partial(progress.update, "reading pack"), cache)
    cache.write_pending()
    packs = [pack for pack in loaded_packs if not pack.is_overridden]
    if options.json:
        print(to_json([_pack_to_json(pack) for pack in packs]))
    elif packs:
        head = ("ID", "TITLE", "QUESTIONS", "LICENCE", "ORIGIN", "STATUS")
        print(format_table(head, [_table_row(pack) for pack in packs], right=(2,)))
    else:
        print_message(f"No packs found. Add your own with spacequiz pack add, or put them in {folder}")
    return Exit.DONE


def _pack_to_json(loaded: "LoadedPack") -> dict[str, object]:
    file, pack = loaded.file, loaded.pack
    load_errors = [loaded.load_error] if loaded.load_error else []
    return {
        "id": file.id,
        "title": pack.title if pack else file.id,
        "questions": len(pack.questions) if pack else 0,
        "license": pack.license if pack else "",
        "origin": file.origin,
        "path": str(file.path),
        "digest": pack.digest if pack else "",
        "errors": loaded.error_count,
        "problems": [*load_errors, *(problem.show(str(file.path)) for problem in loaded.problems)],
    }


def _table_row(loaded: "LoadedPack") -> list[str]:
    pack = loaded.pack
    # one long text would widen the column for all rows
    title = shorten(pack.title if pack else loaded.file.id, LONGEST["title"])
    licence = shorten(pack.license if pack else "", LONGEST["license"])
    number = str(len(pack.questions)) if pack else ""
    return [loaded.file.id, title, number, licence, loaded.origin, loaded.status]
