"""From launch to the first question: ten questions, ten thousand, at first sight and again; and home with many packs.

A bare Textual app's first paint, measured in the same rounds, is what all is compared with. A named file of 10
questions shows its first one in at most 1.35 times that where nothing moves, and in 300 ms more where things do: what
is read is read during the countdown. A file of 10,000 questions takes at most 1.2 s longer when it is seen for the
first time, and at most 1.5 times as long as the small one from then on. Home knows how many questions there are in 50
packs of 200, once it has seen them, at most 1.5 times as late as the small file shows its first one, and as the same
home with none of them knows.

First sight is with an empty cache folder, which is emptied before every launch of it.
"""

import shutil
import sys
import time
from collections.abc import Callable, Mapping
from functools import partial
from pathlib import Path
from statistics import median
from tempfile import TemporaryDirectory

from figures import ROOT, asked_runs, interleaved, judged, middle, ratio
from first_paint import first_paint, own_folders
from pack_check import write_pack
from terminal import BARE, GAME, HOME, open_terminal

STILL_MARK = 1.35
MOVING_MARK = 300.0
"""Milliseconds above the mark of what stands still."""
MANY_MARK = 1200.0
"""Milliseconds above the small file at first sight."""
AGAIN_MARK = 1.5
FEW, MANY = 10, 10_000
PACKS, EACH = 50, 200
QUESTION = r"Which craft was number \d+ of the row"
"""How every question of `write_pack` begins."""
BUILT_IN = len(list((ROOT / "questions").glob("*.yaml")))
IDLE = 2.0
"""Seconds a launch is left running after its figure, so that what is written in the background is written."""


def launched(command: tuple[str, ...], words: str, env: Mapping[str, str], idle: float = 0.0) -> float:
    """Seconds from the launch until a frame with these words is there; the program runs on for `idle` seconds."""
    began = time.perf_counter()
    with open_terminal(command, env) as terminal:
        painted = terminal.painted(words)
        terminal.rest(idle)
    return painted - began


def first_sight(cache: Path, measure: Callable[[], float]) -> float:
    """The same with nothing remembered."""
    shutil.rmtree(cache, ignore_errors=True)
    return measure()


def settled(folder: Path, motion: bool) -> Path:
    """A home of the game in which things move or do not."""
    folder.mkdir()
    (folder / "settings.json").write_text(f'{{"motion": {"true" if motion else "false"}}}\n', encoding="utf-8")
    return folder


def main() -> int:
    """Measure and tell."""
    runs = asked_runs(__doc__, 9)
    with TemporaryDirectory() as temporary:
        folder = Path(temporary)
        cache = folder / "cache"
        env = own_folders(folder / "user") | {"XDG_CACHE_HOME": str(cache)}
        few, many = write_pack(folder / "few.yaml", FEW), write_pack(folder / "many.yaml", MANY)
        still, moving = settled(folder / "still", motion=False), settled(folder / "moving", motion=True)
        full = settled(folder / "full", motion=False)
        (full / "packs").mkdir()
        for number in range(PACKS):
            write_pack(full / "packs" / f"own-{number:02}.yaml", EACH)

        def play(home: Path, pack: Path, idle: float = 0.0) -> Callable[[], float]:
            return partial(launched, (*GAME, "--home", str(home), "play", str(pack)), QUESTION, env, idle)

        def packs(home: Path, count: int, idle: float = 0.0) -> Callable[[], float]:
            return partial(launched, (*GAME, "--home", str(home)), rf"\b{count} packs, \d", env, idle)

        figures = interleaved(
            {
                "bare Textual app": partial(first_paint, BARE, "pressed 0", env),
                "home": partial(first_paint, (*GAME, "--home", str(still)), HOME, env),
                f"{FEW} questions": play(still, few),
                f"{FEW} questions, with motion": play(moving, few),
                f"{MANY} questions, first sight": partial(first_sight, cache, play(still, many, IDLE)),
                f"{MANY} questions, again": play(still, many),
                "home, packs told": packs(still, BUILT_IN),
                f"{PACKS} more, first sight": partial(first_sight, cache, packs(full, BUILT_IN + PACKS, IDLE)),
                f"{PACKS} more, again": packs(full, BUILT_IN + PACKS),
            },
            runs,
        )
    for name, taken in figures.items():
        print(f"{name:<30} {middle(taken)}")
    bare, home, small, counted, large, again, told, crowd, crowd_again = figures.values()
    print(f"        first paint, home to bare app: {median(home) / median(bare):.2f}")
    print(f"        {PACKS} packs at first sight, to none: {median(crowd) / median(told):.2f}")
    kept = [
        ratio(f"{FEW} questions, to bare app", small, bare, STILL_MARK),
        judged(
            "with motion, above the mark without",
            1e3 * (median(counted) - STILL_MARK * median(bare)),
            MOVING_MARK,
            " ms",
        ),
        judged(
            f"{MANY} questions at first sight, above {FEW}",
            1e3 * (median(large) - median(small)),
            MANY_MARK,
            " ms",
        ),
        ratio(f"{MANY} questions again, to {FEW}", again, small, AGAIN_MARK),
        ratio(f"{PACKS} packs again, to {FEW} questions", crowd_again, small, AGAIN_MARK),
        ratio(f"{PACKS} packs again, to none", crowd_again, told, AGAIN_MARK),
    ]
    return 0 if all(kept) else 1


if __name__ == "__main__":
    sys.exit(main())
