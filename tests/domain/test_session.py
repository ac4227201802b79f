"""A game as a state machine: what counts, what comes too late, and what replaying gives."""

from collections.abc import Mapping
from fractions import Fraction
from math import floor

import pytest
from domain_strategies import games
from hypothesis import given, settings
from hypothesis import strategies as st
from hypothesis.stateful import RuleBasedStateMachine, initialize, invariant, rule

from spacequiz.domain.events import Answered, Continued, Event, Hinted, Opened, Paused, Skipped, TimedOut
from spacequiz.domain.outcome import CloseReason
from spacequiz.domain.question import Choice, Match, Multiple, Question, Response, TrueFalse
from spacequiz.domain.rules import Rules
from spacequiz.domain.session import Phase, Session, replay

ONE = TrueFalse(id="one", pack="p", ask="?", answer=True, points=100, hints=("h1", "h2"))
TWO = TrueFalse(id="two", pack="p", ask="?", answer=True, points=100)
TIMED = Session("s", Rules(questions=2, seconds=10), (ONE, TWO))
UNTIMED = Session("s", Rules(questions=2, seconds=0), (ONE, TWO))


def _choice(number: int, seconds: int | None = None) -> Choice:
    return Choice(id=str(number), pack="c", ask="?", options=("a", "b"), answer="a", points=100, seconds=seconds)


def test_a_new_game_is_ready_and_empty() -> None:
    assert (Phase.READY, ONE, 0, 0, 0.0) == (
        TIMED.phase,
        TIMED.current,
        TIMED.position,
        TIMED.score,
        TIMED.clock,
    )
    assert TIMED.time_left(5) is None


def test_a_game_of_no_questions_is_done_at_once() -> None:
    empty = Session("s", Rules(questions=0), ())
    assert (Phase.DONE, None, 0, 0, 0, 0, 0.0) == (
        empty.phase,
        empty.current,
        empty.score,
        empty.streak,
        empty.best_streak,
        empty.time_limit(),
        empty.progress,
    )
    assert empty is empty.open(1) is empty.pause(1) is empty.resume(1)


def test_showing_a_question_starts_its_time() -> None:
    session = TIMED.open(3)
    assert (Phase.ASKING, 10, 6) == (session.phase, session.time_left(3), session.time_left(7))


def test_showing_a_question_again_does_not_start_its_time_again() -> None:
    session = TIMED.open(3)
    assert session is session.open(8)


def test_an_answer_in_time_earns_points_and_a_bonus() -> None:
    session = TIMED.open(0).answer("p/one", True, 5)
    assert (125, 1, 1) == (session.score, session.correct, session.streak)
    assert (CloseReason.ANSWERED, True, 5) == (
        session.outcomes[0].close_reason,
        session.outcomes[0].response,
        session.outcomes[0].seconds,
    )


def test_after_an_answer_the_next_question_waits_to_be_shown() -> None:
    session = TIMED.open(0).answer("p/one", True, 5)
    assert (Phase.READY, TWO, 1, None) == (session.phase, session.current, session.position, session.time_left(9))


def test_no_time_runs_between_questions() -> None:
    session = TIMED.open(0).answer("p/one", True, 1).open(1000).answer("p/two", True, 1001)
    assert 2 == session.seconds
    assert [1, 1] == [outcome.seconds for outcome in session.outcomes]


def test_a_wrong_answer_earns_nothing_and_is_kept() -> None:
    session = TIMED.open(0).answer("p/one", False, 0)
    assert (0, 0, False) == (session.score, session.correct, session.outcomes[0].response)


def test_an_untimed_answer_earns_no_bonus_however_quick() -> None:
    assert 100 == UNTIMED.open(0).answer("p/one", True, 0).score
    assert 100 == UNTIMED.open(0).answer("p/one", True, 86_400).score


def test_an_untimed_question_never_times_out() -> None:
    session = UNTIMED.open(0)
    assert session is session.time_out("p/one", 1e9)
    assert session.time_left(1e9) is None


