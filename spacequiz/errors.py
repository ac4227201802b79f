"""The project's errors and exit codes. Every error carries a message fit to be shown to a person as it is."""

from enum import IntEnum


class Exit(IntEnum):
    """What the process tells its caller."""

    DONE = 0
    NOT_RIGHT = 1
    """The thing asked about is not right: a pack with errors, an id that does not exist."""
    USAGE = 2
    """The command line is wrong."""
    IO = 3
    """Files or data cannot be read or written."""
    INTERRUPTED = 130


class SpaceQuizError(Exception):
    """Anything a user can mend; its text says what is wrong and, where known, how to mend it."""

    exit = Exit.NOT_RIGHT


class NotFound(SpaceQuizError):
    """A pack, player or game that is not there."""


class UsageError(SpaceQuizError):
    """A command line or a wish that makes no sense."""

    exit = Exit.USAGE


class StorageError(SpaceQuizError):
    """A file or folder that cannot be read or written."""

    exit = Exit.IO
