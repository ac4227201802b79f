"""Measure reading all scores of 20,000 finished games, against one bare query of the same rows and their packs.

It may take at most 3.0 times as long, and at most two statements.
"""

import sqlite3
import sys
import time
from functools import partial
from pathlib import Path
from tempfile import TemporaryDirectory

from figures import check_mark, check_ratio, format_median, measure_in_turn, parse_runs
from top_ten import fill

from spacequiz.store.rankings import all_scores
from spacequiz.store.store import Store

MARK = 3.0
GAMES = 20_000
BARE_QUERY = (
    "SELECT entrant.game, name, score, correct, asked, best_streak, entrant.seconds, finished_at, mode, rules, "
    "pack, title, digest FROM entrant CROSS JOIN game ON game.id = entrant.game "
    "CROSS JOIN player ON player.id = entrant.player CROSS JOIN game_pack ON game_pack.game = entrant.game "
    "WHERE finished_at IS NOT NULL ORDER BY score DESC, entrant.seconds, finished_at, entrant.id, place"
)


def read_scores(store: Store) -> float:
    """Return the seconds that reading all scores takes."""
    began = time.perf_counter()
    scores = store.scores()
    taken = time.perf_counter() - began
    assert len(scores) == GAMES
    return taken


def read_rows(db: sqlite3.Connection) -> float:
    """Return the seconds that the bare query of the same rows takes."""
    began = time.perf_counter()
    rows = db.execute(BARE_QUERY).fetchall()
    taken = time.perf_counter() - began
    assert len(rows) == GAMES
    return taken


def count_statements(db: sqlite3.Connection) -> int:
    """Return how many statements reading all scores needs."""
    statements: list[str] = []
    db.set_trace_callback(statements.append)
    all_scores(db, pack="", mode="", player="", limit=None)
    db.set_trace_callback(None)
    return len(statements)


def main() -> int:
    """Measure, print the figures, and return the exit code."""
    runs = parse_runs(__doc__, 11)
    with TemporaryDirectory() as temporary:
        path = Path(temporary) / "scores.db"
        fill(path, GAMES)
        db = sqlite3.connect(path)
        with Store.open(path) as store:
            figures = measure_in_turn(
                {"all scores": partial(read_scores, store), "bare query": partial(read_rows, db)}, runs
            )
        statements = count_statements(db)
        db.close()
    for name, taken in figures.items():
        print(f"{name} of {GAMES:,} games  {format_median(taken)}")
    scores, bare = figures.values()
    are_within = [
        check_mark("statements for all scores", statements, 2),
        check_ratio(f"all scores of {GAMES:,} games to a bare query", scores, bare, MARK),
    ]
    return 0 if all(are_within) else 1


if __name__ == "__main__":
    sys.exit(main())
