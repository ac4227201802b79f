"""What questions are worth where a teacher counts: points of ours in lowest terms.

A pack in which all questions are worth the same gives one mark for each; easy, medium and hard ones together give two,
three and four. So marks are whole, small, and weigh as the points of the game do.
"""

from collections.abc import Iterable, Mapping
from math import gcd

from spacequiz.domain.question import Question


def marks_by_question(questions: Iterable[Question]) -> Mapping[str, int]:
    """The marks for a full answer, by the id of the question, among these questions."""
    points = {question.id: question.points for question in questions}
    unit = gcd(*points.values()) or 1
    return {name: worth // unit for name, worth in points.items()}
