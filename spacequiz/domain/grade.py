"""How right a response is."""

from dataclasses import dataclass


@dataclass(frozen=True, slots=True)
class Grade:
    """Credit for a response, with what explains it."""

    credit: float
    """Share of a full answer, 0 to 1."""
    right: int = 0
    """Parts that are right: options of a multiple, pairs of an order or a match."""
    of: int = 0
    """Parts that could be right; 0 for kinds without parts."""
    wrong: int = 0
    """Options of a multiple that were chosen and should not have been."""
    near: str = ""
    """For a typed answer: the accepted spelling it nearly was."""
    off: float | None = None
    """For a number: the response less the right number, in its unit."""

    @property
    def full(self) -> bool:
        """Whether the response is right in full."""
        return self.credit >= 1.0
