"""The errors and exit codes of the program. The message of every error can be shown to the user as it is."""

from enum import IntEnum


class Exit(IntEnum):
    """Exit codes of the process."""

    DONE = 0
    NOT_RIGHT = 1
    """Something that was named has errors or does not exist, such as a pack or an id."""
    USAGE = 2
    """The command line is wrong."""
    IO = 3
    """Files or data cannot be read or written."""
    INTERRUPTED = 130


class SpaceQuizError(Exception):
    """An error that the user can correct; its text says what is wrong and, if known, how to correct it."""

    exit = Exit.NOT_RIGHT


class NotFound(SpaceQuizError):
    """A pack, player or game does not exist."""


class UsageError(SpaceQuizError):
    """A command line or a request is invalid."""

    exit = Exit.USAGE


class StorageError(SpaceQuizError):
    """A file or folder cannot be read or written."""

    exit = Exit.IO