def test_an_answer_after_the_time_is_a_time_out() -> None:
    late = TIMED.open(0).answer("p/one", True, 10)
    assert (CloseReason.TIMED_OUT, None, 0, 10) == (
        late.outcomes[0].close_reason,
        late.outcomes[0].response,
        late.score,
        late.seconds,
    )
    assert late == TIMED.open(0).time_out("p/one", 10)


def test_an_answer_at_the_last_moment_counts() -> None:
    assert (CloseReason.ANSWERED, 101) == (
        TIMED.open(0).answer("p/one", True, 9.875).outcomes[0].close_reason,
        TIMED.open(0).answer("p/one", True, 9.875).score,
    )


def test_skipping_after_the_time_is_a_time_out_too() -> None:
    assert CloseReason.TIMED_OUT == TIMED.open(0).skip("p/one", 11).outcomes[0].close_reason


def test_however_late_a_time_out_is_noticed_no_more_than_the_limit_is_counted() -> None:
    assert 10 == TIMED.open(0).time_out("p/one", 3600).seconds


def test_a_time_out_before_the_time_changes_nothing() -> None:
    session = TIMED.open(0)
    assert session is session.time_out("p/one", 9.9)


def test_a_time_out_after_the_answer_changes_nothing() -> None:
    session = TIMED.open(0).answer("p/one", True, 9.9)
    assert session is session.time_out("p/one", 10)
    session = session.open(10)
    assert session is session.time_out("p/one", 99)


def test_a_late_answer_to_the_question_before_changes_nothing() -> None:
    session = TIMED.open(0).answer("p/one", False, 1).open(2)
    assert session is session.answer("p/one", True, 3)


def test_a_second_answer_changes_nothing() -> None:
    session = TIMED.open(0).answer("p/one", False, 1)
    assert session is session.answer("p/one", True, 1)


def test_an_answer_before_the_question_is_shown_changes_nothing() -> None:
    assert TIMED is TIMED.answer("p/one", True, 0)
    assert TIMED is TIMED.skip("p/one", 0) is TIMED.take_hint("p/one", 0) is TIMED.time_out("p/one", 99)


def test_an_answer_to_a_question_to_come_changes_nothing() -> None:
    session = TIMED.open(0)
    assert session is session.answer("p/two", True, 1)
    assert session is session.apply(Opened("p/two", 1))


@pytest.mark.parametrize("kind", [Opened, Hinted, TimedOut, Skipped, Paused, Continued])
def test_an_event_of_another_game_changes_nothing(kind: type[Event]) -> None:
    session = TIMED.open(0)
    assert session is session.apply(kind("elsewhere/one", 99))
    assert session is session.apply(Answered("elsewhere/one", 99, True))


def test_what_is_no_response_is_an_error_and_leaves_the_game_as_it_was() -> None:
    session = TIMED.open(0)
    with pytest.raises(ValueError, match="not a response to p/one"):
        session.answer("p/one", "perhaps", 1)
    assert 150 == session.answer("p/one", True, 0).score


def test_a_session_is_never_changed() -> None:
    opened = TIMED.open(0)
    opened.take_hint("p/one", 1).answer("p/one", True, 2)
    assert (opened, 0) == (TIMED.open(0), opened.hints_taken)
    with pytest.raises(AttributeError):
        opened.hints_taken = 2  # type: ignore[misc]  # which is frozen


def test_time_stands_still_in_a_pause() -> None:
    session = TIMED.open(0).pause(4)
    assert 6 == session.time_left(1000)
    assert 6 == session.resume(1000).time_left(1000)
    closed = session.resume(1000).answer("p/one", True, 1001)
    assert (5, 125) == (closed.seconds, closed.score)


def test_time_stands_still_in_every_pause() -> None:
    session = TIMED.open(0).pause(1).resume(100).pause(102).resume(200).pause(200).resume(300)
    assert 7 == session.time_left(300)


