"""A word on packs of one's own that are not played."""

from typing import TYPE_CHECKING

from spacequiz.cli.output import print_message

if TYPE_CHECKING:
    from spacequiz.packs.find_packs import PackFile


def report_invalid_overrides(found: "PackFile") -> None:
    """Say which of the user's own files would be played, had they no errors."""
    for path in found.invalid_overrides:
        print_message(f"{path.name} of your own has errors and is left out: spacequiz pack check {path}")
