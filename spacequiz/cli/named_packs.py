"""Read the packs that a command names by id or by path."""

from collections.abc import Iterable
from pathlib import Path
from typing import TYPE_CHECKING

from spacequiz.cli.invalid_overrides import report_invalid_overrides
from spacequiz.cli.output import print_message
from spacequiz.errors import SpaceQuizError, StorageError

if TYPE_CHECKING:
    from spacequiz.packs.loaded_packs import LoadedPack
    from spacequiz.packs.pack_cache import PackCache


def read_named_pack(name: str, folder: Path, purpose: str, cache: "PackCache | None" = None) -> "LoadedPack":
    """Read the pack with this id, or at this path; `purpose` is a participle such as ``played``.

    Raises SpaceQuizError for a pack that is missing or has errors, which are printed.
    """
    from spacequiz.packs.loaded_packs import load_named_pack

    loaded = load_named_pack(name, folder, cache)
    report_invalid_overrides(loaded.file)
    if loaded.load_error:
        raise StorageError(loaded.load_error)
    if loaded.pack is None:
        for problem in loaded.errors:
            print_message(problem.show(str(loaded.file.path)))
        raise SpaceQuizError(f"{name} has errors and cannot be {purpose}")
    return loaded


def read_named_packs(
    names: Iterable[str], folder: Path, purpose: str, cache: "PackCache | None" = None
) -> "list[LoadedPack]":
    """Read packs as `read_named_pack` does, each of them once, in the order of their names.

    Raises SpaceQuizError also where two files share an id.
    """
    packs: dict[str, LoadedPack] = {}
    for name in dict.fromkeys(names):
        loaded = read_named_pack(name, folder, purpose, cache)
        known = packs.setdefault(loaded.file.id, loaded)
        if known.file.path.resolve() != loaded.file.path.resolve():
            # scores are saved by pack id: two packs with one id would share them
            raise SpaceQuizError(f"two packs have the id {loaded.file.id}: {known.file.path} and {loaded.file.path}")
    return list(packs.values())
