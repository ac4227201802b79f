"""A game of teams: whose turn it is, what counts, and that everything can be taken back."""

from collections.abc import Set as AbstractSet
from dataclasses import replace

import pytest
from hypothesis import given
from hypothesis import strategies as st

from spacequiz.domain.outcome import CloseReason
from spacequiz.domain.question import Choice, Multiple, Number, Order, Question, Response
from spacequiz.domain.team_events import (
    TEAM_EVENT_NAMES,
    Adjusted,
    MovedOn,
    Passed,
    Responded,
    Revealed,
    Shown,
    TeamEvent,
    TimerSwitched,
    Voided,
    team_event_from_json,
    team_event_name,
    team_event_to_json,
)
from spacequiz.domain.team_game import MAX_TEAMS, MIN_TEAMS, PlayStyle, PointsBy, TeamGame, TeamPhase, TeamRules, replay

TEAMS = ("Red", "Blue", "Green")
QUESTIONS: tuple[Question, ...] = (
    Choice(id="a", pack="p", ask="?", options=("x", "y"), answer="x", points=100),
    Multiple(id="b", pack="p", ask="?", options=("x", "y", "z"), answers=frozenset("xy"), points=150),
    Number(id="c", pack="p", ask="?", number=10, partial_within=20, points=101),
    Order(id="d", pack="p", ask="?", items=("x", "y", "z"), points=200),
)
RESPONSES: tuple[AbstractSet[Response], ...] = (
    {"x", "y"},
    {frozenset("xy"), frozenset("z")},
    {10.0, 15.0, 50.0},
    {("x", "y", "z"), ("z", "y", "x")},
)
TEAM = st.integers(-1, len(TEAMS))
AT = st.floats(0, 300)


def game(
    style: PlayStyle = PlayStyle.TURNS,
    points_by: PointsBy = PointsBy.ACCURACY,
    seconds: int = 60,
    *,
    can_steal: bool = True,
) -> TeamGame:
    return TeamGame(TEAMS, TeamRules(style, points_by, seconds, can_steal), "s", QUESTIONS)


@st.composite
def games(draw: st.DrawFn) -> TeamGame:
    """A game somewhere on its way, with entries that fit and some that do not."""
    playing = game(
        style=draw(st.sampled_from(PlayStyle)),
        points_by=draw(st.sampled_from(PointsBy)),
        seconds=draw(st.sampled_from([0, 60])),
        can_steal=draw(st.booleans()),
    )
    for _ in range(draw(st.integers(0, 25))):
        playing = playing.apply(draw(entries(playing)))
    return playing


@st.composite
def entries(draw: st.DrawFn, playing: TeamGame) -> TeamEvent:
    at, team = draw(AT), draw(TEAM)
    number = min(playing.position, len(QUESTIONS) - 1)
    response = draw(st.sampled_from(sorted(RESPONSES[number], key=str)))
    return draw(
        st.sampled_from(
            [
                Shown(at),
                Responded(at, playing.current_team if playing.current_team is not None else team, response),
                Responded(at, team, response),
                Passed(at, team),
                TimerSwitched(at),
                Revealed(at),
                Voided(at),
                Adjusted(at, team, draw(st.integers(-50, 50)), "why"),
                MovedOn(at),
            ]
        )
    )


@given(games(), st.data())
def test_an_entry_that_is_taken_back_leaves_the_game_as_it_was(playing: TeamGame, data: st.DataObject) -> None:
    after = playing.apply(data.draw(entries(playing)))
    assert playing == (after.undo() if after is not playing else playing)


@given(games())
def test_a_game_is_what_its_entries_make_of_it(playing: TeamGame) -> None:
    blank = TeamGame(playing.teams, playing.rules, playing.seed, playing.questions)
    assert playing == replay(blank, playing.events)
    for _ in range(len(playing.events)):
        playing = playing.undo()
    assert blank == playing
    assert blank is not playing.undo()
    assert blank == playing.undo()


