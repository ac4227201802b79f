"""Where packs, scores and settings live. Nothing is created here: who writes makes the folder."""

from collections.abc import Mapping
from dataclasses import dataclass
from pathlib import Path

HOME_VARIABLE = "SPACEQUIZ_HOME"
"""The environment variable that names one folder for everything."""


@dataclass(frozen=True, slots=True)
class Places:
    """The two folders that everything lies under."""

    data: Path
    config: Path

    @property
    def database(self) -> Path:
        """The scores and the games that were broken off."""
        return self.data / "scores.db"

    @property
    def packs(self) -> Path:
        """The user's own packs."""
        return self.data / "packs"

    @property
    def settings(self) -> Path:
        """What the player chose last."""
        return self.config / "settings.json"


def places(home: str | Path | None, environ: Mapping[str, str]) -> Places:
    """The folders to use: `home` (from ``--home``) before ``SPACEQUIZ_HOME`` before the system's own for this user."""
    chosen = str(home) if home else environ.get(HOME_VARIABLE, "")
    if chosen:
        folder = Path(chosen).expanduser()
        return Places(folder, folder)
    # asked for only where it is needed: with a home of one's own it need not be imported
    import appdirs  # type: ignore[import-untyped]  # it ships no types

    data, config = (ask("spacequiz", appauthor=False) for ask in (appdirs.user_data_dir, appdirs.user_config_dir))
    # appdirs takes an empty or relative XDG folder at its word; the XDG specification says to ignore it
    return Places(
        Path(data) if Path(data).is_absolute() else Path.home() / ".local/share/spacequiz",
        Path(config) if Path(config).is_absolute() else Path.home() / ".config/spacequiz",
    )
