"""Boards: which scores may be compared with which."""

from dataclasses import dataclass

from spacequiz.domain.rules import Rules


@dataclass(frozen=True, slots=True)
class Board:
    """Mode, rules, packs and filters; only like is compared with like."""

    rules: Rules
    packs: tuple[str, ...]
    """Ids of the packs; their order does not count."""
    difficulties: tuple[str, ...] = ()
    """Which difficulties were asked; empty for all."""
    tags: tuple[str, ...] = ()
    """Which tags were asked; empty for all."""

    @property
    def key(self) -> str:
        """One text for all games that may be compared; stored with each game, so its form never changes."""
        parts = (
            self.rules.mode,
            str(self.rules.questions),
            str(self.rules.seconds),
            ",".join(sorted(self.packs)),
            ",".join(sorted(self.difficulties)),
            ",".join(sorted(tag.casefold() for tag in self.tags)),
        )
        return "|".join(parts)

    @property
    def label(self) -> str:
        """The rules in words, as ``mission of 10, 20 s each, hard only``."""
        time = f"{self.rules.seconds} s each" if self.rules.seconds else "untimed"
        only = "".join(f", {' and '.join(some)} only" for some in (self.difficulties, self.tags) if some)
        return f"{self.rules.mode} of {self.rules.questions}, {time}{only}"
