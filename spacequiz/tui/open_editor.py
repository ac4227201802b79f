"""Open a file in the player's editor, and come back."""

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
    """Open the file at this line, counted from 1; notify the player of what keeps it from opening."""
    try:
        command = editor_command(os.environ, path.absolute(), line, shutil.which)
    except NotFound as error:
        notify(str(error))
        return
    # on Windows a program is found without its ending only by its whole path
    program = [shutil.which(command[0]) or command[0], *command[1:]]
    if runs_in_terminal(command):
        _run_in_terminal(app, program, command[0], notify)
    else:
        _run_in_window(app, program, command[0], notify)


def _run_in_terminal(app: App[Any], program: list[str], name: str, notify: Notify) -> None:
    """Run the editor in this terminal, which is its own until it ends."""
    problem = ""
    try:
        with app.suspend():
            # nothing may be raised in here: the screen would not come back
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
    """Start an editor that has a window of its own."""
    try:
        running = subprocess.Popen(
            program,
            stdin=subprocess.DEVNULL,
            stdout=subprocess.DEVNULL,
            stderr=subprocess.DEVNULL,
            # it outlives this terminal
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
