"""``spacequiz class collect``: gather the results of a class in one table."""

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
Read every result (*.json) in a folder, and write one table by pupil and one by
question. Anything unusual is flagged: edited, other pack, other seed, other
assignment, unfinished, duplicate name, not on the roster, missing. Files that
cannot be read are reported and skipped, and the exit code is then 1. A checksum
reveals accidents and casual edits. It does not prevent cheating: anyone with
the source code of the game can forge a result."""
EXAMPLES = """\
  spacequiz class collect results --out results.csv       also writes results-questions.csv
  spacequiz class collect results --out results.xlsx      two sheets in one file
  spacequiz class collect /mnt/class --assignment assignment.json --out results.csv --force
"""
_ENDINGS = (".csv", ".xlsx")


def run(args: list[str], home: str | None) -> int:
    """Write the tables, and report files that cannot be read."""
    parser = Parser("spacequiz class collect", ABOUT, EXAMPLES)
    parser.add_argument("folders", nargs="*", metavar="FOLDER", help="the folder with the results")
    parser.add_argument(
        "--assignment", metavar="FILE", help="the assignment; with its roster, missing pupils are listed too"
    )
    parser.add_argument("--out", metavar="FILE", help="the table to write: .csv or .xlsx")
    parser.add_argument("--force", action="store_true", help="overwrite existing files")
    parser.add_argument("--no-keep", action="store_true", help="do not save the results for spacequiz class report")
    options = parser.parse(args, home)
    if len(options.folders) != 1:
        parser.error("collect one folder at a time" if options.folders else "name the folder with the results")
    if options.out is None:
        parser.error("name the table to write with --out, such as --out results.csv or --out results.xlsx")
    out = Path(options.out)
    if out.suffix.lower() not in _ENDINGS:
        raise UsageError(f"--out takes a file that ends in .csv or .xlsx, not {out.name}")
    targets = [out] if out.suffix.lower() == ".xlsx" else [out, out.with_name(f"{out.stem}-questions{out.suffix}")]
    for target in targets:
        refuse_existing(target, force=options.force)
    if len(targets) == 1:
        # report a missing library before reading a thousand files
        from spacequiz.documents.optional_library import load_library

        load_library("openpyxl", "a table as .xlsx")
    from spacequiz.classroom.assignments.assigned_game import read_assignment_file
    from spacequiz.classroom.assignments.collect import build_result_table

    assignment = read_assignment_file(Path(options.assignment)) if options.assignment is not None else None
    collected, unreadable = _read_results(Path(options.folders[0]))
    if not collected and assignment is None:
        raise SpaceQuizError(f"there are no results in {escape(options.folders[0])}")
    table = build_result_table(collected, assignment)
    _write_tables(table, targets)
    _print_summary(table, len(collected), unreadable, targets)
    if not options.no_keep:
        _save_results(table, options.home)
    return Exit.NOT_RIGHT if unreadable else Exit.DONE


def _read_results(folder: Path) -> "tuple[list[SubmittedResult], int]":
    """Return the results in a folder, and the number of unreadable files, which are reported. Raises StorageError."""
    from spacequiz.classroom.assignments.collect import SubmittedResult
    from spacequiz.classroom.assignments.result import read_result

    results_by_key: dict[str, SubmittedResult] = {}
    unreadable = 0
    for path in _result_files(folder):
        name = escape(path.name)
        try:
            data = _read_bytes(path)
            if data is None:
                print_message(f"{name} is an assignment, not a result: skipped")
                continue
            loaded = read_result(data)
        except SpaceQuizError as error:
            unreadable += 1
            print_message(f"{name}: {error}")
            continue
        # the code holds the start time in microseconds, so equal codes mean copies of one file
        key = f"{loaded.is_edited} {loaded.result.code} {loaded.result.player}"
        if key in results_by_key:
            print_message(f"{name} is the same as {results_by_key[key].file}: counted once")
        else:
            results_by_key[key] = SubmittedResult(name, loaded.result, loaded.is_edited)
    return list(results_by_key.values()), unreadable


def _result_files(folder: Path) -> Iterator[Path]:
    """Return the JSON files in a folder, sorted by name. Raises StorageError."""
    try:
        names = sorted(entry.name for entry in os.scandir(folder))
    except OSError as error:
        raise StorageError(f"{folder} cannot be read: {error.strerror or error}") from None
    except ValueError as error:  # a NUL in the path
        raise StorageError(f"{str(folder)!r} cannot be read: {error}") from None
    # some file managers put hidden files with any suffix next to the files they copy
    yield from (folder / name for name in names if name.lower().endswith(".json") and not name.startswith("."))


def _read_bytes(path: Path) -> bytes | None:
    """Return the bytes of a file; None for an assignment. Raises SpaceQuizError for a link or a folder."""
    from spacequiz.classroom.assignments.assignment import FORMAT
    from spacequiz.classroom.assignments.result import MAX_BYTES
    from spacequiz.packs.file_bytes import read_file_bytes

    try:
        if path.is_symlink():
            raise SpaceQuizError("skipped, because it is a link and not a file")
        if path.is_dir():
            raise SpaceQuizError("skipped, because it is a folder")
    except OSError as error:
        raise SpaceQuizError(f"it cannot be read: {error.strerror or error}") from None
    data = read_file_bytes(path, MAX_BYTES)
    # the game always writes the format first
    return None if f'"format": "{FORMAT}"'.encode() in data[:100] else data


def _write_tables(table: "ResultTable", targets: list[Path]) -> None:
    from spacequiz.classroom.assignments.result_tables import pupil_rows, question_rows
    from spacequiz.documents.spreadsheet import to_csv, to_xlsx

    if len(targets) == 1:
        write_data(targets[0], to_xlsx((("Pupils", pupil_rows(table)), ("Questions", question_rows(table)))))
        return
    for target, rows in zip(targets, (pupil_rows(table), question_rows(table)), strict=True):
        write_data(target, to_csv(rows))


def _print_summary(table: "ResultTable", results: int, unreadable: int, targets: list[Path]) -> None:
    for flag, number in table.flag_counts.items():
        print(f"{flag}: {number}")
    left_out = f", {unreadable} unreadable" if unreadable else ""
    count = format_count(results, "result")
    print(escape(f"{table.title}: {count}{left_out}, saved to {join_words(targets, 'and')}"))


def _save_results(table: "ResultTable", home: str | None) -> None:
    """Save the results for ``class report``; report it when they cannot be saved."""
    from spacequiz.classroom.assignments.collected_results import collected_to_json, summarise_table
    from spacequiz.store.store import Store
    from spacequiz.user_paths import find_user_paths

    results = summarise_table(table)
    if not results.submitted:
        return
    with Store.open(find_user_paths(home, os.environ).database) as store:
        if not store.is_persistent:
            print_message(store.notice)
            return
        try:
            number = store.save_collected(
                table.assignment,
                results.title,
                collected_to_json(results),
                _find_replaced_record(store, table.assignment, results),
            )
        except StorageError as error:
            print_message(str(error))
            return
    print_message(f"Results saved. For a page to print: spacequiz class report {number} --out report.html")


def _find_replaced_record(store: "Store", assignment: str, results: "CollectedResults") -> int | None:
    """Return the id of the saved results to replace: same assignment, and every result in them is collected here too.

    Results of another class, or from another folder, are never replaced.
    """
    from spacequiz.cli.class_records import read_collected

    for record in store.collected_records():
        if record.assignment == assignment:
            try:
                saved = read_collected(record)
            except StorageError:
                continue
            if saved.codes <= results.codes:
                return record.id
    return None
