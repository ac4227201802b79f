"""Measure from launch to the first question, with few and many questions, with an empty cache and a full one.

All is measured in the same rounds as the first paint of a bare Textual app. For a named pack of 10 questions without
motion, the ratio to it is at most 1.35. With motion it may take 300 ms more than that mark: packs are read during the
countdown. A pack of 10,000 questions takes at most 1.2 s longer than the small one with an empty cache, and at most 1.5
times as long when it is cached.

The home screen shows the number of questions of all packs. With 50 cached packs of 200 questions, that takes at most
1.5 times as long as the first question of the small pack, and at most 1.5 times as long as without these packs.

In the names of the figures, "first sight" is with an empty cache: its folder is deleted before each of these launches.
"""

import shutil
import sys
import time
from collections.abc import Callable, Mapping
from functools import partial
from pathlib import Path
from statistics import median
from tempfile import TemporaryDirectory

from figures import ROOT, check_mark, check_ratio, format_median, measure_in_turn, parse_runs
from first_paint import first_paint, own_folders
from pack_check import write_pack
from terminal import BARE, GAME, HOME, open_terminal

STILL_MARK = 1.35
MOVING_MARK = 300.0
"""Milliseconds above the mark without motion."""
MANY_MARK = 1200.0
"""Milliseconds above the small pack, with an empty cache."""
AGAIN_MARK = 1.5
FEW, MANY = 10, 10_000
PACKS, EACH = 50, 200
QUESTION = r"Which craft was number \d+ of the row"
"""A regular expression for the beginning of every question of `write_pack`."""
BUILT_IN = len(list((ROOT / "questions").glob("*.yaml")))
IDLE = 2.0
"""Seconds that the program runs on after the measurement, so that it can write the cache in the background."""


def time_launch(command: tuple[str, ...], words: str, env: Mapping[str, str], idle: float = 0.0) -> float:
    """Return the seconds from the launch to the frame with these words; let the program run on for `idle` seconds."""
    began = time.perf_counter()
    with open_terminal(command, env) as terminal:
        painted = terminal.painted(words)
        terminal.rest(idle)
    return painted - began


def time_first_sight(cache: Path, measure: Callable[[], float]) -> float:
    """Delete the cache, then measure."""
    shutil.rmtree(cache, ignore_errors=True)
    return measure()


def make_home(folder: Path, motion: bool) -> Path:
    """Make a home folder with motion on or off in its settings, and return it."""
    folder.mkdir()
    (folder / "settings.json").write_text(f'{{"motion": {"true" if motion else "false"}}}\n', encoding="utf-8")
    return folder


def main() -> int:
    """Measure, print the figures, and return the exit code."""
    runs = parse_runs(__doc__, 9)
    with TemporaryDirectory() as temporary:
        folder = Path(temporary)
        cache = folder / "cache"
        env = own_folders(folder / "user") | {"XDG_CACHE_HOME": str(cache)}
        few, many = write_pack(folder / "few.yaml", FEW), write_pack(folder / "many.yaml", MANY)
        still, moving = make_home(folder / "still", motion=False), make_home(folder / "moving", motion=True)
        full = make_home(folder / "full", motion=False)
        (full / "packs").mkdir()
        for number in range(PACKS):
            write_pack(full / "packs" / f"own-{number:02}.yaml", EACH)

        def play(home: Path, pack: Path, idle: float = 0.0) -> Callable[[], float]:
            return partial(time_launch, (*GAME, "--home", str(home), "play", str(pack)), QUESTION, env, idle)

        def packs(home: Path, count: int, idle: float = 0.0) -> Callable[[], float]:
            return partial(time_launch, (*GAME, "--home", str(home)), rf"\b{count} packs, \d", env, idle)

        figures = measure_in_turn(
            {
                "bare Textual app": partial(first_paint, BARE, "pressed 0", env),
                "home": partial(first_paint, (*GAME, "--home", str(still)), HOME, env),
                f"{FEW} questions": play(still, few),
                f"{FEW} questions, with motion": play(moving, few),
                f"{MANY} questions, first sight": partial(time_first_sight, cache, play(still, many, IDLE)),
                f"{MANY} questions, again": play(still, many),
                "home, packs told": packs(still, BUILT_IN),
                f"{PACKS} more, first sight": partial(time_first_sight, cache, packs(full, BUILT_IN + PACKS, IDLE)),
                f"{PACKS} more, again": packs(full, BUILT_IN + PACKS),
            },
            runs,
        )
    for name, taken in figures.items():
        print(f"{name:<30} {format_median(taken)}")
    bare, home, small, counted, large, again, counted_packs, crowd, crowd_again = figures.values()
    print(f"        first paint, home to bare app: {median(home) / median(bare):.2f}")
    print(f"        {PACKS} packs at first sight, to none: {median(crowd) / median(counted_packs):.2f}")
    are_within = [
        check_ratio(f"{FEW} questions, to bare app", small, bare, STILL_MARK),
        check_mark(
            "with motion, above the mark without",
            1e3 * (median(counted) - STILL_MARK * median(bare)),
            MOVING_MARK,
            " ms",
        ),
        check_mark(
            f"{MANY} questions at first sight, above {FEW}",
            1e3 * (median(large) - median(small)),
            MANY_MARK,
            " ms",
        ),
        check_ratio(f"{MANY} questions again, to {FEW}", again, small, AGAIN_MARK),
        check_ratio(f"{PACKS} packs again, to {FEW} questions", crowd_again, small, AGAIN_MARK),
        check_ratio(f"{PACKS} packs again, to none", crowd_again, counted_packs, AGAIN_MARK),
    ]
    return 0 if all(are_within) else 1


if __name__ == "__main__":
    sys.exit(main())
