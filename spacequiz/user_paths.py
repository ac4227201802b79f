"""Where packs, scores and settings live. Nothing is created here: who writes makes the folder."""

import os
import sys
from collections.abc import Mapping
from dataclasses import dataclass
from pathlib import Path

from spacequiz.errors import UsageError

HOME_VARIABLE = "SPACEQUIZ_HOME"
"""The environment variable that names one folder for everything."""


@dataclass(frozen=True, slots=True)
class UserPaths:
    """The folders that everything of a user lies under."""

    data: Path
    config: Path
    cache: Path | None = None
    """What can be made anew, and so may be deleted at any time; None for the folder `cache` in `data`."""

    @property
    def database(self) -> Path:
        """The scores and the games that were broken off."""
        return self.data / "scores.db"

    @property
    def packs(self) -> Path:
        """The user's own packs."""
        return self.data / "packs"

    @property
    def removed(self) -> Path:
        """Packs that were removed or replaced."""
        return self.data / "removed"

    @property
    def assignments(self) -> Path:
        """The assignments that were begun here."""
        return self.data / "assignments"

    @property
    def results(self) -> Path:
        """The results of assignments, to be handed in."""
        return self.data / "results"

    @property
    def pack_cache(self) -> Path:
        """The packs that were read before, to be read quicker."""
        return (self.cache or self.data / "cache") / "packs"

    @property
    def settings(self) -> Path:
        """What the player chose last."""
        return self.config / "settings.json"


def find_user_paths(home: str | Path | None, environ: Mapping[str, str]) -> UserPaths:
    """The folders to use: `home` (from ``--home``) before ``SPACEQUIZ_HOME`` before the system's own for this user."""
    chosen = str(home) if home else environ.get(HOME_VARIABLE, "")
    if chosen:
        try:
            folder = Path(chosen).expanduser()
        except RuntimeError:
            raise UsageError(f"{chosen} names the home of a user who is not there") from None
        return UserPaths(folder, folder)
    return UserPaths(
        _folder("XDG_DATA_HOME", "user_data_dir", ".local/share"),
        _folder("XDG_CONFIG_HOME", "user_config_dir", ".config"),
        _folder("XDG_CACHE_HOME", "user_cache_dir", ".cache"),
    )


def _folder(variable: str, asked: str, usual: str) -> Path:
    xdg = os.environ.get(variable, "")
    # who sets it means it on macOS too, where appdirs does not look
    if sys.platform != "win32" and Path(xdg).is_absolute():
        return Path(xdg, "spacequiz")
    # asked for only where it is needed: with a home of one's own it need not be imported
    import appdirs  # type: ignore[import-untyped]  # it ships no types

    folder = Path(getattr(appdirs, asked)("spacequiz", appauthor=False))
    # appdirs takes an empty or relative XDG folder at its word; the XDG specification says to ignore it
    return folder if folder.is_absolute() else Path.home() / usual / "spacequiz"
