"""Ways to play: what ends a game, what time it has, and which questions it asks."""

from dataclasses import replace
from itertools import pairwise

import pytest
from domain_strategies import questions, responses
from hypothesis import given
from hypothesis import strategies as st

from spacequiz.domain.leaderboard import UNCOUNTED_TAG, Leaderboard
from spacequiz.domain.outcome import CloseReason
from spacequiz.domain.question import Choice, Difficulty, Multiple, Question, TrueFalse
from spacequiz.domain.rules import MAX_QUESTIONS, MAX_SECONDS, MODES, Rules, rules_for
from spacequiz.domain.selection import ENDLESS_LIMIT, draw_for_rules, draw_questions
from spacequiz.domain.session import Phase, Session, replay


def truths(many: int, difficulty: Difficulty = Difficulty.EASY) -> tuple[TrueFalse, ...]:
    """Statements that are all true."""
    return tuple(
        TrueFalse(id=f"{difficulty}{n}", pack="p", ask="?", answer=True, points=100, difficulty=difficulty)
        for n in range(many)
    )


SPRINT = Session("s", rules_for("sprint", 10, 60), truths(20))
SURVIVAL = Session("s", rules_for("survival", 10, 0), truths(20))


def told(session: Session, response: bool, seconds: float) -> Session:
    """The next question opened and answered after so many seconds."""
    now = session.clock
    session = session.open(now)
    assert session.current is not None
    return session.answer(session.current.key, response, now + seconds)


def test_a_sprint_is_over_when_its_time_is_used_up() -> None:
    session = SPRINT
    for _ in range(5):
        session = told(session, True, 11)
    assert (Phase.READY, 5.0, None) == (session.phase, session.game_time_left, session.total)
    session = session.open(session.clock)
    assert 5.0 == session.time_limit() == session.time_left(session.clock)
    key = session.questions[5].key
    late = session.answer(key, True, session.clock + 5)
    assert (Phase.DONE, CloseReason.TIMED_OUT, 6, 5) == (
        late.phase,
        late.outcomes[-1].close_reason,
        late.total,
        late.correct,
    )
    assert late == session.time_out(key, session.clock + 5)


def test_a_wrong_answer_in_a_sprint_costs_three_seconds_and_a_skip_costs_none() -> None:
    assert 48.0 == told(SPRINT, False, 9).game_time_left
    opened = SPRINT.open(0)
    assert 51.0 == opened.skip(opened.questions[0].key, 9).game_time_left


def test_a_sprint_ends_with_the_answer_whose_cost_uses_up_the_time() -> None:
    session = told(told(SPRINT, True, 57), False, 1)
    assert (Phase.DONE, 2, 0.0, None) == (session.phase, session.total, session.game_time_left, session.current)


def test_speed_earns_nothing_of_its_own_in_a_sprint() -> None:
    assert 100 == told(SPRINT, True, 0).score == told(SPRINT, True, 59).score


def test_a_question_has_no_time_of_its_own_in_a_sprint() -> None:
    asked = (TrueFalse(id="q", pack="p", ask="?", answer=True, seconds=5), *truths(3))
    assert 60.0 == Session("s", SPRINT.rules, asked).open(0).time_left(0)


@pytest.mark.parametrize(("mode", "seconds"), [("mission", 5), ("survival", 5), ("sprint", 0), ("exam", 0)])
def test_a_question_has_a_time_of_its_own_only_where_each_question_has_one(mode: str, seconds: int) -> None:
    rules = rules_for(mode, 10, 20)
    assert seconds == rules.time_limit(5)
    assert 0 == rules_for("mission", 10, 0).time_limit(5)


def test_a_game_has_bounds() -> None:
    assert (500, 3600) == (MAX_QUESTIONS, MAX_SECONDS)
    assert ["mission", "sprint", "survival", "exam", "review", "daily"] == list(MODES)


def test_an_endless_mode_has_no_number_of_questions() -> None:
    assert [7, 0, 0] == [rules_for(mode, 7, 20).questions for mode in ("mission", "sprint", "survival")]


def test_a_sprint_goes_on_for_the_last_half_of_a_second() -> None:
    session = told(SPRINT, True, 59.5)
    assert (0.5, Phase.READY) == (session.game_time_left, session.phase)


def test_the_ascent_of_an_endless_mode_is_measured_by_ten_questions_or_by_those_asked() -> None:
    session = SURVIVAL
    for _ in range(2):
        session = told(session, True, 1)
    ten = sum((100, 110, 120, 130, 140, 150, 150, 150, 150, 150))
    assert 210 / ten == session.progress
    for _ in range(10):
        session = told(session, True, 1)
    assert 1 == session.progress


def test_a_question_that_has_no_time_is_at_its_top_without_speed() -> None:
    for seconds in (0, 1):
        one = TrueFalse(id="q", pack="p", ask="?", answer=True, seconds=seconds)
        assert 1 == Session("s", Rules(questions=1, seconds=20), (one,)).open(0).answer("p/q", True, 0).progress


def test_the_third_question_missed_ends_survival() -> None:
    session = told(told(told(SURVIVAL, False, 1), True, 1), False, 1)
    assert (Phase.READY, 1) == (session.phase, session.lives_left)
    session = session.open(session.clock)
    assert session.current is not None
    session = session.skip(session.current.key, session.clock)
    assert (Phase.DONE, 0, 4) == (session.phase, session.lives_left, session.total)


