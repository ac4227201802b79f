"""Class games, which are saved event by event with what was undone, and collected results."""

from collections.abc import Iterator
from datetime import UTC, datetime, timedelta
from pathlib import Path

import pytest
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st

from spacequiz.domain.question import Multiple
from spacequiz.domain.team_events import Adjusted, MovedOn, Passed, Responded, Revealed, Shown, TeamEvent, Voided
from spacequiz.domain.team_game import PlayStyle, PointsBy, TeamGame, TeamRules, replay
from spacequiz.errors import NotFound, StorageError
from spacequiz.store.class_records import ClassQuestion, NewClassGame, active_events
from spacequiz.store.game_records import PackRef
from spacequiz.store.store import Store

RULES = TeamRules(PlayStyle.ALL, PointsBy.SPEED, 45, can_steal=False, has_scoreboard=False)
NEW = NewClassGame(
    "Sputnik",
    "monday",
    ("Red", "[b]Blue[/b]"),
    RULES,
    (PackRef("sputnik", "Sputnik", "abc"),),
    (ClassQuestion("sputnik/one", "Which one?", "x, y"),),
)
QUESTION = Multiple(id="one", pack="sputnik", ask="Which one?", options=("x", "y", "z"), answers=frozenset("xy"))
ENTRIES: tuple[TeamEvent, ...] = (
    Shown(1.0),
    Responded(2.5, 0, frozenset({"x", "y"})),
    Passed(3.0, 1),
    Adjusted(3.5, 1, -10, "zu spät"),
    Revealed(4.0),
    MovedOn(5.0),
)


@pytest.fixture
def store(tmp_path: Path) -> Iterator[Store]:
    with Store.open(tmp_path / "scores.sqlite") as opened:
        yield opened


def played(*entries: TeamEvent) -> TeamGame:
    return replay(TeamGame(NEW.teams, RULES, NEW.seed, (QUESTION,)), entries)


def standing(store: Store, number: int) -> tuple[TeamEvent | None, ...]:
    return tuple(one.event for one in active_events(store.load_class_game(number).events))


def test_a_class_game_comes_back_as_it_was_kept(store: Store) -> None:
    number = store.begin_class_game(NEW)
    assert 6 == store.record_class_game(number, played(*ENTRIES), 0)
    kept = store.load_class_game(number)
    assert (NEW.title, NEW.seed, NEW.teams, NEW.rules) == (kept.title, kept.seed, kept.teams, kept.rules)
    assert (NEW.packs, NEW.questions) == (kept.packs, kept.questions)
    assert ENTRIES == tuple(one.event for one in kept.events)
    assert kept.ended_at is not None
    assert [("x, y", 1.0, 223, False), ("", 0.0, 0, True)] == [
        (one.response_text, one.credit, one.points, one.is_passed) for one in kept.answers
    ]
    assert (1, frozenset(), ((1, -10, "zu spät"),)) == (kept.shown_count, kept.voided, kept.adjustments)


def test_points_that_are_given_after_the_end_of_a_class_game_do_not_move_its_end(tmp_path: Path) -> None:
    now = datetime(2026, 11, 23, 10, 0, tzinfo=UTC)
    with Store.open(tmp_path / "scores.sqlite", now=lambda: now) as store:
        number = store.begin_class_game(NEW)
        known = store.record_class_game(number, played(*ENTRIES), 0)
        end, now = now, now + timedelta(hours=1)
        after = (*ENTRIES, Adjusted(6.0, 0, 20, "best drawing"))
        known = store.record_class_game(number, played(*after), known)
        kept = store.load_class_game(number)
        assert (end, ((1, -10, "zu spät"), (0, 20, "best drawing"))) == (kept.ended_at, kept.adjustments)
        # taken back to before the end, it goes on; and then it ends a second time
        known = store.record_class_game(number, played(*ENTRIES[:5]), known)
        assert store.load_class_game(number).ended_at is None
        store.record_class_game(number, played(*ENTRIES), known)
        assert now == store.load_class_game(number).ended_at


