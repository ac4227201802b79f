"""``spacequiz pack check``: every problem of pack files."""

import os
import sys
from collections import Counter
from collections.abc import Iterator
from dataclasses import dataclass, replace
from pathlib import Path
from typing import TYPE_CHECKING

from spacequiz.cli.output import print_message, to_json
from spacequiz.cli.parser import Parser
from spacequiz.errors import Exit, SpaceQuizError, StorageError
from spacequiz.text import escape
from spacequiz.wording import format_count

if TYPE_CHECKING:
    from spacequiz.packs.pack_reading import PackReading
    from spacequiz.packs.problem import Problem
    from spacequiz.packs.summary import PackSummary

EXAMPLES = """\
  spacequiz pack check my-questions.yaml
  spacequiz pack check questions            all packs of a folder; each gets its summary line
  spacequiz pack check a.yaml --strict      looks at the craft too, and fails on warnings
  spacequiz pack check a.yaml --json        for a program
  spacequiz pack check a.yaml > problems    exit code 1 when there is an error, 3 when a file cannot be read
"""
_LEAST_WIDTH = 40


@dataclass(frozen=True, slots=True)
class _Checked:
    """What was found in one file."""

    file: str
    reading: "PackReading"
    counts: Counter[str]
    """Problems by severity."""


def run(words: list[str], home: str | None) -> int:
    """Check each file, and go on when one cannot be read."""
    parser = Parser("spacequiz pack check", "Show every problem of pack files, then one summary line a file.", EXAMPLES)
    parser.add_argument("files", nargs="*", metavar="FILE", help="a pack, a .yaml file, or a folder of them")
    parser.add_argument("--strict", action="store_true", help="look at the craft too; warnings fail")
    parser.add_argument("--json", action="store_true", help="as a JSON list with an object a file")
    options = parser.parse(words, home)
    if not options.files:
        parser.error("which file is to be checked?")
    worst = Exit.DONE
    listed: list[dict[str, object]] = []
    twins = DuplicateFinder() if options.strict else None
    for name in options.files:
        try:
            for file in _files(name):
                checked = _check(file, twins)
                listed += [_plain(checked)] if options.json else []
                if not options.json:
                    _tell(checked)
                failed = checked.counts["error"] or (options.strict and checked.counts["warning"])
                worst = max(worst, Exit.NOT_RIGHT if failed else Exit.DONE)
        except StorageError as error:
            print_message(f"spacequiz: {_or_a_pack(name, options.home) or error}")
            # the higher of the two, and the graver: of that file nothing is known
            worst = max(worst, error.exit)
    if options.json:
        print(to_json(listed))
    return worst


def _files(name: str) -> list[str]:
    """The file itself, or the packs of a folder. Raises StorageError for a folder without one."""
    if not os.path.isdir(name):  # noqa: PTH112 - not for every name is there a Path
        return [name]
    from spacequiz.packs.find_packs import pack_files

    try:
        found = pack_files(Path(name))
    except OSError as error:
        raise StorageError(f"{name} cannot be read: {error.strerror or error}") from None
    if not found:
        raise StorageError(f"there is no pack in the folder {name}: no file there ends in .yaml or .yml")
    return [str(path) for path in found]


class DuplicateFinder:
    """Questions that are asked in more than one of the packs that are checked together."""

    def __init__(self) -> None:
        """None has been seen yet."""
        self._seen: dict[str, str] = {}

    def add_warnings(self, file: str, reading: "PackReading") -> "PackReading":
        """The same reading with a warning for each question that another file asked before."""
        from spacequiz.packs.advice.overlaps import same_question_key
        from spacequiz.packs.problem import Problem

        found = []
        questions = reading.pack.questions if reading.pack else ()
        for question, line in zip(questions, reading.lines, strict=False):
            first = self._seen.setdefault(same_question_key(question), file)
            if first != file:
                found.append(Problem(line, 1, "warning", f"{question.id} asks the same as a question of {first}"))
        return replace(reading, problems=tuple(sorted([*reading.problems, *found])))


