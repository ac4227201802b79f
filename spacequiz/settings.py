"""What the player chose last: read once, kept as a frozen value, written whole or not at all."""

from dataclasses import asdict, dataclass, fields
from pathlib import Path

from spacequiz.domain.rules import MAX_QUESTIONS, MAX_SECONDS
from spacequiz.errors import StorageError
from spacequiz.keymap import is_assignable
from spacequiz.text import clean, clean_name, first_forbidden


@dataclass(frozen=True, slots=True)
class Settings:
    """What the game starts with."""

    player: str = ""
    """The name to play under; empty until one was given."""
    theme: str = "baikonur"
    motion: bool = True
    """Whether things may move on the screen."""
    packs: tuple[str, ...] = ()
    """Ids of the packs chosen last; empty for all."""
    questions: int = 10
    seconds: int = 20
    """Time for a question; 0 for none."""
    mode: str = "mission"
    sprint: int = 60
    """Time for a whole sprint."""
    difficulty: str = ""
    """The one difficulty to ask; empty for all."""
    sound: bool = False
    """Whether the terminal's bell may ring."""
    keys: tuple[tuple[str, str], ...] = ()
    """Ids of actions and the keys that the player gave them. Which of them can be used together, `keymap` knows."""

    def seconds_for(self, mode: str) -> int:
        """The time to play this mode with."""
        return self.sprint if mode == "sprint" else self.seconds


def load(path: Path) -> tuple[Settings, str]:
    """The settings of a file, and a notice to show (empty when there is nothing to say).

    Never raises: what cannot be used falls to its default, and a damaged file is set aside under a new name.
    """
    try:
        text = path.read_bytes().decode("utf-8-sig")
    except FileNotFoundError:
        return Settings(), ""
    except OSError as error:
        return Settings(), f"The settings cannot be read ({error.strerror or error}): {path}"
    except UnicodeDecodeError:
        return Settings(), _rename_damaged(path)
    # wanted only where something was kept
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
    # wanted by those who write only
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
    """What can be keys of ids, one by one."""
    pairs = value.items() if isinstance(value, dict) else ()
    return tuple(
        (name, key) for name, key in pairs if isinstance(key, str) and is_assignable(key) and clean(name) == name
    )


def _fits(name: str, value: object) -> bool:
    """Whether a value of the right type can be used: a file edited by hand must not end or cheat the game."""
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
    """Rename a damaged file to the first free name beside it, and say so."""
    number = 1
    while (aside := path.with_name(f"{path.stem}.damaged-{number}{path.suffix}")).exists():
        number += 1
    try:
        path.rename(aside)
    except OSError as error:
        return f"The settings file is damaged and is left as it is ({error.strerror or error}): {path}"
    return f"The settings file was damaged; it is kept as {aside.name}, and the game starts with its defaults."
