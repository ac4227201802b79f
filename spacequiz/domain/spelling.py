"""When two spellings of an answer count as the same, and when they nearly do."""

import unicodedata

_ARTICLES = frozenset({"the", "a", "an"})
_LETTERS = str.maketrans({"ø": "o", "ł": "l", "đ": "d", "ı": "i", "æ": "ae", "œ": "oe"})
"""Latin letters that Unicode does not take apart into a base and an accent."""


def normalise(text: str) -> str:
    """A spelling without what does not count: case, accents, punctuation, white space, a leading article.

    A text that would vanish (``?``, ``the``) is kept as typed, so that it can still be an answer.
    """
    folded = unicodedata.normalize("NFKD", text.casefold())
    plain = "".join(char for char in folded if not unicodedata.combining(char)).translate(_LETTERS)
    words = "".join(char if char.isalnum() or char == "+" else " " for char in plain.replace("'", "").replace("’", ""))
    parts = words.split()
    if len(parts) > 1 and parts[0] in _ARTICLES:
        parts = parts[1:]
    return "".join(parts) or " ".join(text.casefold().split())


def is_near(typed: str, wanted: str) -> bool:
    """Whether a normalised spelling is a slip away from the wanted one.

    One slip (a letter more, less, other, or two swapped) from four letters on, two from eight on. Figures must agree:
    ``Sputnik 2`` is not nearly ``Sputnik 1``.
    """
    if [c for c in typed if c.isdigit()] != [c for c in wanted if c.isdigit()]:
        return False
    allowed = 2 if len(wanted) >= 8 else 1 if len(wanted) >= 4 else 0
    return abs(len(typed) - len(wanted)) <= allowed and 0 < slips(typed, wanted) <= allowed


def slips(one: str, other: str) -> int:
    """Optimal string alignment distance: letters added, dropped, replaced, or swapped with their neighbour."""
    before: list[int] = []
    above = list(range(len(other) + 1))
    for i, a in enumerate(one, 1):
        row = [i]
        for j, b in enumerate(other, 1):
            cost = min(above[j] + 1, row[j - 1] + 1, above[j - 1] + (a != b))
            if i > 1 and j > 1 and a == other[j - 2] and one[i - 2] == b:
                cost = min(cost, before[j - 2] + 1)
            row.append(cost)
        before, above = above, row
    return above[-1]
