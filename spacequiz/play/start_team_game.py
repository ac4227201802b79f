"""From a set-up, or from what was left, to a team game that can be shown."""

from collections.abc import Sequence
from typing import TYPE_CHECKING

from spacequiz.domain.pack import Pack
from spacequiz.domain.question import Question
from spacequiz.domain.selection import draw_questions
from spacequiz.domain.team_game import TeamGame, TeamRules, replay
from spacequiz.errors import NotFound
from spacequiz.play.library import PackLibrary
from spacequiz.play.running_team_game import RunningTeamGame
from spacequiz.play.start import draw_seed
from spacequiz.store import ClassGame, ClassQuestion, NewClassGame, PackRef
from spacequiz.store.class_games import active_events

if TYPE_CHECKING:
    from spacequiz.tui.app import SpaceQuizApp


def start_team_game(
    app: "SpaceQuizApp", packs: Sequence[Pack], teams: tuple[str, ...], rules: TeamRules, *, number: int, seed: str
) -> RunningTeamGame:
    """A new team game of so many questions of these packs; without a seed, one that nobody can foresee."""
    seed = seed or draw_seed()
    questions = draw_questions((question for pack in packs for question in pack.questions), number, seed)
    new = NewClassGame(
        title=" + ".join(pack.title for pack in packs),
        seed=seed,
        teams=teams,
        rules=rules,
        packs=tuple(PackRef(pack.id, pack.title, pack.digest) for pack in packs),
        questions=tuple(ClassQuestion(one.key, one.ask, one.solution) for one in questions),
    )
    return RunningTeamGame(TeamGame(teams, rules, seed, questions), new, app.store_thread, app.clock)


def resume_team_game(kept: ClassGame, app: "SpaceQuizApp") -> RunningTeamGame:
    """The team game that was left, where it was left. Raises NotFound when its packs are gone or have changed."""
    library = app.library or PackLibrary()
    by_key: dict[str, Question] = {}
    for ref in kept.packs:
        pack = library.pack(ref.id, ref.digest)
        if pack is None or pack.digest != ref.digest:
            gone = "is no longer here" if pack is None else "has changed since"
            raise NotFound(f"The pack {ref.title} {gone}, so this class game cannot go on; its report can be made.")
        by_key |= {question.key: question for question in pack.questions}
    new = NewClassGame(kept.title, kept.seed, kept.teams, kept.rules, kept.packs, kept.questions)
    try:
        questions = tuple(by_key[one.key] for one in kept.questions)
        standing = [one.event for one in active_events(kept.events) if one.event is not None]
        game = replay(TeamGame(kept.teams, kept.rules, kept.seed, questions), standing)
    except (KeyError, ValueError) as error:
        raise NotFound("What was kept of this class game does not fit its packs, so it cannot go on.") from error
    return RunningTeamGame(game, new, app.store_thread, app.clock, saved=kept.id, recorded_events=len(kept.events))
