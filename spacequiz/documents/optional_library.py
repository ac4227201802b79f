"""Libraries that only some users need."""

from importlib import import_module
from types import ModuleType

from spacequiz.errors import SpaceQuizError


class MissingExtra(SpaceQuizError):
    """A library that is not installed; says what to install."""


def load_library(name: str, wanted_for: str) -> ModuleType:
    """A library of the extra ``formats``. Raises MissingExtra when it is not there."""
    try:
        return import_module(name)
    except ImportError:
        raise MissingExtra(
            f"{wanted_for} needs {name.partition('.')[0]}, which is not installed: pip install 'spacequiz[formats]'"
        ) from None
