"""``spacequiz class list``: the class games that are kept."""

import os
from collections.abc import Sequence
from datetime import UTC
from typing import TYPE_CHECKING

from spacequiz.cli.class_records import lesson_in, local, reading
from spacequiz.cli.output import as_json, say, table
from spacequiz.cli.parser import Parser
from spacequiz.errors import Exit, StorageError
from spacequiz.text import shortened
from spacequiz.user_paths import places

if TYPE_CHECKING:
    from spacequiz.classroom.team_games.team_report import Report
    from spacequiz.store import KeptLesson

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
    from spacequiz.classroom.team_games.team_report import report

    with reading(places(options.home, os.environ)) as store:
        reports = [report(game) for game in store.class_games()]
        lessons = store.lessons()
    if not reports and not lessons:
        say("No class game is kept: spacequiz class teams begins one.")
    if options.json:
        both = [(one.started_at, _plain(one)) for one in reports]
        both += [(kept.kept_at, _plain_lesson(kept)) for kept in lessons]
        print(as_json([plain for _, plain in sorted(both, key=lambda one: one[0], reverse=True)]))
    elif reports or lessons:
        print(listed(reports, lessons))
        if any(one.ended_at is None for one in reports):
            say("A game that is not finished is taken up again with: spacequiz class teams --resume ID")
    return Exit.DONE


def listed(reports: "Sequence[Report]", lessons: "Sequence[KeptLesson]" = ()) -> str:
    """Class games and lessons, a line each, the newest first."""
    rows = [
        (
            one.started_at,
            f"{one.id}",
            local(one.started_at),
            shortened(one.title, _LONGEST),
            shortened(", ".join(one.teams), _LONGEST),
            f"{len(one.questions)} of {one.total}",
            one.state,
            _first(one),
        )
        for one in reports
    ]
    rows += [(kept.kept_at, f"{kept.id}", local(kept.kept_at), *_lesson(kept)) for kept in lessons]
    rows.sort(key=lambda row: row[0], reverse=True)
    heads = ("ID", "WHEN", "TITLE", "WHO", "SHOWN", "STATE", "FIRST")
    return table(heads, [row[1:] for row in rows], right=(0,))


def _lesson(kept: "KeptLesson") -> tuple[str, str, str, str, str]:
    try:
        lesson = lesson_in(kept)
    except StorageError:
        return shortened(kept.title, _LONGEST), "", "", "cannot be read", ""
    from spacequiz.classroom.assignments.collect import EDITED

    best = next((line for line in lesson.handed_in if EDITED not in line.flags), None)
    pupils = len(lesson.pupils)
    return (
        shortened(lesson.title, _LONGEST),
        f"{pupils} pupil{'' if pupils == 1 else 's'}",
        f"{len(lesson.questions)}",
        "collected",
        f"{best.player} {best.score}" if best else "",
    )


def _first(one: "Report") -> str:
    """Who won, or who is ahead, with the score."""
    return f"{', '.join(row.team for row in one.first)} {one.first[0].score}" if one.first else ""


def _plain(one: "Report") -> dict[str, object]:
    finished = one.ended_at is not None
    return {
        "id": one.id,
        "started_at": one.started_at.astimezone(UTC).strftime("%Y-%m-%dT%H:%M:%SZ"),
        "title": one.title,
        "teams": list(one.teams),
        "shown": len(one.questions),
        "questions": one.total,
        "state": "finished" if finished else "unfinished",
        "scores": list(one.steps[-1]),
        "winners": [row.team for row in one.first] if finished else [],
        "resume": None if finished else f"spacequiz class teams --resume {one.id}",
    }


def _plain_lesson(kept: "KeptLesson") -> dict[str, object]:
    plain: dict[str, object] = {
        "id": kept.id,
        "collected_at": kept.kept_at.astimezone(UTC).strftime("%Y-%m-%dT%H:%M:%SZ"),
        "title": kept.title,
    }
    try:
        lesson = lesson_in(kept)
    except StorageError:
        return plain | {"state": "cannot be read"}
    return plain | {
        "pupils": [line.player for line in lesson.pupils],
        "handed_in": len(lesson.handed_in),
        "questions": len(lesson.questions),
        "state": "collected",
    }
