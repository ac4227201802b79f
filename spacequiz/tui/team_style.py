"""How teams are told apart: a colour, and a sign for those who do not see it."""

from spacequiz.tui.plain_text import Part

SIGNS = ("▲", "●", "■", "◆", "★", "✚")
DEFAULT_TEAM_NAMES = ("Red", "Blue", "Green", "Yellow", "Violet", "Orange")
"""What teams are called until they have names of their own."""
_ON_DARK = ("#ff7b7f", "#6db6ff", "#95d265", "#ffcc66", "#d3a4ff", "#ffa45c")
_ON_LIGHT = ("#b00020", "#0b5394", "#1b6e2e", "#7a5c00", "#6a1b9a", "#a84300")


def team_colour(team: int, *, dark: bool) -> str:
    """The colour of a team, on a dark ground or on a light one."""
    return (_ON_DARK if dark else _ON_LIGHT)[team % len(_ON_DARK)]


def team_label(team: int, name: str, *, dark: bool) -> Part:
    """A team's sign and name in its colour."""
    return f"{SIGNS[team % len(SIGNS)]} {name}", f"{team_colour(team, dark=dark)} bold"
