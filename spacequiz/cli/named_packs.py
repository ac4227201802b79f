"""The packs that a command names, by their ids or as files."""

from collections.abc import Iterable
from pathlib import Path
from typing import TYPE_CHECKING

from spacequiz.cli.output import print_message
from spacequiz.cli.skipped_packs import report_invalid_overrides
from spacequiz.domain.pack import Pack
from spacequiz.errors import SpaceQuizError

if TYPE_CHECKING:
    from spacequiz.packs.find_packs import PackFile


def read_named_packs(names: Iterable[str], folder: Path, wanted_for: str) -> "list[tuple[PackFile, Pack]]":
    """Each of them once, in the order of their names, with where it was found; `wanted_for` is as in ``played``.

    Raises SpaceQuizError for one that is missing, has errors, which are told, or shares its id with another.
    """
    from spacequiz.packs.find_packs import find_pack, read_pack_at

    packs: dict[str, tuple[PackFile, Pack]] = {}
    for name in names:
        found = find_pack(name, folder)
        report_invalid_overrides(found)
        reading = read_pack_at(found)
        if reading.pack is None:
            for problem in reading.errors:
                print_message(problem.show(str(found.path)))
            raise SpaceQuizError(f"{name} has errors and cannot be {wanted_for}")
        before, _ = packs.setdefault(found.id, (found, reading.pack))
        if before.path.resolve() != found.path.resolve():
            # scores hang on the id: two packs of one name would share them
            raise SpaceQuizError(f"two packs are called {found.id}: {before.path} and {found.path}")
    return list(packs.values())
