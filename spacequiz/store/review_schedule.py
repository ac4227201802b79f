"""When a question should come again: the library `fsrs`, and nothing of our own. The only file that imports it."""

from datetime import datetime

from fsrs import Card, Rating, Scheduler

from spacequiz.domain.recall import Recall

# Whole days: who plays a quiz does not come back in ten minutes. Not fuzzed: the same answers give the same days.
_SCHEDULER = Scheduler(learning_steps=(), relearning_steps=(), enable_fuzzing=False)
_UNREADABLE = (ValueError, KeyError, TypeError, AttributeError, ArithmeticError)


def review(card: str, recall: Recall, at: datetime) -> tuple[str, datetime]:
    """The card after an answer at this time (UTC), and when it is due; `card` is empty for a question never asked.

    Cards are kept as JSON. One that makes no sense begins anew.
    """
    try:
        known = _reviewed(Card.from_json(card), recall, at) if card else None
    except _UNREADABLE:
        known = None
    if known is None:
        # with a number of its own it does not wait a millisecond to find one
        known = _reviewed(Card(card_id=0), recall, at)
    return known.to_json(), known.due


def _reviewed(card: Card, recall: Recall, at: datetime) -> Card:
    # a clock that was set back must not make a day out of nothing
    when = max(at, card.last_review) if card.last_review else at
    return _SCHEDULER.review_card(card, Rating(recall.value), when)[0]
