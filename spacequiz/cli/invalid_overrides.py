"""Report packs of the user that are skipped because of errors."""

from typing import TYPE_CHECKING

from spacequiz.cli.output import print_message

if TYPE_CHECKING:
    from spacequiz.packs.find_packs import PackFile


def report_invalid_overrides(found: "PackFile") -> None:
    """Report the user's own files that would override this pack, but have errors."""
    for path in found.invalid_overrides:
        print_message(f"Your pack {path.name} has errors and was skipped; see spacequiz pack check {path}")
