"""Small games for the tests of the store."""

from datetime import UTC, datetime

from spacequiz.domain.leaderboard import Leaderboard
from spacequiz.domain.question import Choice, Question
from spacequiz.domain.rules import Rules
from spacequiz.domain.session import Session
from spacequiz.store.game_records import NewGame, PackRef
from spacequiz.store.store import Store


class SettableClock:
    """A clock for `Store.open` that stands still until a test sets `now`."""

    def __init__(self) -> None:
        self.now = datetime(2026, 3, 1, 12, tzinfo=UTC)

    def __call__(self) -> datetime:
        return self.now


def questions(number: int = 3) -> tuple[Question, ...]:
    """Choice questions whose right answer is ``yes``."""
    return tuple(
        Choice(id=f"q{n}", pack="small", ask=f"{n}?", options=("yes", "no"), answer="yes", points=100)
        for n in range(number)
    )


def new_game(
    player: str = "Ada", number: int = 3, *, seed: str = "seed", rules: Rules | None = None, pack: str = "small"
) -> tuple[NewGame, Session]:
    """A game and its session before the first question; `pack` is the one of its leaderboard."""
    rules = rules or Rules(questions=number, seconds=0)
    asked = questions(number)
    board = Leaderboard(rules, (pack,))
    refs = (PackRef(pack, "Small steps", "d1"),)
    return NewGame(player, seed, board, refs, tuple(q.key for q in asked)), Session(seed, rules, asked)


def played(session: Session, answers: str, at: float = 0.0, *, seconds: float = 1.0) -> Session:
    """The session after answers, ``y`` for right and ``n`` for wrong, each `seconds` after its question."""
    for letter in answers:
        question = session.current
        assert question is not None
        session = session.open(at)
        session = session.answer(question.key, "yes" if letter == "y" else "no", at + seconds)
        at += seconds + 1
    return session


def record(
    store: Store,
    player: str,
    answers: str,
    *,
    number: int = 3,
    seconds: float = 1.0,
    seed: str = "seed",
    rules: Rules | None = None,
    pack: str = "small",
) -> int:
    """Play a game into the store and return its id; fewer answers than `number` leave it unfinished."""
    game, session = new_game(player, number, seed=seed, rules=rules, pack=pack)
    game_id = store.begin_game(game)
    store.record_game(game_id, played(session, answers, seconds=seconds))
    return game_id
