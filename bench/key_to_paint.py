"""Measure from a key press to the painted answer in the quiz, against a bare Textual app whose text a key changes.

Both programs run side by side and get keys in turn. A press is measured from the write of the key to the end of the
frame with the mark on the right option, or with the new text. The ratios of the medians and of the 95th percentiles are
at most 1.5. The explanation comes in a separate frame; its time is printed too.
"""

import sys
import time
from pathlib import Path
from statistics import median, quantiles
from tempfile import TemporaryDirectory

from figures import check_mark, format_median, parse_runs
from terminal import BARE, GAME, PseudoTerminal, open_terminal

MARK = 1.5
QUESTIONS = 40
SETTLE = 0.25
"""Seconds between an answer and enter; the quiz ignores enter for the first fifth of a second."""
ANSWER = "right answer|right, your answer"
VERDICT = "[✓✗] (?:Right|Wrong)"

HEAD = """\
title: Measured
license: CC0-1.0
sources:
  book: {title: A book}
questions:
"""
QUESTION = """\
  - id: q{n}
    ask: Which craft was number {n} of the row of satellites that this question stands for?
    options: [Alpha {n}, Beta {n}, Gamma {n}, Delta {n}]
    answer: Alpha {n}
    why: It was the first of the four, and this sentence is about as long as what a pack explains.
    source: book
    difficulty: easy
"""


def time_press(terminal: PseudoTerminal, key: str, words: str) -> float:
    """Return the seconds from the press of this key to the frame with these words, a regular expression."""
    since = len(terminal.raw)
    began = time.perf_counter()
    terminal.press(key)
    return terminal.painted(words, since) - began


def play(pack: Path, home: Path, times: dict[str, list[float]], run: int) -> None:
    """Play the pack once and press a key in the bare app after each answer; the first pair does not count."""
    words = ("play", str(pack), "--untimed", "--seed", f"bench{run}", "--questions", str(QUESTIONS))
    with open_terminal((*GAME, "--home", str(home), *words)) as game, open_terminal(BARE) as bare:
        bare.painted("pressed 0")
        game.painted(f"question 1 of {QUESTIONS}")
        for number in range(1, QUESTIONS + 1):
            # wait until both have painted everything
            for terminal in (game, bare):
                terminal.rest(SETTLE / 2)
            since, began = len(game.raw), time.perf_counter()
            answered = time_press(game, "1", ANSWER)
            explained = game.painted(VERDICT, since) - began
            game.rest(SETTLE / 2)
            changed = time_press(bare, "x", rf"pressed {number}(?!\d)")
            if number > 1:
                times["explained"].append(explained)
                times["game"].append(answered)
                times["bare"].append(changed)
            game.rest(SETTLE / 2)
            if number < QUESTIONS:
                time_press(game, "\r", f"question {number + 1} of {QUESTIONS}")


def main() -> int:
    """Measure, print the figures, and return the exit code."""
    runs = parse_runs(__doc__, 3, f"games of {QUESTIONS} questions")
    times: dict[str, list[float]] = {"game": [], "bare": [], "explained": []}
    with TemporaryDirectory() as temporary:
        pack = Path(temporary) / "measured.yaml"
        questions = "".join(QUESTION.format(n=number) for number in range(QUESTIONS))
        pack.write_text(HEAD + questions, encoding="utf-8")
        for run in range(runs):
            play(pack, Path(temporary) / "home", times, run)
    late = {name: quantiles(taken, n=20)[-1] for name, taken in times.items()}
    for name, words in (("bare", "bare Textual app"), ("game", "spacequiz"), ("explained", "  explanation")):
        taken = times[name]
        print(f"{words:<20} {format_median(taken)}, 95th percentile {late[name] * 1e3:.2f} ms, {len(taken)} presses")
    are_within = [
        check_mark("key to paint, median, game to bare app", median(times["game"]) / median(times["bare"]), MARK),
        check_mark("key to paint, 95th percentile, game to bare app", late["game"] / late["bare"], MARK),
    ]
    return 0 if all(are_within) else 1


if __name__ == "__main__":
    sys.exit(main())
