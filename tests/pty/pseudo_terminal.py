"""A program in a real pseudo-terminal: its keys, its output, its screen.

The tests beside this file and the measurements under ``bench/`` share it. POSIX only, and so that it can be imported
anywhere, what Windows lacks is asked for when a program starts. There is no ``__init__.py`` here: a package of this
folder's name would hide the standard library's ``pty``.
"""

import os
import re
import select
import signal
import subprocess
import sys
import time
from collections.abc import Callable, Mapping, Sequence
from pathlib import Path
from types import TracebackType
from typing import Self

END_OF_FRAME = "\0"
"""Stands in `plain` where the program ended a synchronized update: what came before it is on the screen."""

_FRAME = b"\x1b[?2026l"
_CODES = re.compile(
    r"\x1b\][^\x07\x1b]*(?:\x07|\x1b\\)"  # OSC
    r"|\x1b[P^_][^\x1b]*\x1b\\"  # DCS, PM, APC
    r"|\x1b\[[0-?]*[ -/]*[@-~]"  # CSI
    r"|\x1b[ -/]*[0-Z\\^-~]"
)
_QUERY = re.compile(rb"\x1b\[6n|\x1b\[\?(\d+)\$p")
_LONGEST_QUERY = 16
# what the outer terminal is must not change what the program paints
_DROPPED = ("COLUMNS", "LINES", "NO_COLOR", "SPACEQUIZ_HOME", "TEXTUAL", "TERM_PROGRAM")


def plain(raw: bytes) -> str:
    """Output without its escape codes, but for `END_OF_FRAME`."""
    return _CODES.sub("", raw.replace(_FRAME, END_OF_FRAME.encode()).decode("utf-8", "replace"))


def _open_pty() -> tuple[int, int]:
    if sys.platform != "win32":
        return os.openpty()
    raise OSError("Windows has no pseudo-terminal")


def _set_size(terminal: int, rows: int, columns: int) -> None:
    if sys.platform != "win32":
        import termios

        termios.tcsetwinsize(terminal, (rows, columns))


