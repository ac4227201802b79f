"""The folders of a user's packs, scores and settings. Nothing is created here: what writes a file makes its folder."""

import os
import sys
from collections.abc import Mapping
from dataclasses import dataclass
from pathlib import Path

from spacequiz.errors import UsageError

HOME_VARIABLE = "SPACEQUIZ_HOME"
"""The environment variable with the folder to use for everything."""


@dataclass(frozen=True, slots=True)
class UserPaths:
    """The folders that hold all files of a user."""

    data: Path
    config: Path
    cache: Path | None = None
    """For files that may be deleted at any time; None for the folder `cache` in `data`."""

    @property
    def database(self) -> Path:
        """The file with the scores and with the games that can be resumed."""
        return self.data / "scores.db"

    @property
    def packs(self) -> Path:
        """The user's own packs."""
        return self.data / "packs"

    @property
    def removed(self) -> Path:
        """The packs that were removed or replaced."""
        return self.data / "removed"

    @property
    def assignments(self) -> Path:
        """The assignments that players have begun."""
        return self.data / "assignments"

    @property
    def results(self) -> Path:
        """The results of assignments, which players hand in."""
        return self.data / "results"

    @property
    def pack_cache(self) -> Path:
        """The packs that were parsed before, as `PackCache` keeps them."""
        return (self.cache or self.data / "cache") / "packs"

    @property
    def settings(self) -> Path:
        """The file with the choices of the last player."""
        return self.config / "settings.json"


def find_user_paths(home: str | Path | None, environ: Mapping[str, str]) -> UserPaths:
    """Return the folders to use: `home` (of ``--home``), else that of ``SPACEQUIZ_HOME``, else the system's own ones.

    Raises UsageError for a folder such as ``~nobody``.
    """
    chosen = str(home) if home else environ.get(HOME_VARIABLE, "")
    if chosen:
        try:
            folder = Path(chosen).expanduser()
        except RuntimeError:
            raise UsageError(f"{chosen} names the home of a user who is not there") from None
        return UserPaths(folder, folder)
    return UserPaths(
        _system_folder("XDG_DATA_HOME", "user_data_dir", ".local/share"),
        _system_folder("XDG_CONFIG_HOME", "user_config_dir", ".config"),
        _system_folder("XDG_CACHE_HOME", "user_cache_dir", ".cache"),
    )


def _system_folder(variable: str, appdirs_name: str, default: str) -> Path:
    """Return the folder that an XDG variable names, else that of an appdirs function; `default` is below the home."""
    xdg = os.environ.get(variable, "")
    # on macOS too, where appdirs ignores the variable
    if sys.platform != "win32" and Path(xdg).is_absolute():
        return Path(xdg, "spacequiz")
    # here, since it is not needed with --home, or where the variables are set
    import appdirs  # type: ignore[import-untyped]  # it ships no types

    folder = Path(getattr(appdirs, appdirs_name)("spacequiz", appauthor=False))
    # appdirs uses an empty or relative XDG folder too, which the XDG specification says to ignore
    return folder if folder.is_absolute() else Path.home() / default / "spacequiz"
