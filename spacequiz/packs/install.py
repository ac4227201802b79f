"""Adding packs to the user's folder and removing them. Replaced and removed files are moved, never deleted."""

import os
from collections import defaultdict
from collections.abc import Iterable, Sequence
from contextlib import suppress
from dataclasses import dataclass
from datetime import date
from enum import Enum
from itertools import count
from pathlib import Path

from spacequiz.atomic_write import write_shared_bytes
from spacequiz.domain.pack import Pack
from spacequiz.errors import NotFound, SpaceQuizError, StorageError
from spacequiz.packs.candidates import PackCandidate, ProgressCallback
from spacequiz.packs.find_packs import PackFile, find_packs
from spacequiz.packs.loaded_packs import load_pack
from spacequiz.packs.pack_diff import PackDiff, diff_packs
from spacequiz.packs.pack_id import fold_id, pack_id, why_invalid_id
from spacequiz.packs.pack_reader import read_pack_text
from spacequiz.packs.problem import Problem
from spacequiz.text import escape, nearest
from spacequiz.wording import join_words


class InstallStatus(Enum):
    """How a pack to add compares with the packs that are installed."""

    NEW = "new"
    """No installed pack has this id."""
    SAME = "same"
    """The same edition is installed."""
    OTHER = "other"
    """Another edition, or another pack with this id, is installed."""
    REFUSED = "refused"
    """It has errors, or an id that cannot be used."""


@dataclass(frozen=True, slots=True)
class InstallPlan:
    """What adding one pack would do."""

    candidate: PackCandidate
    status: InstallStatus
    reason: str = ""
    """Why it is refused; empty when it is not, or when `problems` has the reasons."""
    pack: Pack | None = None
    """The pack to add; None when it was refused."""
    problems: tuple[Problem, ...] = ()
    replaced_files: tuple[Path, ...] = ()
    """The user's files with this id, which are moved to the folder of removed packs."""
    built_in: bool = False
    """Whether a built-in pack has this id."""
    changes: PackDiff | None = None
    """The differences from the pack that is played under this id today; None where there is none."""

    @property
    def will_write(self) -> bool:
        """Whether a file would be written."""
        return self.status in {InstallStatus.NEW, InstallStatus.OTHER}


def plan_install(
    candidates: Sequence[PackCandidate], folder: Path, on_progress: ProgressCallback = lambda _done, _of: None
) -> tuple[InstallPlan, ...]:
    """Return what adding these packs to the user's folder would do, in their order. Changes nothing.

    Reads the candidates, and the installed packs with the same ids.
    """
    installed = find_packs(folder)
    alike: defaultdict[str, list[PackCandidate]] = defaultdict(list)
    for candidate in candidates:
        alike[fold_id(candidate.id)].append(candidate)
    plans = []
    for number, candidate in enumerate(candidates):
        on_progress(number, len(candidates))
        plans.append(_plan(candidate, alike[fold_id(candidate.id)], installed))
    return tuple(plans)


def install_pack(plan: InstallPlan, folder: Path, removed: Path, day: date) -> tuple[Path, ...]:
    """Write a pack into the user's folder, and move what it replaces; return the paths of the moved files.

    Raises StorageError, or SpaceQuizError when the folder has changed since the plan was made. The old file stays until
    the new one has taken its place: a program that is killed leaves one of the two.
    """
    candidate = plan.candidate
    current = [
        file.path for file in find_packs(folder) if file.origin == "yours" and fold_id(file.id) == fold_id(candidate.id)
    ]
    if set(current) != set(plan.replaced_files):
        raise SpaceQuizError(f"{candidate.id} has been changed by somebody else meanwhile; try again")
    target = plan.replaced_files[0] if plan.replaced_files else folder / f"{candidate.id}.yaml"
    try:
        # a link that leads nowhere has nothing to copy
        copies = tuple(_copy(path, removed, day) for path in plan.replaced_files if path.is_file())
        write_shared_bytes(target, candidate.data)
        for path in plan.replaced_files[1:]:
            path.unlink()
    except OSError as error:
        raise StorageError(f"{target} cannot be written: {error.strerror or error}") from error
    return copies


def find_own_pack(request: str, folder: Path) -> PackFile:
    """Return the user's pack with this id, or in this file. Raises NotFound or SpaceQuizError."""
    found = find_packs(folder)
    own = [file for file in found if file.origin == "yours"]
    path = Path(os.path.abspath(os.path.expanduser(request)))  # noqa: PTH100, PTH111  # Path's own raises, or follows links
    for file in own:
        if request == file.path.name or path == file.path.absolute():
            return file
    candidates = [file for file in own if file.id == request]
    if len(candidates) > 1:
        names = join_words((file.path.name for file in candidates), "and")
        raise SpaceQuizError(f"{names} both have the id {request}: name the file that is meant")
    if candidates:
        return candidates[0]
    if any(file.id == request for file in found):
        raise SpaceQuizError(f"{request} came with the game and cannot be removed; a pack of yours can take its place")
    ids = [file.id for file in own]
    near = nearest(request, ids)
    listed = f"Yours are: {', '.join(ids)}" if ids else f"There is none of yours in {folder}"
    raise NotFound(f'you have no pack "{request}"' + (f'; did you mean "{near}"? ' if near else ". ") + listed)


