"""Putting packs into the user's folder, and taking them out. Nothing is lost: what goes is set aside."""

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
from spacequiz.packs.find_packs import PackFile, find_packs
from spacequiz.packs.loaded_packs import load_pack
from spacequiz.packs.pack_diff import PackDiff, diff_packs
from spacequiz.packs.pack_id import fold_id, pack_id, why_invalid_id
from spacequiz.packs.pack_reader import read_pack_text
from spacequiz.packs.problem import Problem
from spacequiz.packs.sources import PackCandidate, ProgressCallback
from spacequiz.text import escape, nearest
from spacequiz.wording import join_words


class InstallStatus(Enum):
    """How a pack that is offered stands to those that are there."""

    NEW = "new"
    SAME = "same"
    """This very edition is there already."""
    OTHER = "other"
    """Another edition is there, or a built-in pack of this id."""
    REFUSED = "refused"


@dataclass(frozen=True, slots=True)
class InstallPlan:
    """What adding one pack means."""

    candidate: PackCandidate
    status: InstallStatus
    reason: str = ""
    """Why it is refused, where that is not for its problems."""
    pack: Pack | None = None
    problems: tuple[Problem, ...] = ()
    replaced_files: tuple[Path, ...] = ()
    """The user's files of this id, which are set aside."""
    built_in: bool = False
    """Whether a built-in pack has this id."""
    changes: PackDiff | None = None
    """What is different from the pack that is played now; None where there is none."""

    @property
    def will_write(self) -> bool:
        """Whether there is anything to be written."""
        return self.status in {InstallStatus.NEW, InstallStatus.OTHER}


def plan_install(
    candidates: Sequence[PackCandidate], folder: Path, at: ProgressCallback = lambda _done, _of: None
) -> tuple[InstallPlan, ...]:
    """What adding these would mean; reads them, and those that are there. Changes nothing."""
    there = find_packs(folder)
    alike: defaultdict[str, list[PackCandidate]] = defaultdict(list)
    for candidate in candidates:
        alike[fold_id(candidate.id)].append(candidate)
    plans = []
    for number, candidate in enumerate(candidates):
        at(number, len(candidates))
        plans.append(_plan(candidate, alike[fold_id(candidate.id)], there))
    return tuple(plans)


def install_pack(planned: InstallPlan, folder: Path, removed: Path, day: date) -> tuple[Path, ...]:
    """Write the pack, and set aside what it replaces; where that is now. Raises StorageError, or SpaceQuizError.

    The pack that is there stays until the new one stands whole in its place: killed at any moment, one of the two is
    there.
    """
    candidate = planned.candidate
    now = [
        found for found in find_packs(folder) if found.origin == "yours" and fold_id(found.id) == fold_id(candidate.id)
    ]
    if {found.path for found in now} != set(planned.replaced_files):
        raise SpaceQuizError(f"{candidate.id} has been changed by somebody else meanwhile; try again")
    target = planned.replaced_files[0] if planned.replaced_files else folder / f"{candidate.id}.yaml"
    try:
        # a link that leads nowhere holds nothing
        kept = tuple(_copy(path, removed, day) for path in planned.replaced_files if path.is_file())
        write_shared_bytes(target, candidate.data)
        for path in planned.replaced_files[1:]:
            path.unlink()
    except OSError as error:
        raise StorageError(f"{target} cannot be written: {error.strerror or error}") from error
    return kept


def find_own_pack(request: str, folder: Path) -> PackFile:
    """The user's pack of this id, or in this file. Raises NotFound or SpaceQuizError."""
    found = find_packs(folder)
    mine = [each for each in found if each.origin == "yours"]
    path = Path(os.path.abspath(os.path.expanduser(request)))  # noqa: PTH100, PTH111  # Path's own raises, or follows links
    for each in mine:
        if request == each.path.name or path == each.path.absolute():
            return each
    same = [each for each in mine if each.id == request]
    if len(same) > 1:
        names = join_words((each.path.name for each in same), "and")
        raise SpaceQuizError(f"{names} both have the id {request}: name the file that is meant")
    if same:
        return same[0]
    if any(each.id == request for each in found):
        raise SpaceQuizError(f"{request} came with the game and cannot be removed; a pack of yours can take its place")
    ids = [each.id for each in mine]
    near = nearest(request, ids)
    there = f"Yours are: {', '.join(ids)}" if ids else f"There is none of yours in {folder}"
    raise NotFound(f'you have no pack "{request}"' + (f'; did you mean "{near}"? ' if near else ". ") + there)


