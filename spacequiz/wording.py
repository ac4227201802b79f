"""Counts, lists and dates in English: the one place that another language would have to replace."""

from collections.abc import Iterable
from datetime import date

MONTHS = (
    *("January", "February", "March", "April", "May", "June"),
    *("July", "August", "September", "October", "November", "December"),
)
"""Names of the months, January first."""
SHORT_MONTHS = tuple(month[:3] for month in MONTHS)
"""Names of the months in three letters, January first."""


def plural(number: int, singular: str, plural_form: str = "") -> str:
    """Return the form of a word that goes with a number; without a plural form the singular gets an ``s``."""
    return singular if number == 1 else plural_form or f"{singular}s"


def format_count(number: int, singular: str, plural_form: str = "") -> str:
    """Return a number with its noun: ``1 question``, ``3 questions``, ``2000 questions``."""
    return f"{number} {plural(number, singular, plural_form)}"


def format_large_count(number: int, singular: str, plural_form: str = "") -> str:
    """Return a number with its noun, the number grouped by thousands: ``2 000 questions``."""
    return f"{group_thousands(number)} {plural(number, singular, plural_form)}"


def group_thousands(number: int) -> str:
    """Return a whole number with a space between its thousands: ``1 240``."""
    return f"{number:,}".replace(",", " ")


def join_words(words: Iterable[object], conjunction: str) -> str:
    """Return words in a row with a conjunction between each two: ``easy and hard``."""
    return f" {conjunction} ".join(map(str, words))


def format_day(day: date, *, is_short: bool = False) -> str:
    """Return a day without its year: ``4 October``, or ``4 Oct`` where it is short."""
    return f"{day.day} {(SHORT_MONTHS if is_short else MONTHS)[day.month - 1]}"


def format_pack_date(pack_date: str, *, is_short: bool = False) -> str:
    """Return the date of a question (``1957-10-04``, ``1957-10`` or ``1957``) as people write it: ``4 October 1957``.

    Short months have three letters: ``4 Oct 1957``. What a pack's date leaves out is left out here too.
    """
    year, *rest = pack_date.split("-")
    month = (SHORT_MONTHS if is_short else MONTHS)[int(rest[0]) - 1] if rest else ""
    day = str(int(rest[1])) if len(rest) > 1 else ""
    return " ".join(filter(None, (day, month, year)))
