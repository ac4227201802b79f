"""A word on packs of one's own that are not played."""

from typing import TYPE_CHECKING

from spacequiz.cli.output import say

if TYPE_CHECKING:
    from spacequiz.packs.find_packs import Found


def tell_passed_over(found: "Found") -> None:
    """Say which of the user's own files would be played, had they no errors."""
    for path in found.passed_over:
        say(f"{path.name} of your own has errors and is left out: spacequiz pack check {path}")