def _check(file: str, twins: DuplicateFinder | None) -> _Checked:
    from spacequiz.packs.pack_reader import read_pack_file

    reading = read_pack_file(Path(file), strict=twins is not None)
    if twins:
        reading = twins.add_warnings(file, reading)
    return _Checked(file, reading, Counter([problem.severity for problem in reading.problems]))


def _tell(checked: _Checked) -> None:
    reading, counts = checked.reading, checked.counts
    lines = _lines(checked.file) if reading.problems and sys.stdout.isatty() else []
    for problem in reading.problems:
        print(escape(problem.show(checked.file)))
        for line in _excerpt(problem, lines):
            print(line)
    found = [format_count(counts[severity], severity) for severity in ("error", "warning") if counts[severity]]
    if reading.pack is not None:
        found.insert(0, format_count(len(reading.pack.questions), "question"))
    told = ", ".join(found if counts else [*found, "no problems"])
    if reading.pack is not None:
        from spacequiz.packs.summary import summarise_pack

        told = "; ".join([told, *_summary_parts(summarise_pack(reading.pack))])
    print(escape(f"{checked.file}: {told}"))


def _summary_parts(seen: "PackSummary") -> Iterator[str]:
    """The parts of a summary line."""
    yield ", ".join(f"{number} {kind}" for kind, number in seen.kinds.items())
    yield ", ".join(f"{number} {level}" for level, number in seen.difficulties.items())
    if seen.tags:
        yield format_count(len(seen.tags), "tag")
    least, most = seen.lengths
    yield f"asked in {least} characters" if least == most else f"asked in {least} to {most} characters"
    if seen.places:
        yield "right option " + ", ".join(
            f"{place} in {number}" for place, number in enumerate(seen.places, 1) if number
        )


def _lines(file: str) -> list[str]:
    """The lines of a file once more, to show them; none where they cannot be read."""
    from spacequiz.packs.decode import MOST_BYTES, UnreadableFile, decode
    from spacequiz.packs.file_bytes import read_file_bytes

    try:
        return decode(read_file_bytes(Path(file), MOST_BYTES)).raw.split("\n")
    except (StorageError, UnreadableFile):
        return []


def _excerpt(problem: "Problem", lines: list[str]) -> Iterator[str]:
    """The line of a problem with a caret under the place."""
    if not 1 <= problem.line <= len(lines) or not lines[problem.line - 1].strip():
        return
    from spacequiz.packs.excerpt import cut_excerpt

    gutter = f"{problem.line:>6} | "
    try:
        columns = os.get_terminal_size().columns
    except OSError:
        columns = 80
    width = max(columns, _LEAST_WIDTH) - len(gutter) - 1
    text, caret = cut_excerpt(lines[problem.line - 1], problem.column, width)
    yield gutter + text
    yield " " * (len(gutter) - 2) + "| " + caret


def _plain(checked: _Checked) -> dict[str, object]:
    """What was found, as a value that JSON can hold."""
    from dataclasses import asdict

    from spacequiz.packs.pack_id import pack_id
    from spacequiz.packs.summary import summarise_pack

    reading, pack = checked.reading, checked.reading.pack
    return {
        "file": checked.file,
        "id": pack_id(Path(checked.file)),
        "questions": len(pack.questions) if pack else None,
        "errors": checked.counts["error"],
        "warnings": checked.counts["warning"],
        "problems": [asdict(problem) for problem in reading.problems],
        "summary": asdict(summarise_pack(pack)) if pack else None,
    }


def _or_a_pack(file: str, home: str | None) -> str:
    """What to say when the missing file is the id of a known pack; nothing when it is not."""
    if Path(file).exists():
        return ""
    from spacequiz.packs.find_packs import find_packs
    from spacequiz.user_paths import find_user_paths

    try:
        found = [pack for pack in find_packs(find_user_paths(home, os.environ).packs) if pack.id == file]
    except SpaceQuizError:
        return ""
    return f"there is no file {file}, but a pack of that name: {found[0].path}" if found else ""
