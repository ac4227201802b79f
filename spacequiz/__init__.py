"""Space Quiz: a quiz on the firsts of the space race, in the terminal."""

__version__ = "0.1.0"
