"""Ends that come from outside: a signal, or a terminal that is gone."""

import asyncio
import os
import signal
import sys
import time
from collections.abc import Callable
from contextlib import suppress
from threading import Thread

POLL_SECONDS = 2.0
"""Seconds between two looks whether the terminal is still there."""
GRACE_SECONDS = 3.0
"""Seconds that the screens have to end by themselves once it is not."""
TERMINAL_GONE = 129
"""Exit code when the terminal is gone: that of SIGHUP, which should have come with it."""


def exit_on_signals(leave: Callable[[int], None]) -> None:
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


def exit_when_terminal_gone(leave: Callable[[], None], close: Callable[[], None]) -> None:
    """Call `leave` when the terminal is gone; where that does not end the program, `close`, and end it.

    A thread of its own looks, for the screens may stand still: Textual 8.2 paints through a queue which nobody empties
    any more once a write has failed.
    """
    loop = asyncio.get_running_loop()

    def look() -> None:
        while has_terminal():
            time.sleep(POLL_SECONDS)
        with suppress(RuntimeError):  # it may have ended meanwhile
            loop.call_soon_threadsafe(leave)
        time.sleep(GRACE_SECONDS)
        with suppress(RuntimeError):
            close()
        os._exit(TERMINAL_GONE)

    Thread(target=look, name="terminal", daemon=True).start()


def has_terminal() -> bool:
    """Whether there is a terminal to read keys from.

    One that was closed is none any more, and reading from it returns at once, for ever.
    """
    try:
        return sys.__stdin__ is not None and sys.__stdin__.isatty()
    except (OSError, ValueError):
        return False
