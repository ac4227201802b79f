"""Make a game ready to be played: packs and wishes in, a session and what the store must know of it out."""

from collections.abc import Collection, Sequence
from dataclasses import dataclass, replace
from datetime import date, datetime

from spacequiz.domain.leaderboard import UNCOUNTED_TAG, Leaderboard
from spacequiz.domain.pack import Pack
from spacequiz.domain.question import Difficulty, Question
from spacequiz.domain.rules import DEFAULT_QUESTIONS, MODES, Rules, rules_for
from spacequiz.domain.selection import draw_for_rules, draw_questions, filter_questions
from spacequiz.domain.session import Session
from spacequiz.errors import NotFound
from spacequiz.play.review import questions_to_review
from spacequiz.store.records import Memory, NewGame, PackRef
from spacequiz.text import nearest
from spacequiz.wording import join_words


@dataclass(frozen=True, slots=True)
class PreparedGame:
    """A game that can begin."""

    session: Session
    new_game: NewGame
    """What the store is told before the first question."""


def build_game(
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
) -> PreparedGame:
    """Choose the questions of a game. Raises NotFound when no question is left, naming what left them out.

    `seconds` is the time for a question or, where the mode says so, for the whole game; 0 for none, None for the mode's
    own. A review chooses by what the player knows (`memories`) at this time (`now`, UTC).
    """
    found = filter_questions((question for pack in packs for question in pack.questions), difficulties, tags)
    if not found:
        raise NotFound(_no_question_left(packs, difficulties, tags))
    if MODES[mode].is_review:
        if now is None:
            raise TypeError("a review is of a time")
        found = questions_to_review(found, memories, now)[:questions]
        if not found:
            where = f" of {packs[0].id}" if len(packs) == 1 else ""
            raise NotFound(f"nothing{where} was asked yet that could be reviewed: play a mission first")
    # what is played is what is said: a pack may hold fewer than were asked for
    rules = rules_for(mode, min(questions, len(found)), seconds)
    board = Leaderboard(
        rules=rules,
        packs=tuple(pack.id for pack in packs),
        difficulties=tuple(level for level in Difficulty if level in difficulties),
        tags=tuple(sorted(set(tags), key=str.casefold)),
    )
    return _prepared(packs, board, draw_for_rules(rules, found, seed), seed, player)


def daily_leaderboard(packs: Sequence[Pack], day: date) -> Leaderboard:
    """The board of a day (UTC), for the game that counts."""
    return Leaderboard(_daily_rules(packs), tuple(pack.id for pack in packs), tags=(day.isoformat(),))


def build_daily_game(packs: Sequence[Pack], *, day: date, player: str, counted: bool) -> PreparedGame:
    """The game of a day (UTC) from the built-in packs, the same for everyone who has them.

    `counted` is whether it is the player's first on that day. Raises NotFound where there is no question.
    """
    seed = f"daily {day.isoformat()}"
    asked = draw_questions((question for pack in packs for question in pack.questions), DEFAULT_QUESTIONS, seed)
    if not asked:
        raise NotFound("the packs that come with the game are not here, and the daily mission is made of them")
    board = daily_leaderboard(packs, day)
    if not counted:
        board = replace(board, tags=(*board.tags, UNCOUNTED_TAG))
    return _prepared(packs, board, asked, seed, player)


def _daily_rules(packs: Sequence[Pack]) -> Rules:
    return rules_for("daily", min(DEFAULT_QUESTIONS, sum(len(pack.questions) for pack in packs)), None)


def _prepared(
    packs: Sequence[Pack], board: Leaderboard, questions: tuple[Question, ...], seed: str, player: str
) -> PreparedGame:
    session = Session(seed=seed, rules=board.rules, questions=questions)
    game = NewGame(
        player=player,
        seed=seed,
        board=board,
        packs=tuple(PackRef(id=pack.id, title=pack.title, digest=pack.digest) for pack in packs),
        questions=tuple(question.key for question in questions),
    )
    return PreparedGame(session, game)


def _no_question_left(
    packs: Sequence[Pack],
    difficulties: Collection[Difficulty],
    tags: Collection[str],
) -> str:
    if not packs:
        return "there is no pack to play"
    where = join_words((pack.id for pack in packs), "or")
    wanted = (("difficulty", join_words(difficulties, "or")), ("tag", join_words(tags, "or")))
    filters = join_words((f"{name} {value}" for name, value in wanted if value), "and")
    if not filters:
        return f"there is no question in {where}"
    known = tuple(sorted({tag for pack in packs for question in pack.questions for tag in question.tags}))
    folded = {tag.casefold() for tag in known}
    near = [nearest(tag, known) for tag in tags if tag.casefold() not in folded]
    meant = next((f"; did you mean {tag}?" for tag in near if tag), "")
    return f"no question of {where} has {filters}{meant}"
