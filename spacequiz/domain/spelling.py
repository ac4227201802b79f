"""When two spellings of an answer count as the same, and when they nearly do."""

import re
import unicodedata
from collections.abc import Sequence

_POINT = "\u00b7"
_SIGNS = frozenset({"+", _POINT})
_LETTERS = str.maketrans({"ø": "o", "ł": "l", "đ": "d", "ı": "i", "æ": "ae", "œ": "oe"})
"""Latin letters that Unicode does not take apart into a base and an accent."""
_ARTICLE = re.compile(r"\W*(?:the|an?)\s+(?=\w)")
_BETWEEN_FIGURES = re.compile(r"(?<=\d)[./\u2044:-](?=\d)")
_FIRST_ACCENT = 10
"""Combining classes from here on are accents and vowel points; those below make another letter, as が of か."""


def normalise(text: str) -> str:
    """A spelling without what does not count: case, accents, punctuation, white space, a leading article.

    What parts two figures counts, as a point: ``1.5`` is not ``15``, and ½ not ``12``. A text that would vanish (``?``,
    ``the``) is kept as typed, so that it can still be an answer.
    """
    # once more after the signs are taken apart: № holds a capital
    folded = unicodedata.normalize("NFKD", unicodedata.normalize("NFKD", text.casefold()).casefold())
    plain = "".join(char for char in folded if unicodedata.combining(char) < _FIRST_ACCENT).translate(_LETTERS)
    parted = _BETWEEN_FIGURES.sub(_POINT, _ARTICLE.sub("", plain, count=1) if _ARTICLE.match(plain) else plain)
    return "".join(char for char in parted if _counts(char)) or " ".join(text.casefold().split())


def _counts(char: str) -> bool:
    # vowel signs of Indic scripts are marks, and no letters to isalnum()
    return char.isalnum() or char in _SIGNS or unicodedata.category(char).startswith("M")


def is_near_miss(typed: str, wanted: str) -> bool:
    """Whether a normalised spelling is a slip away from the wanted one.

    One slip (a letter more, less, other, or two swapped) from four letters on, two from eight on. Figures must agree:
    ``Sputnik 2`` is not nearly ``Sputnik 1``.
    """
    if _figures(typed) != _figures(wanted):
        return False
    allowed = 2 if len(wanted) >= 8 else 1 if len(wanted) >= 4 else 0
    return abs(len(typed) - len(wanted)) <= allowed and 0 < edit_distance(typed, wanted) <= allowed


def _figures(text: str) -> str:
    return "".join(char for char in text if char.isdigit() or char == _POINT)


def edit_distance(one: str, other: str) -> int:
    """Optimal string alignment distance: letters added, dropped, replaced, or swapped with their neighbour."""
    return _distance_table(one, other)[-1][-1]


def align_spellings(typed: str, wanted: str) -> list[tuple[str, str, bool]]:
    """Both spellings letter beside letter, an empty text where one has none, and whether the two count as the same."""
    one, other = [_letter(char) for char in typed], [_letter(char) for char in wanted]
    table = _distance_table(one, other)
    pairs: list[tuple[str, str, bool]] = []
    i, j = len(one), len(other)
    while i or j:
        here = table[i][j]
        if i and j and here == table[i - 1][j - 1] + (one[i - 1] != other[j - 1]):
            i, j = i - 1, j - 1
            pairs.append((typed[i], wanted[j], one[i] == other[j]))
        elif i and here == table[i - 1][j] + 1:
            i -= 1
            pairs.append((typed[i], "", False))
        elif j and here == table[i][j - 1] + 1:
            j -= 1
            pairs.append(("", wanted[j], False))
        else:  # two that are swapped
            pairs += [(typed[i - 1], wanted[j - 1], False), (typed[i - 2], wanted[j - 2], False)]
            i, j = i - 2, j - 2
    return pairs[::-1]


def _letter(char: str) -> str:
    return normalise(char) or char


def _distance_table(one: Sequence[str], other: Sequence[str]) -> list[list[int]]:
    """Slips from each beginning of one to each beginning of the other."""
    table = [list(range(len(other) + 1))]
    for i, a in enumerate(one, 1):
        above, row = table[-1], [i]
        for j, b in enumerate(other, 1):
            cost = min(above[j] + 1, row[j - 1] + 1, above[j - 1] + (a != b))
            if i > 1 and j > 1 and a == other[j - 2] and one[i - 2] == b:
                cost = min(cost, table[i - 2][j - 2] + 1)
            row.append(cost)
        table.append(row)
    return table
