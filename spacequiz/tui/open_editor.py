"""Open a file in the user's editor, and return to the app afterwards."""

import os
import shutil
import subprocess
from collections.abc import Callable
from pathlib import Path
from typing import Any

from textual.app import App, SuspendNotSupported

from spacequiz.errors import NotFound
from spacequiz.tui.editor_command import editor_command, runs_in_terminal

Notify = Callable[[str], None]
"""Shows a notification."""
FAILURE_CHECK_SECONDS = 1.0
"""How long after its start an editor with a window of its own is checked: by then it has opened the file or failed."""


def open_editor(app: App[Any], path: Path, line: int, notify: Notify) -> None:
    """Open the file at this line, counted from 1; show a notification where that fails."""
    try:
        command = editor_command(os.environ, path.absolute(), line, shutil.which)
    except NotFound as error:
        notify(str(error))
        return
    # on Windows, Popen finds a program without its ending only by its full path
    program = [shutil.which(command[0]) or command[0], *command[1:]]
    if runs_in_terminal(command):
        _run_in_terminal(app, program, command[0], notify)
    else:
        _run_in_window(app, program, command[0], notify)


def _run_in_terminal(app: App[Any], program: list[str], name: str, notify: Notify) -> None:
    """Suspend the app and run the editor in this terminal until it ends."""
    problem = ""
    try:
        with app.suspend():
            # an exception in here would leave the app suspended
            try:
                code = subprocess.run(program, check=False).returncode
                problem = f"{name} ended with exit code {code}" if code else ""
            except (OSError, ValueError) as error:
                problem = _start_error(name, error)
    except SuspendNotSupported:
        problem = f"{name} cannot run in this terminal: set $EDITOR to an editor with its own window"
    if problem:
        notify(problem)


def _run_in_window(app: App[Any], program: list[str], name: str, notify: Notify) -> None:
    """Start an editor that opens its own window."""
    try:
        running = subprocess.Popen(
            program,
            stdin=subprocess.DEVNULL,
            stdout=subprocess.DEVNULL,
            stderr=subprocess.DEVNULL,
            # it goes on when this terminal is closed
            start_new_session=True,
        )
    except (OSError, ValueError) as error:
        notify(_start_error(name, error))
        return

    def check() -> None:
        if running.poll():
            notify(f"{name} ended with exit code {running.returncode}")

    app.set_timer(FAILURE_CHECK_SECONDS, check)


def _start_error(name: str, error: Exception) -> str:
    reason = getattr(error, "strerror", "") or str(error)
    return f"{name} cannot be started: {reason}. Set $VISUAL or $EDITOR to your editor."