def test_what_is_partly_right_costs_no_life() -> None:
    several = Multiple(id="m", pack="p", ask="?", options=("a", "b", "c"), answers=frozenset("ab"))
    session = Session("s", SURVIVAL.rules, (several, *truths(3))).open(0)
    assert 3 == session.answer(several.key, frozenset("a"), 1).lives_left


def test_survival_begins_easy_and_grows_harder() -> None:
    pool = (*truths(4, Difficulty.HARD), *truths(4), *truths(4, Difficulty.MEDIUM))
    asked = draw_for_rules(SURVIVAL.rules, pool, "seed")
    levels = [question.difficulty for question in asked[:12]]
    assert [Difficulty.EASY] * 4 + [Difficulty.MEDIUM] * 4 + [Difficulty.HARD] * 4 == levels
    assert set(pool) == set(asked[:12])


@pytest.mark.parametrize("mode", ["sprint", "survival"])
def test_a_game_without_end_asks_everything_again_and_never_twice_in_a_row(mode: str) -> None:
    asked = draw_for_rules(rules_for(mode, 0, None), truths(7), "seed")
    assert ENDLESS_LIMIT == len(asked)
    assert all(one is not other for one, other in pairwise(asked))
    counts = [asked.count(question) for question in truths(7)]
    assert {ENDLESS_LIMIT // 7, ENDLESS_LIMIT // 7 + 1} == set(counts)


def test_each_round_of_a_game_without_end_has_the_order_of_its_own_seed() -> None:
    asked = draw_for_rules(SPRINT.rules, truths(7), "seed")
    rounds = [asked[start : start + 7] for start in range(0, 42, 7)]
    assert draw_questions(truths(7), 7, "seed") == rounds[0]
    for number, one in enumerate(rounds[1:], 1):
        first, *others = draw_questions(truths(7), 7, f"seed|{number}")
        # the first question goes to the end where it would follow itself
        assert one in {(first, *others), (*others, first)}
        assert (first == rounds[number - 1][-1]) == (one[0] != first)
    assert 6 == len(set(rounds))


def test_two_questions_are_asked_again_and_one_alone_is_not() -> None:
    assert ENDLESS_LIMIT == len(draw_for_rules(SPRINT.rules, truths(2), "seed"))
    assert truths(1) == draw_for_rules(SPRINT.rules, truths(1), "seed")
    assert () == draw_for_rules(SPRINT.rules, (), "seed")


def test_more_questions_than_the_limit_of_a_game_without_end_are_all_asked() -> None:
    assert ENDLESS_LIMIT + 1 == len(draw_for_rules(SPRINT.rules, truths(ENDLESS_LIMIT + 1), "seed"))


def test_a_mission_asks_its_number_in_the_order_of_the_seed() -> None:
    assert draw_questions(truths(9), 4, "seed") == draw_for_rules(Rules(questions=4), truths(9), "seed")


def test_each_mode_has_its_own_time_where_none_is_chosen() -> None:
    usual = {mode: rules_for(mode, 10, None).seconds for mode in MODES}
    assert {"mission": 20, "sprint": 60, "survival": 20, "exam": 20, "review": 20, "daily": 20} == usual
    assert 60 == rules_for("sprint", 10, 0).seconds


@pytest.mark.parametrize(
    ("mode", "label"),
    [
        ("mission", "mission of 10, 30 s each"),
        ("sprint", "sprint of 30 s"),
        ("survival", "survival, 30 s each"),
        ("exam", "exam of 10, 30 s each"),
        ("review", "review of 10, 30 s each"),
    ],
)
def test_a_board_says_its_rules(mode: str, label: str) -> None:
    assert label == Leaderboard(rules_for(mode, 10, 30), ("p",)).label


def test_the_board_of_a_day_names_the_day() -> None:
    board = Leaderboard(rules_for("daily", 10, 20), ("p",), tags=("2026-11-23",))
    assert "daily mission of 2026-11-23" == board.label
    assert "daily mission of 2026-11-23, not counted" == replace(board, tags=("2026-11-23", UNCOUNTED_TAG)).label
    assert board.key != replace(board, tags=("2026-11-24",)).key


@given(st.sampled_from(sorted(MODES)), st.data())
def test_in_every_mode_credit_and_points_stay_in_bounds_and_replay_agrees(mode: str, data: st.DataObject) -> None:
    pool: list[Question] = [data.draw(questions(n)) for n in range(data.draw(st.integers(1, 4)))]
    start = Session(
        "seed", rules_for(mode, len(pool), 20), draw_for_rules(rules_for(mode, len(pool), 20), pool, "seed")
    )
    session = start
    for _ in range(12):
        session = session.open(session.clock + 1)
        question = session.current
        if question is None:
            break
        after = session.clock + data.draw(st.sampled_from([0.0, 2.0, 30.0]))
        session = session.answer(question.key, data.draw(responses(question)), after)
    assert all(0 <= outcome.grade.credit <= 1 and outcome.points.total >= 0 for outcome in session.outcomes)
    assert session.lives_left is None or 0 <= session.lives_left <= 3
    assert session.game_time_left is None or 0 <= session.game_time_left <= 20
    assert 0 <= session.progress <= 1
    assert session == replay(start, session.events)


def test_a_mode_nobody_knows_is_played_like_a_mission() -> None:
    rules = Rules("time travel", 1, 0)
    one = Choice(id="c", pack="p", ask="?", options=("a", "b"), answer="a")
    assert Phase.DONE is Session("s", rules, (one,)).open(0).answer(one.key, "a", 1).phase
