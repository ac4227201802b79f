"""``spacequiz class report``: a past class game as tables, or as a page to print."""

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

ABOUT = """A past class game by team and by question, or a lesson that was collected by pupil and by question. Without
--out it is shown here; a .csv comes with a second one, by question; an .xlsx has both, and of a game of teams the
record of all that was entered; an .html is one page with plots, to print."""
EXAMPLES = """\
  spacequiz class report                          the newest, shown here
  spacequiz class report 3 --out report.html      a page to print
  spacequiz class report 3 --out report.csv       writes report-questions.csv beside it
  spacequiz class report 3 --out report.xlsx
"""
_ENDINGS = (".csv", ".xlsx", ".html")


def run(words: list[str], home: str | None) -> int:
    """Show or write the report."""
    parser = Parser("spacequiz class report", ABOUT, EXAMPLES)
    parser.add_argument("ids", nargs="*", metavar="ID", help="the number of a class game (default: the newest)")
    parser.add_argument("--out", metavar="FILE", help="the file to write: .csv, .xlsx or .html")
    parser.add_argument("--force", action="store_true", help="write over files that are there")
    options = parser.parse(words, home)
    if len(options.ids) > 1:
        parser.error("one class game at a time")
    if options.force and options.out is None:
        parser.error("--force goes with --out FILE")
    number = parse_record_number(options.ids[0]) if options.ids else None
    targets = _targets(options.out, force=options.force) if options.out is not None else []
    from spacequiz.classroom.team_games.team_report import build_team_report
    from spacequiz.store.class_records import ClassGame

    with open_store_to_read(find_user_paths(options.home, os.environ)) as store:
        chosen = _newest(store) if number is None else _of(store, number)
    if not isinstance(chosen, ClassGame):
        return report_collected(chosen, targets)
    made = build_team_report(chosen)
    if not targets:
        _show(made)
        return Exit.DONE
    for target, data in zip(targets, _written(chosen, made, targets[0].suffix.lower()), strict=True):
        write_data(target, data)
    print(escape(f"{made.title}, {local_time(made.started_at)}: written to {join_words(targets, 'and')}"))
    return Exit.DONE


def _targets(out: str, *, force: bool) -> list[Path]:
    """The files to write. Raises UsageError or StorageError where that cannot be, MissingExtra without openpyxl."""
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


def _newest(store: "Store") -> "ClassGame | CollectedRecord":
    """What stands first in ``class list``. Raises NotFound."""
    dated: list[tuple[datetime, ClassGame | CollectedRecord]] = [
        (game.started_at, game) for game in store.class_games()
    ]
    dated += [(kept.collected_at, kept) for kept in store.collected_records()]
    if not dated:
        raise NotFound("no class game is kept: spacequiz class teams begins one")
    return max(dated, key=lambda one: one[0])[1]


def _of(store: "Store", number: int) -> "ClassGame | CollectedRecord":
    """What has this number. Raises NotFound."""
    lesson = next((kept for kept in store.collected_records() if kept.id == number), None)
    return lesson or store.load_class_game(number)


def _written(game: "ClassGame", made: "TeamReport", ending: str) -> list[bytes]:
    """What the files hold."""
    if ending == ".html":
        from spacequiz.classroom.team_games.team_report_page import team_report_page

        return [team_report_page(made, local_time(made.started_at))]
    from spacequiz.classroom.team_games.team_report_tables import event_sheet_rows, question_rows, team_rows
    from spacequiz.documents.spreadsheet import to_csv, to_xlsx

    if ending == ".csv":
        return [to_csv(team_rows(made)), to_csv(question_rows(made))]
    from spacequiz.classroom.team_games.event_record import event_rows

    sheets = (
        ("Teams", team_rows(made)),
        ("Questions", question_rows(made)),
        ("Record", event_sheet_rows(event_rows(game))),
    )
    return [to_xlsx(sheets)]


def _show(made: "TeamReport") -> None:
    print(escape(f"{made.title}, {local_time(made.started_at)}: {made.state}, {made.rules_text}"))
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
        for row in made.rows
    ]
    heads = ("", "TEAM", "SCORE", "RIGHT", "PARTLY", "WRONG", "PASSED", "STOLEN", "BY HAND", "REASONS")
    print(format_table(heads, teams, right=(0, 2, 3, 4, 5, 6, 7, 8)))
    if made.questions:
        print()
        names = [shorten(name, 12) for name in made.teams]
        rows = [_question(made, row) for row in made.questions]
        print(format_table(("", "QUESTION", "RIGHT ANSWER", "RIGHT", *names), rows, right=(0, 3)))


def _question(made: "TeamReport", row: "TeamQuestionRow") -> list[str]:
    share = "void" if row.is_void else "" if row.right_percent is None else f"{row.right_percent} %"
    said = [row.answer_of(team) for team in range(len(made.teams))]
    return [
        f"{row.number}",
        shorten(row.ask, 50),
        shorten(row.answer, 30),
        share,
        *("" if one is None else f"{one.result.sign} {one.points}" for one in said),
    ]
