"""``spacequiz class list``: the class games that are kept."""

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


def run(words: list[str], home: str | None) -> int:
    """Show the class games that are kept, the newest first."""
    parser = Parser("spacequiz class list", "The class games that are kept, the newest first.", EXAMPLES)
    parser.add_argument("--json", action="store_true", help="as a JSON list of objects")
    options = parser.parse(words, home)
    from spacequiz.classroom.team_games.team_report import build_team_report

    with open_store_to_read(find_user_paths(options.home, os.environ)) as store:
        reports = [build_team_report(game) for game in store.class_games()]
        lessons = store.collected_records()
    if not reports and not lessons:
        print_message("No class game is kept: spacequiz class teams begins one.")
    if options.json:
        both = [(one.started_at, _plain(one)) for one in reports]
        both += [(kept.collected_at, _plain_lesson(kept)) for kept in lessons]
        print(to_json([plain for _, plain in sorted(both, key=lambda one: one[0], reverse=True)]))
    elif reports or lessons:
        print(class_table(reports, lessons))
        if any(one.ended_at is None for one in reports):
            print_message("A game that is not finished is taken up again with: spacequiz class teams --resume ID")
    return Exit.DONE


def class_table(reports: "Sequence[TeamReport]", lessons: "Sequence[CollectedRecord]" = ()) -> str:
    """Class games and lessons, a line each, the newest first."""
    rows = [
        (
            one.started_at,
            f"{one.id}",
            local_time(one.started_at),
            shorten(one.title, _LONGEST),
            shorten(", ".join(one.teams), _LONGEST),
            f"{len(one.questions)} of {one.question_count}",
            one.state,
            _first(one),
        )
        for one in reports
    ]
    rows += [(kept.collected_at, f"{kept.id}", local_time(kept.collected_at), *_lesson(kept)) for kept in lessons]
    rows.sort(key=lambda row: row[0], reverse=True)
    heads = ("ID", "WHEN", "TITLE", "WHO", "SHOWN", "STATE", "FIRST")
    return format_table(heads, [row[1:] for row in rows], right=(0,))


def _lesson(kept: "CollectedRecord") -> tuple[str, str, str, str, str]:
    try:
        lesson = read_collected(kept)
    except StorageError:
        return shorten(kept.title, _LONGEST), "", "", "cannot be read", ""
    from spacequiz.classroom.assignments.collect import EDITED

    best = next((line for line in lesson.submitted if EDITED not in line.flags), None)
    return (
        shorten(lesson.title, _LONGEST),
        format_count(len(lesson.pupils), "pupil"),
        f"{len(lesson.questions)}",
        "collected",
        f"{best.player} {best.score}" if best else "",
    )


def _first(one: "TeamReport") -> str:
    """Who won, or who is ahead, with the score."""
    return f"{', '.join(row.team for row in one.leaders)} {one.leaders[0].score}" if one.leaders else ""


def _plain(one: "TeamReport") -> dict[str, object]:
    finished = one.ended_at is not None
    return {
        "id": one.id,
        "started_at": one.started_at.astimezone(UTC).strftime("%Y-%m-%dT%H:%M:%SZ"),
        "title": one.title,
        "teams": list(one.teams),
        "shown": len(one.questions),
        "questions": one.question_count,
        "state": "finished" if finished else "unfinished",
        "scores": list(one.score_steps[-1]),
        "winners": [row.team for row in one.leaders] if finished else [],
        "resume": None if finished else f"spacequiz class teams --resume {one.id}",
    }


def _plain_lesson(kept: "CollectedRecord") -> dict[str, object]:
    plain: dict[str, object] = {
        "id": kept.id,
        "collected_at": kept.collected_at.astimezone(UTC).strftime("%Y-%m-%dT%H:%M:%SZ"),
        "title": kept.title,
    }
    try:
        lesson = read_collected(kept)
    except StorageError:
        return plain | {"state": "cannot be read"}
    return plain | {
        "pupils": [line.player for line in lesson.pupils],
        "handed_in": len(lesson.submitted),
        "questions": len(lesson.questions),
        "state": "collected",
    }