def test_what_was_taken_back_stays_in_the_record_and_does_not_stand(store: Store) -> None:
    number = store.begin_class_game(NEW)
    known = store.record_class_game(number, played(*ENTRIES[:3]), 0)
    known = store.record_class_game(number, played(*ENTRIES[:2], ENTRIES[4]), known)
    assert 5 == known
    assert [*ENTRIES[:3], None, ENTRIES[4]] == [one.event for one in store.load_class_game(number).events]
    assert (*ENTRIES[:2], ENTRIES[4]) == standing(store, number)


@settings(suppress_health_check=[HealthCheck.function_scoped_fixture])
@given(steps=st.lists(st.tuples(st.integers(0, 3), st.lists(st.sampled_from(ENTRIES), max_size=3)), max_size=8))
def test_whatever_is_entered_and_taken_back_what_stands_is_kept(
    store: Store, steps: list[tuple[int, list[TeamEvent]]]
) -> None:
    number, known, game = store.begin_class_game(NEW), 0, played()
    for back, more in steps:
        for _ in range(back):
            game = game.undo()
        game = replay(game, more)
        known = store.record_class_game(number, game, known)
        assert known == store.record_class_game(number, game, known)
        assert game.events == standing(store, number)


def test_a_game_that_went_on_in_another_window_is_not_mixed_up(store: Store) -> None:
    number = store.begin_class_game(NEW)
    store.record_class_game(number, played(*ENTRIES[:1]), 0)
    with pytest.raises(StorageError, match="another window"):
        store.record_class_game(number, played(*ENTRIES[:2]), 0)


def test_class_games_are_listed_the_newest_first_and_forgotten_for_good(store: Store) -> None:
    first, second = store.begin_class_game(NEW), store.begin_class_game(NEW)
    store.record_class_game(first, played(*ENTRIES), 0)
    assert [second, first] == [kept.id for kept in store.class_games()]
    left = store.unfinished_class_game()
    assert left is not None
    assert second == left.id
    assert 1 == store.delete_class_records({first, 99})
    assert [second] == [kept.id for kept in store.class_games()]
    with pytest.raises(NotFound, match="class list"):
        store.load_class_game(first)
    with pytest.raises(NotFound, match="deleted meanwhile"):
        store.record_class_game(first, played(*ENTRIES), 6)


def test_a_class_game_that_makes_no_sense_hides_no_other(store: Store) -> None:
    number = store.begin_class_game(NEW)
    good = store.begin_class_game(NEW)
    store._db.execute("UPDATE class_game SET setup = '{}' WHERE id = ?", (number,))
    assert [good] == [kept.id for kept in store.class_games()]
    with pytest.raises(StorageError):
        store.load_class_game(number)


def test_the_question_on_the_screen_counts_as_shown_and_void_ones_are_stored(store: Store) -> None:
    number = store.begin_class_game(NEW)
    known, shown = 0, []
    for count in range(len(ENTRIES) + 1):
        known = store.record_class_game(number, played(*ENTRIES[:count]), known)
        shown.append(store.load_class_game(number).shown_count)
    assert [0, *[1] * len(ENTRIES)] == shown
    store.record_class_game(number, played(*ENTRIES[:5], Voided(4.5)), known)
    assert frozenset({0}) == store.load_class_game(number).voided


def test_class_games_and_collected_results_share_their_numbers(store: Store) -> None:
    numbers = [
        store.begin_class_game(NEW),
        store.save_collected("a", "Monday", "{}"),
        store.save_collected("a", "Tuesday", "{}"),
        store.begin_class_game(NEW),
        store.save_collected("b", "Friday", "{}"),
    ]
    assert [1, 2, 3, 4, 5] == numbers
    assert 2 == store.save_collected("a", "Monday again", '{"more": 1}', 2)
    assert [(5, "Friday"), (3, "Tuesday"), (2, "Monday again")] == [
        (record.id, record.title) for record in store.collected_records()
    ]
    assert 2 == store.delete_class_records([1, 5])
    assert ([4], [3, 2]) == (
        [game.id for game in store.class_games()],
        [record.id for record in store.collected_records()],
    )


def test_collected_results_that_make_no_sense_hide_no_others(store: Store) -> None:
    bad, good = store.save_collected("a", "Monday", "{}"), store.save_collected("a", "Tuesday", "{}")
    store._db.execute("UPDATE lesson SET kept_at = 'yesterday' WHERE id = ?", (bad,))
    assert [good] == [record.id for record in store.collected_records()]
