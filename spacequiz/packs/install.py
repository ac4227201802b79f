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

from spacequiz.atomic_write import write_bytes_whole
from spacequiz.domain.pack import Pack
from spacequiz.errors import NotFound, SpaceQuizError, StorageError
from spacequiz.packs.find_packs import Found, find_packs
from spacequiz.packs.loaded_packs import read_one
from spacequiz.packs.pack_diff import Changes, changes
from spacequiz.packs.pack_id import folded, pack_id, why_no_name
from spacequiz.packs.pack_reader import read_text
from spacequiz.packs.problem import Problem
from spacequiz.packs.sources import Offer, Told
from spacequiz.text import escaped, nearest


class Standing(Enum):
    """How a pack that is offered stands to those that are there."""

    NEW = "new"
    SAME = "same"
    """This very edition is there already."""
    OTHER = "other"
    """Another edition is there, or a built-in pack of this id."""
    REFUSED = "refused"


@dataclass(frozen=True, slots=True)
class Plan:
    """What adding one pack means."""

    offer: Offer
    standing: Standing
    why: str = ""
    """Why it is refused, where that is not for its problems."""
    pack: Pack | None = None
    problems: tuple[Problem, ...] = ()
    old: tuple[Path, ...] = ()
    """The user's files of this id, which are set aside."""
    built_in: bool = False
    """Whether a built-in pack has this id."""
    changes: Changes | None = None
    """What is different from the pack that is played now; None where there is none."""

    @property
    def adds(self) -> bool:
        """Whether there is anything to be written."""
        return self.standing in {Standing.NEW, Standing.OTHER}


def plan(offers: Sequence[Offer], folder: Path, at: Told = lambda _done, _of: None) -> tuple[Plan, ...]:
    """What adding these would mean; reads them, and those that are there. Changes nothing."""
    there = find_packs(folder)
    alike: defaultdict[str, list[Offer]] = defaultdict(list)
    for offer in offers:
        alike[folded(offer.id)].append(offer)
    plans = []
    for number, offer in enumerate(offers):
        at(number, len(offers))
        plans.append(_plan(offer, alike[folded(offer.id)], there))
    return tuple(plans)


def carry_out(planned: Plan, folder: Path, removed: Path, day: date) -> tuple[Path, ...]:
    """Write the pack, and set aside what it replaces; where that is now. Raises StorageError, or SpaceQuizError.

    The pack that is there stays until the new one stands whole in its place: killed at any moment, one of the two is
    there.
    """
    offer = planned.offer
    now = [found for found in find_packs(folder) if found.origin == "yours" and folded(found.id) == folded(offer.id)]
    if {found.path for found in now} != set(planned.old):
        raise SpaceQuizError(f"{offer.id} has been changed by somebody else meanwhile; try again")
    target = planned.old[0] if planned.old else folder / f"{offer.id}.yaml"
    try:
        # a link that leads nowhere holds nothing
        kept = tuple(_copy(path, removed, day) for path in planned.old if path.is_file())
        write_bytes_whole(target, offer.data)
        for path in planned.old[1:]:
            path.unlink()
    except OSError as error:
        raise StorageError(f"{target} cannot be written: {error.strerror or error}") from error
    return kept


def own(wish: str, folder: Path) -> Found:
    """The user's pack of this id, or in this file. Raises NotFound or SpaceQuizError."""
    found = find_packs(folder)
    mine = [each for each in found if each.origin == "yours"]
    path = Path(os.path.abspath(os.path.expanduser(wish)))  # noqa: PTH100, PTH111  # Path's own raises, or follows links
    for each in mine:
        if wish == each.path.name or path == each.path.absolute():
            return each
    same = [each for each in mine if each.id == wish]
    if len(same) > 1:
        names = " and ".join(each.path.name for each in same)
        raise SpaceQuizError(f"{names} both have the id {wish}: name the file that is meant")
    if same:
        return same[0]
    if any(each.id == wish for each in found):
        raise SpaceQuizError(f"{wish} came with the game and cannot be removed; a pack of yours can take its place")
    ids = [each.id for each in mine]
    near = nearest(wish, ids)
    there = f"Yours are: {', '.join(ids)}" if ids else f"There is none of yours in {folder}"
    raise NotFound(f'you have no pack "{wish}"' + (f'; did you mean "{near}"? ' if near else ". ") + there)


