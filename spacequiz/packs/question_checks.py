"""What the values of a question may be, whether they are read from YAML or from the cache."""

import re
import unicodedata
from datetime import date
from typing import Any

from spacequiz.domain.question import Question

LONGEST_ID = 80
"""Characters of an id at most, so that it fits into a line."""
LONGEST_SECONDS = 3600
"""Seconds that a question may set as its time at most: an hour."""
MOST_POINTS = 10_000
"""Points of a question at most; with more, the others of a game would hardly count."""
_PLAIN_ID = re.compile(rf"(?=[-_.]*[A-Za-z0-9])[A-Za-z0-9_.-]{{1,{LONGEST_ID}}}\Z")
"""An id of ASCII letters and digits, as most are."""
_LANGUAGE = re.compile(r"[A-Za-z]{2,3}(?:-[A-Za-z0-9]{1,8})*\Z")
DATE = re.compile(r"([0-9]{4})(?:-([0-9]{2})(?:-([0-9]{2}))?)?\Z")
"""A date as packs write it; whether there is such a day is not checked."""


def is_id(text: str) -> bool:
    """Whether a text may be a question's id: letters, digits, ``-``, ``_`` and ``.``, with one letter or digit."""
    if _PLAIN_ID.match(text):
        return True
    if len(text) > LONGEST_ID:
        return False
    plain = text.replace("-", "").replace("_", "").replace(".", "")
    return (plain.isalnum() or all(_is_letter(char) for char in plain)) if plain else False


def make_slug(text: str) -> str:
    """Return an id made of a text: its words in small letters, joined by ``-``, as many as fit."""
    words = "".join(char if _is_letter(char) else " " for char in unicodedata.normalize("NFC", text.lower())).split()
    made = "-".join(words)
    if len(made) > LONGEST_ID - 10:  # room for a suffix
        made = made[: LONGEST_ID - 10].rpartition("-")[0] or made[: LONGEST_ID - 10]
    return made


def is_date(text: str) -> bool:
    """Whether a text is a date of the calendar: ``1957``, ``1957-10`` or ``1957-10-04``."""
    parts = DATE.match(text)
    if parts is None:
        return False
    try:
        date(int(parts[1]), int(parts[2] or 1), int(parts[3] or 1))
    except ValueError:
        return False
    return True


def is_language(text: str) -> bool:
    """Whether a text has the form of a language's code, such as ``en`` or ``pt-BR`` (BCP 47)."""
    return _LANGUAGE.match(text) is not None


def build_question(question_class: type[Question], fields: dict[str, Any]) -> Question:
    """Make a question of all its fields, as ``question_class(**fields)`` would.

    A frozen dataclass calls a function for each field that it sets: a twentieth of the time that reading a pack takes.
    """
    question = question_class.__new__(question_class)
    question.__dict__.update(fields)
    return question


def _is_letter(char: str) -> bool:
    """Whether a character belongs to a word; the vowel signs of Indic scripts do, which Unicode counts as marks."""
    return char.isalnum() or unicodedata.category(char)[0] == "M"
