"""The grade of a response to a question."""

from dataclasses import dataclass


@dataclass(frozen=True, slots=True)
class Grade:
    """The credit for a response, with the facts that explain it to the player."""

    credit: float
    """Share of a full answer, 0 to 1."""
    right_parts: int = 0
    """Parts that are right: chosen options of a multiple, pairs of an order or a match."""
    part_count: int = 0
    """Parts that could be right; 0 for the kinds whose answer has no parts."""
    wrong_parts: int = 0
    """Options of a multiple that were chosen and are not right."""
    near_miss_of: str = ""
    """The accepted answer that a typed one misses by a slip or two; empty where there is none."""
    deviation: float | None = None
    """For a number, the response minus the right number, in the unit of the question; None for other kinds."""

    @property
    def is_full(self) -> bool:
        """Whether the response is right in full."""
        return self.credit >= 1.0
