"""Shutdown from outside: by a signal, or because the terminal was closed."""

import asyncio
import os
import signal
import sys
import time
from collections.abc import Callable
from contextlib import suppress
from threading import Thread

POLL_SECONDS = 2.0
"""Seconds between two checks of the terminal."""
GRACE_SECONDS = 3.0
"""Seconds that the app has to end by itself after the terminal was closed."""
TERMINAL_GONE = 129
"""The exit code when the terminal was closed: that of SIGHUP, which should have been sent."""


def exit_on_signals(leave: Callable[[int], None]) -> None:
    """Call `leave` with the exit code, 128 plus the number of the signal, when a signal asks the program to end.

    Without a handler, these signals would leave the terminal in the app's mode, without echo.
    """
    loop = asyncio.get_running_loop()
    for name in ("SIGINT", "SIGTERM", "SIGHUP"):
        number = getattr(signal, name, None)
        # Windows has neither SIGHUP nor these handlers, and only the main thread can set one
        if number is not None:
            with suppress(NotImplementedError, RuntimeError, ValueError):
                loop.add_signal_handler(number, leave, 128 + number)


def exit_when_terminal_gone(leave: Callable[[], None], close: Callable[[], None]) -> None:
    """Call `leave` when the terminal is closed; if the program still runs after that, call `close` and end it.

    A thread checks, since the app may hang: Textual 8.2 paints through a queue that nobody empties after a write has
    failed.
    """
    loop = asyncio.get_running_loop()

    def check() -> None:
        while has_terminal():
            time.sleep(POLL_SECONDS)
        with suppress(RuntimeError):  # the loop may have ended meanwhile
            loop.call_soon_threadsafe(leave)
        time.sleep(GRACE_SECONDS)
        with suppress(RuntimeError):
            close()
        os._exit(TERMINAL_GONE)

    Thread(target=check, name="terminal", daemon=True).start()


def has_terminal() -> bool:
    """Return whether standard input is a terminal that is still open.

    Reading from a closed one returns at once, for ever.
    """
    try:
        return sys.__stdin__ is not None and sys.__stdin__.isatty()
    except (OSError, ValueError):
        return False