def remove_pack(path: Path, removed: Path, day: date) -> Path:
    """Move a pack's file to the folder of removed packs, and return its new path. Raises StorageError."""
    try:
        if path.is_symlink() and path.is_file():
            # a relative link would lead nowhere from another folder
            copy = _copy(path, removed, day)
            path.unlink()
            return copy
        target = _free_path(path.name, removed, day)
        try:
            path.replace(target)
        except OSError:
            target.unlink()
            raise
    except OSError as error:
        raise StorageError(f"{path} cannot be removed: {error.strerror or error}") from error
    return target


def restore_pack(removed_file: Path, path: Path) -> None:
    """Move a removed pack back to its path. Raises StorageError, or SpaceQuizError when another pack is there."""
    try:
        if any(fold_id(other.name) == fold_id(path.name) for other in path.parent.iterdir()):
            raise SpaceQuizError(f"there is another {path.name} meanwhile; the one that was removed is {removed_file}")
        removed_file.rename(path)
    except OSError as error:
        raise StorageError(f"{removed_file} cannot be brought back: {error.strerror or error}") from error
    # fails where other packs of that day are in the folder
    with suppress(OSError):
        removed_file.parent.rmdir()


def find_removed_edition(id: str, digest: str, removed: Path) -> Pack | None:  # noqa: A002  # as everywhere
    """Return the pack with this id and digest among the removed ones; None where it is not there. Slow."""
    try:
        paths = [path for folder in removed.iterdir() if folder.is_dir() for path in folder.iterdir()]
    except OSError:
        return None
    for path in paths:
        if pack_id(path) == id:
            pack = load_pack(PackFile(id, path, "file")).pack
            if pack and pack.digest == digest:
                return pack
    return None


def _plan(candidate: PackCandidate, alike: Sequence[PackCandidate], installed: Iterable[PackFile]) -> InstallPlan:
    """Return the plan for one candidate; `alike` are those whose ids differ in case at most, itself among them."""
    name = escape(candidate.id)
    if candidate.read_error:
        return InstallPlan(candidate, InstallStatus.REFUSED, candidate.read_error)
    if why := why_invalid_id(candidate.id):
        return InstallPlan(
            candidate, InstallStatus.REFUSED, f'"{name}" cannot be a pack\'s name: {why}; rename the file'
        )
    if any((other.id, other.data) != (candidate.id, candidate.data) for other in alike):
        names = ", ".join(other.name for other in alike)
        why = f"these have one name, or differ in case only: {names}; rename one of them"
        return InstallPlan(candidate, InstallStatus.REFUSED, why)
    if candidate is not alike[0]:
        return InstallPlan(candidate, InstallStatus.SAME, f"the same as {alike[0].name}")
    rivals = [file for file in installed if fold_id(file.id) == fold_id(candidate.id)]
    other = next((file for file in rivals if file.id != candidate.id), None)
    if other:
        why = f"it differs from {other.id}, which is there, in case only: rename the file, or call it {other.id}.yaml"
        return InstallPlan(candidate, InstallStatus.REFUSED, why)
    reading = read_pack_text(candidate.data, candidate.id)
    if reading.pack is None:
        return InstallPlan(candidate, InstallStatus.REFUSED, problems=reading.problems)
    return _compare_with(candidate, reading.pack, reading.problems, rivals)


def _compare_with(
    candidate: PackCandidate, pack: Pack, problems: tuple[Problem, ...], rivals: Sequence[PackFile]
) -> InstallPlan:
    """Return the plan for a pack without errors; `rivals` are the installed packs with its id, the user's first."""
    if not rivals:
        return InstallPlan(candidate, InstallStatus.NEW, "", pack, problems)
    played = next((old for file in rivals if (old := load_pack(file).pack)), None)
    status = InstallStatus.SAME if played and played.digest == pack.digest else InstallStatus.OTHER
    return InstallPlan(
        *(candidate, status, "", pack, problems),
        replaced_files=tuple(file.path for file in rivals if file.origin == "yours"),
        built_in=any(file.origin == "built-in" for file in rivals),
        changes=diff_packs(played, pack) if played else None,
    )


def _copy(path: Path, removed: Path, day: date) -> Path:
    """Copy a file to the folder of removed packs, and return the copy. Raises OSError."""
    data = path.read_bytes()
    copy = _free_path(path.name, removed, day)
    try:
        write_shared_bytes(copy, data)
    except BaseException:
        copy.unlink()
        raise
    return copy


def _free_path(name: str, removed: Path, day: date) -> Path:
    """Make an empty file of this name among the removed packs, in a folder named after the day, and return it.

    The name is the pack's id, and so must not change.
    """
    for number in count(1):
        path = removed / (f"{day}" if number == 1 else f"{day}-{number}") / name
        path.parent.mkdir(parents=True, exist_ok=True)
        with suppress(FileExistsError):
            path.touch(exist_ok=False)
            return path
    raise AssertionError  # not reached: count() never ends
