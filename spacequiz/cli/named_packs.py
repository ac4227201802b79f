"""The packs that a command names, by their ids or as files."""

from collections.abc import Iterable
from pathlib import Path
from typing import TYPE_CHECKING

from spacequiz.cli.output import print_message
from spacequiz.cli.skipped_packs import report_invalid_overrides
from spacequiz.errors import SpaceQuizError

if TYPE_CHECKING:
    from spacequiz.packs.loaded_packs import LoadedPack


def read_named_packs(names: Iterable[str], folder: Path, purpose: str) -> "list[LoadedPack]":
    """Read each pack once, in the order of the names; `purpose` is a participle such as ``played``.

    Raises SpaceQuizError for a pack that is missing, that shares its id with another, or that has errors, which are
    printed.
    """
    from spacequiz.packs.find_packs import find_pack, read_pack_at
    from spacequiz.packs.loaded_packs import LoadedPack

    packs: dict[str, LoadedPack] = {}
    for name in names:
        file = find_pack(name, folder)
        report_invalid_overrides(file)
        known = packs.get(file.id)
        if known is not None:
            if known.file.path.resolve() != file.path.resolve():
                # scores hang on the id: two packs of one name would share them
                raise SpaceQuizError(f"two packs are called {file.id}: {known.file.path} and {file.path}")
            continue
        reading = read_pack_at(file)
        if reading.pack is None:
            for problem in reading.errors:
                print_message(problem.show(str(file.path)))
            raise SpaceQuizError(f"{name} has errors and cannot be {purpose}")
        packs[file.id] = LoadedPack(file, reading.pack, reading.problems)
    return list(packs.values())