class PseudoTerminal:
    """Runs a program and plays the terminal for it; kills it at the end of the block.

    With `screen` what it paints is kept as a screen (`text`), which needs pyte and costs time: measurements look into
    the raw output instead.
    """

    def __init__(
        self,
        command: Sequence[str | Path],
        *,
        columns: int = 80,
        rows: int = 24,
        env: Mapping[str, str] | None = None,
        screen: bool = True,
    ) -> None:
        """Start the program; `env` is added to our own environment."""
        master, slave = _open_pty()
        _set_size(slave, rows, columns)
        ours = {name: value for name, value in os.environ.items() if not name.startswith(_DROPPED)}
        self.raw = bytearray()
        """All output so far."""
        self._came = 0.0
        self._master = master
        self._answered = 0
        self._screen = self._stream = None
        if screen:
            import pyte

            self._screen = pyte.Screen(columns, rows)
            self._stream = pyte.ByteStream(self._screen)
        try:
            self.process = subprocess.Popen(
                command,
                stdin=slave,
                stdout=slave,
                stderr=slave,
                env=ours | {"TERM": "xterm-256color", "COLORTERM": "truecolor"} | dict(env or {}),
                start_new_session=True,
            )
        finally:
            os.close(slave)

    def __enter__(self) -> Self:
        """Killed at the end of the block."""
        return self

    def __exit__(
        self, kind: type[BaseException] | None, error: BaseException | None, trace: TracebackType | None
    ) -> None:
        """Kill the program if it still runs."""
        self.kill()

    @property
    def text(self) -> str:
        """The screen as lines of text."""
        assert self._screen is not None
        return "\n".join(line.rstrip() for line in self._screen.display)

    def press(self, keys: str) -> None:
        """Send these keys."""
        os.write(self._master, keys.encode())

    def resize(self, columns: int, rows: int) -> None:
        """Give the terminal another size and tell the program so."""
        _set_size(self._master, rows, columns)
        if self._screen is not None:
            self._screen.resize(rows, columns)
        # the kernel tells only those whose controlling terminal this is, and nobody made it one for the program
        if sys.platform != "win32":
            self.process.send_signal(signal.SIGWINCH)

    def kill(self) -> None:
        """End the program as a power cut would, and close the terminal."""
        if self.process.poll() is None:
            self.process.kill()
        self.process.wait()
        if self._master >= 0:
            os.close(self._master)
            self._master = -1

    def hang_up(self) -> None:
        """Take the terminal away, as a lost connection does; no signal tells the program so."""
        os.close(self._master)
        self._master = -1

    def wait(self, timeout: float = 20.0) -> int:
        """The exit code, once the program has left by itself."""
        end = time.monotonic() + timeout
        while self.process.poll() is None:
            if time.monotonic() > end:
                raise AssertionError(self._complaint("the program does not end", timeout))
            self.read(0.05)
        return self.process.returncode

    def rest(self, seconds: float) -> None:
        """Take what comes for so long."""
        end = time.monotonic() + seconds
        while (left := end - time.monotonic()) > 0:
            if self.read(left) is None:
                # a program that has left would otherwise be asked without a pause
                time.sleep(min(left, 0.01))

    def read(self, timeout: float) -> float | None:
        """Take the next piece of output; when it came (`time.perf_counter`), None when none came in time."""
        if not select.select([self._master], [], [], timeout)[0]:
            return None
        try:
            data = os.read(self._master, 1 << 16)
        except OSError:  # Linux says so when the other side is closed
            data = b""
        moment = time.perf_counter()
        if not data:
            time.sleep(0.01)
            return None
        self.raw += data
        self._came = moment
        if self._stream is not None:
            self._stream.feed(data)
        self._answer()
        return moment

    def until(self, words: str | Callable[[str], object], timeout: float = 30.0) -> str:
        """Wait until the screen has these words, or is as asked; the screen's text."""
        there = words if callable(words) else lambda text: words in text
        end = time.monotonic() + timeout
        while not there(self.text):
            if time.monotonic() > end or (self.read(0.05) is None and self.process.poll() is not None):
                # the last output may have come between the two looks
                self.rest(0.1)
                if there(self.text):
                    break
                what = f"no {words!r}" if isinstance(words, str) else "the screen is not as awaited"
                raise AssertionError(self._complaint(what, timeout))
        return self.text

    def painted(self, words: str, since: int = 0, timeout: float = 30.0) -> float:
        """When the frame that shows these words (a regular expression) was there whole, in `time.perf_counter`.

        Looks at the raw output from `since` on, after the moment was taken: looking is not part of the time.
        """
        wanted = re.compile(f"(?:{words})[^{END_OF_FRAME}]*{END_OF_FRAME}")
        end = time.monotonic() + timeout
        came: float | None = self._came
        while time.monotonic() < end:
            if came is not None and wanted.search(plain(bytes(self.raw[since:]))):
                return came
            came = self.read(0.5)
            if came is None and self.process.poll() is not None:
                break
        raise AssertionError(f"never painted {words!r}; the output was:\n{plain(bytes(self.raw[since:]))[-2000:]}")

    def _answer(self) -> None:
        """Answer what a program asks its terminal, as one with synchronized output and little else would."""
        for query in _QUERY.finditer(self.raw, self._answered):
            self._answered = query.end()
            mode = query[1]
            if mode is None:
                row, column = (self._screen.cursor.y, self._screen.cursor.x) if self._screen else (0, 0)
                self.press(f"\x1b[{row + 1};{column + 1}R")
            else:
                self.press(f"\x1b[?{mode.decode()};{2 if mode == b'2026' else 0}$y")
        # a query may lie across two pieces
        self._answered = max(self._answered, len(self.raw) - _LONGEST_QUERY)

    def _complaint(self, what: str, seconds: float) -> str:
        code = self.process.poll()
        state = "it runs" if code is None else f"it ended with {code}"
        frame = "-" * 20
        shown = self.text if self._screen is not None else plain(bytes(self.raw))[-2000:]
        return f"{what} within {seconds:g} s; {state}. The screen:\n{frame}\n{shown}\n{frame}"
