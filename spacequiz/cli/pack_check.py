"""``spacequiz pack check``: every problem of pack files."""

import os
from collections import Counter
from pathlib import Path

from spacequiz.cli.command import Parser
from spacequiz.cli.show import say
from spacequiz.errors import Exit, SpaceQuizError, StorageError
from spacequiz.text import escaped

EXAMPLES = """\
  spacequiz pack check my-questions.yaml
  spacequiz pack check questions/*.yaml     each file gets its summary line
  spacequiz pack check a.yaml > problems    exit code 1 when there is an error, 3 when a file cannot be read
"""


def run(words: list[str], home: str | None) -> int:
    """Check each file, and go on when one cannot be read."""
    parser = Parser("spacequiz pack check", "Show every problem of pack files, then one summary line a file.", EXAMPLES)
    parser.add_argument("files", nargs="*", metavar="FILE", help="a pack, a .yaml file")
    options = parser.parse(words, home)
    if not options.files:
        parser.error("which file is to be checked?")
    worst = Exit.DONE
    for file in options.files:
        try:
            code = _check(file)
        except StorageError as error:
            say(f"spacequiz: {_or_a_pack(file, options.home) or error}")
            code = Exit.IO
        # IO is the higher of the two, and the graver: of that file nothing is known
        worst = max(worst, code)
    return worst


def _check(file: str) -> Exit:
    from spacequiz.packs.read import read_file

    reading = read_file(Path(file))
    for problem in reading.problems:
        print(escaped(problem.show(file)))
    counts = Counter(str(problem.severity) for problem in reading.problems)
    found = [_counted(counts[severity], severity) for severity in ("error", "warning") if counts[severity]]
    if reading.pack is not None:
        found.insert(0, _counted(len(reading.pack.questions), "question"))
    if not counts:
        found.append("no problems")
    print(escaped(f"{file}: {', '.join(found)}"))
    return Exit.NOT_RIGHT if counts["error"] else Exit.DONE


def _or_a_pack(file: str, home: str | None) -> str:
    """What to say when the missing file is the id of a known pack; nothing when it is not."""
    if Path(file).exists():
        return ""
    from spacequiz.packs.find import find_packs
    from spacequiz.places import places

    try:
        found = [pack for pack in find_packs(places(home, os.environ).packs) if pack.id == file]
    except SpaceQuizError:
        return ""
    return f"there is no file {file}, but a pack of that name: {found[0].path}" if found else ""


def _counted(number: int, noun: str) -> str:
    return f"{number} {noun}" if number == 1 else f"{number} {noun}s"
