"""Measure from the key press on the home screen to the painted plots of progress, with 100,000 answers against 100.

Both data folders are opened in turn; a press ends with the frame that has the sentence below the last plot.
Before the press, the home screen has read its packs and the store. The ratio of the medians is at most 2.0.
"""

import random
import sqlite3
import sys
from contextlib import closing
from datetime import UTC, datetime, timedelta
from pathlib import Path
from statistics import median
from tempfile import TemporaryDirectory

from figures import check_mark, format_median, parse_runs
from key_to_paint import time_press
from terminal import GAME, PseudoTerminal, open_terminal

MARK = 2.0
MANY, FEW = 100_000, 100
DAYS = 730
QUESTIONS = 214
SETTLE = 0.3
PLOT = r"answers? on \d+ days? of the last 30"
"""The sentence below the plot of answers a day."""


def fill(home: Path, answers: int) -> None:
    """Make a data folder with this many answers over two years, and the memory that the store derives from them."""
    from spacequiz.store.learning import rebuild_memory
    from spacequiz.store.row_values import to_timestamp
    from spacequiz.store.store import Store

    home.mkdir()
    (home / "settings.json").write_text('{"player": "Ada"}', encoding="utf-8")
    with Store.open(home / "scores.db") as store:
        store.add_player("Ada")
    chance = random.Random(answers)
    now = datetime.now(UTC)
    rules = '{"questions": 10, "seconds": 20, "difficulties": [], "tags": []}'
    with closing(sqlite3.connect(home / "scores.db", isolation_level=None)) as db:
        db.execute("BEGIN")
        for game in range(1, answers // 10 + 1):
            began = now - timedelta(days=DAYS * (1 - game / (answers // 10)), minutes=30)
            db.execute(
                "INSERT INTO game VALUES (?, 's', 'mission', 'b', ?, '[]', ?, NULL)", (game, rules, to_timestamp(began))
            )
            db.execute(
                "INSERT INTO entrant VALUES (?, ?, 1, 'b', 0, 0, 10, 0, 60, ?)", (game, game, to_timestamp(began))
            )
            for number in range(10):
                question = f"pack{chance.randrange(3)}/q{chance.randrange(QUESTIONS)}"
                credit = float(chance.random() < 0.7)
                answer = (
                    game,
                    number,
                    question,
                    credit,
                    round(100 * credit),
                    to_timestamp(began + timedelta(seconds=number)),
                )
                db.execute("INSERT INTO answer VALUES (?, ?, ?, 'answered', NULL, ?, ?, 6, 0, ?)", answer)
        rebuild_memory(db, 1)
        db.execute("COMMIT")


def open_home(home: Path) -> PseudoTerminal:
    """Start the game and return its terminal once the home screen shows the progress of the player."""
    terminal = open_terminal((*GAME, "--home", str(home)))
    terminal.painted("% right")
    terminal.rest(SETTLE)
    return terminal


def main() -> int:
    """Measure, print the figures, and return the exit code."""
    runs = parse_runs(__doc__, 11)
    times: dict[int, list[float]] = {FEW: [], MANY: []}
    with TemporaryDirectory() as temporary:
        homes = {number: Path(temporary) / str(number) for number in times}
        for number, home in homes.items():
            fill(home, number)
        for _ in range(runs):
            for number, home in homes.items():
                with open_home(home) as terminal:
                    times[number].append(time_press(terminal, "g", PLOT))
    for number, taken in times.items():
        print(f"key to plots, {number:>7,} answers  {format_median(taken)}")
    is_within = check_mark("key to plots, 100,000 answers to 100", median(times[MANY]) / median(times[FEW]), MARK)
    return 0 if is_within else 1


if __name__ == "__main__":
    sys.exit(main())
