"""Measure import and export of 2,000 questions in every format: time against reading the same pack, and memory.

An import makes a pack: it writes the questions of the file as YAML and reads each with the reader of packs. The
reference is reading the whole pack once.
"""

import json
import os
import sys
import time
from functools import partial
from pathlib import Path
from statistics import median
from tempfile import TemporaryDirectory

from figures import check_mark, format_median, measure_in_turn, parse_runs
from pack_check import peak_memory, write_pack

from spacequiz.domain.question import Choice
from spacequiz.exchange.import_pack import import_pack
from spacequiz.exchange.registry import FORMATS, load_reader, load_writer
from spacequiz.packs.pack_reader import read_pack_file

MANY = 2_000
IMPORT_MARK, EXPORT_MARK = 15.0, 5.0
"""Ratios to the time of reading the pack."""
MEMORY_MARK = 300.0
"""Megabytes of 10^6 bytes."""
SECONDS_MARK = 10.0


def export_opentdb(path: Path) -> bytes:
    """Return the questions of a pack in the format of Open Trivia DB, which the program cannot write."""
    pack = read_pack_file(path).pack
    assert pack is not None
    results = [
        {
            "type": "multiple",
            "difficulty": str(question.difficulty),
            "category": "Measured",
            "question": question.ask,
            "correct_answer": question.solution,
            "incorrect_answers": [text for text in question.options if text != question.solution],
        }
        for question in pack.questions
        if isinstance(question, Choice)
    ]
    return json.dumps({"response_code": 0, "results": results}).encode()


def export_pack(name: str, path: Path) -> bytes:
    """Return the pack in this format."""
    pack = read_pack_file(path).pack
    assert pack is not None
    return load_writer(name).write(pack, "seed").data if FORMATS[name].writes else export_opentdb(path)


def export_time(name: str, path: Path) -> float:
    """Return the seconds that writing takes, without reading the pack."""
    pack = read_pack_file(path).pack
    assert pack is not None
    began = time.perf_counter()
    load_writer(name).write(pack, "seed")
    return time.perf_counter() - began


def import_time(name: str, file: Path) -> float:
    """Return the seconds from the bytes of a file to the text of a pack."""
    data = file.read_bytes()
    began = time.perf_counter()
    taken = import_pack(load_reader(name).read(data), "T")
    seconds = time.perf_counter() - began
    assert taken.count == MANY, (name, taken.rows[:3])
    return seconds


def read_time(path: Path) -> float:
    """Return the seconds that reading the pack takes."""
    began = time.perf_counter()
    assert read_pack_file(path).pack is not None
    return time.perf_counter() - began


def main() -> int:
    """Measure, print the figures, and return the exit code."""
    runs = parse_runs(__doc__, 5)
    are_within = []
    with TemporaryDirectory() as temporary:
        path = write_pack(Path(temporary) / "many.yaml", MANY)
        command = [sys.executable, "-m", "spacequiz", "pack"]
        for name, known in FORMATS.items():
            file = Path(temporary) / f"{name}{known.ending}"
            file.write_bytes(export_pack(name, path))
            measures = {f"reading the pack, {MANY:,} questions": partial(read_time, path)}
            if known.writes:
                measures["export"] = partial(export_time, name, path)
            if known.reads:
                measures["import"] = partial(import_time, name, file)
            figures = measure_in_turn(measures, runs)
            print(f"-- {name}, {file.stat().st_size / 1e6:.2f} MB")
            reference = median(next(iter(figures.values())))
            for what, seconds in figures.items():
                print(f"{what:<37} {format_median(seconds)}")
            for what, mark in (("export", EXPORT_MARK), ("import", IMPORT_MARK)):
                if what in figures:
                    ratio = median(figures[what]) / reference
                    are_within.append(check_mark(f"{name}, {what} to reading the pack", ratio, mark))
                    are_within.append(check_mark(f"{name}, {what}", max(figures[what]), SECONDS_MARK, " s"))
            if os.name == "nt":
                print("peak memory: not measured, Windows does not tell it this way")
                continue
            if known.writes:
                words = [
                    "export",
                    str(path),
                    "--to",
                    name,
                    "--out",
                    str(Path(temporary) / f"out{known.ending}"),
                    "--force",
                ]
                are_within.append(
                    check_mark(f"{name}, export, peak memory", peak_memory([*command, *words]), MEMORY_MARK, " MB")
                )
            if known.reads:
                words = ["import", str(file), "--out", str(Path(temporary) / "back.yaml"), "--force"]
                are_within.append(
                    check_mark(f"{name}, import, peak memory", peak_memory([*command, *words]), MEMORY_MARK, " MB")
                )
    return 0 if all(are_within) else 1


if __name__ == "__main__":
    sys.exit(main())
