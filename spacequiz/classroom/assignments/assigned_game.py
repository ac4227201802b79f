"""An assignment with its packs, ready to be played; and the assignments that were started on this machine."""

from collections.abc import Callable, Sequence
from contextlib import suppress
from dataclasses import dataclass, field
from pathlib import Path
from typing import TypeVar

from spacequiz.atomic_write import write_shared_bytes
from spacequiz.classroom.assignments.assignment import (
    MAX_BYTES,
    AssignedPack,
    Assignment,
    join_titles,
    read_assignment,
)
from spacequiz.domain.pack import Pack, questions_by_key
from spacequiz.errors import SpaceQuizError, StorageError
from spacequiz.packs.pack_id import why_invalid_id
from spacequiz.text import clean, escape

_SHARED_FOLDER_ENDING = ".results"
"""Ending of the file beside a remembered assignment that has the path of the shared folder."""
_T = TypeVar("_T")


@dataclass(frozen=True, slots=True)
class AssignedGame:
    """An assignment with the packs that its questions come from."""

    assignment: Assignment
    packs: tuple[Pack, ...]
    data: bytes = field(compare=False, repr=False)
    """The file of the assignment, byte for byte."""


def read_assignment_file(path: Path) -> Assignment:
    """Read the assignment in a file; its packs need not be on this machine.

    Raises SpaceQuizError with the file's name, or StorageError when it cannot be read.
    """
    return _read_named(path, read_assignment, _read_bytes(path))


def read_assigned_game(path: Path) -> AssignedGame:
    """Read the assignment in a file, with its packs.

    Raises SpaceQuizError with the file's name, or StorageError when it cannot be read.
    """
    return _read_named(path, load_assigned_game, _read_bytes(path))


def load_assigned_game(data: bytes) -> AssignedGame:
    """Read an assignment with its packs: those inside it, and the built-in ones, never one of the player's own.

    Raises SpaceQuizError where this is no assignment, or a pack is missing, is another edition or lacks a question.
    """
    assignment = read_assignment(data)
    packs = tuple(_read_embedded(pack) if pack.text else _read_built_in(pack) for pack in assignment.packs)
    known = questions_by_key(packs)
    missing = next((key for key in assignment.questions if key not in known), None)
    if missing is not None:
        raise SpaceQuizError(f"the question {missing} is in none of its packs")
    return AssignedGame(assignment, packs, data)


def _read_bytes(path: Path) -> bytes:
    from spacequiz.packs.file_bytes import read_file_bytes

    return read_file_bytes(path, MAX_BYTES)


def _read_named(path: Path, read: Callable[[bytes], _T], data: bytes) -> _T:
    """Read what a file holds; an error begins with the file's name. Raises SpaceQuizError."""
    try:
        return read(data)
    except StorageError:
        raise
    except SpaceQuizError as error:
        raise SpaceQuizError(f"{escape(str(path))}: {error}") from None


def build_assigned_pack(pack: Pack, path: Path, *, built_in: bool) -> AssignedPack:
    """Return a pack as an assignment has it; the text of one that is not built in travels inside.

    Raises SpaceQuizError for a pack that cannot be named or read on every machine.
    """
    if built_in:
        return AssignedPack(pack.id, pack.title, pack.digest)
    from spacequiz.packs.decode import decode
    from spacequiz.packs.file_bytes import read_pack_bytes

    if why := why_invalid_id(pack.id):
        raise SpaceQuizError(f'"{pack.id}" cannot be a pack\'s name on every machine, for {why}: rename the file')
    # without byte order mark and with line feeds: the digest is computed of this
    text = decode(read_pack_bytes(path)).raw
    return AssignedPack(pack.id, pack.title, pack.digest, text)


def assignment_title(requested: str, packs: Sequence[AssignedPack]) -> str:
    """Return the requested title, or else the titles of the packs."""
    return join_titles([clean(requested)] if clean(requested) else [clean(pack.title) for pack in packs])


def remember_assignment(assigned: AssignedGame, folder: Path, shared: Path | None) -> None:
    """Save a copy of an assignment and the path of the class's shared folder, so that its game can be resumed later.

    The file may be gone by then. Where nothing can be written, the game is played all the same.
    """
    name = assigned.assignment.id
    with suppress(OSError, ValueError):  # a path may hold what is no UTF-8
        write_shared_bytes(folder / f"{name}.json", assigned.data)
        if shared:
            # the game may be resumed from another working folder
            write_shared_bytes(folder / f"{name}{_SHARED_FOLDER_ENDING}", str(shared.absolute()).encode())
        else:
            (folder / f"{name}{_SHARED_FOLDER_ENDING}").unlink(missing_ok=True)


def find_shared_folder(assignment: str, folder: Path) -> Path | None:
    """Return the shared folder that was named when this assignment was last started, or None."""
    try:
        return Path((folder / f"{assignment}{_SHARED_FOLDER_ENDING}").read_text(encoding="utf-8"))
    except (OSError, ValueError):
        return None


def find_remembered_assignment(assignment: str, folder: Path) -> AssignedGame | None:
    """Return the assignment with this id that was started before, or None if it is missing or invalid."""
    try:
        assigned = read_assigned_game(folder / f"{assignment}.json")
    except SpaceQuizError:
        return None
    return assigned if assigned.assignment.id == assignment else None


def find_remembered_pack(pack_id: str, digest: str, folder: Path) -> Pack | None:
    """Return the edition of a pack with this digest from the assignments that were started, or None.

    Slow: it reads them all.
    """
    try:
        names = sorted(path.stem for path in folder.iterdir() if path.suffix == ".json")
    except OSError:
        return None
    games = (find_remembered_assignment(name, folder) for name in names)
    packs = (pack for game in games if game for pack in game.packs)
    return next((pack for pack in packs if (pack.id, pack.digest) == (pack_id, digest)), None)


def _read_embedded(assigned: AssignedPack) -> Pack:
    from spacequiz.packs.pack_reader import read_pack_text

    reading = read_pack_text(assigned.text, assigned.id)
    if reading.pack is None:
        problem = reading.errors[0]
        raise SpaceQuizError(f"its pack {assigned.id} has an error in line {problem.line}: {problem.message}")
    if reading.pack.digest != assigned.digest:
        raise SpaceQuizError(
            f"its pack {assigned.id} is another edition ({_edition(reading.pack.digest)}) than the assignment names "
            f"({_edition(assigned.digest)}): ask for a new copy"
        )
    return reading.pack


def _read_built_in(assigned: AssignedPack) -> Pack:
    from spacequiz.packs.find_packs import find_packs, read_pack_at

    found = next((found for found in find_packs(None) if found.id == assigned.id), None)
    pack = read_pack_at(found).pack if found else None
    if pack is None:
        raise SpaceQuizError(
            f"it is made of the pack {assigned.id} ({assigned.title}), which did not come with this Space Quiz: "
            "install the version that it was made with"
        )
    if pack.digest != assigned.digest:
        raise SpaceQuizError(
            f"it is made of another edition of the pack {assigned.id}: {assigned.title}, {_edition(assigned.digest)}; "
            f"this Space Quiz has {pack.title}, {_edition(pack.digest)}: both need the same version of Space Quiz"
        )
    return pack


def _edition(digest: str) -> str:
    return f"edition {digest[:8]}"
