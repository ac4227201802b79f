"""``spacequiz class list``: list saved team games and collected results."""

import os
from collections.abc import Sequence
from datetime import UTC
from typing import TYPE_CHECKING

from spacequiz.cli.class_records import local_time, open_store_to_read, read_collected
from spacequiz.cli.output import format_table, print_message, to_json
from spacequiz.cli.parser import Parser
from spacequiz.errors import Exit, StorageError
from spacequiz.text import shorten
from spacequiz.user_paths import find_user_paths
from spacequiz.wording import format_count

if TYPE_CHECKING:
    from spacequiz.classroom.team_games.team_report import TeamReport
    from spacequiz.store.class_records import CollectedRecord

EXAMPLES = """\
  spacequiz class list
  spacequiz class list --json
"""
_LONGEST = 30


def run(args: list[str], home: str | None) -> int:
    """List saved team games and collected results, newest first."""
    parser = Parser(
        "spacequiz class list",
        "List saved team games and the collected results of assignments, newest first.",
        EXAMPLES,
    )
    parser.add_argument("--json", action="store_true", help="print a JSON list of objects")
    options = parser.parse(args, home)
    from spacequiz.classroom.team_games.team_report import build_team_report

    with open_store_to_read(find_user_paths(options.home, os.environ)) as store:
        reports = [build_team_report(game) for game in store.class_games()]
        records = store.collected_records()
    if not reports and not records:
        print_message("Nothing is saved yet. Start a team game with: spacequiz class teams")
    if options.json:
        entries = [(report.started_at, _game_to_json(report)) for report in reports]
        entries += [(record.collected_at, _record_to_json(record)) for record in records]
        print(to_json([entry for _, entry in sorted(entries, key=lambda report: report[0], reverse=True)]))
    elif reports or records:
        print(class_table(reports, records))
        if any(report.ended_at is None for report in reports):
            print_message("Resume an unfinished game with: spacequiz class teams --resume ID")
    return Exit.DONE


def class_table(reports: "Sequence[TeamReport]", records: "Sequence[CollectedRecord]" = ()) -> str:
    """Return a table of team games and collected results, newest first."""
    rows = [
        (
            report.started_at,
            f"{report.id}",
            local_time(report.started_at),
            shorten(report.title, _LONGEST),
            shorten(", ".join(report.teams), _LONGEST),
            f"{len(report.questions)} of {report.question_count}",
            report.state,
            _leader_text(report),
        )
        for report in reports
    ]
    rows += [
        (record.collected_at, f"{record.id}", local_time(record.collected_at), *_collected_cells(record))
        for record in records
    ]
    rows.sort(key=lambda row: row[0], reverse=True)
    heads = ("ID", "WHEN", "TITLE", "WHO", "SHOWN", "STATE", "FIRST")
    return format_table(heads, [row[1:] for row in rows], right=(0,))


def _collected_cells(record: "CollectedRecord") -> tuple[str, str, str, str, str]:
    try:
        results = read_collected(record)
    except StorageError:
        return shorten(record.title, _LONGEST), "", "", "cannot be read", ""
    from spacequiz.classroom.assignments.collect import EDITED

    best = next((line for line in results.submitted if EDITED not in line.flags), None)
    return (
        shorten(results.title, _LONGEST),
        format_count(len(results.pupils), "pupil"),
        f"{len(results.questions)}",
        "collected",
        f"{best.player} {best.score}" if best else "",
    )


def _leader_text(report: "TeamReport") -> str:
    """Return the leading teams with their score."""
    return f"{', '.join(row.team for row in report.leaders)} {report.leaders[0].score}" if report.leaders else ""


def _game_to_json(report: "TeamReport") -> dict[str, object]:
    finished = report.ended_at is not None
    return {
        "id": report.id,
        "started_at": report.started_at.astimezone(UTC).strftime("%Y-%m-%dT%H:%M:%SZ"),
        "title": report.title,
        "teams": list(report.teams),
        "shown": len(report.questions),
        "questions": report.question_count,
        "state": "finished" if finished else "unfinished",
        "scores": list(report.score_steps[-1]),
        "winners": [row.team for row in report.leaders] if finished else [],
        "resume": None if finished else f"spacequiz class teams --resume {report.id}",
    }


def _record_to_json(record: "CollectedRecord") -> dict[str, object]:
    entry: dict[str, object] = {
        "id": record.id,
        "collected_at": record.collected_at.astimezone(UTC).strftime("%Y-%m-%dT%H:%M:%SZ"),
        "title": record.title,
    }
    try:
        results = read_collected(record)
    except StorageError:
        return entry | {"state": "cannot be read"}
    return entry | {
        "pupils": [line.player for line in results.pupils],
        "handed_in": len(results.submitted),
        "questions": len(results.questions),
        "state": "collected",
    }