@pytest.mark.parametrize("moment", [5, 500])
def test_nothing_but_going_on_happens_in_a_pause(moment: float) -> None:
    session = TIMED.open(0).pause(4)
    assert session is session.answer("p/one", True, moment)
    assert session is session.skip("p/one", moment)
    assert session is session.take_hint("p/one", moment)
    assert session is session.time_out("p/one", moment)
    assert session is session.pause(moment)
    assert session is session.open(moment)


def test_going_on_without_a_pause_changes_nothing() -> None:
    assert TIMED is TIMED.resume(1) is TIMED.pause(1)
    session = TIMED.open(0)
    assert session is session.resume(5)


def test_a_pause_after_the_time_does_not_bring_it_back() -> None:
    session = TIMED.open(0).pause(10).resume(100)
    assert 0 == session.time_left(100)
    assert CloseReason.TIMED_OUT == session.answer("p/one", True, 100).outcomes[0].close_reason


def test_a_pause_ends_with_its_question() -> None:
    session = TIMED.open(0).pause(1).resume(2).answer("p/one", True, 3).open(3)
    assert (None, 10) == (session.paused_at, session.time_left(3))


def test_a_hint_costs_a_quarter_and_only_those_there_are_count() -> None:
    session = TIMED.open(0)
    shown = [session.shown_hints()]
    for _ in range(4):
        session = session.take_hint("p/one", 0)
        shown.append(session.shown_hints())
    assert [(), ("h1",), ("h1", "h2"), ("h1", "h2"), ("h1", "h2")] == shown
    assert 3 == len(session.events)
    closed = session.answer("p/one", True, 0)
    assert (75, 2) == (closed.score, closed.outcomes[0].points.hints)


def test_hints_do_not_go_over_to_the_next_question() -> None:
    session = TIMED.open(0).take_hint("p/one", 0).answer("p/one", True, 0)
    assert (0, ()) == (session.hints_taken, session.shown_hints())
    assert 165 == session.open(0).answer("p/two", True, 0).outcomes[1].points.total


def test_after_the_time_there_are_no_more_hints() -> None:
    session = TIMED.open(0)
    assert session is session.take_hint("p/one", 10)


def test_a_clock_that_runs_backwards_does_no_harm() -> None:
    session = TIMED.open(100).answer("p/one", True, 50)
    assert (0, 150, 100) == (session.seconds, session.score, session.clock)
    session = TIMED.open(100).pause(90).resume(80)
    assert 10 == session.time_left(100)
    assert [100, 100, 100] == [event.at for event in session.events]


def test_a_time_before_the_game_counts_as_its_beginning() -> None:
    assert 0 == TIMED.open(-5).clock


def test_a_streak_grows_with_right_answers_and_pays() -> None:
    session = Session("s", Rules(seconds=0), tuple(_choice(n) for n in range(8)))
    for number in range(8):
        session = session.open(0).answer(f"c/{number}", "a", 0)
    assert [100, 110, 120, 130, 140, 150, 150, 150] == [outcome.points.total for outcome in session.outcomes]
    assert (8, 8) == (session.streak, session.best_streak)


def test_a_skipped_question_ends_the_streak() -> None:
    session = TIMED.open(0).answer("p/one", True, 1).open(2).skip("p/two", 3)
    assert (0, 1, Phase.DONE) == (session.streak, session.best_streak, session.phase)


def test_a_time_out_ends_the_streak() -> None:
    session = TIMED.open(0).answer("p/one", True, 1).open(2).time_out("p/two", 12)
    assert (0, 1) == (session.streak, session.best_streak)


def test_an_answer_that_is_half_right_earns_half_and_ends_the_streak() -> None:
    pairs = Match(id="m", pack="p", ask="?", pairs=tuple(zip("1234", "abcd", strict=True)), points=100)
    session = Session("s", Rules(), (ONE, pairs)).open(0).answer("p/one", True, 0).open(0)
    session = session.answer("p/m", ("b", "a", "c", "d"), 0)
    assert (55, 0, 1, False) == (
        session.outcomes[1].points.total,
        session.streak,
        session.correct,
        session.outcomes[1].is_right,
    )


