"""How teams are told apart, on the screen and on paper: by a colour, and by a sign for those who do not see it."""

SIGNS = ("▲", "●", "■", "◆", "★", "✚")
"""A sign for each team, by its place among them."""
COLOURS_ON_DARK = ("#ff7b7f", "#6db6ff", "#95d265", "#ffcc66", "#d3a4ff", "#ffa45c")
"""Colours that can be read on a dark background: red, blue, green, yellow, violet, orange."""
COLOURS_ON_LIGHT = ("#b00020", "#0b5394", "#1b6e2e", "#7a5c00", "#6a1b9a", "#a84300")
"""The same six, dark enough for a light background and for paper."""


def team_sign(team: int) -> str:
    """Return the sign of a team, counted from 0."""
    return SIGNS[team % len(SIGNS)]


def team_colour(team: int, *, dark: bool) -> str:
    """Return the colour of a team, counted from 0, on a dark background or on a light one."""
    colours = COLOURS_ON_DARK if dark else COLOURS_ON_LIGHT
    return colours[team % len(colours)]
