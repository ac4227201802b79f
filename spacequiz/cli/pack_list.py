"""``spacequiz pack list``: every pack found."""

import os
from typing import TYPE_CHECKING

from spacequiz.cli.command import Parser
from spacequiz.cli.show import as_json, say, table
from spacequiz.errors import Exit, StorageError

if TYPE_CHECKING:
    from spacequiz.packs.find import Found

EXAMPLES = """\
  spacequiz pack list
  spacequiz pack list --json     id, title, questions, origin, problems, for a script
"""


LONGEST_TITLE = 60
"""Characters of a title in the table."""


def run(words: list[str], home: str | None) -> int:
    """List the built-in packs and the user's own."""
    parser = Parser("spacequiz pack list", "Every pack found: id, title, questions, where from.", EXAMPLES)
    parser.add_argument("--json", action="store_true", help="as a JSON list of objects")
    options = parser.parse(words, home)

    from spacequiz.packs.find import find_packs
    from spacequiz.places import places

    folder = places(options.home, os.environ).packs
    packs = [_described(found) for found in find_packs(folder)]
    if options.json:
        print(as_json(packs))
    elif packs:
        print(table(("ID", "TITLE", "QUESTIONS", "FROM", "PROBLEMS"), [_row(pack) for pack in packs], right=(2,)))
    else:
        say(f"No packs found. Your own belong in {folder}")
    return Exit.DONE


def _described(found: "Found") -> dict[str, object]:
    from spacequiz.packs.find import load

    try:
        reading = load(found)
    except StorageError as error:
        pack, problems, errors = None, [str(error)], 1
    else:
        pack = reading.pack
        problems = [problem.show(str(found.path)) for problem in reading.problems]
        errors = sum(problem.severity == "error" for problem in reading.problems)
    return {
        "id": found.id,
        "title": pack.title if pack else found.id,
        "questions": len(pack.questions) if pack else 0,
        "origin": str(found.origin),
        "path": str(found.path),
        "errors": errors,
        "problems": problems,
    }


def _row(pack: dict[str, object]) -> list[str]:
    problems = pack["problems"]
    assert isinstance(problems, list)
    errors = pack["errors"]
    warnings = len(problems) - errors if isinstance(errors, int) else 0
    counted = ((errors, "error"), (warnings, "warning"))
    shown = ", ".join(f"{number} {noun}{'' if number == 1 else 's'}" for number, noun in counted if number)
    title = str(pack["title"])
    # one long title would widen every row
    title = title if len(title) <= LONGEST_TITLE else title[: LONGEST_TITLE - 1] + "…"
    return [str(pack["id"]), title, str(pack["questions"]), str(pack["origin"]), shown or "none"]