def remove_pack(path: Path, removed: Path, day: date) -> Path:
    """Set a pack aside; where it is now. Raises StorageError."""
    try:
        if path.is_symlink() and path.is_file():
            # a link that leads from where it lies would lead nowhere
            kept = _copy(path, removed, day)
            path.unlink()
            return kept
        kept = _free_path(path.name, removed, day)
        try:
            path.replace(kept)
        except OSError:
            kept.unlink()
            raise
    except OSError as error:
        raise StorageError(f"{path} cannot be removed: {error.strerror or error}") from error
    return kept


def restore_pack(kept: Path, path: Path) -> None:
    """Bring back what was set aside. Raises StorageError, or SpaceQuizError when there is another meanwhile."""
    try:
        if any(fold_id(other.name) == fold_id(path.name) for other in path.parent.iterdir()):
            raise SpaceQuizError(f"there is another {path.name} meanwhile; the one that was removed is {kept}")
        kept.rename(path)
    except OSError as error:
        raise StorageError(f"{kept} cannot be brought back: {error.strerror or error}") from error
    # the next one may lie there
    with suppress(OSError):
        kept.parent.rmdir()


def find_removed_edition(wanted: str, digest: str, removed: Path) -> Pack | None:
    """The very edition of a pack that has this digest, among those that were set aside; slow."""
    try:
        paths = [path for folder in removed.iterdir() if folder.is_dir() for path in folder.iterdir()]
    except OSError:
        return None
    for path in paths:
        if pack_id(path) == wanted:
            pack = load_pack(PackFile(wanted, path, "file")).pack
            if pack and pack.digest == digest:
                return pack
    return None


def _plan(candidate: PackCandidate, alike: Sequence[PackCandidate], there: Iterable[PackFile]) -> InstallPlan:
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
    same = [found for found in there if fold_id(found.id) == fold_id(candidate.id)]
    near = next((found for found in same if found.id != candidate.id), None)
    if near:
        why = f"it differs from {near.id}, which is there, in case only: rename the file, or call it {near.id}.yaml"
        return InstallPlan(candidate, InstallStatus.REFUSED, why)
    reading = read_pack_text(candidate.data, candidate.id)
    if reading.pack is None:
        return InstallPlan(candidate, InstallStatus.REFUSED, problems=reading.problems)
    return _compare_with(candidate, reading.pack, reading.problems, same)


def _compare_with(
    candidate: PackCandidate, pack: Pack, problems: tuple[Problem, ...], same: Sequence[PackFile]
) -> InstallPlan:
    """Compare a good pack with those of its id that are there, the user's first."""
    if not same:
        return InstallPlan(candidate, InstallStatus.NEW, "", pack, problems)
    played = next((old for found in same if (old := load_pack(found).pack)), None)
    standing = InstallStatus.SAME if played and played.digest == pack.digest else InstallStatus.OTHER
    return InstallPlan(
        *(candidate, standing, "", pack, problems),
        replaced_files=tuple(found.path for found in same if found.origin == "yours"),
        built_in=any(found.origin == "built-in" for found in same),
        changes=diff_packs(played, pack) if played else None,
    )


def _copy(path: Path, removed: Path, day: date) -> Path:
    data = path.read_bytes()
    kept = _free_path(path.name, removed, day)
    try:
        write_shared_bytes(kept, data)
    except BaseException:
        kept.unlink()
        raise
    return kept


def _free_path(name: str, removed: Path, day: date) -> Path:
    """A place for a file of this name, which is its pack's id: an empty file, in a folder named after the day."""
    for number in count(1):
        path = removed / (f"{day}" if number == 1 else f"{day}-{number}") / name
        path.parent.mkdir(parents=True, exist_ok=True)
        with suppress(FileExistsError):
            path.touch(exist_ok=False)
            return path
    raise AssertionError  # there is always a next number
