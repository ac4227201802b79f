"""``spacequiz class report``: a team game or collected results as tables, or as a page to print."""

import os
from pathlib import Path
from typing import TYPE_CHECKING

from spacequiz.cli.class_records import local_time, open_store_to_read, parse_record_number
from spacequiz.cli.class_report_collected import report_collected
from spacequiz.cli.output import format_table
from spacequiz.cli.output_file import refuse_existing, write_data
from spacequiz.cli.parser import Parser
from spacequiz.errors import Exit, NotFound, UsageError
from spacequiz.text import escape, shorten
from spacequiz.user_paths import find_user_paths
from spacequiz.wording import join_words

if TYPE_CHECKING:
    from datetime import datetime

    from spacequiz.classroom.team_games.team_report import TeamQuestionRow, TeamReport
    from spacequiz.store.class_records import ClassGame, CollectedRecord
    from spacequiz.store.store import Store

ABOUT = """Report on a past team game, or on the collected results of an assignment. Without --out it is shown here.
A .csv file comes with a second one by question, an .xlsx file holds everything, and an .html file is a page with
charts to print."""
EXAMPLES = """\
  spacequiz class report                          show the newest here
  spacequiz class report 3 --out report.html      a page to print
  spacequiz class report 3 --out report.csv       also writes report-questions.csv
  spacequiz class report 3 --out report.xlsx
"""
_ENDINGS = (".csv", ".xlsx", ".html")


def run(args: list[str], home: str | None) -> int:
    """Print the report, or write it to files."""
    parser = Parser("spacequiz class report", ABOUT, EXAMPLES)
    parser.add_argument("ids", nargs="*", metavar="ID", help="an id from spacequiz class list (default: the newest)")
    parser.add_argument("--out", metavar="FILE", help="the file to write: .csv, .xlsx or .html")
    parser.add_argument("--force", action="store_true", help="overwrite existing files")
    options = parser.parse(args, home)
    if len(options.ids) > 1:
        parser.error("report on one ID at a time")
    if options.force and options.out is None:
        parser.error("--force needs --out FILE")
    number = parse_record_number(options.ids[0]) if options.ids else None
    targets = _target_files(options.out, force=options.force) if options.out is not None else []
    from spacequiz.classroom.team_games.team_report import build_team_report
    from spacequiz.store.class_records import ClassGame

    with open_store_to_read(find_user_paths(options.home, os.environ)) as store:
        chosen = _newest_record(store) if number is None else _find_record(store, number)
    if not isinstance(chosen, ClassGame):
        return report_collected(chosen, targets)
    report = build_team_report(chosen)
    if not targets:
        _print_report(report)
        return Exit.DONE
    for target, data in zip(targets, _file_contents(chosen, report, targets[0].suffix.lower()), strict=True):
        write_data(target, data)
    print(escape(f"{report.title}, {local_time(report.started_at)}: saved to {join_words(targets, 'and')}"))
    return Exit.DONE


def _target_files(out: str, *, force: bool) -> list[Path]:
    """Return the files to write. Raises UsageError, StorageError, or MissingExtra without openpyxl."""
    first = Path(out)
    ending = first.suffix.lower()
    if ending not in _ENDINGS:
        raise UsageError(f"--out takes a file that ends in .csv, .xlsx or .html, not {out or 'nothing'}")
    targets = [first, first.with_name(f"{first.stem}-questions{first.suffix}")] if ending == ".csv" else [first]
    for target in targets:
        refuse_existing(target, force=force)
    if ending == ".xlsx":
        from spacequiz.documents.optional_library import load_library

        load_library("openpyxl", "a report as .xlsx")
    return targets


def _newest_record(store: "Store") -> "ClassGame | CollectedRecord":
    """Return the first record of ``class list``. Raises NotFound."""
    dated: list[tuple[datetime, ClassGame | CollectedRecord]] = [
        (game.started_at, game) for game in store.class_games()
    ]
    dated += [(record.collected_at, record) for record in store.collected_records()]
    if not dated:
        raise NotFound("nothing is saved yet; start a team game with spacequiz class teams")
    return max(dated, key=lambda one: one[0])[1]


def _find_record(store: "Store", number: int) -> "ClassGame | CollectedRecord":
    """Return the team game or collected results with this id. Raises NotFound."""
    collected = next((record for record in store.collected_records() if record.id == number), None)
    return collected or store.load_class_game(number)


def _file_contents(game: "ClassGame", report: "TeamReport", ending: str) -> list[bytes]:
    """Return the contents of the files to write."""
    if ending == ".html":
        from spacequiz.classroom.team_games.team_report_page import team_report_page

        return [team_report_page(report, local_time(report.started_at))]
    from spacequiz.classroom.team_games.team_report_tables import event_sheet_rows, question_rows, team_rows
    from spacequiz.documents.spreadsheet import to_csv, to_xlsx

    if ending == ".csv":
        return [to_csv(team_rows(report)), to_csv(question_rows(report))]
    from spacequiz.classroom.team_games.event_table import event_rows

    sheets = (
        ("Teams", team_rows(report)),
        ("Questions", question_rows(report)),
        ("Record", event_sheet_rows(event_rows(game))),
    )
    return [to_xlsx(sheets)]


def _print_report(report: "TeamReport") -> None:
    print(escape(f"{report.title}, {local_time(report.started_at)}: {report.state}, {report.rules_text}"))
    print()
    teams = [
        [
            f"{value}"
            for value in (
                row.place,
                row.team,
                row.score,
                row.right_count,
                row.partly_count,
                row.wrong_count,
                row.passed_count,
            )
        ]
        + [f"{row.stolen_count}", f"{row.adjusted_points:+}" if row.adjustments else "", row.reasons]
        for row in report.rows
    ]
    heads = ("", "TEAM", "SCORE", "RIGHT", "PARTLY", "WRONG", "PASSED", "STOLEN", "BY HAND", "REASONS")
    print(format_table(heads, teams, right=(0, 2, 3, 4, 5, 6, 7, 8)))
    if report.questions:
        print()
        names = [shorten(name, 12) for name in report.teams]
        rows = [_question_cells(report, row) for row in report.questions]
        print(format_table(("", "QUESTION", "RIGHT ANSWER", "RIGHT", *names), rows, right=(0, 3)))


def _question_cells(report: "TeamReport", row: "TeamQuestionRow") -> list[str]:
    share = "void" if row.is_void else "" if row.right_percent is None else f"{row.right_percent} %"
    answers = [row.answer_of(team) for team in range(len(report.teams))]
    return [
        f"{row.number}",
        shorten(row.ask, 50),
        shorten(row.answer, 30),
        share,
        *("" if one is None else f"{one.result.sign} {one.points}" for one in answers),
    ]