def remove(path: Path, removed: Path, day: date) -> Path:
    """Set a pack aside; where it is now. Raises StorageError."""
    try:
        if path.is_symlink() and path.is_file():
            # a link that leads from where it lies would lead nowhere
            kept = _copy(path, removed, day)
            path.unlink()
            return kept
        kept = _free(path.name, removed, day)
        try:
            path.replace(kept)
        except OSError:
            kept.unlink()
            raise
    except OSError as error:
        raise StorageError(f"{path} cannot be removed: {error.strerror or error}") from error
    return kept


def restore(kept: Path, path: Path) -> None:
    """Bring back what was set aside. Raises StorageError, or SpaceQuizError when there is another meanwhile."""
    try:
        if any(folded(other.name) == folded(path.name) for other in path.parent.iterdir()):
            raise SpaceQuizError(f"there is another {path.name} meanwhile; the one that was removed is {kept}")
        kept.rename(path)
    except OSError as error:
        raise StorageError(f"{kept} cannot be brought back: {error.strerror or error}") from error
    # the next one may lie there
    with suppress(OSError):
        kept.parent.rmdir()


def edition(wanted: str, digest: str, removed: Path) -> Pack | None:
    """The very edition of a pack that has this digest, among those that were set aside; slow."""
    try:
        paths = [path for folder in removed.iterdir() if folder.is_dir() for path in folder.iterdir()]
    except OSError:
        return None
    for path in paths:
        if pack_id(path) == wanted:
            pack = read_one(Found(wanted, path, "file")).pack
            if pack and pack.digest == digest:
                return pack
    return None


def _plan(offer: Offer, alike: Sequence[Offer], there: Iterable[Found]) -> Plan:
    name = escaped(offer.id)
    if offer.trouble:
        return Plan(offer, Standing.REFUSED, offer.trouble)
    if why := why_no_name(offer.id):
        return Plan(offer, Standing.REFUSED, f'"{name}" cannot be a pack\'s name: {why}; rename the file')
    if any((other.id, other.data) != (offer.id, offer.data) for other in alike):
        names = ", ".join(other.name for other in alike)
        why = f"these have one name, or differ in case only: {names}; rename one of them"
        return Plan(offer, Standing.REFUSED, why)
    if offer is not alike[0]:
        return Plan(offer, Standing.SAME, f"the same as {alike[0].name}")
    same = [found for found in there if folded(found.id) == folded(offer.id)]
    near = next((found for found in same if found.id != offer.id), None)
    if near:
        why = f"it differs from {near.id}, which is there, in case only: rename the file, or call it {near.id}.yaml"
        return Plan(offer, Standing.REFUSED, why)
    reading = read_text(offer.data, offer.id)
    if reading.pack is None:
        return Plan(offer, Standing.REFUSED, problems=reading.problems)
    return _against(offer, reading.pack, reading.problems, same)


def _against(offer: Offer, pack: Pack, problems: tuple[Problem, ...], same: Sequence[Found]) -> Plan:
    """Compare a good pack with those of its id that are there, the user's first."""
    if not same:
        return Plan(offer, Standing.NEW, "", pack, problems)
    played = next((old for found in same if (old := read_one(found).pack)), None)
    standing = Standing.SAME if played and played.digest == pack.digest else Standing.OTHER
    return Plan(
        *(offer, standing, "", pack, problems),
        old=tuple(found.path for found in same if found.origin == "yours"),
        built_in=any(found.origin == "built-in" for found in same),
        changes=changes(played, pack) if played else None,
    )


def _copy(path: Path, removed: Path, day: date) -> Path:
    data = path.read_bytes()
    kept = _free(path.name, removed, day)
    try:
        write_bytes_whole(kept, data)
    except BaseException:
        kept.unlink()
        raise
    return kept


def _free(name: str, removed: Path, day: date) -> Path:
    """A place for a file of this name, which is its pack's id: an empty file, in a folder named after the day."""
    for number in count(1):
        path = removed / (f"{day}" if number == 1 else f"{day}-{number}") / name
        path.parent.mkdir(parents=True, exist_ok=True)
        with suppress(FileExistsError):
            path.touch(exist_ok=False)
            return path
    raise AssertionError  # there is always a next number
