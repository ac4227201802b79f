"""Small games to keep."""

from spacequiz.domain.leaderboard import Leaderboard
from spacequiz.domain.question import Choice, Question
from spacequiz.domain.rules import Rules
from spacequiz.domain.session import Session
from spacequiz.store.records import NewGame, PackRef


def questions(number: int = 3) -> tuple[Question, ...]:
    """Choice questions whose right answer is ``yes``."""
    return tuple(
        Choice(id=f"q{n}", pack="small", ask=f"{n}?", options=("yes", "no"), answer="yes", points=100)
        for n in range(number)
    )


def new_game(player: str = "Ada", number: int = 3) -> tuple[NewGame, Session]:
    """A game and its session before the first question."""
    rules = Rules(questions=number, seconds=0)
    asked = questions(number)
    board = Leaderboard(rules, ("small",))
    refs = (PackRef("small", "Small steps", "d1"),)
    return NewGame(player, "seed", board, refs, tuple(q.key for q in asked)), Session("seed", rules, asked)


def played(session: Session, answers: str, at: float = 0.0) -> Session:
    """The session after answers, ``y`` for right and ``n`` for wrong, one a second."""
    for letter in answers:
        assert session.current is not None
        session = session.open(at)
        session = session.answer(session.current.key, "yes" if letter == "y" else "no", at + 1)
        at += 2
    return session
