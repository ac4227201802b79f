"""The report of a lesson that was collected, for ``spacequiz class report``."""

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


def report_collected(kept: "CollectedRecord", targets: Sequence[Path]) -> int:
    """Show it, or write it to these files. Raises StorageError."""
    lesson, when = read_collected(kept), local_time(kept.collected_at)
    if not targets:
        _show(lesson, when)
        return Exit.DONE
    for target, data in zip(targets, _written(kept, lesson, targets[0].suffix.lower()), strict=True):
        write_data(target, data)
    print(escape(f"{lesson.title}, {when}: written to {join_words(targets, 'and')}"))
    return Exit.DONE


def _written(kept: "CollectedRecord", lesson: "CollectedResults", ending: str) -> list[bytes]:
    from spacequiz.classroom.assignments.collected_report import collected_page, pupil_rows, question_rows
    from spacequiz.documents.spreadsheet import to_csv, to_xlsx

    if ending == ".html":
        return [collected_page(lesson, kept.id, local_time(kept.collected_at))]
    if ending == ".csv":
        return [to_csv(pupil_rows(lesson)), to_csv(question_rows(lesson))]
    return [to_xlsx((("Pupils", pupil_rows(lesson)), ("Questions", question_rows(lesson))))]


def _flags(line: "PupilSummary") -> str:
    return ", ".join(line.flags)


def _show(lesson: "CollectedResults", when: str) -> None:
    print(escape(f"{lesson.title}, {when}: collected"))
    print()
    absent = [line for line in lesson.pupils if line.score is None]
    pupils = [
        (f"{line.score}", line.player, f"{line.right_count} of {line.question_count}", _flags(line))
        for line in lesson.submitted
    ]
    pupils += [("", line.player, "", _flags(line)) for line in absent]
    print(format_table(("SCORE", "PUPIL", "RIGHT", "FLAGS"), pupils, right=(0,)))
    print()
    questions = [
        (
            f"{line.number}",
            shorten(line.ask, 60),
            "" if line.right_percent is None else f"{line.right_percent} %",
            line.commonest_wrong,
        )
        for line in lesson.questions
    ]
    print(format_table(("", "QUESTION", "RIGHT", "COMMONEST WRONG ANSWER"), questions, right=(0, 2)))