@given(games(), AT)
def test_a_void_question_gives_back_exactly_the_points_that_were_won_with_it(playing: TeamGame, at: float) -> None:
    after = playing.apply(Voided(at))
    if after is playing:
        return
    won = [playing.points_won(team, playing.position) for team in range(len(TEAMS))]
    assert [a - b for a, b in zip(playing.scores, won, strict=True)] == list(after.scores)
    assert [0] * len(TEAMS) == [after.points_won(team, after.position) for team in range(len(TEAMS))]


@given(games())
def test_points_are_those_of_the_questions_that_count_and_those_given_by_hand(playing: TeamGame) -> None:
    for team in range(len(TEAMS)):
        by_hand = sum(by for whose, by in playing.adjustments if whose == team)
        won = sum(playing.points_won(team, number) for number in range(len(QUESTIONS)))
        assert by_hand + won == playing.score(team)


@given(games())
def test_an_entry_is_read_as_it_was_written(playing: TeamGame) -> None:
    for entry in playing.events:
        assert team_event_name(entry) in TEAM_EVENT_NAMES
        assert entry == team_event_from_json(team_event_name(entry), entry.at, team_event_to_json(entry))


@pytest.mark.parametrize(
    ("name", "held"), [("won", {}), ("responded", {}), ("responded", {"team": 1}), ("adjusted", {"team": "x"})]
)
def test_what_is_no_entry_is_refused(name: str, held: dict[str, object]) -> None:
    with pytest.raises(ValueError, match="entry"):
        team_event_from_json(name, 0.0, held)


def test_in_turns_each_question_belongs_to_the_next_team() -> None:
    playing = game()
    for team in (0, 1, 2, 0):
        playing = playing.apply(Shown(1.0))
        assert team == playing.current_team
        playing = replay(playing, [Revealed(1.0), MovedOn(1.0)])
    assert TeamPhase.DONE is playing.phase
    assert playing.current is None


def test_what_one_team_does_not_know_the_next_may_steal_for_half_of_the_points() -> None:
    playing = replay(game(), [Shown(0.0), Responded(1.0, 0, "y")])
    assert (1, True) == (playing.current_team, playing.is_stealing)
    # another team cannot push in
    assert playing is playing.apply(Responded(2.0, 2, "x"))
    playing = playing.apply(Responded(2.0, 1, "x"))
    assert (0, 50, 0) == playing.scores
    assert playing.current_team is None


def test_a_question_that_was_passed_on_is_worth_all_of_its_points() -> None:
    playing = replay(game(can_steal=False), [Shown(0.0), Passed(1.0, 0)])
    assert (1, False) == (playing.current_team, playing.is_stealing)
    assert (0, 100, 0) == playing.apply(Responded(2.0, 1, "x")).scores


def test_without_stealing_a_wrong_answer_ends_it() -> None:
    assert replay(game(can_steal=False), [Shown(0.0), Responded(1.0, 0, "y")]).current_team is None


def test_half_a_stolen_point_is_rounded_up() -> None:
    playing = replay(
        game(), [Shown(0.0), Revealed(0.0), MovedOn(0.0), Shown(0.0), Revealed(0.0), MovedOn(0.0), Shown(0.0)]
    )
    assert 2 == playing.current_team
    assert 51 == replay(playing, [Responded(0.0, 2, 99.0), Responded(0.0, 0, 10.0)]).score(0)


def test_all_at_once_every_team_has_one_answer() -> None:
    playing = replay(game(style=PlayStyle.ALL), [Shown(0.0), Responded(1.0, 2, "x")])
    assert 0 == playing.current_team
    assert playing is playing.apply(Responded(2.0, 2, "y"))
    playing = replay(playing, [Responded(2.0, 0, "x"), Passed(3.0, 1)])
    assert (None, (100, 0, 100), (1, 3, 1)) == (playing.current_team, playing.scores, playing.ranks)


def test_speed_adds_half_of_the_points_for_the_time_that_is_left() -> None:
    quick = game(style=PlayStyle.ALL, points_by=PointsBy.SPEED, seconds=60)
    playing = replay(quick, [Shown(10.0), Responded(10.0, 0, "x"), Responded(40.0, 1, "x"), Responded(99.0, 2, "x")])
    assert (150, 125, 100) == playing.scores
    # without the timer, only what is right counts
    still = replay(quick, [Shown(0.0), TimerSwitched(1.0), Responded(2.0, 0, "x")])
    assert (100, None) == (still.score(0), still.time_left(3.0))
    assert 60.0 == still.apply(TimerSwitched(5.0)).time_left(5.0)


