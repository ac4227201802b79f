"""Games that are recorded, left and resumed: which of them are offered, counted and ranked."""

from datetime import timedelta
from pathlib import Path

import pytest
from store_games import SettableClock, new_game, played, record

from spacequiz.domain.rules import Rules
from spacequiz.store.store import Store

BOARD = new_game()[0].board.key
LARGE = new_game(pack="large")[0].board.key


@pytest.fixture
def clock() -> SettableClock:
    return SettableClock()


@pytest.fixture
def store(tmp_path: Path, clock: SettableClock) -> Store:
    return Store.open(tmp_path / "scores.db", now=clock)


def test_recording_a_finished_game_again_does_not_change_when_it_was_finished(
    store: Store, clock: SettableClock
) -> None:
    game, session = new_game()
    game_id = store.begin_game(game)
    store.record_game(game_id, played(session, "yyy"))
    finished_at = clock.now
    clock.now += timedelta(hours=1)
    store.record_game(game_id, played(session, "yyy"))
    assert [finished_at] == [score.finished_at for score in store.scores()]


def test_an_endless_game_counts_the_questions_that_were_answered(store: Store) -> None:
    game, session = new_game(rules=Rules("survival", 0, 0))
    game_id = store.begin_game(game)
    store.record_game(game_id, played(session, "nnn"))
    assert [(0, 3)] == [(score.correct, score.asked) for score in store.scores()]


def test_of_the_games_left_on_a_leaderboard_the_players_newest_is_resumed(store: Store) -> None:
    assert store.unfinished_game_on(BOARD, "Ada") is None
    record(store, "Ada", "y", seed="first")
    newest = record(store, "Ada", "y", seed="second")
    record(store, "Ada", "y", seed="third", pack="large")
    record(store, "Bob", "y", seed="fourth")
    record(store, "Ada", "yyy", seed="finished")
    store.begin_game(new_game(seed="never shown")[0])
    store.abandon_game(record(store, "Ada", "y", seed="given up"))
    second, third = store.unfinished_game_on(BOARD, "ada"), store.unfinished_game_on(LARGE, "Ada")
    first = store.unfinished_game_on(BOARD, "Ada", "first")
    assert second is not None
    assert third is not None
    assert first is not None
    assert (newest, "third", "first") == (second.id, third.seed, first.seed)
    assert store.unfinished_game_on(BOARD, "Ada", "finished") is None
    assert store.unfinished_game_on(BOARD, "Cy") is None


def test_of_the_games_of_all_the_newest_is_offered_first(store: Store) -> None:
    ids = [record(store, player, "y") for player in ("Ada", "Bob", "Ada", "Bob", "Ada")]
    assert ids[::-1] == [game.id for game in store.unfinished_games(9)]
    assert [ids[n] for n in (3, 1, 4, 2, 0)] == [game.id for game in store.unfinished_games(9, "Bob")]
    assert [ids[n] for n in (3, 1, 4)] == [game.id for game in store.unfinished_games(3, "Bob")]


def test_games_are_counted_by_player_and_leaderboard_once_a_question_was_shown(store: Store) -> None:
    record(store, "Ada", "y")
    record(store, "Ada", "yyy")
    record(store, "Ada", "y", pack="large")
    record(store, "Bob", "y")
    store.begin_game(new_game()[0])
    assert (2, 1, 1) == (
        store.count_begun_games(BOARD, "ada"),
        store.count_begun_games(LARGE, "Ada"),
        store.count_begun_games(BOARD, "Bob"),
    )


def test_a_changed_answer_of_an_exam_is_one_answered_question(store: Store) -> None:
    game, session = new_game(rules=Rules("exam", 3, 0))
    first, second, _ = (question.key for question in session.questions)
    session = session.open(0.0).answer(first, "no", 1.0).answer(first, "yes", 2.0)
    session = session.view_question(second, 3.0).answer(second, "yes", 4.0)
    game_id = store.begin_game(game)
    store.record_game(game_id, session)
    assert 2 == store.load_game(game_id).answered
    store.record_game(game_id, session.submit(5.0))
    assert 3 == store.load_game(game_id).answered


def test_leaderboards_are_listed_by_their_last_finished_game(store: Store, clock: SettableClock) -> None:
    for pack, answers in (("small", "yyy"), ("large", "yyy"), ("huge", "y"), ("small", "nnn")):
        record(store, "Ada", answers, pack=pack)
        clock.now += timedelta(minutes=1)
    assert (BOARD, LARGE) == store.leaderboard_keys()
    record(store, "Ada", "nnn", pack="large")
    assert (LARGE, BOARD) == store.leaderboard_keys()


def test_equal_scores_are_ranked_by_time_then_by_which_was_finished_first(store: Store, clock: SettableClock) -> None:
    slow = record(store, "Slow", "yyn", seconds=9)
    clock.now += timedelta(minutes=1)
    late = record(store, "Late", "yyn", seconds=2)
    clock.now -= timedelta(minutes=2)
    early = record(store, "Early", "yyn", seconds=2)
    same = record(store, "Same", "yyn", seconds=2)
    best = record(store, "Best", "yyy", seconds=9)
    unfinished = record(store, "Best", "yy")
    record(store, "Best", "yyy", pack="large")
    ranked = [best, early, same, late, slow]
    assert ranked == [score.game for score in store.top_scores(BOARD)]
    assert [1, 2, 3, 4, 5] == [store.placement(game_id).rank for game_id in ranked]
    assert {5} == {store.placement(game_id).total for game_id in ranked}
    assert unfinished not in [score.game for score in store.scores()]


def test_a_game_is_compared_with_the_players_last_and_with_the_best_of_its_own_leaderboard(
    store: Store, clock: SettableClock
) -> None:
    games = []
    for player, answers, pack in (
        ("Ada", "yyn", "small"),
        ("Ada", "ynn", "small"),
        ("Bob", "yyy", "small"),
        ("Ada", "yyy", "large"),
        ("Ada", "nnn", "small"),
        ("Ada", "yyy", "small"),
    ):
        games.append(record(store, player, answers, pack=pack))
        clock.now += timedelta(minutes=1)
    place = store.placement(games[4])
    assert (5, 5) == (place.rank, place.total)
    assert place.previous is not None
    assert place.best_before is not None
    assert (games[1], games[2]) == (place.previous.game, place.best_before.game)
    first = store.placement(games[0])
    assert (None, None) == (first.previous, first.best_before)


def test_scores_are_filtered_by_each_of_pack_mode_and_player(store: Store) -> None:
    small, large = record(store, "Ada", "yyy"), record(store, "Ada", "yyy", pack="large")
    survival = record(store, "Bob", "nnn", rules=Rules("survival", 0, 0))
    assert {small, large, survival} == {score.game for score in store.scores()}
    assert {small, survival} == {score.game for score in store.scores(pack="small")}
    assert {survival} == {score.game for score in store.scores(mode="survival")}
    assert {small, large} == {score.game for score in store.scores(mode="mission")}
    assert {large} == {score.game for score in store.scores(pack="large", player="Ada")}


def test_a_players_last_answer_is_the_latest_of_all_games(store: Store, clock: SettableClock) -> None:
    game, session = new_game()
    store.record_game(earlier := store.begin_game(game), played(session, "y"))
    clock.now += timedelta(days=1)
    record(store, "Ada", "y")
    clock.now += timedelta(days=1)
    store.record_game(earlier, played(session, "yy"))
    latest = clock.now
    clock.now += timedelta(days=1)
    record(store, "Bob", "y")
    assert latest == store.players()[0].last_answered_at
