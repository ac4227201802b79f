"""Mutation testing of the domain: put small faults into its code, one at a time, and see whether its tests notice.

Works in a temporary copy and needs mutmut 3, which runs only on Linux and macOS. mutmut does not change properties, so
in the copy each becomes a method behind a property. Prints the faults that no test noticed, and by module the share of
those that were noticed.
"""

import argparse
import os
import re
import shutil
import subprocess
import sys
import tempfile
from collections import Counter
from pathlib import Path
from typing import IO

ROOT = Path(__file__).resolve().parent.parent
SETTINGS = """
[mutmut]
source_paths=spacequiz
only_mutate=spacequiz/domain/*.py
also_copy=
    few_examples.py
    questions
pytest_add_cli_args=
    -n0
    -pno:cacheprovider
    -pfew_examples
pytest_add_cli_args_test_selection=tests/domain
"""
FEW_EXAMPLES = """
import pytest
from hypothesis import Phase, settings


@pytest.hookimpl(trylast=True)
def pytest_configure(config):
    settings.register_profile(
        "few",
        max_examples={examples},
        deadline=None,
        derandomize=True,
        database=None,
        phases=[Phase.explicit, Phase.generate],  # no shrinking: that a test fails is enough
    )
    settings.load_profile("few")
"""
LIST_RESULTS = """
import sys
from mutmut.mutation.diff_apply import get_diff_for_mutant

for name in sys.stdin.read().split():
    print(name)
    print(*(line for line in get_diff_for_mutant(name).splitlines()[2:] if line[:1] in "+-"), "", sep="\\n")
"""
NOTICED = {"killed", "timeout"}
PROPERTY = re.compile(r"    @property\n    def (\w+)\(self\)")


def main() -> int:
    """Copy the code, run mutmut on it, print the results, and return the exit code."""
    parser = argparse.ArgumentParser(description=__doc__)
    parser.add_argument("--processes", type=int, default=2)
    parser.add_argument("--examples", type=int, default=20, help="examples of each test that leaves them to Hypothesis")
    parser.add_argument("names", nargs="*", help='only these faults, as "spacequiz.domain.exam*"')
    options = parser.parse_args()
    with tempfile.TemporaryDirectory() as name:
        folder = Path(name)
        _copy_code(folder, options.examples)
        with (folder / "mutmut.log").open("w+", encoding="utf-8") as log:
            _run(folder, "-m", "mutmut", "run", "--max-children", str(options.processes), *options.names, output=log)
            log.seek(0)
            said = log.read()
        results = _run(folder, "-m", "mutmut", "results", "--all", "true")
        pairs = (line.strip().split(": ") for line in results.splitlines() if "__mutmut_" in line)
        statuses = {mutant: status for mutant, status in pairs if status != "not checked"}
        if not statuses:
            print(said[-2000:], file=sys.stderr)
            return 1
        missed = [mutant for mutant, status in statuses.items() if status not in NOTICED]
        print(_run(folder, "-c", LIST_RESULTS, typed="\n".join(missed)))
    _print_shares(statuses)
    return 0


def _copy_code(folder: Path, examples: int) -> None:
    """Copy the package and its tests, with methods for properties, and write the settings of this run beside them."""
    for part in ("spacequiz", "tests", "questions"):
        shutil.copytree(ROOT / part, folder / part, ignore=shutil.ignore_patterns("__pycache__"))
    method = "    \\1 = property(lambda self: self.property_\\1())\n\n    def property_\\1(self)"
    for module in (folder / "spacequiz" / "domain").glob("*.py"):
        module.write_text(PROPERTY.sub(method, module.read_text(encoding="utf-8")), encoding="utf-8")
    (folder / "setup.cfg").write_text(SETTINGS, encoding="utf-8")
    (folder / "few_examples.py").write_text(FEW_EXAMPLES.format(examples=examples), encoding="utf-8")


def _run(folder: Path, *words: str, output: int | IO[str] = subprocess.PIPE, typed: str = "") -> str:
    """Run Python in the copy, even if a package is installed; return what it printed, None if that went to a file."""
    return subprocess.run(
        [sys.executable, *words],
        cwd=folder,
        env={**os.environ, "PYTHONPATH": str(folder)},
        input=typed,
        stdout=output,
        stderr=subprocess.STDOUT,
        text=True,
        check=False,
    ).stdout


def _print_shares(statuses: dict[str, str]) -> None:
    """Print how many faults there were in each module, and how many of them were noticed."""
    made = Counter(mutant.split(".")[2] for mutant in statuses)
    noticed = Counter(mutant.split(".")[2] for mutant, status in statuses.items() if status in NOTICED)
    for module in sorted(made):
        print(f"{module:12} {noticed[module]:5} of {made[module]:5}  {noticed[module] / made[module]:7.1%}")
    print(f"{'all':12} {noticed.total():5} of {made.total():5}  {noticed.total() / made.total():7.1%}")


if __name__ == "__main__":
    sys.exit(main())
