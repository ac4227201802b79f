"""Build games: make a session, and the setup to be stored, from packs and options."""

from collections.abc import Collection, Sequence
from dataclasses import dataclass, replace
from datetime import date, datetime
from typing import TYPE_CHECKING, NamedTuple

from spacequiz.domain.leaderboard import UNCOUNTED_TAG, Leaderboard
from spacequiz.domain.pack import Pack, questions_by_key, questions_of
from spacequiz.domain.question import Difficulty, Question
from spacequiz.domain.rules import DEFAULT_QUESTIONS, MODES, Rules, rules_for
from spacequiz.domain.selection import draw_for_rules, draw_questions, filter_questions
from spacequiz.domain.session import Session
from spacequiz.errors import NotFound
from spacequiz.store.game_records import NewGame, PackRef
from spacequiz.text import nearest
from spacequiz.wording import join_words

if TYPE_CHECKING:
    from spacequiz.classroom.assignments.assigned_game import AssignedGame
    from spacequiz.classroom.assignments.submission import Submission
    from spacequiz.store.player_records import Memory


class Notice(NamedTuple):
    """A message for the player."""

    text: str
    is_warning: bool = False


@dataclass(frozen=True, slots=True)
class PreparedGame:
    """A game that is ready to be played: a new one, or one to be resumed."""

    session: Session
    setup: NewGame
    """The data that the store needs before the first question."""
    saved_id: int | None = None
    """The id of a resumed game in the store; None for a new game."""
    submission: "Submission | None" = None
    """Where the result is submitted; None for a game that is not an assignment."""
    notices: tuple[Notice, ...] = ()
    """Messages to show when the game starts."""


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
    memories: "Collection[Memory]" = (),
    now: datetime | None = None,
) -> PreparedGame:
    """Build a game from these packs. Raises NotFound, with the filters in its message, when no question matches.

    `seconds` is the time limit of a question or, where the mode has one clock, of the whole game; 0 for none, None for
    the mode's default. A review chooses by what the player knows (`memories`) at the time `now` (UTC).
    """
    found = filter_questions(questions_of(packs), difficulties, tags)
    if not found:
        raise NotFound(_why_no_question(packs, difficulties, tags))
    if MODES[mode].is_review:
        # only reviews need it, and other games start faster without it
        from spacequiz.play.review import questions_to_review

        if now is None:
            raise TypeError("a review needs the time")
        found = questions_to_review(found, memories, now)[:questions]
        if not found:
            source = f" in {packs[0].id}" if len(packs) == 1 else ""
            raise NotFound(f"there is nothing to review yet{source}: play a mission first")
    # a pack may have fewer questions than requested, and the leaderboard shows the real number
    rules = rules_for(mode, min(questions, len(found)), seconds)
    return _prepared(
        packs, leaderboard_for(packs, rules, difficulties, tags), draw_for_rules(rules, found, seed), seed, player
    )


def leaderboard_for(
    packs: Sequence[Pack], rules: Rules, difficulties: Collection[Difficulty], tags: Collection[str]
) -> Leaderboard:
    """Return the leaderboard of games with these packs, rules and filters."""
    return Leaderboard(
        rules=rules,
        packs=tuple(pack.id for pack in packs),
        difficulties=tuple(level for level in Difficulty if level in difficulties),
        tags=tuple(sorted(set(tags), key=str.casefold)),
    )


def daily_leaderboard(packs: Sequence[Pack], day: date) -> Leaderboard:
    """Return the leaderboard of a day's daily mission (UTC), which holds only games that count."""
    return Leaderboard(_daily_rules(packs), tuple(pack.id for pack in packs), tags=(day.isoformat(),))


def build_daily_game(packs: Sequence[Pack], *, day: date, player: str, counted: bool) -> PreparedGame:
    """Build the daily mission of a day (UTC) from the built-in packs: the same for everyone who has them.

    `counted` is whether it is the player's first on that day. Raises NotFound where there is no question.
    """
    seed = f"daily {day.isoformat()}"
    asked = draw_questions(questions_of(packs), DEFAULT_QUESTIONS, seed)
    if not asked:
        raise NotFound("the daily mission needs the built-in packs, and they are missing")
    board = daily_leaderboard(packs, day)
    if not counted:
        board = replace(board, tags=(*board.tags, UNCOUNTED_TAG))
    return _prepared(packs, board, asked, seed, player)


def build_assigned_game(assigned: "AssignedGame", player: str) -> PreparedGame:
    """Build the game of an assignment: the same questions, in the same order, with the same options for everyone."""
    assignment = assigned.assignment
    by_key = questions_by_key(assigned.packs)
    asked = tuple(by_key[key] for key in assignment.questions)
    return _prepared(assigned.packs, assignment.board, asked, assignment.seed, player)


def _daily_rules(packs: Sequence[Pack]) -> Rules:
    return rules_for("daily", min(DEFAULT_QUESTIONS, sum(len(pack.questions) for pack in packs)), None)


def _prepared(
    packs: Sequence[Pack], board: Leaderboard, questions: tuple[Question, ...], seed: str, player: str
) -> PreparedGame:
    setup = NewGame(
        player=player,
        seed=seed,
        board=board,
        packs=tuple(map(PackRef.of, packs)),
        questions=tuple(question.key for question in questions),
    )
    return PreparedGame(Session(seed=seed, rules=board.rules, questions=questions), setup)


def _why_no_question(packs: Sequence[Pack], difficulties: Collection[Difficulty], tags: Collection[str]) -> str:
    if not packs:
        return "there are no packs to play"
    pack_names = join_words((pack.id for pack in packs), "or")
    wanted = (("difficulty", join_words(difficulties, "or")), ("tag", join_words(tags, "or")))
    filters = join_words((f"{name} {value}" for name, value in wanted if value), "and")
    if not filters:
        return f"there are no questions in {pack_names}"
    known = tuple(sorted({tag for question in questions_of(packs) for tag in question.tags}))
    folded = {tag.casefold() for tag in known}
    near = [nearest(tag, known) for tag in tags if tag.casefold() not in folded]
    suggestion = next((f"; did you mean {tag}?" for tag in near if tag), "")
    return f"no question in {pack_names} has {filters}{suggestion}"
