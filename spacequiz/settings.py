"""The settings: a frozen value, read from a file once, and written completely or not at all."""

from dataclasses import asdict, dataclass, fields
from pathlib import Path

from spacequiz.domain.rules import MAX_QUESTIONS, MAX_SECONDS
from spacequiz.errors import StorageError
from spacequiz.keymap import is_assignable
from spacequiz.text import clean, clean_name, first_forbidden


@dataclass(frozen=True, slots=True)
class Settings:
    """The choices of the player."""

    player: str = ""
    """The name to play under; empty until the player enters one."""
    theme: str = "baikonur"
    motion: bool = True
    """Whether things may move on the screen."""
    packs: tuple[str, ...] = ()
    """Ids of the packs chosen last; empty for all."""
    questions: int = 10
    seconds: int = 20
    """Seconds for a question; 0 for no limit."""
    mode: str = "mission"
    sprint: int = 60
    """Seconds for a whole sprint."""
    difficulty: str = ""
    """The one difficulty to ask; empty for all."""
    sound: bool = False
    """Whether the terminal's bell may ring."""
    keys: tuple[tuple[str, str], ...] = ()
    """Ids of actions with the keys that the player chose; `keymap.usable_keys` leaves out those in conflict."""

    def seconds_for(self, mode: str) -> int:
        """Return the time limit of this mode in seconds."""
        return self.sprint if mode == "sprint" else self.seconds


def load(path: Path) -> tuple[Settings, str]:
    """Read the settings; return them with a notice to show, which is mostly empty.

    Never raises: an invalid value becomes its default, and a damaged file is renamed.
    """
    try:
        text = path.read_bytes().decode("utf-8-sig")
    except FileNotFoundError:
        return Settings(), ""
    except OSError as error:
        return Settings(), f"The settings cannot be read ({error.strerror or error}): {path}"
    except UnicodeDecodeError:
        return Settings(), _rename_damaged(path)
    # needed only if there is a file
    import json

    try:
        values = json.loads(text)
    except (ValueError, RecursionError):
        return Settings(), _rename_damaged(path)
    if not isinstance(values, dict):
        return Settings(), _rename_damaged(path)
    return _settings(values), ""


def save(settings: Settings, path: Path) -> None:
    """Write the settings; a reader sees the old file or the new one, never half of one. Raises StorageError."""
    # needed only to write
    import json

    from spacequiz.atomic_write import write_private_text

    values = asdict(settings) | {"keys": dict(settings.keys)}
    try:
        write_private_text(path, json.dumps(values, ensure_ascii=False, indent=2) + "\n")
    except (OSError, UnicodeEncodeError) as error:
        raise StorageError(f"the settings cannot be written to {path}: {error}") from error


def _settings(values: dict[str, object]) -> Settings:
    usable: dict[str, object] = {}
    for field in fields(Settings):
        value = values.get(field.name)
        if isinstance(value, list):
            value = tuple(value)
        if field.name == "keys":
            value = _keys(value)
        # type(), not isinstance: True is an int, and would be the number of questions
        if type(value) is type(field.default) and _fits(field.name, value):
            usable[field.name] = clean_name(str(value)) if field.name == "player" else value
    return Settings(**usable)  # type: ignore[arg-type]  # each value has the type of its field's default


def _keys(value: object) -> tuple[tuple[str, str], ...]:
    """Return the pairs of id and key that are valid each by itself."""
    pairs = value.items() if isinstance(value, dict) else ()
    return tuple(
        (name, key) for name, key in pairs if isinstance(key, str) and is_assignable(key) and clean(name) == name
    )


def _fits(name: str, value: object) -> bool:
    """Return whether a value of the right type is valid; the file may have been edited by hand."""
    match value:
        case bool():
            return True
        case int():
            least, most = {"questions": (1, MAX_QUESTIONS), "sprint": (1, MAX_SECONDS)}.get(name, (0, MAX_SECONDS))
            return least <= value <= most
        case tuple() if name == "keys":
            return True
        case tuple():
            return all(isinstance(item, str) and first_forbidden(item) is None for item in value)
        case str():
            return name == "player" or first_forbidden(value) is None
    return False


def _rename_damaged(path: Path) -> str:
    """Rename a damaged file to the first free name beside it; return a notice."""
    number = 1
    while (aside := path.with_name(f"{path.stem}.damaged-{number}{path.suffix}")).exists():
        number += 1
    try:
        path.rename(aside)
    except OSError as error:
        return f"The settings file is damaged and is left as it is ({error.strerror or error}): {path}"
    return f"The settings file was damaged; it is kept as {aside.name}, and the game starts with its defaults."
