"""``spacequiz class collect``: one table of all that a class handed in."""

import os
from collections.abc import Iterator
from pathlib import Path
from typing import TYPE_CHECKING

from spacequiz.cli.output import print_message
from spacequiz.cli.output_file import refuse_existing, write_data
from spacequiz.cli.parser import Parser
from spacequiz.errors import Exit, SpaceQuizError, StorageError, UsageError
from spacequiz.text import escape
from spacequiz.wording import format_count, join_words

if TYPE_CHECKING:
    from spacequiz.classroom.assignments.collect import ResultTable, SubmittedResult
    from spacequiz.classroom.assignments.collected_results import CollectedResults
    from spacequiz.store.store import Store

ABOUT = """\
Read every result (*.json) in a folder, and write a table by pupil and a table
by question. What is odd is flagged: edited, other pack, other seed, other
assignment, unfinished, twice the same name, not on the roster, missing. A file
that cannot be read is named, and the others are in the table all the same; the
exit code is then 1. The seal of a result catches accidents and casual edits;
that is no proof, for someone who has the source of the game can forge it."""
EXAMPLES = """\
  spacequiz class collect results --out results.csv       writes results-questions.csv beside it
  spacequiz class collect results --out results.xlsx      two sheets in one file
  spacequiz class collect /mnt/class --assignment lesson.json --out results.csv --force
"""
_ENDINGS = (".csv", ".xlsx")


def run(words: list[str], home: str | None) -> int:
    """Write the tables, and name what could not be read."""
    parser = Parser("spacequiz class collect", ABOUT, EXAMPLES)
    parser.add_argument("folders", nargs="*", metavar="FOLDER", help="where the results lie")
    parser.add_argument("--assignment", metavar="FILE", help="what was handed out; its roster says who is missing")
    parser.add_argument("--out", metavar="FILE", help="the table to write: .csv or .xlsx")
    parser.add_argument("--force", action="store_true", help="write over files that are there")
    parser.add_argument("--no-keep", action="store_true", help="keep nothing for spacequiz class report")
    options = parser.parse(words, home)
    if len(options.folders) != 1:
        parser.error("one folder at a time" if options.folders else "in which folder do the results lie?")
    if options.out is None:
        parser.error("--out names the table to write: results.csv or results.xlsx")
    out = Path(options.out)
    if out.suffix.lower() not in _ENDINGS:
        raise UsageError(f"--out takes a file that ends in .csv or .xlsx, not {out.name}")
    targets = [out] if out.suffix.lower() == ".xlsx" else [out, out.with_name(f"{out.stem}-questions{out.suffix}")]
    for target in targets:
        refuse_existing(target, force=options.force)
    if len(targets) == 1:
        # before a thousand files are read
        from spacequiz.documents.optional_library import load_library

        load_library("openpyxl", "a table as .xlsx")
    from spacequiz.classroom.assignments.assigned_game import read_assignment_file
    from spacequiz.classroom.assignments.collect import build_result_table

    assignment = read_assignment_file(Path(options.assignment)) if options.assignment is not None else None
    collected, broken = _collected(Path(options.folders[0]))
    if not collected and assignment is None:
        raise SpaceQuizError(f"there is no result in {escape(options.folders[0])}")
    table = build_result_table(collected, assignment)
    _write(table, targets)
    _tell(table, len(collected), broken, targets)
    if not options.no_keep:
        _keep(table, options.home)
    return Exit.NOT_RIGHT if broken else Exit.DONE


def _collected(folder: Path) -> "tuple[list[SubmittedResult], int]":
    """The results in a folder, and how many files were none; each of these is named. Raises StorageError."""
    from spacequiz.classroom.assignments.collect import SubmittedResult
    from spacequiz.classroom.assignments.result import read_result

    found: dict[str, SubmittedResult] = {}
    broken = 0
    for path in _files(folder):
        name = escape(path.name)
        try:
            data = _bytes(path)
            if data is None:
                print_message(f"{name} is an assignment, and no result: left out")
                continue
            unsealed = read_result(data)
        except SpaceQuizError as error:
            broken += 1
            print_message(f"{name}: {error}")
            continue
        # a file that was brought twice is one result: two pupils of one name have not begun in the same microsecond
        key = f"{unsealed.is_edited} {unsealed.result.code} {unsealed.result.player}"
        if key in found:
            print_message(f"{name} is the same as {found[key].file}: counted once")
        else:
            found[key] = SubmittedResult(name, unsealed.result, unsealed.is_edited)
    return list(found.values()), broken


