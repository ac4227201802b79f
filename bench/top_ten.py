"""Measure reading the top ten of a board of 100,000 finished games, against a board of 100.

It may take at most 3.0 times as long, and no statement may scan a table; the query plans are printed.
"""

import json
import random
import sqlite3
import sys
import time
from datetime import UTC, datetime, timedelta
from functools import partial
from pathlib import Path
from tempfile import TemporaryDirectory

from figures import check_ratio, format_median, measure_in_turn, parse_runs

from spacequiz.domain.leaderboard import Leaderboard
from spacequiz.domain.rules import Rules
from spacequiz.store.rankings import top_scores
from spacequiz.store.store import Store

MARK = 3.0
MANY, FEW = 100_000, 100
BOARD = Leaderboard(Rules(questions=10, seconds=20), ("sputnik",))
PLAYERS = 500
TIMES = 50
"""Calls that are timed together: one is too short to be measured alone."""


def fill(path: Path, games: int) -> None:
    """Make a file of scores with this many finished games of one board, by `PLAYERS` players."""
    Store.open(path).close()
    chance = random.Random(games)
    rules = json.dumps({"questions": 10, "seconds": 20, "difficulties": [], "tags": []})
    questions = json.dumps([f"sputnik/question-{n}" for n in range(10)])
    moments = [(datetime(2026, 1, 1, tzinfo=UTC) + timedelta(seconds=n)).isoformat()[:19] for n in range(games)]
    db = sqlite3.connect(path)
    with db:
        db.executemany("INSERT INTO player VALUES (?, ?)", [(n, f"player {n}") for n in range(PLAYERS)])
        db.executemany(
            "INSERT INTO game (id, seed, mode, board, rules, questions, started_at) VALUES (?, ?, ?, ?, ?, ?, ?)",
            (
                (n, f"{n:08x}", BOARD.rules.mode, BOARD.key, rules, questions, f"{moment}.000000Z")
                for n, moment in enumerate(moments, 1)
            ),
        )
        db.executemany(
            "INSERT INTO game_pack VALUES (?, 0, 'sputnik', 'Sputnik', ?)", ((n, "d" * 64) for n in range(1, games + 1))
        )
        db.executemany(
            "INSERT INTO entrant (game, player, board, score, correct, asked, best_streak, seconds, finished_at) "
            "VALUES (?, ?, ?, ?, ?, 10, ?, ?, ?)",
            (
                (
                    n,
                    chance.randrange(PLAYERS),
                    BOARD.key,
                    chance.randrange(0, 3000, 5),
                    chance.randrange(11),
                    chance.randrange(11),
                    chance.uniform(20, 200),
                    f"{moment}.500000Z",
                )
                for n, moment in enumerate(moments, 1)
            ),
        )
    db.close()


def top_ten(store: Store) -> float:
    """Return the seconds that the top ten take."""
    began = time.perf_counter()
    for _ in range(TIMES):
        best = store.top_scores(BOARD.key, 10)
    taken = (time.perf_counter() - began) / TIMES
    assert len(best) == 10
    return taken


def plans(path: Path) -> list[str]:
    """Print every statement that the top ten need with its query plan; return the steps of all plans."""
    db = sqlite3.connect(path)
    statements: list[str] = []
    db.set_trace_callback(statements.append)
    top_scores(db, BOARD.key, 10)
    db.set_trace_callback(None)
    steps = []
    for statement in statements:
        print(f"        {statement}")
        for row in db.execute(f"EXPLAIN QUERY PLAN {statement}"):
            print(f"            {row[3]}")
            steps.append(row[3])
    db.close()
    return steps


def main() -> int:
    """Measure, print the figures, and return the exit code."""
    runs = parse_runs(__doc__, 21)
    with TemporaryDirectory() as temporary:
        few, many = Path(temporary) / "few.db", Path(temporary) / "many.db"
        fill(few, FEW)
        fill(many, MANY)
        with Store.open(few) as small, Store.open(many) as large:
            figures = measure_in_turn(
                {f"{FEW} games": partial(top_ten, small), f"{MANY:,} games": partial(top_ten, large)}, runs
            )
        print("plan:")
        scans = [step for step in plans(many) if "SCAN" in step]
    for name, taken in figures.items():
        print(f"top ten of {name:<14} {format_median(taken)}")
    at_few, at_many = figures.values()
    print(f"{'MISSED' if scans else 'kept  '}  no table is scanned")
    are_within = [not scans, check_ratio(f"top ten of {MANY:,} games to {FEW}", at_many, at_few, MARK)]
    return 0 if all(are_within) else 1


if __name__ == "__main__":
    sys.exit(main())
