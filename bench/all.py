"""Run all measurements, one after the other; exit with 1 when a mark is missed."""

import argparse
import subprocess
import sys
from pathlib import Path

SCRIPTS = (
    "class_collect",
    "first_paint",
    "first_question",
    "formats",
    "key_to_paint",
    "key_to_paint_kinds",
    "pack_check",
    "preview",
    "progress",
    "scores",
    "top_ten",
)


def main() -> int:
    """Run the scripts and return the exit code."""
    argparse.ArgumentParser(description=__doc__).parse_args()
    missed = []
    for name in SCRIPTS:
        print(f"== {name}", flush=True)
        if subprocess.run([sys.executable, Path(__file__).with_name(f"{name}.py")], check=False).returncode:
            missed.append(name)
        print(flush=True)
    print(f"missed: {', '.join(missed)}" if missed else "all marks are kept")
    return 1 if missed else 0


if __name__ == "__main__":
    sys.exit(main())
