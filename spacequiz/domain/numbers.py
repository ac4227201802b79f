"""Numbers with a unit: reading what people type, formatting for people to read, and grading how near a guess is."""

import re

from spacequiz.domain.grade import Grade

_MAX_TYPED_CHARACTERS = 40
"""Longer than any quantity in a quiz; Python refuses to read thousands of figures."""
_MINUS_SIGNS = str.maketrans("−–", "--")
_GROUPED_THOUSANDS = re.compile(r"\d{1,3}(?:([ '_,.])\d{3})(?:\1\d{3})*")
_DECIMAL = re.compile(r"\d*\.?\d+(?:e[+-]?\d{1,3})?|\d+\.")
_PLURAL = re.compile(r"(?!lens\b|siemens\b|hertz\b|species\b|series\b)(\w{2,}[^\W\dsui])s\b", re.IGNORECASE)
"""The first word of a unit in the plural: `years` and `degrees Celsius`, but not `gas`, `glass` or `radius`."""
_SMALLEST_EXPONENT = 6
"""Numbers down to 1e-6 are written without a power of ten."""
_RELATIVE_ERROR = 1e-14
"""0.1 + 0.2 counts as 0.3, and a number as `format_number` shows it, to fifteen figures, counts as the number."""


def parse_number(text: str, unit: str = "") -> float | None:
    """Return the number that was typed, or None when the text is not a number; a unit before or after it may be typed.

    A single comma before exactly three figures separates thousands (``384,400``), any other single comma is a decimal
    comma (``1,5``); a single point is always a decimal point.
    """
    typed = " ".join(text.translate(_MINUS_SIGNS).casefold().split()).replace("’", "'")
    typed = _remove_unit(typed, " ".join(unit.casefold().split()))
    sign = -1.0 if typed.startswith("-") else 1.0
    whole, point, decimals = _split_decimals(typed[1:].strip() if typed[:1] in {"-", "+"} else typed)
    if _GROUPED_THOUSANDS.fullmatch(whole):
        whole = re.sub(r"\D", "", whole)
    number = whole + ("." if point else "") + decimals
    if len(number) > _MAX_TYPED_CHARACTERS or not _DECIMAL.fullmatch(number):
        return None
    return sign * float(number)


def format_number(value: float) -> str:
    """Return a number as people write it: without a trailing ``.0``, thousands apart from five digits on.

    Four digits stay together because they are often a year. All figures up to the fifteenth are there, so that what is
    shown is accepted when typed; very large and very small numbers are written with a power of ten.
    """
    text = f"{value:.15g}"
    figures, _, exponent = text.partition("e-")
    if exponent and int(exponent) <= _SMALLEST_EXPONENT:
        text = f"{value:.{int(exponent) + len(figures.lstrip('-').replace('.', '')) - 1}f}"
    if "e" in text:
        return text
    whole, _, decimals = text.lstrip("-").partition(".")
    if len(whole) > 4:
        whole = f"{int(whole):,}".replace(",", "\u202f")
    return ("-" if value < 0 else "") + whole + ("." + decimals if decimals else "")


def format_with_unit(value: float, unit: str) -> str:
    """Return a number with its unit, which packs give in the plural: ``2 years``, but ``1 year``."""
    if abs(value) == 1 and _PLURAL.match(unit):
        unit = _PLURAL.sub(r"\1", unit, count=1)
    return f"{format_number(value)} {unit}".strip()


def grade_number(guess: float, right: float, full_within: float, partial_within: float | None) -> Grade:
    """Grade a guess by its distance from the right number; all four in the same unit.

    Full credit up to `full_within`, then falling in a straight line to none at `partial_within`; where that is None
    there is no partial credit.
    """
    off = guess - right
    distance = abs(off)
    if distance <= full_within + _RELATIVE_ERROR * max(abs(right), abs(guess), full_within):
        return Grade(1.0, deviation=off)
    if partial_within is None or distance >= partial_within:
        return Grade(0.0, deviation=off)
    return Grade((partial_within - distance) / (partial_within - full_within), deviation=off)


def _remove_unit(typed: str, unit: str) -> str:
    """Return the text without the unit before or after it, in the singular or the plural."""
    if not unit:
        return typed
    for form in sorted({unit, unit + "s", unit.removesuffix("s")} - {""}, key=len, reverse=True):
        if typed.endswith(form):
            return typed.removesuffix(form).strip()
        if typed.startswith(form):
            return typed.removeprefix(form).strip()
    return typed


def _split_decimals(typed: str) -> tuple[str, str, str]:
    """Split at the decimal sign: what is before it, the sign (empty where there is none), and what is after it."""
    last = max(typed.rfind(","), typed.rfind("."))
    if last < 0:
        return typed, "", ""
    sign, before, after = typed[last], typed[:last], typed[last + 1 :]
    is_thousands = sign in before or (
        # "0,500" is a half: no group of thousands begins with a zero
        sign == "," and re.fullmatch(r"[1-9]\d{0,2}", before) is not None and re.fullmatch(r"\d{3}", after) is not None
    )
    return (typed, "", "") if is_thousands else (before, sign, after)
