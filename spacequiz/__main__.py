"""Entry point of ``spacequiz`` and ``python -m spacequiz``."""

import sys


def main() -> int:
    """Run the command line and return its exit code (see `spacequiz.errors.Exit`)."""
    from spacequiz.cli.main import run

    return run(sys.argv[1:])


if __name__ == "__main__":
    sys.exit(main())
