"""Programs in a pseudo-terminal, for the measurements of what a player sees.

The terminal itself is ``tests/pty/pseudo_terminal.py``: what is measured is driven in the same way as what is tested.
A program is painted when the synchronized update with the awaited words has ended in its raw output; no screen is
kept meanwhile.
"""

import os
import sys
from collections.abc import Mapping
from pathlib import Path

if os.name == "nt":
    sys.exit("This needs a POSIX pseudo-terminal, which Windows has not.")

ROOT = Path(__file__).parent.parent
sys.path.insert(0, str(ROOT / "tests" / "pty"))

from pseudo_terminal import PseudoTerminal  # noqa: E402  # the line above says where it is

GAME = (sys.executable, "-m", "spacequiz")
"""The game, in the interpreter that measures."""
BARE = (sys.executable, str(Path(__file__).with_name("bare.py")))
"""The reference, in the same interpreter."""
HOME = "pick packs, pick rules"
"""What home shows in its first frame."""


def open_terminal(command: tuple[str, ...], env: Mapping[str, str] | None = None) -> PseudoTerminal:
    """The program in a terminal of 80×24 whose screen is not kept."""
    # the checkout is measured, also where another one is installed
    paths = os.pathsep.join(filter(None, (str(ROOT), os.environ.get("PYTHONPATH", ""))))
    return PseudoTerminal(command, env={"PYTHONPATH": paths} | dict(env or {}), screen=False)
