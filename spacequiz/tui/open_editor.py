"""Handing a file to the player's editor, and coming back."""

import os
import shutil
import subprocess
from pathlib import Path
from typing import TYPE_CHECKING

from textual.app import SuspendNotSupported

from spacequiz.errors import NotFound
from spacequiz.tui.editor_command import editor_command, runs_in_terminal

if TYPE_CHECKING:
    from spacequiz.tui.app import SpaceQuizApp

FAILURE_CHECK_SECONDS = 1.0
"""Seconds after which an editor with a window of its own has opened it, or has failed."""


def open_editor(app: "SpaceQuizApp", path: Path, line: int) -> None:
    """Open the file at this line; whatever keeps it from opening is said on the screen."""
    try:
        command = editor_command(os.environ, path.absolute(), line, shutil.which)
    except NotFound as error:
        app.notify_user(str(error))
        return
    # on Windows a program is found without its ending only by its whole path
    program = [shutil.which(command[0]) or command[0], *command[1:]]
    if runs_in_terminal(command):
        _run_in_terminal(app, program, command[0])
    else:
        _run_in_window(app, program, command[0])


def _run_in_terminal(app: "SpaceQuizApp", program: list[str], name: str) -> None:
    """In this terminal, which is the editor's own until it ends."""
    trouble = ""
    try:
        with app.suspend():
            # nothing may be raised in here: the screen would not come back
            try:
                code = subprocess.run(program, check=False).returncode
                trouble = f"{name} ended with {code}" if code else ""
            except (OSError, ValueError) as error:
                trouble = _start_error(name, error)
    except SuspendNotSupported:
        trouble = f"this terminal cannot be handed over to {name}: set $EDITOR to an editor with a window of its own"
    if trouble:
        app.notify_user(trouble)


def _run_in_window(app: "SpaceQuizApp", program: list[str], name: str) -> None:
    """In a window of its own."""
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
        app.notify_user(_start_error(name, error))
        return

    def look() -> None:
        if running.poll():
            app.notify_user(f"{name} ended with {running.returncode}")

    app.set_timer(FAILURE_CHECK_SECONDS, look)


def _start_error(name: str, error: Exception) -> str:
    reason = getattr(error, "strerror", "") or str(error)
    return f"{name} cannot be started: {reason}. $VISUAL or $EDITOR names the editor."
