"""When a question is due for review, as the library `fsrs` schedules it. The only module that imports `fsrs`."""

from datetime import datetime

from fsrs import Card, Rating, Scheduler

from spacequiz.domain.recall import Recall

# No learning steps: intervals are whole days, as nobody comes back to a quiz after ten minutes.
# No fuzzing: the same answers must give the same due dates when they are computed again.
_SCHEDULER = Scheduler(learning_steps=(), relearning_steps=(), enable_fuzzing=False)
_CARD_ERRORS = (ValueError, KeyError, TypeError, AttributeError, ArithmeticError)
"""The errors that fsrs raises for a card with invalid values."""


def review(card: str, recall: Recall, at: datetime) -> tuple[str, datetime]:
    """Return the card after an answer at this time (UTC), and when the question is due next.

    `card` is the JSON that the last call returned, or empty for a question that was never asked. A card that cannot
    be read is replaced by a new one.
    """
    try:
        reviewed = _apply_review(Card.from_json(card), recall, at) if card else None
    except _CARD_ERRORS:
        reviewed = None
    if reviewed is None:
        # without an id, Card sleeps for a millisecond to make a unique one
        reviewed = _apply_review(Card(card_id=0), recall, at)
    return reviewed.to_json(), reviewed.due


def _apply_review(card: Card, recall: Recall, at: datetime) -> Card:
    # where the clock was set back, the review counts as made at the time of the last one
    reviewed_at = max(at, card.last_review) if card.last_review else at
    return _SCHEDULER.review_card(card, Rating(recall.value), reviewed_at)[0]
