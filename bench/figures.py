"""How figures are taken and told, for all measurements alike."""

import argparse
import os
import sys
from collections.abc import Callable, Mapping, Sequence
from pathlib import Path
from statistics import median

ROOT = Path(__file__).parent.parent
# the checkout is measured, also where another one is installed
sys.path.insert(0, str(ROOT))
# an installed game is compiled once; without this the checkout would be compiled anew at every launch
os.environ.pop("PYTHONDONTWRITEBYTECODE", None)


def asked_runs(about: str | None, runs: int, meaning: str = "measurements of each; their medians are compared") -> int:
    """How many runs the command line asks for."""
    parser = argparse.ArgumentParser(description=about, formatter_class=argparse.RawDescriptionHelpFormatter)
    parser.add_argument("--runs", type=int, default=runs, metavar="N", help=f"{meaning} (default: {runs})")
    options = parser.parse_args()
    if options.runs < 1:
        parser.error("--runs takes a number from 1 on")
    return int(options.runs)


def interleaved(measures: Mapping[str, Callable[[], float]], runs: int) -> dict[str, list[float]]:
    """Measure all in turn, `runs` times: what else the machine does meanwhile falls on all of them.

    A first round that does not count fills the caches.
    """
    for measure in measures.values():
        measure()
    figures: dict[str, list[float]] = {name: [] for name in measures}
    for _ in range(runs):
        for name, measure in measures.items():
            figures[name].append(measure())
    return figures


def middle(figures: Sequence[float]) -> str:
    """The median of these seconds in milliseconds, with the span that it was taken from."""
    low, high = min(figures) * 1e3, max(figures) * 1e3
    return f"{median(figures) * 1e3:.2f} ms ({low:.2f} to {high:.2f})"


def judged(what: str, figure: float, mark: float, unit: str = "") -> bool:
    """Tell a figure beside its mark; whether it keeps to it."""
    kept = figure <= mark
    print(f"{'kept  ' if kept else 'MISSED'}  {what}: {figure:.2f}{unit} (mark: at most {mark:g}{unit})")
    return kept


def ratio(what: str, figures: Sequence[float], reference: Sequence[float], mark: float) -> bool:
    """Tell how many times the reference's median these figures' median is; whether that keeps to the mark."""
    return judged(what, median(figures) / median(reference), mark)
