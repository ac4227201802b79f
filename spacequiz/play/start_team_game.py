"""Start and resume team games."""

from collections.abc import Sequence
from typing import TYPE_CHECKING

from spacequiz.clock import Clock
from spacequiz.domain.pack import Pack, questions_by_key, questions_of
from spacequiz.domain.selection import draw_questions
from spacequiz.domain.team_game import TeamGame, TeamRules, replay
from spacequiz.errors import NotFound
from spacequiz.play.library import PackLibrary
from spacequiz.play.running_team_game import RunningTeamGame
from spacequiz.play.start import draw_seed
from spacequiz.store.class_records import ClassGame, ClassQuestion, NewClassGame, active_events
from spacequiz.store.game_records import PackRef

if TYPE_CHECKING:
    from spacequiz.play.store_access import StoreAccess


def start_team_game(
    packs: Sequence[Pack],
    teams: tuple[str, ...],
    rules: TeamRules,
    *,
    number: int,
    seed: str,
    store: "StoreAccess",
    clock: Clock,
) -> RunningTeamGame:
    """Start a team game with `number` questions of these packs; an empty seed is replaced by a random one."""
    seed = seed or draw_seed()
    questions = draw_questions(questions_of(packs), number, seed)
    setup = NewClassGame(
        title=" + ".join(pack.title for pack in packs),
        seed=seed,
        teams=teams,
        rules=rules,
        packs=tuple(map(PackRef.of, packs)),
        questions=tuple(ClassQuestion(question.key, question.ask, question.solution) for question in questions),
    )
    return RunningTeamGame(TeamGame(teams, rules, seed, questions), setup, store, clock)


def resume_team_game(saved: ClassGame, library: PackLibrary, store: "StoreAccess", clock: Clock) -> RunningTeamGame:
    """Resume an unfinished team game. Raises NotFound when its packs are missing or have changed."""
    packs: list[Pack] = []
    for ref in saved.packs:
        pack = library.pack(ref.id, ref.digest)
        if pack is None or pack.digest != ref.digest:
            problem = "is missing" if pack is None else "has changed"
            raise NotFound(
                f"The pack {ref.title} {problem}, so this team game cannot be resumed. You can still see its report."
            )
        packs.append(pack)
    by_key = questions_by_key(packs)
    setup = NewClassGame(saved.title, saved.seed, saved.teams, saved.rules, saved.packs, saved.questions)
    try:
        questions = tuple(by_key[question.key] for question in saved.questions)
        events = [recorded.event for recorded in active_events(saved.events) if recorded.event is not None]
        game = replay(TeamGame(saved.teams, saved.rules, saved.seed, questions), events)
    except (KeyError, ValueError) as error:
        raise NotFound("The saved team game does not match its packs, so it cannot be resumed.") from error
    return RunningTeamGame(game, setup, store, clock, saved_id=saved.id, recorded_events=len(saved.events))
