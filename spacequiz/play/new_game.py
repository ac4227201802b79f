"""Make a game ready to be played: packs and wishes in, a session and what the store must know of it out."""

from collections.abc import Collection, Iterable, Sequence
from dataclasses import dataclass, replace
from datetime import date, datetime

from spacequiz.domain.leaderboard import UNCOUNTED, Board
from spacequiz.domain.pack import Pack
from spacequiz.domain.question import Difficulty, Question
from spacequiz.domain.rules import DEFAULT_QUESTIONS, MODES, Rules, rules_for
from spacequiz.domain.selection import choose, matching, ordered_for
from spacequiz.domain.session import Session
from spacequiz.errors import NotFound
from spacequiz.play.review import to_review
from spacequiz.store.records import Memory, NewGame, PackRef
from spacequiz.text import nearest


@dataclass(frozen=True, slots=True)
class Launch:
    """A game that can begin."""

    session: Session
    new_game: NewGame
    """What the store is told before the first question."""


def prepare(
    packs: Sequence[Pack],
    *,
    seed: str,
    player: str,
    mode: str = "mission",
    questions: int = DEFAULT_QUESTIONS,
    seconds: int | None = None,
    difficulties: Collection[Difficulty] = (),
    tags: Collection[str] = (),
    memories: Collection[Memory] = (),
    now: datetime | None = None,
) -> Launch:
    """Choose the questions of a game. Raises NotFound when no question is left, naming what left them out.

    `seconds` is the time for a question or, where the mode says so, for the whole game; 0 for none, None for the mode's
    own. A review chooses by what the player knows (`memories`) at this time (`now`, UTC).
    """
    found = matching((question for pack in packs for question in pack.questions), difficulties, tags)
    if not found:
        raise NotFound(_nothing_left(packs, difficulties, tags))
    if MODES[mode].recalls:
        if now is None:
            raise TypeError("a review is of a time")
        found = to_review(found, memories, now)[:questions]
        if not found:
            where = f" of {packs[0].id}" if len(packs) == 1 else ""
            raise NotFound(f"nothing{where} was asked yet that could be reviewed: play a mission first")
    # what is played is what is said: a pack may hold fewer than were asked for
    rules = rules_for(mode, min(questions, len(found)), seconds)
    board = Board(
        rules=rules,
        packs=tuple(pack.id for pack in packs),
        difficulties=tuple(level for level in Difficulty if level in difficulties),
        tags=tuple(sorted(set(tags), key=str.casefold)),
    )
    return _launch(packs, board, ordered_for(rules, found, seed), seed, player)


def daily_board(packs: Sequence[Pack], day: date) -> Board:
    """The board of a day (UTC), for the game that counts."""
    return Board(_daily_rules(packs), tuple(pack.id for pack in packs), tags=(day.isoformat(),))


def prepare_daily(packs: Sequence[Pack], *, day: date, player: str, counted: bool) -> Launch:
    """The game of a day (UTC) from the built-in packs, the same for everyone who has them.

    `counted` is whether it is the player's first on that day. Raises NotFound where there is no question.
    """
    seed = f"daily {day.isoformat()}"
    asked = choose((question for pack in packs for question in pack.questions), DEFAULT_QUESTIONS, seed)
    if not asked:
        raise NotFound("the packs that come with the game are not here, and the daily mission is made of them")
    board = daily_board(packs, day)
    if not counted:
        board = replace(board, tags=(*board.tags, UNCOUNTED))
    return _launch(packs, board, asked, seed, player)


def _daily_rules(packs: Sequence[Pack]) -> Rules:
    return rules_for("daily", min(DEFAULT_QUESTIONS, sum(len(pack.questions) for pack in packs)), None)


def _launch(packs: Sequence[Pack], board: Board, questions: tuple[Question, ...], seed: str, player: str) -> Launch:
    session = Session(seed=seed, rules=board.rules, questions=questions)
    game = NewGame(
        player=player,
        seed=seed,
        board=board,
        packs=tuple(PackRef(id=pack.id, title=pack.title, digest=pack.digest) for pack in packs),
        questions=tuple(question.key for question in questions),
    )
    return Launch(session, game)


def _nothing_left(
    packs: Sequence[Pack],
    difficulties: Collection[Difficulty],
    tags: Collection[str],
) -> str:
    if not packs:
        return "there is no pack to play"
    where = _listed(pack.id for pack in packs)
    wanted = (("difficulty", _listed(difficulties)), ("tag", _listed(tags)))
    filters = " and ".join(f"{name} {value}" for name, value in wanted if value)
    if not filters:
        return f"there is no question in {where}"
    known = tuple(sorted({tag for pack in packs for question in pack.questions for tag in question.tags}))
    folded = {tag.casefold() for tag in known}
    near = [nearest(tag, known) for tag in tags if tag.casefold() not in folded]
    meant = next((f"; did you mean {tag}?" for tag in near if tag), "")
    return f"no question of {where} has {filters}{meant}"


def _listed(words: Iterable[str]) -> str:
    return " or ".join(words)
