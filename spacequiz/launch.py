"""Make a game ready to be played: packs and wishes in, a session and what the store must know of it out."""

from collections.abc import Collection, Iterable, Sequence
from dataclasses import dataclass

from spacequiz.domain.board import Board
from spacequiz.domain.choose import matching, ordered_for
from spacequiz.domain.pack import Pack
from spacequiz.domain.question import Difficulty
from spacequiz.domain.rules import DEFAULT_QUESTIONS, rules_for
from spacequiz.domain.session import Session
from spacequiz.errors import NotFound
from spacequiz.store.values import NewGame, PackRef
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
) -> Launch:
    """Choose the questions of a game. Raises NotFound when no question is left, naming what left them out.

    `seconds` is the time for a question or, where the mode says so, for the whole game; 0 for none, None for the mode's
    own.
    """
    found = matching((question for pack in packs for question in pack.questions), difficulties, tags)
    if not found:
        raise NotFound(_nothing_left(packs, difficulties, tags))
    # what is played is what is said: a pack may hold fewer than were asked for
    rules = rules_for(mode, min(questions, len(found)), seconds)
    session = Session(seed=seed, rules=rules, questions=ordered_for(rules, found, seed))
    board = Board(
        rules=rules,
        packs=tuple(pack.id for pack in packs),
        difficulties=tuple(level for level in Difficulty if level in difficulties),
        tags=tuple(sorted(set(tags), key=str.casefold)),
    )
    game = NewGame(
        player=player,
        seed=seed,
        board=board,
        packs=tuple(PackRef(id=pack.id, title=pack.title, digest=pack.digest) for pack in packs),
        questions=tuple(question.key for question in session.questions),
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
