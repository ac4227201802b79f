"""``spacequiz pack check``: report every problem in pack files."""

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
  spacequiz pack check questions            check all packs in a folder
  spacequiz pack check a.yaml --strict      also review style, and fail on warnings
  spacequiz pack check a.yaml --json        for scripts
  spacequiz pack check a.yaml > problems    exit code 1: a pack has errors; 3: a file cannot be read
"""
_LEAST_WIDTH = 40


@dataclass(frozen=True, slots=True)
class _CheckedFile:
    """A pack file and its problems."""

    file: str
    reading: "PackReading"
    counts: Counter[str]
    """The number of problems by severity."""


def run(args: list[str], home: str | None) -> int:
    """Check each file, and report those that cannot be read."""
    parser = Parser(
        "spacequiz pack check", "Check pack files: show every problem, then one summary line per file.", EXAMPLES
    )
    parser.add_argument("files", nargs="*", metavar="FILE", help="a .yaml file, or a folder of them")
    parser.add_argument(
        "--strict", action="store_true", help="also review the style of questions, and fail on warnings"
    )
    parser.add_argument("--json", action="store_true", help="print a JSON list with an object per file")
    options = parser.parse(args, home)
    if not options.files:
        parser.error("name a pack file or a folder to check")
    worst = Exit.DONE
    listed: list[dict[str, object]] = []
    duplicates = DuplicateFinder() if options.strict else None
    for name in options.files:
        try:
            for file in _pack_files(name):
                checked = _check_file(file, duplicates)
                listed += [_check_to_json(checked)] if options.json else []
                if not options.json:
                    _print_check(checked)
                failed = checked.counts["error"] or (options.strict and checked.counts["warning"])
                worst = max(worst, Exit.NOT_RIGHT if failed else Exit.DONE)
        except StorageError as error:
            print_message(f"spacequiz: {_hint_for_pack_id(name, options.home) or error}")
            # the highest code is the most serious failure: nothing is known of an unreadable file
            worst = max(worst, error.exit)
    if options.json:
        print(to_json(listed))
    return worst


def _pack_files(name: str) -> list[str]:
    """Return the file itself, or the packs in a folder. Raises StorageError for a folder without packs."""
    if not os.path.isdir(name):  # noqa: PTH112 - Path raises for some names
        return [name]
    from spacequiz.packs.find_packs import pack_files

    try:
        found = pack_files(Path(name))
    except OSError as error:
        raise StorageError(f"{name} cannot be read: {error.strerror or error}") from None
    if not found:
        raise StorageError(f"there are no packs in the folder {name}: no file ends in .yaml or .yml")
    return [str(path) for path in found]


class DuplicateFinder:
    """Finds questions that occur in more than one of the checked packs."""

    def __init__(self) -> None:
        """Start without any questions."""
        self._seen: dict[str, str] = {}

    def add_warnings(self, file: str, reading: "PackReading") -> "PackReading":
        """Return the reading with a warning for each question that an earlier file asks too."""
        from spacequiz.packs.advice.overlaps import same_question_key
        from spacequiz.packs.problem import Problem

        found = []
        questions = reading.pack.questions if reading.pack else ()
        for question, line in zip(questions, reading.lines, strict=False):
            first = self._seen.setdefault(same_question_key(question), file)
            if first != file:
                found.append(Problem(line, 1, "warning", f"{question.id} asks the same as a question of {first}"))
        return replace(reading, problems=tuple(sorted([*reading.problems, *found])))


def _check_file(file: str, duplicates: DuplicateFinder | None) -> _CheckedFile:
    from spacequiz.packs.pack_reader import read_pack_file

    reading = read_pack_file(Path(file), strict=duplicates is not None)
    if duplicates:
        reading = duplicates.add_warnings(file, reading)
    return _CheckedFile(file, reading, Counter([problem.severity for problem in reading.problems]))


def _print_check(checked: _CheckedFile) -> None:
    reading, counts = checked.reading, checked.counts
    lines = _source_lines(checked.file) if reading.problems and sys.stdout.isatty() else []
    for problem in reading.problems:
        print(escape(problem.show(checked.file)))
        for line in _excerpt(problem, lines):
            print(line)
    found = [format_count(counts[severity], severity) for severity in ("error", "warning") if counts[severity]]
    if reading.pack is not None:
        found.insert(0, format_count(len(reading.pack.questions), "question"))
    text = ", ".join(found if counts else [*found, "no problems"])
    if reading.pack is not None:
        from spacequiz.packs.summary import summarise_pack

        text = "; ".join([text, *_summary_parts(summarise_pack(reading.pack))])
    print(escape(f"{checked.file}: {text}"))


def _summary_parts(summary: "PackSummary") -> Iterator[str]:
    """Return the parts of a summary line."""
    yield ", ".join(f"{number} {kind}" for kind, number in summary.kinds.items())
    yield ", ".join(f"{number} {level}" for level, number in summary.difficulties.items())
    if summary.tags:
        yield format_count(len(summary.tags), "tag")
    least, most = summary.lengths
    yield f"questions of {least} characters" if least == most else f"questions of {least} to {most} characters"
    if summary.places:
        yield "right option " + ", ".join(
            f"{place} in {number}" for place, number in enumerate(summary.places, 1) if number
        )


def _source_lines(file: str) -> list[str]:
    """Read the lines of a file for excerpts; empty when it cannot be read."""
    from spacequiz.packs.decode import MOST_BYTES, UnreadableFile, decode
    from spacequiz.packs.file_bytes import read_file_bytes

    try:
        return decode(read_file_bytes(Path(file), MOST_BYTES)).raw.split("\n")
    except (StorageError, UnreadableFile):
        return []


def _excerpt(problem: "Problem", lines: list[str]) -> Iterator[str]:
    """Return the line of a problem with a caret under its column."""
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


def _check_to_json(checked: _CheckedFile) -> dict[str, object]:
    """Return a checked file as a JSON object."""
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


def _hint_for_pack_id(file: str, home: str | None) -> str:
    """Return the message for a missing file whose name is the id of a known pack; else an empty text."""
    if Path(file).exists():
        return ""
    from spacequiz.packs.find_packs import find_packs
    from spacequiz.user_paths import find_user_paths

    try:
        found = [pack for pack in find_packs(find_user_paths(home, os.environ).packs) if pack.id == file]
    except SpaceQuizError:
        return ""
    return f"there is no file {file}, but a pack with that id: {found[0].path}" if found else ""
