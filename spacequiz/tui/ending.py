"""Ends that come from outside: a signal, or a terminal that is gone."""

import asyncio
import signal
import sys
from collections.abc import Callable
from contextlib import suppress

LOOK = 2.0
"""Seconds between two looks whether the terminal is still there."""
GONE = 129
"""Exit code when the terminal is gone: that of SIGHUP, which should have come with it."""


def on_signals(leave: Callable[[int], None]) -> None:
    """Call `leave` with the exit code, 128 and the signal's number, when the program is told to end.

    Left to themselves these signals would leave the terminal as the screens had it, without an echo.
    """
    loop = asyncio.get_running_loop()
    for name in ("SIGINT", "SIGTERM", "SIGHUP"):
        number = getattr(signal, name, None)
        # Windows has no SIGHUP and no handlers of this kind, and a thread that is not the first has none either
        if number is not None:
            with suppress(NotImplementedError, RuntimeError, ValueError):
                loop.add_signal_handler(number, leave, 128 + number)


def has_terminal() -> bool:
    """Whether there is a terminal to read keys from.

    One that was closed is none any more, and reading from it returns at once, for ever.
    """
    try:
        return sys.__stdin__ is not None and sys.__stdin__.isatty()
    except (OSError, ValueError):
        return False
