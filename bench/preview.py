"""Measure from a save to the painted change in the preview of a pack, for 100 and for 1,000 questions.

To save, a new file is renamed over the old one, as most editors do. The measurement goes from before the rename to the
end of the frame with the changed text of the question, or with the error that the save introduced. The medians are at
most 300 ms. Up to 100 ms of that is waiting: the preview looks at the file at intervals, and the saves come at random
times between two looks.
"""

import random
import sys
import time
from pathlib import Path
from statistics import median
from tempfile import TemporaryDirectory

from figures import check_mark, format_median, parse_runs
from pack_check import HEAD, QUESTION
from terminal import GAME, PseudoTerminal, open_terminal

MARK = 300.0
"""Milliseconds."""
MANY, FEW = 1_000, 100
SETTLE = 0.3
EVERY = 0.1
"""Seconds between two looks at the file."""


def pack(questions: int, ask: str, answer: str = "The craft called Alpha") -> str:
    """Return a pack with this many questions; the one in the middle has this text and this answer."""
    rows = []
    for n in range(questions):
        row = QUESTION.format(n=n, right="Alpha", level="easy")
        if n == questions // 2:
            row = row.replace("Which craft was", ask).replace("answer: The craft called Alpha", f"answer: {answer}")
        rows.append(row)
    return HEAD + "".join(rows)


def time_save(terminal: PseudoTerminal, path: Path, text: str, words: str) -> float:
    """Save the text and return the seconds to the frame with these words, a regular expression."""
    new = path.with_suffix(".new")
    new.write_text(text, encoding="utf-8")
    since = len(terminal.raw)
    began = time.perf_counter()
    new.replace(path)
    return terminal.painted(words, since) - began


def measure(path: Path, home: Path, questions: int, runs: int) -> tuple[list[float], list[float]]:
    """Return the seconds of saves that change a question and of saves that break it, without the first pair."""
    changes: list[float] = []
    breaks: list[float] = []
    chance = random.Random(questions)
    path.write_text(pack(questions, "Which probe was"), encoding="utf-8")
    with open_terminal((*GAME, "--home", str(home), "pack", "preview", str(path))) as terminal:
        terminal.painted(f"question 1 of {questions}")
        terminal.rest(2 * SETTLE)
        terminal.press("/")
        terminal.painted("Go to which question")
        terminal.press(f"{questions // 2 + 1}\r")
        terminal.painted("Which probe was")
        for run in range(runs + 1):
            terminal.rest(SETTLE + chance.random() * EVERY)
            changed = time_save(terminal, path, pack(questions, f"Which rocket{run} was"), rf"rocket{run}\b")
            terminal.rest(SETTLE + chance.random() * EVERY)
            broken = time_save(terminal, path, pack(questions, "Which", f"Nowhere{run}"), rf"answer \"Nowhere{run}\b")
            if run:
                changes.append(changed)
                breaks.append(broken)
    return changes, breaks


def main() -> int:
    """Measure, print the figures, and return the exit code."""
    runs = parse_runs(__doc__, 21, "saves of each sort")
    are_within = []
    with TemporaryDirectory() as temporary:
        for questions in (FEW, MANY):
            path = Path(temporary) / f"pack{questions}.yaml"
            for what, taken in zip(
                ("a change", "an error"), measure(path, Path(temporary) / "home", questions, runs), strict=True
            ):
                print(f"{questions:>5} questions, {what:<8} {format_median(taken)}, {len(taken)} saves")
                name = f"save to paint, {questions} questions, {what}, median"
                are_within.append(check_mark(name, median(taken) * 1e3, MARK, " ms"))
    return 0 if all(are_within) else 1


if __name__ == "__main__":
    sys.exit(main())
