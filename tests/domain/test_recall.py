"""The grade of recall that the times of review are worked out from."""

import pytest

from spacequiz.domain.recall import Recall, rate_recall


@pytest.mark.parametrize(
    ("credit", "hints", "seconds", "limit", "wanted"),
    [
        (0.0, 0, 1.0, 20, Recall.AGAIN),
        (0.49, 0, 1.0, 20, Recall.AGAIN),
        (0.5, 0, 1.0, 20, Recall.HARD),
        (1.0, 1, 1.0, 20, Recall.HARD),
        (1.0, 0, 5.0, 20, Recall.EASY),
        (1.0, 0, 5.1, 20, Recall.GOOD),
        (1.0, 0, 5.0, 0, Recall.EASY),
        (1.0, 0, 6.0, 0, Recall.GOOD),
    ],
)
def test_the_grade_comes_from_credit_hints_and_time(
    credit: float, hints: int, seconds: float, limit: int, wanted: Recall
) -> None:
    assert wanted is rate_recall(credit=credit, hints=hints, seconds=seconds, limit=limit)
