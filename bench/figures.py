"""What all measurements share: the number of runs, measuring in turn, and comparing figures with marks."""

import argparse
import os
import sys
from collections.abc import Callable, Mapping, Sequence
from pathlib import Path
from statistics import median

ROOT = Path(__file__).parent.parent
# measure this checkout even if another one is installed
sys.path.insert(0, str(ROOT))
# an installed game is compiled once; with this variable, the checkout would be compiled at every launch
os.environ.pop("PYTHONDONTWRITEBYTECODE", None)


def parse_runs(about: str | None, runs: int, meaning: str = "measurements of each; their medians are compared") -> int:
    """Return the number of runs of the command line, by default `runs`; `meaning` explains it in the help."""
    parser = argparse.ArgumentParser(description=about, formatter_class=argparse.RawDescriptionHelpFormatter)
    parser.add_argument("--runs", type=int, default=runs, metavar="N", help=f"{meaning} (default: {runs})")
    options = parser.parse_args()
    if options.runs < 1:
        parser.error("--runs takes a number from 1 on")
    return int(options.runs)


def measure_in_turn(measures: Mapping[str, Callable[[], float]], runs: int) -> dict[str, list[float]]:
    """Measure all in turn, `runs` times, so that other load on the machine affects all; return seconds by name.

    A first round that does not count fills the caches.
    """
    for measure in measures.values():
        measure()
    figures: dict[str, list[float]] = {name: [] for name in measures}
    for _ in range(runs):
        for name, measure in measures.items():
            figures[name].append(measure())
    return figures


def format_median(figures: Sequence[float]) -> str:
    """Return the median of figures in seconds as text in milliseconds, with the lowest and the highest."""
    low, high = min(figures) * 1e3, max(figures) * 1e3
    return f"{median(figures) * 1e3:.2f} ms ({low:.2f} to {high:.2f})"


def check_mark(what: str, figure: float, mark: float, unit: str = "") -> bool:
    """Print a figure with its mark, which is the highest it may be; return whether it is within."""
    is_within = figure <= mark
    print(f"{'kept  ' if is_within else 'MISSED'}  {what}: {figure:.2f}{unit} (mark: at most {mark:g}{unit})")
    return is_within


def check_ratio(what: str, figures: Sequence[float], reference: Sequence[float], mark: float) -> bool:
    """Print the ratio of two medians with its mark; return whether it is within."""
    return check_mark(what, median(figures) / median(reference), mark)
