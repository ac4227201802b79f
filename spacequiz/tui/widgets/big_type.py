"""Big type: letters three rows high, to be read from the back of a classroom."""

import unicodedata
from collections.abc import Sequence

ROWS = 3
"""Rows of the terminal that a line takes up."""
GAP = 1
"""Cells between two letters."""
SPACE = 2
"""Cells of a space."""
# five rows of dots each, drawn two dots a cell; M, N, W and their like are wider so that they can be told apart
_DOTS = {
    "A": "010 101 111 101 101",
    "B": "110 101 110 101 110",
    "C": "011 100 100 100 011",
    "D": "110 101 101 101 110",
    "E": "111 100 110 100 111",
    "F": "111 100 110 100 100",
    "G": "0111 1000 1011 1001 0111",
    "H": "101 101 111 101 101",
    "I": "1 1 1 1 1",
    "J": "001 001 001 101 010",
    "K": "1001 1010 1100 1010 1001",
    "L": "100 100 100 100 111",
    "M": "10001 11011 10101 10001 10001",
    "N": "1001 1101 1011 1001 1001",
    "O": "0110 1001 1001 1001 0110",
    "P": "110 101 110 100 100",
    "Q": "0110 1001 1001 1011 0111",
    "R": "110 101 110 101 101",
    "S": "011 100 010 001 110",
    "T": "111 010 010 010 010",
    "U": "1001 1001 1001 1001 0110",
    "V": "10001 10001 01010 01010 00100",
    "W": "10001 10001 10101 11011 10001",
    "X": "101 101 010 101 101",
    "Y": "101 101 010 010 010",
    "Z": "111 001 010 100 111",
    "0": "010 101 101 101 010",
    "1": "01 11 01 01 01",
    "2": "110 001 010 100 111",
    "3": "110 001 010 001 110",
    "4": "101 101 111 001 001",
    "5": "111 100 110 001 110",
    "6": "011 100 110 101 010",
    "7": "111 001 010 010 010",
    "8": "010 101 010 101 010",
    "9": "010 101 011 001 110",
    ".": "0 0 0 0 1",
    ",": "0 0 0 1 1",
    ":": "0 1 0 1 0",
    ";": "0 1 0 1 1",
    "!": "1 1 1 0 1",
    "?": "110 001 010 000 010",
    "'": "1 1 0 0 0",
    '"': "101 101 000 000 000",
    "-": "000 000 111 000 000",
    "+": "000 010 111 010 000",
    "/": "001 001 010 100 100",
    "(": "01 10 10 10 01",
    ")": "10 01 01 01 10",
    "%": "101 001 010 100 101",
    "&": "0100 1010 0100 1010 0101",
    "=": "000 111 000 111 000",
}
_SAME = str.maketrans(
    {"’": "'", "‘": "'", "“": '"', "”": '"', "–": "-", "—": "-", "…": ".", "\u202f": " ", "\xa0": " "}
)
_CELLS = {"00": " ", "10": "▀", "01": "▄", "11": "█"}


def wrap_big(text: str, width: int) -> list[str] | None:
    """Return the text in lines that fit into a width in cells in big type.

    None where it has a character without big type, or a word that is too long.
    """
    plain = _plain(text)
    if any(letter != " " and letter not in _DOTS for letter in plain):
        return None
    lines: list[str] = []
    for word in plain.split():
        joined = f"{lines[-1]} {word}" if lines else word
        if lines and big_width(joined) <= width:
            lines[-1] = joined
        elif big_width(word) <= width:
            lines.append(word)
        else:
            return None
    return lines


def big_width(plain: str) -> int:
    """Return how many cells a line takes up in big type."""
    return sum(SPACE if letter == " " else len(_DOTS[letter].split()[0]) for letter in plain) + GAP * (len(plain) - 1)


def draw_big(plain: str) -> Sequence[str]:
    """Return the three rows of one line; only characters that `wrap_big` lets through are drawn."""
    dots = [_DOTS.get(letter, " ".join(["0" * SPACE] * 5)).split() for letter in plain]
    rows = [("0" * GAP).join(letter[row] for letter in dots) for row in range(5)]
    rows.append("0" * len(rows[0]))
    return [
        "".join(_CELLS[upper + lower] for upper, lower in zip(*rows[top_row : top_row + 2], strict=True))
        for top_row in (0, 2, 4)
    ]


def _plain(text: str) -> str:
    """Return the text in capitals without accents, with plain quotes, dashes and spaces for typographic ones."""
    decomposed = unicodedata.normalize("NFKD", text.translate(_SAME).upper())
    return " ".join("".join(letter for letter in decomposed if not unicodedata.combining(letter)).split())
