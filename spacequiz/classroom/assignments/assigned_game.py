"""An assignment with its packs at hand: ready to be played, on this machine."""

from collections.abc import Callable, Sequence
from contextlib import suppress
from dataclasses import dataclass, field
from pathlib import Path
from typing import TypeVar

from spacequiz.atomic_write import write_shared_bytes
from spacequiz.classroom.assignments.assignment import (
    MOST_BYTES,
    AssignedPack,
    Assignment,
    joined_titles,
    read_assignment,
)
from spacequiz.domain.pack import Pack
from spacequiz.errors import SpaceQuizError, StorageError
from spacequiz.packs.pack_id import why_invalid_id
from spacequiz.text import clean, escape

_SHARED = ".results"
"""Ends the name of the file that names a shared folder."""
_T = TypeVar("_T")


@dataclass(frozen=True, slots=True)
class AssignedGame:
    """An assignment and the packs that it is of."""

    assignment: Assignment
    packs: tuple[Pack, ...]
    data: bytes = field(compare=False, repr=False)
    """The file of the assignment, byte for byte."""


def read_assignment_file(path: Path) -> Assignment:
    """Read the assignment in a file; its packs need not be on this machine.

    Raises SpaceQuizError with the file's name, or StorageError when it cannot be read.
    """
    return _named(path, read_assignment, _read_bytes(path))


def read_assigned_game(path: Path) -> AssignedGame:
    """Read the assignment in a file, with its packs.

    Raises SpaceQuizError with the file's name, or StorageError when it cannot be read.
    """
    return _named(path, load_assigned_game, _read_bytes(path))


def load_assigned_game(data: bytes) -> AssignedGame:
    """Read an assignment with its packs: those inside it, and the built-in ones, never one of the player's own.

    Raises SpaceQuizError where this is no assignment, or a pack is missing, is another edition or lacks a question.
    """
    assignment = read_assignment(data)
    packs = tuple(_read_embedded(pack) if pack.text else _read_built_in(pack) for pack in assignment.packs)
    known = {question.key for pack in packs for question in pack.questions}
    missing = next((key for key in assignment.questions if key not in known), None)
    if missing is not None:
        raise SpaceQuizError(f"the question {missing} is in none of its packs")
    return AssignedGame(assignment, packs, data)


def _read_bytes(path: Path) -> bytes:
    from spacequiz.packs.file_bytes import read_file_bytes

    return read_file_bytes(path, MOST_BYTES)


def _named(path: Path, read: Callable[[bytes], _T], data: bytes) -> _T:
    """Read what a file holds; an error begins with the file's name. Raises SpaceQuizError."""
    try:
        return read(data)
    except StorageError:
        raise
    except SpaceQuizError as error:
        raise SpaceQuizError(f"{escape(str(path))}: {error}") from None


def assigned_pack(pack: Pack, path: Path, *, built_in: bool) -> AssignedPack:
    """A pack for an assignment; what does not come with the game travels inside. Raises SpaceQuizError."""
    if built_in:
        return AssignedPack(pack.id, pack.title, pack.digest)
    from spacequiz.packs.decode import decode
    from spacequiz.packs.file_bytes import read_pack_bytes

    if why := why_invalid_id(pack.id):
        raise SpaceQuizError(f'"{pack.id}" cannot be a pack\'s name on every machine, for {why}: rename the file')
    # without byte order mark and with line feeds, as its digest counts it
    text = decode(read_pack_bytes(path)).raw
    return AssignedPack(pack.id, pack.title, pack.digest, text)


def assignment_title(given: str, packs: Sequence[AssignedPack]) -> str:
    """The title as it was given, or the titles of the packs."""
    return joined_titles([clean(given)] if clean(given) else [clean(pack.title) for pack in packs])


def remember_assignment(lesson: AssignedGame, folder: Path, shared: Path | None) -> None:
    """Keep the assignment among those that were begun, so that Resume finds it when the file is gone.

    So it does with the folder where results are handed in too. Where nothing can be written, the game is played all
    the same.
    """
    name = lesson.assignment.id
    with suppress(OSError, ValueError):  # a path may hold what is no UTF-8
        write_shared_bytes(folder / f"{name}.json", lesson.data)
        if shared:
            # Resume may be given from another folder
            write_shared_bytes(folder / f"{name}{_SHARED}", str(shared.absolute()).encode())
        else:
            (folder / f"{name}{_SHARED}").unlink(missing_ok=True)


def remembered_shared_folder(assignment: str, folder: Path) -> Path | None:
    """The folder where results of this assignment were to be handed in too, when it was begun last."""
    try:
        return Path((folder / f"{assignment}{_SHARED}").read_text(encoding="utf-8"))
    except (OSError, ValueError):
        return None


def find_remembered(assignment: str, folder: Path) -> AssignedGame | None:
    """The lesson of this assignment's id among those that were begun; None where it is not there or makes no sense."""
    try:
        lesson = read_assigned_game(folder / f"{assignment}.json")
    except SpaceQuizError:
        return None
    return lesson if lesson.assignment.id == assignment else None


def find_remembered_edition(wanted: str, digest: str, folder: Path) -> Pack | None:
    """The edition of a pack that has this digest, out of the assignments that were begun; slow."""
    try:
        names = sorted(path.stem for path in folder.iterdir() if path.suffix == ".json")
    except OSError:
        return None
    lessons = (find_remembered(name, folder) for name in names)
    packs = (pack for lesson in lessons if lesson for pack in lesson.packs)
    return next((pack for pack in packs if (pack.id, pack.digest) == (wanted, digest)), None)


def _read_embedded(assigned: AssignedPack) -> Pack:
    from spacequiz.packs.pack_reader import read_pack_text

    reading = read_pack_text(assigned.text, assigned.id)
    if reading.pack is None:
        problem = reading.errors[0]
        raise SpaceQuizError(f"its pack {assigned.id} has an error in line {problem.line}: {problem.message}")
    if reading.pack.digest != assigned.digest:
        raise SpaceQuizError(
            f"its pack {assigned.id} is another edition ({_short(reading.pack.digest)}) than the assignment names "
            f"({_short(assigned.digest)}): ask for a new copy"
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
            f"it is made of another edition of the pack {assigned.id}: {assigned.title}, {_short(assigned.digest)}; "
            f"this Space Quiz has {pack.title}, {_short(pack.digest)}: both need the same version of Space Quiz"
        )
    return pack


def _short(digest: str) -> str:
    return f"edition {digest[:8]}"
