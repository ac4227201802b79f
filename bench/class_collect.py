"""Measure `class collect` of 1,000 results, against reading the same files as JSON.

It may take at most 20 times as long, and at most five seconds. The results belong to one assignment of fifteen
questions.
"""

import json
import random
import sys
import time
from contextlib import redirect_stdout
from datetime import UTC, datetime, timedelta
from functools import partial
from io import StringIO
from pathlib import Path
from statistics import median
from tempfile import TemporaryDirectory

from figures import check_mark, check_ratio, format_median, measure_in_turn, parse_runs

from spacequiz.classroom.assignments.assigned_game import load_assigned_game
from spacequiz.classroom.assignments.assignment import AssignedPack, Assignment, write_assignment
from spacequiz.classroom.assignments.result import build_result, write_result
from spacequiz.cli.main import run
from spacequiz.domain.correct_answers import correct_response
from spacequiz.domain.selection import option_texts
from spacequiz.domain.session import Session
from spacequiz.packs.find_packs import BUILT_IN
from spacequiz.packs.pack_reader import read_pack_file
from spacequiz.play.new_game import build_assigned_game

MARK, SECONDS = 20.0, 5.0
RESULTS = 1000
QUESTIONS = 15
START = datetime(2026, 3, 2, 8, tzinfo=UTC)


def write_results(folder: Path) -> Path:
    """Write an assignment of a built-in pack and 1,000 results into this folder; return the path of the assignment."""
    pack = read_pack_file(BUILT_IN / "sputnik.yaml").pack
    assert pack is not None
    assignment = Assignment(
        title=pack.title,
        packs=(AssignedPack(pack.id, pack.title, pack.digest),),
        questions=tuple(question.key for question in pack.questions[:QUESTIONS]),
        seed="monday",
        mode="practice",
        seconds=0,
        made_at=START,
        roster=tuple(f"Pupil {n}" for n in range(RESULTS + 5)),
    )
    assigned, chance = load_assigned_game(write_assignment(assignment)), random.Random(1)
    for number in range(RESULTS):
        began = START + timedelta(seconds=number)
        session = play_to_end(build_assigned_game(assigned, "").session, chance)
        result = build_result(assignment, f"Pupil {number}", session, began, began + timedelta(minutes=10))
        (folder / f"{number:04}.json").write_bytes(write_result(result))
    path = folder.parent / "assignment.json"
    path.write_bytes(write_assignment(assignment))
    return path


def play_to_end(session: Session, chance: random.Random) -> Session:
    """Return the session after the last question, with some answers right and some wrong."""
    now = 0.0
    while session.current is not None:
        question = session.current
        session = session.open(now)
        texts = option_texts(question, session.seed)
        response = chance.choice(texts) if texts and chance.random() < 0.3 else correct_response(question)
        now += 5
        after = session.answer(question.key, response, now) if question.accepts(response) else session
        session = after if after is not session else session.skip(question.key, now)
    return session


def time_collect(folder: Path, assignment_file: Path, out: Path) -> float:
    """Return the seconds that the command takes."""
    words = ["class", "collect", str(folder), "--assignment", str(assignment_file), "--out", str(out), "--force"]
    began = time.perf_counter()
    with redirect_stdout(StringIO()):
        assert run(words) == 0
    return time.perf_counter() - began


def time_json(folder: Path) -> float:
    """Return the seconds that reading the same files as JSON takes."""
    began = time.perf_counter()
    read = [json.loads(path.read_bytes()) for path in sorted(folder.iterdir())]
    taken = time.perf_counter() - began
    assert len(read) == RESULTS
    return taken


def main() -> int:
    """Measure, print the figures, and return the exit code."""
    runs = parse_runs(__doc__, 7)
    with TemporaryDirectory() as temporary:
        folder = Path(temporary) / "results"
        folder.mkdir()
        assignment_file = write_results(folder)
        figures = measure_in_turn(
            {
                "as JSON": partial(time_json, folder),
                "to CSV": partial(time_collect, folder, assignment_file, Path(temporary) / "table.csv"),
                "to XLSX": partial(time_collect, folder, assignment_file, Path(temporary) / "table.xlsx"),
            },
            runs,
        )
    for name, taken in figures.items():
        print(f"{RESULTS:,} results {name:<8} {format_median(taken)}")
    reference = figures.pop("as JSON")
    are_within = []
    for name, taken in figures.items():
        are_within.append(check_ratio(f"{RESULTS:,} results {name} to reading them as JSON", taken, reference, MARK))
        are_within.append(check_mark(f"{RESULTS:,} results {name}", median(taken), SECONDS, " s"))
    return 0 if all(are_within) else 1


if __name__ == "__main__":
    sys.exit(main())
