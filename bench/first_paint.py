"""Measure from launch to the first paint of the home screen, against a bare Textual app; and with 200 packs or none.

The ratio to the bare app is at most 1.10. Packs are read after the first paint, so they should cost nothing: the ratio
is at most 1.05, where the part above 1.00 allows for noise.
"""

import os
import site
import sys
import time
from collections.abc import Callable, Mapping
from functools import partial
from pathlib import Path
from tempfile import TemporaryDirectory

from figures import ROOT, check_ratio, format_median, measure_in_turn, parse_runs
from terminal import BARE, GAME, HOME, open_terminal

MARK = 1.10
PACKS_MARK = 1.05
PACKS = 200


def first_paint(command: tuple[str, ...], words: str, env: Mapping[str, str]) -> float:
    """Return the seconds from the launch to the frame with these words, a regular expression."""
    began = time.perf_counter()
    with open_terminal(command, env) as terminal:
        return terminal.painted(words) - began


def own_folders(folder: Path) -> dict[str, str]:
    """Return an environment with the user's folders in this one; Python still finds its packages."""
    return {
        "HOME": str(folder),
        "XDG_DATA_HOME": str(folder / "data"),
        "XDG_CONFIG_HOME": str(folder / "config"),
        "PYTHONUSERBASE": os.environ.get("PYTHONUSERBASE") or site.getuserbase(),
    }


def fill(folder: Path) -> None:
    """Write copies of the built-in packs into this folder, under other names."""
    folder.mkdir(parents=True)
    built_in = [path.read_bytes() for path in sorted((ROOT / "questions").glob("*.yaml"))]
    for number in range(PACKS):
        (folder / f"copy-{number:03}.yaml").write_bytes(built_in[number % len(built_in)])


def main() -> int:
    """Measure, print the figures, and return the exit code."""
    runs = parse_runs(__doc__, 15)
    with TemporaryDirectory() as temporary:
        folder = Path(temporary)
        env = own_folders(folder / "user")
        fill(folder / "full" / "packs")
        (folder / "empty").mkdir()
        measures: dict[str, Callable[[], float]] = {
            "bare Textual app": partial(first_paint, BARE, "pressed 0", env),
            "spacequiz": partial(first_paint, GAME, HOME, env),
            "with no packs of one's own": partial(first_paint, (*GAME, "--home", str(folder / "empty")), HOME, env),
            f"with {PACKS} packs": partial(first_paint, (*GAME, "--home", str(folder / "full")), HOME, env),
        }
        figures = measure_in_turn(measures, runs)
    for name, taken in figures.items():
        print(f"{name:<28} {format_median(taken)}")
    bare, game, none, many = figures.values()
    are_within = [
        check_ratio("first paint, game to bare app", game, bare, MARK),
        check_ratio(f"first paint, {PACKS} packs to none", many, none, PACKS_MARK),
    ]
    return 0 if all(are_within) else 1


if __name__ == "__main__":
    sys.exit(main())
