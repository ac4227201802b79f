"""Libraries that are installed only with the extra ``formats``."""

from importlib import import_module
from types import ModuleType

from spacequiz.errors import SpaceQuizError


class MissingExtra(SpaceQuizError):
    """An optional library is not installed; the message says what to install."""


def load_library(name: str, wanted_for: str) -> ModuleType:
    """Import a library of the extra ``formats``, which `wanted_for` needs. Raises MissingExtra where it is missing."""
    try:
        return import_module(name)
    except ImportError:
        raise MissingExtra(
            f"{wanted_for} needs {name.partition('.')[0]}, which is not installed: pip install 'spacequiz[formats]'"
        ) from None
