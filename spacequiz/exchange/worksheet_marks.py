"""Marks of questions on paper: the points of the game in lowest terms.

If all questions have the same points, each gives one mark; easy, medium and hard ones give two, three and four marks.
So marks are small whole numbers in the same proportions as points.
"""

from collections.abc import Iterable, Mapping
from math import gcd

from spacequiz.domain.question import Question


def marks_by_question(questions: Iterable[Question]) -> Mapping[str, int]:
    """Return the full marks of each of these questions by id."""
    points = {question.id: question.points for question in questions}
    unit = gcd(*points.values()) or 1
    return {name: worth // unit for name, worth in points.items()}
