"""Which characters may reach a terminal, and how names are cleaned.

A terminal obeys what it is shown: ESC and the C1 controls start commands, bidi controls reorder what is read, zero-
width characters make two different texts look alike. Packs that hold them are refused; names lose them.
"""

import unicodedata

NAME_LENGTH = 20
"""The maximum number of letters of a player's name."""
DEFAULT_PLAYER = "Player"
"""The name of a player who has not entered one."""

_ASCII_SMALL = {code: code + 32 for code in range(ord("A"), ord("Z") + 1)}
_BAD_CATEGORIES = frozenset({"Cc", "Cf", "Cs", "Co", "Zl", "Zp"})
_SPACES = frozenset("\n\t")
_UNSEEN = dict.fromkeys(
    [
        0x034F,  # combining grapheme joiner
        *(0x115F, 0x1160, 0x3164, 0xFFA0),  # Hangul fillers
        *(0x17B4, 0x17B5),  # Khmer inherent vowels
        *range(0x180B, 0x1810),  # Mongolian variation selectors
        0x2800,  # Braille pattern blank
        *range(0xFE00, 0xFE10),  # variation selectors
        *range(0xE0100, 0xE01F0),
    ]
)
"""Letters and marks by category that show as nothing (Unicode: Default_Ignorable_Code_Point; the Braille blank)."""


NONCHARACTERS = "\ufffe\uffff"
"""Code points that are no characters; YAML and XML do not allow them."""


def is_forbidden(char: str) -> bool:
    """Return whether a character must not be shown: control, format, surrogate, private use, line separator, none.

    Line feed and tab are layout and allowed in texts (callers fold them where one line is needed).
    """
    if " " <= char <= "~" or char in _SPACES:
        return False
    return unicodedata.category(char) in _BAD_CATEGORIES or char in NONCHARACTERS


def is_invisible(char: str) -> bool:
    """Return whether a character shows nothing: white space, a forbidden one, a blank letter or mark."""
    return char.isspace() or is_forbidden(char) or ord(char) in _UNSEEN


def first_forbidden(text: str) -> int | None:
    """Return the index of the first character that must not be shown, or None."""
    if text.isascii() and text.isprintable():
        return None
    for index, char in enumerate(text):
        if is_forbidden(char):
            return index
    return None


def code_point(char: str) -> str:
    """Return a character as ``U+202E RIGHT-TO-LEFT OVERRIDE``, to name what cannot be shown."""
    name = unicodedata.name(char, "control character" if unicodedata.category(char) == "Cc" else "unnamed")
    return f"U+{ord(char):04X} {name}"


def escape(text: str) -> str:
    """Return an untrusted text, such as a path, on one line, with escapes for characters that must not be shown."""
    return "".join(
        char.encode("unicode_escape").decode("ascii") if is_forbidden(char) or char in _SPACES else char
        for char in text
    )


def clean(text: str) -> str:
    """Return a text for one line of a terminal: without forbidden characters, white space folded."""
    return " ".join("".join(char for char in text if not is_forbidden(char)).split())


def shorten(text: str, most: int) -> str:
    """Return a text of at most `most` characters; a longer one ends in an ellipsis."""
    return text if len(text) <= most else f"{text[: most - 1]}…"


def clean_name(name: str) -> str:
    """A player's name: cleaned, NFKC, at most `NAME_LENGTH` letters; empty when nothing is left that can be seen."""
    # cleaned first, so that nothing hidden stands between a letter and its accent, and again for what NFKC brings
    seen = unicodedata.normalize("NFKC", clean(name).translate(_UNSEEN))
    return clean(seen.translate(_UNSEEN))[:NAME_LENGTH].strip()


def same_name(one: str, other: str) -> bool:
    """Whether both are the name of one player: as in the store, the case of ASCII letters does not count."""
    return one.translate(_ASCII_SMALL) == other.translate(_ASCII_SMALL)


def nearest(word: str, known: "list[str] | tuple[str, ...]") -> str | None:
    """The known word that was probably meant, or None. Case does not count."""
    # difflib costs 10 ms to import and is wanted only once something is wrong
    from difflib import SequenceMatcher, get_close_matches

    by_folded = {item.casefold(): item for item in known}
    folded = word.casefold()
    close = get_close_matches(folded, list(by_folded), n=5, cutoff=0.6)
    # of those that are equally near, the first that is known
    ratios = {other: SequenceMatcher(a=other, b=folded).ratio() for other in close}
    close = [other for other in by_folded if ratios.get(other, 0) == max(ratios.values(), default=1)]
    # short words with two letters swapped are too unlike for it
    swapped = close or [other for other in by_folded if sorted(other) == sorted(folded)]
    return by_folded[swapped[0]] if swapped else None