def test_nothing_happens_after_the_end() -> None:
    done = TIMED.open(0).skip("p/one", 1).open(1).skip("p/two", 2)
    assert (Phase.DONE, None, 2, 0) == (done.phase, done.current, done.position, done.time_limit())
    assert () == done.shown_hints()
    assert done is done.open(3) is done.pause(3) is done.resume(3)
    assert done is done.answer("p/two", True, 3) is done.time_out("p/two", 99)


def test_an_untimed_game_is_untimed_for_every_question() -> None:
    assert 0 == Session("s", Rules(seconds=0), (_choice(0, 5),)).time_limit()
    assert 5 == Session("s", Rules(seconds=20), (_choice(0, 5),)).time_limit()
    assert 0 == Session("s", Rules(seconds=20), (_choice(0, 0),)).time_limit()
    assert 20 == Session("s", Rules(seconds=20), (_choice(0),)).time_limit()


def test_full_and_instant_answers_climb_to_the_top() -> None:
    session = TIMED.open(0).answer("p/one", True, 0).open(0).answer("p/two", True, 0)
    assert 1 == session.progress
    session = UNTIMED.open(0).answer("p/one", True, 9).open(9).answer("p/two", True, 99)
    assert 1 == session.progress


def test_the_top_of_a_long_game_is_that_of_all_its_questions() -> None:
    session = Session("s", Rules(questions=12, seconds=0), tuple(_choice(n) for n in range(12)))
    for number in range(6):
        session = session.open(0).answer(f"c/{number}", "a", 0)
    assert 750 / 1650 == session.progress


def test_half_of_the_answers_climb_part_of_the_way() -> None:
    assert 100 / 210 == UNTIMED.open(0).answer("p/one", True, 9).progress


def test_a_broken_off_game_is_taken_up_where_its_log_ends() -> None:
    session = TIMED.open(2).take_hint("p/one", 3).pause(4)
    again = replay(TIMED, session.events).resume(session.clock)
    assert (8, 1, 4) == (again.time_left(again.clock), again.hints_taken, again.clock)


@given(games())
@settings(max_examples=150)
def test_no_order_of_events_skips_or_repeats_a_question_or_gives_points_twice(
    game: tuple[Session, list[Event]],
) -> None:
    start, events = game
    session = start
    for event in events:
        before, session = session, session.apply(event)
        closed = len(session.outcomes) - len(before.outcomes)
        assert before.outcomes == session.outcomes[: len(before.outcomes)]
        assert closed in {0, 1}
        assert (before is session) or len(before.events) + 1 == len(session.events)
        assert closed or before.score == session.score
        assert event.question == session.events[-1].question if before is not session else True
    asked = tuple(outcome.question for outcome in session.outcomes)
    assert start.questions[: len(asked)] == asked
    assert sum(outcome.points.total for outcome in session.outcomes) == session.score
    assert 0 <= session.progress <= 1
    assert session.streak <= session.best_streak <= session.correct <= session.position
    assert all(0 <= outcome.seconds for outcome in session.outcomes)
    assert sorted(event.at for event in session.events) == [event.at for event in session.events]


@given(games())
@settings(max_examples=150)
def test_replaying_what_counted_gives_the_same_state(game: tuple[Session, list[Event]]) -> None:
    start, events = game
    session = replay(start, events)
    assert session == replay(start, session.events)
    assert session.events == replay(start, session.events).events


