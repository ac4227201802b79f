"""Measure from the key that answers to the painted answer, for each of the seven kinds, against the bare app.

As in ``key_to_paint.py``, both programs run side by side and get keys in turn. A press ends with the frame that has the
first sign of right or wrong. Keys before the one that answers are not measured. The ratio of the medians is at most 1.5
for each kind.
"""

import sys
from pathlib import Path
from statistics import median
from tempfile import TemporaryDirectory

from figures import check_mark, format_median, parse_runs
from key_to_paint import HEAD, MARK, SETTLE, time_press
from terminal import BARE, GAME, open_terminal

QUESTIONS = 25
SIGN = "[✓✗◐]"
KINDS = {
    "choice": ("options: [Alpha {n}, Beta {n}, Gamma {n}, Delta {n}]\n    answer: Alpha {n}", "", "1"),
    "multiple": ("options: [Alpha {n}, Beta {n}, Gamma {n}]\n    answers: [Alpha {n}, Beta {n}]", "1", "\r"),
    "true-false": ("answer: true", "", "t"),
    "typed": ("accept: [Alpha {n}]", "alpha", "\r"),
    "number": ("number: {n}\n    unit: km", "7", "\r"),
    "order": ("order: [Alpha {n}, Beta {n}, Gamma {n}, Delta {n}]", "3", "\r"),
    "match": ("match: {{Alpha {n}: one, Beta {n}: two, Gamma {n}: three}}", "123", "\r"),
}
"""By kind: the YAML keys of a question, the keys to press first, and the key that answers."""
QUESTION = """\
  - id: q{n}
    ask: Which craft was number {n} of the row of satellites that this question stands for?
    why: It was the first of them, and this sentence is about as long as what a pack explains.
    source: book
    difficulty: easy
    {own}
"""


def play(pack: Path, home: Path, before: str, key: str) -> tuple[list[float], list[float]]:
    """Return the seconds of the presses in the game and in the bare app, without the first pair."""
    words = ("play", str(pack), "--untimed", "--seed", "bench", "--questions", str(QUESTIONS))
    game_times: list[float] = []
    bare_times: list[float] = []
    with open_terminal((*GAME, "--home", str(home), *words)) as game, open_terminal(BARE) as bare:
        bare.painted("pressed 0")
        game.painted(f"question 1 of {QUESTIONS}")
        for number in range(1, QUESTIONS + 1):
            game.rest(SETTLE)
            for early in before:
                game.press(early)
                game.rest(SETTLE / 4)
            for terminal in (game, bare):
                terminal.rest(SETTLE / 2)
            answered = time_press(game, key, SIGN)
            game.rest(SETTLE / 2)
            changed = time_press(bare, "x", rf"pressed {number}(?!\d)")
            if number > 1:
                game_times.append(answered)
                bare_times.append(changed)
            game.rest(SETTLE)
            if number < QUESTIONS:
                time_press(game, "\r", f"question {number + 1} of {QUESTIONS}")
    return game_times, bare_times


def main() -> int:
    """Measure, print the figures, and return the exit code."""
    runs = parse_runs(__doc__, 1, f"games of {QUESTIONS} questions for each kind")
    are_within = []
    with TemporaryDirectory() as temporary:
        for kind, (own, before, key) in KINDS.items():
            pack = Path(temporary) / f"{kind}.yaml"
            questions = (QUESTION.format(n=n, own=own.format(n=n)) for n in range(1, QUESTIONS + 1))
            pack.write_text(HEAD + "".join(questions), encoding="utf-8")
            taken: tuple[list[float], list[float]] = ([], [])
            for _ in range(runs):
                played = play(pack, Path(temporary) / "home", before, key)
                taken = taken[0] + played[0], taken[1] + played[1]
            game, bare = taken
            print(f"{kind:<12} {format_median(game)}, bare Textual app {format_median(bare)}, {len(game)} presses")
            are_within.append(
                check_mark(f"key to paint, {kind}, median, game to bare app", median(game) / median(bare), MARK)
            )
    return 0 if all(are_within) else 1


if __name__ == "__main__":
    sys.exit(main())