def _files(folder: Path) -> Iterator[Path]:
    """What is called a result, by name. Raises StorageError."""
    try:
        names = sorted(entry.name for entry in os.scandir(folder))
    except OSError as error:
        raise StorageError(f"{folder} cannot be read: {error.strerror or error}") from None
    except ValueError as error:  # a NUL in the path
        raise StorageError(f"{str(folder)!r} cannot be read: {error}") from None
    # file managers leave hidden files of any ending beside those that they copy
    yield from (folder / name for name in names if name.lower().endswith(".json") and not name.startswith("."))


def _bytes(path: Path) -> bytes | None:
    """What a file holds; None for an assignment. Raises SpaceQuizError for what is no file of its own."""
    from spacequiz.classroom.assignments.assignment import FORMAT
    from spacequiz.classroom.assignments.result import MAX_BYTES
    from spacequiz.packs.file_bytes import read_file_bytes

    try:
        if path.is_symlink():
            raise SpaceQuizError("a link, not a file: what it leads to may lie anywhere")
        if path.is_dir():
            raise SpaceQuizError("a folder, not a file")
    except OSError as error:
        raise SpaceQuizError(f"it cannot be read: {error.strerror or error}") from None
    data = read_file_bytes(path, MAX_BYTES)
    # the game writes it at the beginning
    return None if f'"format": "{FORMAT}"'.encode() in data[:100] else data


def _write(table: "ResultTable", targets: list[Path]) -> None:
    from spacequiz.classroom.assignments.result_tables import pupil_rows, question_rows
    from spacequiz.documents.spreadsheet import to_csv, to_xlsx

    if len(targets) == 1:
        write_data(targets[0], to_xlsx((("Pupils", pupil_rows(table)), ("Questions", question_rows(table)))))
        return
    for target, rows in zip(targets, (pupil_rows(table), question_rows(table)), strict=True):
        write_data(target, to_csv(rows))


def _tell(table: "ResultTable", results: int, broken: int, targets: list[Path]) -> None:
    for flag, number in table.flag_counts.items():
        print(f"{flag}: {number}")
    left_out = f", {broken} broken" if broken else ""
    count = format_count(results, "result")
    print(escape(f"{table.title}: {count}{left_out}, written to {join_words(targets, 'and')}"))


def _keep(table: "ResultTable", home: str | None) -> None:
    """Keep the table for a report, where that can be done; the files are written in any case."""
    from spacequiz.classroom.assignments.collected_results import collected_to_json, summarise_table
    from spacequiz.store.store import Store
    from spacequiz.user_paths import find_user_paths

    lesson = summarise_table(table)
    if not lesson.submitted:
        return
    with Store.open(find_user_paths(home, os.environ).database) as store:
        if not store.is_persistent:
            print_message(store.notice)
            return
        try:
            number = store.save_collected(
                table.assignment, lesson.title, collected_to_json(lesson), _replaced(store, table.assignment, lesson)
            )
        except StorageError as error:
            print_message(str(error))
            return
    print_message(f"Kept: spacequiz class report {number} --out report.html makes a page to print.")


def _replaced(store: "Store", assignment: str, lesson: "CollectedResults") -> int | None:
    """The kept lesson that this one goes beyond: of the same assignment, and every result in it is here too.

    What was collected of another class, or from another folder, stays.
    """
    from spacequiz.cli.class_records import read_collected

    for kept in store.collected_records():
        if kept.assignment == assignment:
            try:
                held = read_collected(kept)
            except StorageError:
                continue
            if held.codes <= lesson.codes:
                return kept.id
    return None