MULTIPLE = Multiple(
    id="m", pack="g", ask="?", options=("a", "b", "c"), answers=frozenset("ab"), points=101, hints=("1", "2")
)
MODEL_QUESTIONS: tuple[Question, ...] = (
    TrueFalse(id="t", pack="g", ask="?", answer=True, points=150, hints=("1",)),
    MULTIPLE,
    _choice(1, 5),
    _choice(2, 0),
    TrueFalse(id="u", pack="g", ask="?", answer=True, points=200, hints=("1", "2", "3", "4", "5")),
)
HALF = Fraction(1, 2)
RESPONSES: Mapping[str, Mapping[Response, int | Fraction]] = {
    "g/t": {True: 1, False: 0},
    "g/m": {
        frozenset("ab"): 1,
        frozenset("a"): Fraction(1, 2),
        frozenset("c"): 0,
        frozenset("abc"): Fraction(1, 2),
    },
    "c/1": {"a": 1, "b": 0},
    "c/2": {"a": 1, "b": 0},
    "g/u": {True: 1, False: 0},
}
"""The responses to each question with the credit they deserve."""
WHICH = st.integers(-2, 2)
"""Which question an event names: the current one (0) mostly, or a neighbour."""


class Game(RuleBasedStateMachine):
    """A game beside a second account of it, kept in quarters of seconds, so that sums are exact."""

    @initialize(seconds=st.sampled_from([0, 10]))
    def begin(self, seconds: int) -> None:
        self.game_rules = Rules(questions=5, seconds=seconds)
        self.start = self.session = Session("s", self.game_rules, MODEL_QUESTIONS)
        self.now = self.clock = Fraction(0)
        self.spent: Fraction | None = None
        self.running_since: Fraction | None = None
        self.hints = self.streak = 0
        self.closed: list[tuple[CloseReason, int, Fraction | float]] = []

    def _named(self, which: int) -> str:
        number = len(self.closed) + (which if abs(which) == 2 else 0)
        return MODEL_QUESTIONS[min(max(number, 0), 4)].key

    def _is_current(self, key: str) -> bool:
        return len(self.closed) < 5 and MODEL_QUESTIONS[len(self.closed)].key == key

    def _limit(self) -> int:
        own = MODEL_QUESTIONS[len(self.closed)].seconds
        return 0 if self.game_rules.seconds == 0 else self.game_rules.seconds if own is None else own

    def _taken(self) -> Fraction:
        assert self.spent is not None
        assert self.running_since is not None
        return self.spent + max(self.now, self.clock) - self.running_since

    def _counts(self) -> None:
        self.clock = max(self.now, self.clock)

    def _close(self, close: CloseReason, credit: Fraction) -> None:
        limit, taken = self._limit(), self._taken()
        question = MODEL_QUESTIONS[len(self.closed)]
        bonus = 1 + (1 - taken / limit) / 2 if limit and credit == 1 else Fraction(1)
        hints = max(Fraction(0), 1 - Fraction(self.hints, 4))
        exact = credit * question.points * bonus * (1 + Fraction(min(self.streak, 5), 10)) * hints
        self.streak = self.streak + 1 if credit == 1 else 0
        seconds = min(taken, Fraction(limit)) if limit else taken
        self.closed.append((close, floor(exact + HALF), seconds))
        self.spent = self.running_since = None
        self.hints = 0
        self._counts()

    @rule(quarters=st.sampled_from([1, 2, 4, 10, 19, 20, 39, 40, -1, -8]))
    def time_passes(self, quarters: int) -> None:
        self.now += Fraction(quarters, 4)

    @rule(which=WHICH)
    def open(self, which: int) -> None:
        key = self._named(which)
        self.session = self.session.apply(Opened(key, float(self.now)))
        if self._is_current(key) and self.spent is None:
            self._counts()
            self.spent, self.running_since = Fraction(0), self.clock

    @rule(which=WHICH, data=st.data())
    def answer(self, which: int, data: st.DataObject) -> None:
        key = self._named(which)
        response = data.draw(st.sampled_from(list(RESPONSES[key])))
        self.session = self.session.answer(key, response, float(self.now))
        if self._is_current(key) and self.running_since is not None:
            late = 0 < self._limit() <= self._taken()
            credit = Fraction(0) if late else Fraction(RESPONSES[key][response])
            self._close(CloseReason.TIMED_OUT if late else CloseReason.ANSWERED, credit)

    @rule(which=WHICH)
    def skip(self, which: int) -> None:
        key = self._named(which)
        self.session = self.session.skip(key, float(self.now))
        if self._is_current(key) and self.running_since is not None:
            late = 0 < self._limit() <= self._taken()
            self._close(CloseReason.TIMED_OUT if late else CloseReason.SKIPPED, Fraction(0))

    @rule(which=WHICH)
    def time_out(self, which: int) -> None:
        key = self._named(which)
        self.session = self.session.time_out(key, float(self.now))
        if self._is_current(key) and self.running_since is not None and 0 < self._limit() <= self._taken():
            self._close(CloseReason.TIMED_OUT, Fraction(0))

    @rule(which=WHICH)
    def hint(self, which: int) -> None:
        key = self._named(which)
        self.session = self.session.take_hint(key, float(self.now))
        if not self._is_current(key) or self.running_since is None or 0 < self._limit() <= self._taken():
            return
        if self.hints < len(MODEL_QUESTIONS[len(self.closed)].hints):
            self.hints += 1
            self._counts()

    @rule(which=WHICH)
    def pause(self, which: int) -> None:
        key = self._named(which)
        self.session = self.session.apply(Paused(key, float(self.now)))
        if self._is_current(key) and self.running_since is not None:
            self._counts()
            assert self.spent is not None
            self.spent, self.running_since = self.spent + self.clock - self.running_since, None

    @rule(which=WHICH)
    def go_on(self, which: int) -> None:
        key = self._named(which)
        self.session = self.session.apply(Continued(key, float(self.now)))
        if self._is_current(key) and self.spent is not None and self.running_since is None:
            self._counts()
            self.running_since = self.clock

    @rule()
    def break_off_and_take_up(self) -> None:
        self.session = replay(self.start, self.session.events)

    @invariant()
    def both_accounts_agree(self) -> None:
        session = self.session
        found = [(outcome.close_reason, outcome.points.total, outcome.seconds) for outcome in session.outcomes]
        assert self.closed == found
        assert MODEL_QUESTIONS[: len(found)] == tuple(outcome.question for outcome in session.outcomes)
        assert sum(total for _, total, _ in self.closed) == session.score
        assert self.clock == session.clock
        assert (self.hints, self.streak) == (session.hints_taken, session.streak)
        phase = Phase.DONE if len(found) == 5 else Phase.READY if self.spent is None else Phase.ASKING
        assert phase == session.phase
        assert 0 <= session.progress <= 1

    @invariant()
    def time_left_is_the_limit_less_the_time_taken(self) -> None:
        left = self.session.time_left(float(max(self.now, self.clock)))
        if self.spent is None or not self._limit():
            assert left is None
        else:
            taken = self.spent if self.running_since is None else self._taken()
            assert max(0, self._limit() - taken) == left

    @invariant()
    def replaying_gives_the_same_state(self) -> None:
        assert self.session == replay(self.start, self.session.events)


TestGame = Game.TestCase
TestGame.settings = settings(max_examples=60, stateful_step_count=40, deadline=None)


def test_no_pause_makes_the_time_taken_negative() -> None:
    session = UNTIMED.open(65.2).pause(65.2).resume(144.1).answer("p/one", True, 144.1)
    assert 0 <= session.seconds


def test_there_is_never_more_time_left_than_the_limit() -> None:
    assert 10 == TIMED.open(100).time_left(50)


@pytest.mark.parametrize("moment", [float("nan"), float("inf")])
def test_a_time_that_is_none_does_not_spoil_the_game(moment: float) -> None:
    session = UNTIMED.open(moment).answer("p/one", True, 1)
    assert session == replay(UNTIMED, session.events)
    assert 0 <= session.seconds < 1e9
