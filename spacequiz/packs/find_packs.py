"""Where packs are: built in, in the user's folder, at a path."""

from dataclasses import dataclass, replace
from pathlib import Path
from typing import TYPE_CHECKING

from spacequiz.errors import NotFound, StorageError
from spacequiz.packs.pack_id import ENDINGS, pack_id
from spacequiz.text import escaped, nearest

if TYPE_CHECKING:
    from spacequiz.packs.pack_reader import Reading

_PACKAGE = Path(__file__).parent.parent
# the wheel carries the packs inside the package; a checkout has them beside it
BUILT_IN = _PACKAGE / "questions" if (_PACKAGE / "questions").is_dir() else _PACKAGE.parent / "questions"
"""The folder of the packs that come with the game."""

_FIRST = ("sputnik", "gagarin", "moon", "stations", "planets", "the-challenge", "new-space-race", "article")
"""The packs to begin with; the others follow by name."""
_APART = frozenset({"article"})
"""Built-in packs that ask about a text which has to be read before."""


@dataclass(frozen=True, slots=True)
class Found:
    """A pack that is there; whether it can be read is another question."""

    id: str
    path: Path
    origin: str
    """``built-in``, ``yours`` or ``file``."""
    passed_over: tuple[Path, ...] = ()
    """The user's own files of this id that have errors, and so do not count."""

    @property
    def apart(self) -> bool:
        """Whether it is played only when it is asked for by name, and never mixed with others unasked."""
        return self.origin == "built-in" and self.id in _APART


def find_packs(user_folder: Path | None) -> tuple[Found, ...]:
    """The files of all packs. Where several have one id, the first that can be read counts: the user's, if any."""
    found = _in(BUILT_IN, "built-in")
    if user_folder:
        found += _in(user_folder, "yours")
    return tuple(sorted(found, key=_order))


def resolve(wish: str, user_folder: Path | None) -> Found:
    """The pack of this id, or at this path. Raises NotFound with the near name, or StorageError for a path."""
    path = Path(wish)
    if path.suffix.lower() in ENDINGS or len(path.parts) > 1:
        # a FIFO or a device exists too: whether it may be read is asked when it is read
        if path.exists():
            return _found(path, "file")
        raise StorageError(f'there is no file "{wish}"')
    found = find_packs(user_folder)
    same = [pack for pack in found if pack.id == wish]
    if same:
        # nothing is read where there is no choice
        number = next((n for n, pack in enumerate(same) if _is_good(pack)), 0) if len(same) > 1 else 0
        return replace(same[number], passed_over=tuple(pack.path for pack in same[:number]))
    ids = list(dict.fromkeys(pack.id for pack in found))
    near = nearest(wish, ids)
    meant = f'; did you mean "{near}"?' if near else "."
    raise NotFound(f'there is no pack "{wish}"{meant} There are: {", ".join(ids)}')


def load(found: Found) -> "Reading":
    """Read a pack that was found. Raises StorageError when its file cannot be read."""
    from spacequiz.packs.pack_reader import read_file

    return read_file(found.path)


def _in(folder: Path, origin: str) -> list[Found]:
    try:
        return [_found(path, origin) for path in pack_files(folder)]
    except OSError:
        return []


def pack_files(folder: Path) -> list[Path]:
    """The pack files directly in a folder, by name. Raises OSError."""
    return sorted(path for path in folder.iterdir() if _is_pack(path))


def _found(path: Path, origin: str) -> Found:
    # a name that cannot be shown is said to be one when its file is read
    return Found(escaped(pack_id(path)), path, origin)


def _is_pack(path: Path) -> bool:
    # file managers leave hidden files of any ending beside those that they copy
    if path.suffix.lower() not in ENDINGS or path.name.startswith("."):
        return False
    try:
        return not path.is_dir()
    except OSError:  # nothing can be learnt of it; when it is read, it says why
        return True


def _order(pack: Found) -> tuple[bool, int, str, bool, str]:
    first = _FIRST.index(pack.id) if pack.id in _FIRST else len(_FIRST)
    built_in = pack.origin == "built-in"
    return not built_in and pack.id not in _FIRST, first, pack.id, built_in, pack.path.name


def _is_good(found: Found) -> bool:
    try:
        return load(found).pack is not None
    except StorageError:
        return False
