"""The comparison of spellings: which count as the same, and which are near misses."""

import re
import unicodedata
from collections.abc import Sequence

_POINT = "\u00b7"
_SIGNS = frozenset({"+", _POINT})
_LETTERS = str.maketrans({"ø": "o", "ł": "l", "đ": "d", "ı": "i", "æ": "ae", "œ": "oe"})
"""Latin letters that Unicode does not decompose into a base letter and an accent."""
_ARTICLE = re.compile(r"\W*(?:the|an?)\s+(?=\w)")
_BETWEEN_FIGURES = re.compile(r"(?<=\d)[./\u2044:-](?=\d)")
_FIRST_ACCENT = 10
"""Unicode combining classes from 10 on are accents and vowel points; lower ones make another letter, as か and が."""


def normalise(text: str) -> str:
    """Return a spelling without what does not count: case, accents, punctuation, white space, a leading article.

    A sign between two figures counts, as a point: ``1.5`` is not ``15``, and ½ is not ``12``. A text of which nothing
    would be left (``?``, ``the``) only has its case and white space normalised, so that it can still be an answer.
    """
    # casefold() again after the decomposition: № becomes "No"
    folded = unicodedata.normalize("NFKD", unicodedata.normalize("NFKD", text.casefold()).casefold())
    plain = "".join(char for char in folded if unicodedata.combining(char) < _FIRST_ACCENT).translate(_LETTERS)
    parted = _BETWEEN_FIGURES.sub(_POINT, _ARTICLE.sub("", plain, count=1) if _ARTICLE.match(plain) else plain)
    return "".join(char for char in parted if _counts(char)) or " ".join(text.casefold().split())


def _counts(char: str) -> bool:
    """Whether a character counts in a comparison."""
    # the vowel signs of Indic scripts are in the Unicode category of marks, for which isalnum() is False
    return char.isalnum() or char in _SIGNS or unicodedata.category(char).startswith("M")


def is_near_miss(typed: str, wanted: str) -> bool:
    """Whether a normalised spelling differs from the wanted one by no more than the slips allowed, but differs.

    A slip is a letter added, dropped or replaced, or two swapped. One is allowed in a wanted text of four letters or
    more, two from eight letters on. Figures must agree: ``Sputnik 2`` is not a near miss of ``Sputnik 1``.
    """
    if _figures(typed) != _figures(wanted):
        return False
    allowed = 2 if len(wanted) >= 8 else 1 if len(wanted) >= 4 else 0
    return abs(len(typed) - len(wanted)) <= allowed and 0 < edit_distance(typed, wanted) <= allowed


def _figures(text: str) -> str:
    """Return the digits and decimal points of a normalised text."""
    return "".join(char for char in text if char.isdigit() or char == _POINT)


def edit_distance(one: str, other: str) -> int:
    """Return the optimal string alignment distance: letters added, dropped, replaced or swapped with a neighbour."""
    return _distance_table(one, other)[-1][-1]


def align_spellings(typed: str, wanted: str) -> list[tuple[str, str, bool]]:
    """Align two spellings as (typed letter, wanted letter, whether they count as the same).

    Where one spelling has no letter for a letter of the other, its text is empty.
    """
    one, other = [_normalise_letter(char) for char in typed], [_normalise_letter(char) for char in wanted]
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
        else:  # two letters are swapped
            pairs += [(typed[i - 1], wanted[j - 1], False), (typed[i - 2], wanted[j - 2], False)]
            i, j = i - 2, j - 2
    return pairs[::-1]


def _normalise_letter(char: str) -> str:
    """Return the letter as `normalise` makes it, or as it is where nothing would be left of it."""
    return normalise(char) or char


def _distance_table(one: Sequence[str], other: Sequence[str]) -> list[list[int]]:
    """Return the distances between the first i items of one and the first j of the other, as table[i][j]."""
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
