"""Class games for the tests of reports, as the store would give them back."""

from collections.abc import Sequence
from datetime import UTC, datetime, timedelta

from spacequiz.domain.describe import describe_response
from spacequiz.domain.question import Choice
from spacequiz.domain.team_events import Adjusted, MovedOn, Passed, Responded, Revealed, Shown, TeamEvent, Voided
from spacequiz.domain.team_game import PlayStyle, TeamGame, TeamPhase, TeamRules, replay
from spacequiz.store.class_records import ClassAnswer, ClassEvent, ClassGame, ClassQuestion
from spacequiz.store.game_records import PackRef

BEGUN = datetime(2026, 3, 2, 9, 30, tzinfo=UTC)
HOSTILE = ("[/b]", "=1+1", "<script>alert(1)</script>", '"><svg onload=x>', "a\x1b[2Jb\u202ec\x00", "]]>&amp;\ufffe")
"""Names that no player can have, for they are cleaned; a store can be written by hand."""
QUESTIONS = tuple(
    Choice(id=f"q{number}", pack="moon", ask=f"Question {number}?", options=("x", "y", "z"), answer="x")
    for number in range(1, 5)
)
ENTRIES: tuple[TeamEvent, ...] = (
    *(Shown(1), Responded(2, 0, "y"), Responded(3, 1, "x"), Revealed(4), MovedOn(5)),
    *(Shown(6), Passed(7, 1), Responded(8, 0, "x"), Adjusted(9, 0, -250, "shouting"), Revealed(10), MovedOn(11)),
    *(Shown(12), Responded(13, 0, "x"), Voided(14), MovedOn(15)),
    *(Shown(16), Responded(17, 1, "z"), Passed(18, 0), Adjusted(19, 1, 20, ""), Revealed(20), MovedOn(21)),
)
"""In turns: a steal, a pass and points by hand, a void question, one that nobody knew."""


def played(
    entries: Sequence[TeamEvent] = ENTRIES, *, style: PlayStyle = PlayStyle.TURNS, teams: Sequence[str] = ()
) -> TeamGame:
    """The game after these entries."""
    begun = TeamGame(tuple(teams) or ("Red", "Blue"), TeamRules(style), "monday", QUESTIONS)
    return replay(begun, entries)


def kept(game: TeamGame, *, title: str = "Moon", record: Sequence[TeamEvent | None] | None = None) -> ClassGame:
    """The game as the store gives it back; `record` are all entries where some were taken back."""
    return ClassGame(
        id=7,
        title=title,
        seed=game.seed,
        teams=game.teams,
        rules=game.rules,
        packs=(PackRef("moon", "Moon", "abc"),),
        questions=tuple(ClassQuestion(one.key, one.ask, one.solution) for one in game.questions),
        events=tuple(
            ClassEvent(entry, BEGUN + timedelta(seconds=place))
            for place, entry in enumerate(game.events if record is None else record)
        ),
        answers=tuple(
            ClassAnswer(
                one.question,
                one.team,
                "" if one.outcome.response is None else describe_response(one.outcome.question, one.outcome.response),
                one.outcome.grade.credit,
                one.points,
                one.outcome.seconds,
                one.is_stolen,
                one.is_passed,
            )
            for one in game.answers
        ),
        voided=game.voided,
        shown_count=game.position + (game.phase in {TeamPhase.ASKING, TeamPhase.REVEALED}),
        adjustments=tuple((one.team, one.points, one.reason) for one in game.events if isinstance(one, Adjusted)),
        started_at=BEGUN,
        ended_at=BEGUN + timedelta(minutes=20) if game.phase is TeamPhase.DONE else None,
    )
