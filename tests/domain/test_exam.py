"""An exam: answers that can be changed until the sheet is handed in, and half of the options taken away elsewhere."""

import pytest
from domain_strategies import questions, responses
from hypothesis import given
from hypothesis import strategies as st

from spacequiz.domain.events import Answered, Event, HandedIn, Hinted, Marked, Opened, Skipped, TimedOut
from spacequiz.domain.outcome import CloseReason
from spacequiz.domain.question import Choice, TrueFalse
from spacequiz.domain.rules import Rules, rules_for
from spacequiz.domain.selection import eliminated_options
from spacequiz.domain.session import Phase, Session, replay


def truths(many: int) -> tuple[TrueFalse, ...]:
    """Statements that are all true."""
    return tuple(TrueFalse(id=str(n), pack="p", ask="?", answer=True, points=100, hints=("h",)) for n in range(many))


EXAM = Session("s", rules_for("exam", 3, 20), truths(3))
BEGUN = EXAM.open(0)


def test_nothing_is_graded_until_the_sheet_is_handed_in() -> None:
    session = BEGUN.answer("p/0", False, 1).view_question("p/1", 2).answer("p/1", True, 3)
    assert (Phase.ASKING, 0, 0, 1, ()) == (
        session.phase,
        session.score,
        session.correct,
        session.position,
        session.outcomes,
    )
    done = session.submit(10)
    assert (Phase.DONE, 3, 1) == (done.phase, len(done.outcomes), done.correct)
    assert [CloseReason.ANSWERED, CloseReason.ANSWERED, CloseReason.SKIPPED] == [
        outcome.close_reason for outcome in done.outcomes
    ]


def test_an_answer_takes_the_place_of_the_one_before() -> None:
    session = BEGUN.answer("p/0", False, 1).view_question("p/1", 2).view_question("p/0", 3).answer("p/0", True, 4)
    assert session.sheet is not None
    assert (True, (1, 2)) == (session.sheet.responses[0], session.sheet.unanswered)
    assert 1 == session.submit(5).correct


def test_an_answer_counts_for_the_question_that_it_names() -> None:
    session = BEGUN.view_question("p/2", 1).answer("p/0", True, 2)
    assert session.sheet is not None
    assert (True, None, None) == session.sheet.responses


def test_time_is_counted_for_the_question_that_is_looked_at() -> None:
    session = BEGUN.view_question("p/2", 4).view_question("p/0", 5).pause(6).resume(106).submit(109)
    assert [8.0, 0.0, 1.0] == [outcome.seconds for outcome in session.outcomes]


def test_an_exam_has_one_time_for_all_and_what_is_written_by_then_counts() -> None:
    session = BEGUN.answer("p/0", True, 30)
    assert (60, 30) == (session.time_limit(), session.time_left(30))
    assert session is session.time_out("p/0", 59)
    late = session.answer("p/1", True, 60)
    assert late == session.time_out("p/1", 60)
    assert (1, [CloseReason.ANSWERED, CloseReason.TIMED_OUT, CloseReason.TIMED_OUT]) == (
        late.correct,
        [o.close_reason for o in late.outcomes],
    )
    assert 60 == late.seconds


def test_speed_earns_nothing_in_an_exam_and_streaks_do() -> None:
    session = BEGUN
    for n in range(3):
        session = session.answer(f"p/{n}", True, 0)
    assert [100, 110, 120] == [outcome.points.total for outcome in session.submit(0).outcomes]


def test_a_wrong_answer_ends_the_streak_of_an_exam() -> None:
    session = BEGUN.answer("p/0", True, 0).answer("p/1", False, 0).answer("p/2", True, 0).submit(0)
    assert [100, 0, 100] == [outcome.points.total for outcome in session.outcomes]


def test_an_exam_without_a_limit_counts_all_of_the_time_spent() -> None:
    untimed = Session("s", Rules("exam", 3, 0), truths(3)).open(5)
    assert (None, 0) == (untimed.time_left(1000), untimed.time_limit())
    assert [2.5, 0.5, 0.0] == [o.seconds for o in untimed.view_question("p/1", 7.5).submit(8).outcomes]


def test_a_question_that_was_never_on_the_screen_took_no_time() -> None:
    assert [0.25, 0.0, 0.0] == [outcome.seconds for outcome in BEGUN.submit(0.25).outcomes]


def test_an_event_of_another_game_changes_nothing_in_an_exam() -> None:
    assert BEGUN is BEGUN.apply(Marked("elsewhere/0", 1)) is BEGUN.apply(HandedIn("elsewhere/0", 1))


def test_what_is_handed_in_after_the_time_is_kept_as_a_time_out() -> None:
    late = BEGUN.toggle_mark("p/1", 61)
    assert (TimedOut("p/1", 61), None) == (late.events[-1], late.opened_at)
    assert late == replay(EXAM, late.events)


def test_after_the_time_of_an_exam_a_hint_or_a_skip_hands_nothing_in() -> None:
    assert BEGUN is BEGUN.take_hint("p/0", 61) is BEGUN.skip("p/0", 61)


