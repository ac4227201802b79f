"""Measure `pack check`: its time against libyaml alone and against importing yaml, and its memory.

Reading 10,000 questions takes at most 2.0 times as long as libyaml takes for the events of the same file; this is
measured inside one process, and as the whole command against a program that only reads the events. Checking them takes
at most 150 MB. Checking 100 questions takes at most 3 times as long as ``python -c "import yaml"``.
"""

import os
import subprocess
import sys
import time
from collections.abc import Sequence
from functools import partial
from pathlib import Path
from tempfile import TemporaryDirectory

from figures import ROOT, check_mark, check_ratio, format_median, measure_in_turn, parse_runs

READING_MARK = 2.0
MEMORY_MARK = 150.0
"""Megabytes of 10^6 bytes."""
PROCESS_MARK = 3.0
MANY, FEW = 10_000, 100
WALK = "import sys, yaml\nfor _ in yaml.parse(open(sys.argv[1], 'rb'), Loader=yaml.CSafeLoader): pass"
"""A program that reads the events of a file."""

HEAD = """\
format: 1
title: Measured
license: CC0-1.0
sources:
  book: {title: A book, url: "https://example.org/book"}
questions:
"""
QUESTION = """\
  - id: question-{n}
    ask: Which craft was number {n} of the row of satellites that this question stands for?
    options:
      - The craft called Alpha {n}
      - The craft called Beta {n}
      - The craft called Gamma {n}
      - The craft called Delta {n}
    answer: The craft called {right} {n}
    why: >-
      It was number {n}, and this explanation is about as long as those of the packs
      that come with the game, folded over two lines.
    source: book
    difficulty: {level}
"""


def write_pack(path: Path, questions: int) -> Path:
    """Write a valid pack with this many questions, and return its path."""
    rights, levels = ("Alpha", "Beta", "Gamma", "Delta"), ("easy", "medium", "hard")
    with path.open("w", encoding="utf-8") as file:
        file.write(HEAD)
        for n in range(questions):
            file.write(QUESTION.format(n=n, right=rights[n % 4], level=levels[n % 3]))
    return path


def time_events(path: Path) -> float:
    """Return the seconds that libyaml takes for the events of a file."""
    import yaml

    began = time.perf_counter()
    with path.open("rb") as file:
        for _ in yaml.parse(file, Loader=yaml.CSafeLoader):
            pass
    return time.perf_counter() - began


def time_reading(path: Path, questions: int) -> float:
    """Return the seconds that reading the pack takes."""
    from spacequiz.packs.pack_reader import read_pack_file

    began = time.perf_counter()
    read = read_pack_file(path)
    taken = time.perf_counter() - began
    assert read.pack is not None, read.problems[:3]
    assert questions == len(read.pack.questions)
    return taken


def time_process(command: Sequence[str]) -> float:
    """Return the seconds that a program takes from launch to end."""
    began = time.perf_counter()
    subprocess.run(command, check=True, stdout=subprocess.DEVNULL, cwd=ROOT)
    return time.perf_counter() - began


def peak_memory(command: Sequence[str]) -> float:
    """Return the peak memory of a program, in megabytes of 10^6 bytes."""
    # started by a small process, because on Linux the peak of a program begins with the memory of its parent
    script = (
        "import resource, subprocess, sys; subprocess.run(sys.argv[1:], check=True, stdout=subprocess.DEVNULL); "
        "print(resource.getrusage(resource.RUSAGE_CHILDREN).ru_maxrss)"
    )
    output = subprocess.run(
        [sys.executable, "-c", script, *command], check=True, capture_output=True, text=True, cwd=ROOT
    )
    # macOS counts bytes, others kibibytes
    return int(output.stdout) * (1 if sys.platform == "darwin" else 1024) / 1e6


def main() -> int:
    """Measure, print the figures, and return the exit code."""
    import yaml

    if not hasattr(yaml, "CSafeLoader"):
        print("PyYAML was built without libyaml: there is nothing to measure against.", file=sys.stderr)
        return 1
    runs = parse_runs(__doc__, 11)
    with TemporaryDirectory() as temporary:
        many = write_pack(Path(temporary) / "many.yaml", MANY)
        few = write_pack(Path(temporary) / "few.yaml", FEW)
        check = [sys.executable, "-m", "spacequiz", "pack", "check"]
        if os.name == "nt":
            print("peak memory: not measured, Windows does not tell it this way")
            is_memory_within = True
        else:
            peak = peak_memory([*check, str(many)])
            is_memory_within = check_mark(f"pack check, {MANY:,} questions, peak memory", peak, MEMORY_MARK, " MB")
        whole = measure_in_turn(
            {
                'python -c "import yaml"': partial(time_process, [sys.executable, "-c", "import yaml"]),
                f"pack check, {FEW} questions": partial(time_process, [*check, str(few)]),
            },
            3 * runs,
        )
        large = measure_in_turn(
            {
                f"walking the events, {MANY:,} questions": partial(
                    time_process, [sys.executable, "-c", WALK, str(many)]
                ),
                f"pack check, {MANY:,} questions": partial(time_process, [*check, str(many)]),
            },
            runs,
        )
        inside = measure_in_turn(
            {
                f"libyaml's events, {MANY:,} questions": partial(time_events, many),
                f"packs.read, {MANY:,} questions": partial(time_reading, many, MANY),
            },
            runs,
        )
    for name, taken in (whole | large | inside).items():
        print(f"{name:<39} {format_median(taken)}")
    imported, checked = whole.values()
    walked, large_checked = large.values()
    parsed, read = inside.values()
    are_within = [
        is_memory_within,
        check_ratio(f"pack check of {FEW} questions to importing yaml", checked, imported, PROCESS_MARK),
        check_ratio(f"pack check of {MANY:,} questions to walking their events", large_checked, walked, READING_MARK),
        check_ratio(f"reading {MANY:,} questions to libyaml's events", read, parsed, READING_MARK),
    ]
    return 0 if all(are_within) else 1


if __name__ == "__main__":
    sys.exit(main())
