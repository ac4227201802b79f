"""The names and labels of teams on the screen."""

from spacequiz.documents.team_style import team_colour, team_sign
from spacequiz.tui.plain_text import Part

DEFAULT_TEAM_NAMES = ("Red", "Blue", "Green", "Yellow", "Violet", "Orange")
"""The default names of the teams: those of their colours."""


def team_label(team: int, name: str, *, dark: bool) -> Part:
    """Return a team's sign and name in its colour."""
    return f"{team_sign(team)} {name}", f"{team_colour(team, dark=dark)} bold"
