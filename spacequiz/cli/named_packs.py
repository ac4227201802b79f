"""The packs that a command names, by their ids or as files."""

from collections.abc import Iterable
from pathlib import Path
from typing import TYPE_CHECKING

from spacequiz.cli.output import print_message
from spacequiz.cli.skipped_packs import report_invalid_overrides
from spacequiz.domain.pack import Pack
from spacequiz.errors import SpaceQuizError, StorageError

if TYPE_CHECKING:
    from spacequiz.packs.find_packs import PackFile


def read_named_pack(name: str, folder: Path, wanted_for: str) -> "tuple[PackFile, Pack]":
    """Read the pack with this id, or at this path; `wanted_for` is as in ``played``.

    Raises SpaceQuizError for a pack that is missing or has errors, which are printed.
    """
    from spacequiz.packs.loaded_packs import load_named_pack

    loaded = load_named_pack(name, folder)
    report_invalid_overrides(loaded.file)
    if loaded.load_error:
        raise StorageError(loaded.load_error)
    if loaded.pack is None:
        for problem in loaded.errors:
            print_message(problem.show(str(loaded.file.path)))
        raise SpaceQuizError(f"{name} has errors and cannot be {wanted_for}")
    return loaded.file, loaded.pack


def read_named_packs(names: Iterable[str], folder: Path, wanted_for: str) -> "list[tuple[PackFile, Pack]]":
    """Read packs as `read_named_pack` does, each of them once, in the order of their names.

    Raises SpaceQuizError also where two files share an id.
    """
    packs: dict[str, tuple[PackFile, Pack]] = {}
    for name in names:
        file, pack = read_named_pack(name, folder, wanted_for)
        before, _ = packs.setdefault(file.id, (file, pack))
        if before.path.resolve() != file.path.resolve():
            # scores hang on the id: two packs of one name would share them
            raise SpaceQuizError(f"two packs are called {file.id}: {before.path} and {file.path}")
    return list(packs.values())