def test_an_entry_dated_before_the_last_one_happens_with_it() -> None:
    playing = replay(game(), [Shown(10.0), Responded(3.0, 0, "x")])
    assert (10.0, (100, 0, 0), 0.0) == (playing.clock, playing.scores, playing.answers[0].outcome.seconds)
    assert 50.0 == replace(playing, phase=TeamPhase.ASKING).time_left(20.0)


ALL = game(style=PlayStyle.ALL)
SHOWN = game().apply(Shown(1.0))


def finished(*events: TeamEvent) -> TeamGame:
    """A game with these events on its first question, and without any on the others."""
    skipped = [event for _ in QUESTIONS[1:] for event in (Shown(20.0), Revealed(20.0), MovedOn(20.0))]
    return replay(game(), [Shown(0.0), *events, Revealed(10.0), MovedOn(10.0), *skipped])


def test_the_stored_names_never_change() -> None:
    names = ("shown", "responded", "passed", "timer", "revealed", "voided", "adjusted", "next")
    assert names == TEAM_EVENT_NAMES
    kinds = [Shown(0.0), Responded(0.0, 0, "x"), Passed(0.0, 0), TimerSwitched(0.0)]
    kinds += [Revealed(0.0), Voided(0.0), Adjusted(0.0, 0, 1, ""), MovedOn(0.0)]
    assert list(names) == [team_event_name(event) for event in kinds]
    assert (["turns", "all"], ["accuracy", "speed"]) == (
        [one.value for one in PlayStyle],
        [by.value for by in PointsBy],
    )
    assert {"team": 1, "by": 5, "reason": "fair"} == team_event_to_json(Adjusted(0.0, 1, 5, "fair"))
    assert {"team": 1, "response": {"set": ["a", "b"]}} == team_event_to_json(Responded(0.0, 1, frozenset("ba")))


def test_two_to_six_teams_play_and_have_a_minute_where_nothing_else_is_chosen() -> None:
    assert (2, 6) == (MIN_TEAMS, MAX_TEAMS)
    assert TeamRules(PlayStyle.TURNS, PointsBy.ACCURACY, 60, can_steal=True, has_scoreboard=True) == TeamRules()


def test_a_new_game_waits_for_its_first_question() -> None:
    assert (0.0, None, None, TeamPhase.READY) == (
        game().clock,
        game().current_team,
        game().time_left(0),
        game().phase,
    )
    assert game() is not ALL
    ready = game()
    assert ready is ready.apply(Responded(1.0, 0, "x")) is ready.apply(Passed(1.0, 0)) is ready.apply(Revealed(1.0))
    assert ready is ready.apply(Voided(1.0)) is ready.apply(TimerSwitched(1.0)) is ready.apply(MovedOn(1.0))


def test_a_question_that_is_shown_is_not_shown_again() -> None:
    assert SHOWN is SHOWN.apply(Shown(5.0))
    revealed = SHOWN.apply(Revealed(5.0))
    assert revealed is revealed.apply(Shown(6.0)) is revealed.apply(Revealed(6.0))


def test_a_void_question_takes_no_more_answers_and_is_void_once() -> None:
    void = SHOWN.apply(Responded(2.0, 0, "x")).apply(Voided(3.0))
    assert (TeamPhase.REVEALED, {0}, (0, 0, 0), None) == (void.phase, set(void.voided), void.scores, void.current_team)
    assert void is void.apply(Voided(4.0)) is void.apply(Responded(4.0, 1, "x"))
    following = replay(void, [MovedOn(4.0), Shown(5.0)])
    assert (TeamPhase.ASKING, 1, {0}) == (following.phase, following.current_team, set(following.voided))
    ready = void.apply(MovedOn(4.0))
    assert ready is ready.apply(Voided(5.0))


def test_a_question_can_be_declared_void_after_its_answer_is_shown() -> None:
    revealed = replay(SHOWN, [Responded(2.0, 0, "x"), Revealed(3.0)])
    assert ((100, 0, 0), (0, 0, 0)) == (revealed.scores, revealed.apply(Voided(4.0)).scores)