def test_an_exam_gives_no_hint_and_nothing_is_skipped() -> None:
    assert BEGUN is BEGUN.take_hint("p/0", 1) is BEGUN.skip("p/0", 1)
    assert 0 == BEGUN.hints_left


def test_a_mark_is_set_and_taken_off() -> None:
    marked = BEGUN.toggle_mark("p/1", 1)
    unmarked = marked.toggle_mark("p/1", 2)
    assert marked.sheet is not None
    assert unmarked.sheet is not None
    assert ({1}, set()) == (set(marked.sheet.marked), set(unmarked.sheet.marked))


def test_what_is_no_response_is_an_error_at_once() -> None:
    with pytest.raises(ValueError, match="not a response"):
        BEGUN.answer("p/0", "perhaps", 1)


def test_nothing_is_written_before_the_exam_begins_in_a_pause_or_after_it() -> None:
    done, paused = BEGUN.submit(1), BEGUN.pause(1)
    assert EXAM is EXAM.answer("p/0", True, 0) is EXAM.submit(0) is EXAM.view_question("p/1", 0)
    assert paused is paused.answer("p/0", True, 2) is paused.submit(2)
    assert done is done.answer("p/0", True, 2) is done.submit(2) is done.toggle_mark("p/0", 2) is done.open(3)


@given(st.data())
def test_changes_of_an_exam_count_once_and_replay_agrees(data: st.DataObject) -> None:
    asked = tuple(data.draw(questions(n)) for n in range(data.draw(st.integers(1, 4))))
    start = Session("seed", Rules("exam", len(asked), data.draw(st.sampled_from([0, 5]))), asked)
    session, last = start.open(0), {}
    for _ in range(data.draw(st.integers(0, 15))):
        question = data.draw(st.sampled_from(asked))
        at = session.clock + data.draw(st.sampled_from([0.0, 0.5]))
        event: Event = data.draw(
            st.sampled_from([kind(question.key, at) for kind in (Opened, Marked, Hinted, Skipped, TimedOut)])
            | responses(question).map(lambda response: Answered(question.key, at, response))  # noqa: B023
        )
        session = session.apply(event)
        if session.phase is Phase.DONE:
            break
        if isinstance(event, Answered):
            last[question.key] = event.response
    session = session.apply(HandedIn(asked[0].key, session.clock))
    assert [last.get(question.key) for question in asked] == [outcome.response for outcome in session.outcomes]
    assert [question.key for question in asked] == [outcome.question.key for outcome in session.outcomes]
    assert all(0 <= outcome.grade.credit <= 1 and outcome.points.total >= 0 for outcome in session.outcomes)
    assert all(outcome.seconds >= 0 for outcome in session.outcomes)
    limit = start.rules.seconds * len(asked)
    assert not limit or session.seconds <= limit + 1e-6
    assert session == replay(start, session.events)


FOUR = tuple(
    Choice(id=str(n), pack="p", ask="?", options=("a", "b", "c", "d"), answer="a", points=100) for n in range(2)
)
PLAY = Session("s", Rules("mission", 2, 20), FOUR)


def test_half_of_the_options_go_once_in_a_game_and_the_right_one_stays() -> None:
    session = PLAY.open(0)
    assert session.can_halve_options
    session = session.halve_options("p/0", 1)
    assert 2 == len(session.eliminated)
    assert eliminated_options(FOUR[0], "s") == session.eliminated
    assert session == replay(PLAY, session.events)
    assert "a" not in session.eliminated
    assert not session.can_halve_options
    assert session is session.halve_options("p/0", 2)
    following = session.answer("p/0", "a", 2).open(3)
    assert (frozenset(), False) == (following.eliminated, following.can_halve_options)
    assert following is following.halve_options("p/1", 4)


def test_an_option_that_is_gone_cannot_be_chosen() -> None:
    session = PLAY.open(0).halve_options("p/0", 1)
    for option in session.eliminated:
        assert session is session.answer("p/0", option, 2)


def test_half_is_taken_of_choices_with_four_options_or_more_alone() -> None:
    three = Choice(id="3", pack="p", ask="?", options=("a", "b", "c"), answer="a")
    assert not Session("s", PLAY.rules, (three,)).open(0).can_halve_options
    assert not BEGUN.can_halve_options
    assert not Session("s", PLAY.rules, truths(1)).open(0).can_halve_options
    assert not PLAY.can_halve_options, "no question is open"
    late = PLAY.open(0)
    assert late.halve_options("p/0", 20).phase is Phase.ASKING


@given(questions(kind=Choice), st.text(max_size=5))
def test_taking_half_away_leaves_the_right_option_and_one_at_least_beside_it(question: Choice, seed: str) -> None:
    gone = eliminated_options(question, seed)
    assert question.answer not in gone
    assert gone <= set(question.options)
    assert len(gone) == ((len(question.options) + 1) // 2 if len(question.options) >= 4 else 0)
