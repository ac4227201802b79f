"""Start programs in a pseudo-terminal, for the measurements of what a player sees.

The terminal itself is ``tests/pty/pseudo_terminal.py``, the same as in the tests. A paint ends when the synchronized
update with the expected words ends in the raw output. The screen is not emulated, which would take time.
"""

import os
import signal
import sys
from collections.abc import Mapping
from pathlib import Path

if os.name == "nt":
    sys.exit("This needs a POSIX pseudo-terminal, which Windows has not.")

ROOT = Path(__file__).parent.parent
sys.path.insert(0, str(ROOT / "tests" / "pty"))

from pseudo_terminal import PseudoTerminal as PseudoTerminal  # noqa: E402, PLC0414  # the line above says where it is; exported

GAME = (sys.executable, "-m", "spacequiz")
"""The command that starts the game with this interpreter."""
BARE = (sys.executable, str(Path(__file__).with_name("bare.py")))
"""The command that starts the bare Textual app with the same interpreter."""
HOME = "choose packs and rules"
"""Words that the home screen shows in its first frame."""


# a measurement that is told to end kills the program in the terminal, which would run on at full speed
signal.signal(signal.SIGTERM, lambda number, _frame: sys.exit(128 + number))


def open_terminal(command: tuple[str, ...], env: Mapping[str, str] | None = None) -> PseudoTerminal:
    """Start a program in a terminal of 80×24 without emulating its screen, and return the terminal."""
    # measure this checkout even if another one is installed
    paths = os.pathsep.join(filter(None, (str(ROOT), os.environ.get("PYTHONPATH", ""))))
    return PseudoTerminal(command, env={"PYTHONPATH": paths} | dict(env or {}), screen=False)
