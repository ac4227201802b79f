"""From launch to the first paint: home's menu, against a bare Textual app; and with 200 packs, against none.

The ratio to the bare app is at most 1.10. Packs are read after the first paint, so they should cost nothing: at most
1.05, the part above 1.00 being room for noise.
"""

import os
import site
import sys
import time
from collections.abc import Callable, Mapping
from functools import partial
from pathlib import Path
from tempfile import TemporaryDirectory

from figures import ROOT, asked_runs, interleaved, middle, ratio
from terminal import BARE, GAME, HOME, open_terminal

MARK = 1.10
PACKS_MARK = 1.05
PACKS = 200


def first_paint(command: tuple[str, ...], words: str, env: Mapping[str, str]) -> float:
    """Seconds from the launch until a frame with these words is there."""
    began = time.perf_counter()
    with open_terminal(command, env) as terminal:
        return terminal.painted(words) - began


def own_folders(folder: Path) -> dict[str, str]:
    """An environment in which the user's folders are under this one, and Python's packages where they were."""
    return {
        "HOME": str(folder),
        "XDG_DATA_HOME": str(folder / "data"),
        "XDG_CONFIG_HOME": str(folder / "config"),
        "PYTHONUSERBASE": os.environ.get("PYTHONUSERBASE") or site.getuserbase(),
    }


def fill(folder: Path) -> None:
    """Put copies of the built-in packs under other names into this folder."""
    folder.mkdir(parents=True)
    built_in = [path.read_bytes() for path in sorted((ROOT / "questions").glob("*.yaml"))]
    for number in range(PACKS):
        (folder / f"copy-{number:03}.yaml").write_bytes(built_in[number % len(built_in)])


def main() -> int:
    """Measure and tell."""
    runs = asked_runs(__doc__, 15)
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
        figures = interleaved(measures, runs)
    for name, taken in figures.items():
        print(f"{name:<28} {middle(taken)}")
    bare, game, none, many = figures.values()
    kept = [
        ratio("first paint, game to bare app", game, bare, MARK),
        ratio(f"first paint, {PACKS} packs to none", many, none, PACKS_MARK),
    ]
    return 0 if all(kept) else 1


if __name__ == "__main__":
    sys.exit(main())
