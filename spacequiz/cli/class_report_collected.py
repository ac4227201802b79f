"""``spacequiz class report`` for collected results of an assignment."""

from collections.abc import Sequence
from pathlib import Path
from typing import TYPE_CHECKING

from spacequiz.cli.class_records import local_time, read_collected
from spacequiz.cli.output import format_table
from spacequiz.cli.output_file import write_data
from spacequiz.errors import Exit
from spacequiz.text import escape, shorten
from spacequiz.wording import join_words

if TYPE_CHECKING:
    from spacequiz.classroom.assignments.collected_results import CollectedResults, PupilSummary
    from spacequiz.store.class_records import CollectedRecord


def report_collected(record: "CollectedRecord", targets: Sequence[Path]) -> int:
    """Print the report, or write it to these files. Raises StorageError."""
    results, when = read_collected(record), local_time(record.collected_at)
    if not targets:
        _print_report(results, when)
        return Exit.DONE
    for target, data in zip(targets, _file_contents(record, results, targets[0].suffix.lower()), strict=True):
        write_data(target, data)
    print(escape(f"{results.title}, {when}: saved to {join_words(targets, 'and')}"))
    return Exit.DONE


def _file_contents(record: "CollectedRecord", results: "CollectedResults", ending: str) -> list[bytes]:
    from spacequiz.classroom.assignments.collected_report import collected_page, pupil_rows, question_rows
    from spacequiz.documents.spreadsheet import to_csv, to_xlsx

    if ending == ".html":
        return [collected_page(results, record.id, local_time(record.collected_at))]
    if ending == ".csv":
        return [to_csv(pupil_rows(results)), to_csv(question_rows(results))]
    return [to_xlsx((("Pupils", pupil_rows(results)), ("Questions", question_rows(results))))]


def _flags_text(line: "PupilSummary") -> str:
    return ", ".join(line.flags)


def _print_report(results: "CollectedResults", when: str) -> None:
    print(escape(f"{results.title}, {when}: collected"))
    print()
    absent = [line for line in results.pupils if line.score is None]
    pupils = [
        (f"{line.score}", line.player, f"{line.right_count} of {line.question_count}", _flags_text(line))
        for line in results.submitted
    ]
    pupils += [("", line.player, "", _flags_text(line)) for line in absent]
    print(format_table(("SCORE", "PUPIL", "RIGHT", "FLAGS"), pupils, right=(0,)))
    print()
    questions = [
        (
            f"{line.number}",
            shorten(line.ask, 60),
            "" if line.right_percent is None else f"{line.right_percent} %",
            line.commonest_wrong,
        )
        for line in results.questions
    ]
    print(format_table(("", "QUESTION", "RIGHT", "MOST COMMON WRONG ANSWER"), questions, right=(0, 2)))