def test_points_are_given_and_taken_by_hand_for_every_team_there_is() -> None:
    adjusted = replay(SHOWN, [Adjusted(2.0, 0, 30, "fair"), Adjusted(2.0, 2, -5, "late"), Adjusted(2.0, 0, 1, "more")])
    assert ((31, 0, -5), ((0, 30), (2, -5), (0, 1))) == (adjusted.scores, adjusted.adjustments)
    assert (1, 2, 3) == adjusted.ranks
    for event in (Adjusted(3.0, 3, 5, ""), Adjusted(3.0, -1, 5, ""), Adjusted(3.0, 1, 0, "")):
        assert adjusted is adjusted.apply(event)


def test_a_game_that_is_over_stays_over_when_points_are_given_after_it() -> None:
    done = finished(Responded(1.0, 0, "x"))
    assert (TeamPhase.DONE, 4, None, (100, 0, 0), 20.0) == (
        done.phase,
        done.position,
        done.current,
        done.scores,
        done.clock,
    )
    after = done.apply(Adjusted(90.0, 1, 150, "best drawing"))
    assert (TeamPhase.DONE, 4, None, (100, 150, 0)) == (after.phase, after.position, after.current, after.scores)
    assert (done.answers, done.voided) == (after.answers, after.voided)
    assert done == after.undo()
    for event in (Shown(91.0), Revealed(91.0), MovedOn(91.0), Voided(91.0), TimerSwitched(91.0), Passed(91.0, 0)):
        assert after is after.apply(event)


def test_all_at_once_every_question_begins_with_the_first_team() -> None:
    playing = replay(ALL, [Shown(0.0), Revealed(0.0), MovedOn(0.0), Shown(0.0)])
    assert (1, 0) == (playing.position, playing.current_team)


def test_all_at_once_answers_are_taken_of_teams_there_are_while_a_question_is_asked() -> None:
    asking = ALL.apply(Shown(0.0))
    assert asking is asking.apply(Responded(1.0, 3, "x")) is asking.apply(Responded(1.0, -1, "x"))
    assert ALL is ALL.apply(Responded(1.0, 0, "x"))
    revealed = asking.apply(Revealed(1.0))
    assert revealed is revealed.apply(Responded(2.0, 0, "x"))
    void = asking.apply(Voided(1.0))
    assert void is void.apply(Responded(2.0, 0, "x"))


def test_an_answer_is_kept_with_how_it_ended_and_how_long_it_took() -> None:
    playing = replay(ALL, [Shown(2.0), Responded(5.5, 0, "x"), Passed(9.0, 1)])
    assert [(CloseReason.ANSWERED, "x", 3.5, False), (CloseReason.SKIPPED, None, 7.0, True)] == [
        (one.outcome.close_reason, one.outcome.response, one.outcome.seconds, one.is_passed) for one in playing.answers
    ]


def test_the_timer_is_off_for_one_question_and_its_answers_still_have_their_time() -> None:
    quick = game(style=PlayStyle.ALL, points_by=PointsBy.SPEED, seconds=60)
    off = replay(quick, [Shown(0.0), TimerSwitched(0.25), Responded(0.5, 0, "x")])
    assert (100, 0.5, None) == (off.score(0), off.answers[0].outcome.seconds, off.time_left(1.0))
    following = replay(off, [Revealed(1.0), MovedOn(1.0), Shown(2.0)])
    assert (True, 60.0) == (following.is_timed, following.time_left(2.0))


def test_the_timer_of_a_game_without_a_limit_is_not_switched() -> None:
    untimed = game(seconds=0).apply(Shown(0.0))
    assert untimed is untimed.apply(TimerSwitched(1.0))
    assert untimed.time_left(1.0) is None


def test_no_time_is_left_after_the_limit() -> None:
    assert (0.5, 0.0, 0.0) == (SHOWN.time_left(60.5), SHOWN.time_left(61.0), SHOWN.time_left(999.0))
    assert SHOWN.apply(Revealed(2.0)).time_left(3.0) is None
