"""Finding the files of packs: built in, in the user's folder, or at a path."""

from dataclasses import dataclass, replace
from pathlib import Path
from typing import TYPE_CHECKING

from spacequiz.errors import NotFound, StorageError
from spacequiz.packs.pack_id import ENDINGS, pack_id
from spacequiz.text import escape, nearest

if TYPE_CHECKING:
    from spacequiz.packs.pack_cache import PackCache
    from spacequiz.packs.pack_reading import PackReading

_PACKAGE = Path(__file__).parent.parent
# the wheel carries the packs inside the package; a checkout has them beside it
BUILT_IN = _PACKAGE / "questions" if (_PACKAGE / "questions").is_dir() else _PACKAGE.parent / "questions"
"""The folder of the built-in packs, which come with the game."""

_FIRST = ("sputnik", "gagarin", "moon", "stations", "planets", "the-challenge", "new-space-race", "article")
"""Ids of the packs that are listed first; the others follow by their ids."""
_OPT_IN = frozenset({"article"})
"""Ids of built-in packs that ask about a text which players must have read before."""


@dataclass(frozen=True, slots=True)
class PackFile:
    """The file of a pack that was found, and not read yet."""

    id: str
    path: Path
    origin: str
    """``built-in``, ``yours`` for the user's folder, or ``file`` for a path."""
    invalid_overrides: tuple[Path, ...] = ()
    """Files with the same id that would be played instead of this one, had they no errors."""

    @property
    def is_opt_in(self) -> bool:
        """Whether it is played only when it is named, and left out of games that are drawn from all packs."""
        return self.origin == "built-in" and self.id in _OPT_IN


def find_packs(user_folder: Path | None) -> tuple[PackFile, ...]:
    """Return the files of all packs, in the order of lists; of several with one id the first without errors counts."""
    found = _pack_files_in(BUILT_IN, "built-in")
    if user_folder:
        found += _pack_files_in(user_folder, "yours")
    return tuple(sorted(found, key=_order))


def find_candidates(request: str, user_folder: Path | None) -> tuple[PackFile, ...]:
    """Return the files that may hold the pack with this id, or at this path: the first that can be read counts.

    Raises NotFound, which names the id that was probably meant, or StorageError for a path.
    """
    path = Path(request)
    if path.suffix.lower() in ENDINGS or len(path.parts) > 1:
        # a pipe or a device exists too: whether it may be read is asked when it is read
        if path.exists():
            return (_pack_file(path, "file"),)
        raise StorageError(f'there is no file "{request}"')
    found = find_packs(user_folder)
    candidates = tuple(pack for pack in found if pack.id == request)
    if candidates:
        return candidates
    ids = list(dict.fromkeys(pack.id for pack in found))
    near = nearest(request, ids)
    meant = f'; did you mean "{near}"?' if near else "."
    raise NotFound(f'there is no pack "{request}"{meant} There are: {", ".join(ids)}')


def find_pack(request: str, user_folder: Path | None) -> PackFile:
    """Return the file of the pack with this id, or at this path. Raises as `find_candidates` does.

    Nothing is read where there is one candidate. To read the pack too, call `loaded_packs.load_named_pack`.
    """
    candidates = find_candidates(request, user_folder)
    if len(candidates) == 1:
        return candidates[0]
    number = next((number for number, file in enumerate(candidates) if _is_good(file)), 0)
    return replace(candidates[number], invalid_overrides=tuple(file.path for file in candidates[:number]))


def read_pack_at(file: PackFile, cache: "PackCache | None" = None) -> "PackReading":
    """Read a pack, or take its reading from the cache. Raises StorageError when the file cannot be read."""
    from spacequiz.packs.file_bytes import read_pack_bytes

    data = read_pack_bytes(file.path)
    reading = cache.read(file.path, data) if cache else None
    if reading is None:
        # yaml takes 40 ms to import, and is not needed for what the cache holds
        from spacequiz.packs.pack_reader import read_pack_text

        reading = read_pack_text(data, pack_id(file.path))
        if cache:
            cache.add(file.path, data, reading)
    return reading


def _pack_files_in(folder: Path, origin: str) -> list[PackFile]:
    """Return the packs of a folder; none where it cannot be read."""
    try:
        return [_pack_file(path, origin) for path in pack_files(folder)]
    except OSError:
        return []


def pack_files(folder: Path) -> list[Path]:
    """Return the paths of the packs in a folder, but not in folders below it, by name. Raises OSError."""
    return sorted(path for path in folder.iterdir() if _is_pack(path))


def _pack_file(path: Path, origin: str) -> PackFile:
    # a name that cannot be shown is refused when its file is read
    return PackFile(escape(pack_id(path)), path, origin)


def _is_pack(path: Path) -> bool:
    """Whether a path is meant to be a pack, by its name."""
    # file managers leave hidden files of any ending beside those that they copy
    if path.suffix.lower() not in ENDINGS or path.name.startswith("."):
        return False
    try:
        return not path.is_dir()
    except OSError:  # such as a name that is too long; the error is reported when the file is read
        return True


def _order(pack: PackFile) -> tuple[bool, int, str, bool, str]:
    """Return what packs are sorted by."""
    first = _FIRST.index(pack.id) if pack.id in _FIRST else len(_FIRST)
    built_in = pack.origin == "built-in"
    return not built_in and pack.id not in _FIRST, first, pack.id, built_in, pack.path.name


def _is_good(file: PackFile) -> bool:
    """Whether a file can be read, and has no errors."""
    try:
        return read_pack_at(file).pack is not None
    except StorageError:
        return False
