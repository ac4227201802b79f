"""A number as people type it: with a comma or a point, with thousands apart, with its unit."""

import re

_MINUS = str.maketrans("−–", "--")
_GROUPED = re.compile(r"\d{1,3}(?:([ '_,.])\d{3})(?:\1\d{3})*")
_PLAIN = re.compile(r"\d*\.?\d+(?:e[+-]?\d{1,3})?|\d+\.")


def parse_number(text: str, unit: str = "") -> float | None:
    """The number typed, or None when it is none.

    A single comma before exactly three figures sets thousands apart (``384,400``), any other is a decimal comma
    (``1,5``); a single point is always a decimal point.
    """
    typed = " ".join(text.translate(_MINUS).casefold().split()).replace("’", "'")
    typed = _without_unit(typed, " ".join(unit.casefold().split()))
    sign = -1.0 if typed.startswith("-") else 1.0
    whole, point, part = _split_decimals(typed[1:].strip() if typed[:1] in {"-", "+"} else typed)
    if _GROUPED.fullmatch(whole):
        whole = re.sub(r"\D", "", whole)
    number = whole + ("." if point else "") + part
    # beyond this no quantity in a quiz lies, and Python refuses to read figures without end
    if len(number) > 40 or not _PLAIN.fullmatch(number):
        return None
    return sign * float(number)


def _without_unit(typed: str, unit: str) -> str:
    """The text without its unit before or after it, in the singular or the plural."""
    if not unit:
        return typed
    for form in sorted({unit, unit + "s", unit.removesuffix("s")} - {""}, key=len, reverse=True):
        if typed.endswith(form):
            return typed.removesuffix(form).strip()
        if typed.startswith(form):
            return typed.removeprefix(form).strip()
    return typed


def _split_decimals(typed: str) -> tuple[str, str, str]:
    """What stands before the decimal sign, whether there is one, and what stands after it."""
    last = max(typed.rfind(","), typed.rfind("."))
    if last < 0:
        return typed, "", ""
    sign, before, after = typed[last], typed[:last], typed[last + 1 :]
    thousands = sign in before or (
        # "0,500" is half of one; no thousands begin with a nought
        sign == "," and re.fullmatch(r"[1-9]\d{0,2}", before) is not None and re.fullmatch(r"\d{3}", after) is not None
    )
    return (typed, "", "") if thousands else (before, sign, after)
