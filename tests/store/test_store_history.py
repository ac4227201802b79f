"""What a player has learned: memories, tallies and reviews; and flags on questions."""

import sqlite3
from datetime import UTC, date, datetime, timedelta
from pathlib import Path
from tempfile import TemporaryDirectory

from fsrs import Card, Rating, Scheduler
from hypothesis import given, settings
from hypothesis import strategies as st
from store_games import SettableClock, new_game, played, record

from spacequiz.domain.question import Choice, Multiple
from spacequiz.domain.recall import Recall
from spacequiz.domain.rules import Rules
from spacequiz.domain.session import Session
from spacequiz.store import database as database_module
from spacequiz.store.player_records import Memory, Tally
from spacequiz.store.review_schedule import review
from spacequiz.store.store import Store

START = datetime(2026, 3, 1, 12, tzinfo=UTC)


def finish(store: Store, player: str, answers: str) -> int:
    new, session = new_game(player, number=len(answers))
    game = store.begin_game(new)
    store.record_game(game, played(session, answers))
    return game


def known(store: Store, player: str) -> dict[str, tuple[int, int, float]]:
    return {memory.question: (memory.asked, memory.correct, memory.last_credit) for memory in store.memories(player)}


def test_each_answer_is_learnt_once(tmp_path: Path) -> None:
    with Store.open(tmp_path / "scores.db", now=SettableClock()) as store:
        game = finish(store, "Ada", "yny")
        _, session = new_game("Ada")
        store.record_game(game, played(session, "yny"))
        finish(store, "Ada", "yy")
        finish(store, "Bob", "n")
        assert {"small/q0": (2, 2, 1.0), "small/q1": (2, 1, 1.0), "small/q2": (1, 1, 1.0)} == known(store, "Ada")
        assert {"small/q0": (1, 0, 0.0)} == known(store, "Bob")
        day = START.astimezone().date()
        assert (Tally(day, "small", 5, 4, 4.0),) == store.tallies("Ada")
        assert () == store.memories("Nobody")


def test_what_is_due_longest_comes_first(tmp_path: Path) -> None:
    clock = SettableClock()
    with Store.open(tmp_path / "scores.db", now=clock) as store:
        finish(store, "Ada", "yn")
        first, second = store.memories("Ada")
        assert ["small/q1", "small/q0"] == [first.question, second.question]
        assert START < first.due < second.due


def test_answers_are_counted_on_the_day_of_the_players_calendar(tmp_path: Path) -> None:
    clock = SettableClock()
    with Store.open(tmp_path / "scores.db", now=clock) as store:
        finish(store, "Ada", "y")
        clock.now += timedelta(days=2)
        finish(store, "Ada", "n")
        first = START.astimezone().date()
        assert [(first, 1, 1), (first + timedelta(days=2), 1, 0)] == [
            (tally.day, tally.asked, tally.correct) for tally in store.tallies("Ada")
        ]
        assert all(isinstance(tally.day, date) for tally in store.tallies("Ada"))


def test_a_game_that_changes_hands_takes_along_what_was_learnt(tmp_path: Path) -> None:
    clock = SettableClock()
    with Store.open(tmp_path / "scores.db", now=clock) as store:
        finish(store, "Ada", "yn")
        clock.now += timedelta(days=3)
        game = finish(store, "Player", "ny")
        store.reassign_game(game, "Ada")
        assert () == store.memories("Player")
        assert () == store.tallies("Player")
        moved = store.memories("Ada")
    clock = SettableClock()
    with Store.open(tmp_path / "other.db", now=clock) as other:
        finish(other, "Ada", "yn")
        clock.now += timedelta(days=3)
        finish(other, "Ada", "ny")
        assert moved == other.memories("Ada")


def _first_version(path: Path) -> None:
    """Make a file of the first version of the schema."""
    schema = Path(database_module.__file__).with_name("schema.sql").read_text(encoding="utf-8")
    with sqlite3.connect(path) as db:
        db.executescript(schema)
        db.executescript(
            """
            INSERT INTO player VALUES (1, 'Ada');
            INSERT INTO game VALUES (1, 's', 'mission', 'b', '{"questions": 2, "seconds": 20, "difficulties": [],
                "tags": []}', '["small/q0"]', '2026-03-01T12:00:00.000000Z', NULL);
            INSERT INTO game_pack VALUES (1, 0, 'small', 'Small steps', 'd1');
            INSERT INTO entrant VALUES (1, 1, 1, 'b', 150, 1, 2, 1, 9.0, '2026-03-01T12:00:30.000000Z');
            INSERT INTO answer VALUES (1, 0, 'small/q0', 'answered', '"yes"', 1.0, 150, 2.0, 0,
                '2026-03-01T12:00:10.000000Z');
            INSERT INTO answer VALUES (1, 1, 'small/q1', 'answered', '"no"', 0.0, 0, 7.0, 0, 'yesterday');
            PRAGMA user_version = 1;
            """
        )
    db.close()


def test_a_file_of_the_first_version_is_brought_up_with_all_that_was_learnt(tmp_path: Path) -> None:
    path = tmp_path / "scores.db"
    _first_version(path)
    for _ in range(2):
        with Store.open(path) as store:
            assert ("", True) == (store.notice, store.is_persistent)
            # what makes no sense is left out, and keeps nothing else from being read
            assert [("small/q0", 1, 1)] == [(m.question, m.asked, m.correct) for m in store.memories("Ada")]
            assert [150] == [score.score for score in store.scores()]


def test_a_file_of_the_first_version_is_read_without_being_written(tmp_path: Path) -> None:
    path = tmp_path / "scores.db"
    _first_version(path)
    before = path.read_bytes()
    with Store.open_to_read(path) as store:
        assert [150] == [score.score for score in store.scores()]
        assert 1 == len(store.memories("Ada"))
    assert before == path.read_bytes()


def test_notes_on_questions_are_kept_until_they_are_taken_back(tmp_path: Path) -> None:
    clock = SettableClock()
    with Store.open(tmp_path / "scores.db", now=clock) as store:
        store.add_flag("small/q1", "the year is 1958")
        number = store.add_flag("small/q0", "")
        store.add_flag("smaller/q1", "not here")
        assert [("small/q1", "the year is 1958"), ("small/q0", "")] == [
            (flag.question, flag.note) for flag in store.flags("small")
        ]
        store.delete_flag(number)
        assert ["small/q1"] == [flag.question for flag in store.flags("small")]
        assert () == store.flags("sma")


GRADES = st.lists(st.tuples(st.sampled_from(Recall), st.integers(0, 40)), min_size=1, max_size=12)


@given(GRADES)
def test_a_history_over_many_days_is_scheduled_as_the_library_says(history: list[tuple[Recall, int]]) -> None:
    scheduler = Scheduler(learning_steps=(), relearning_steps=(), enable_fuzzing=False)
    wanted, card, at = Card(card_id=7), "", START
    for grade, days in history:
        at += timedelta(days=days)
        wanted, _ = scheduler.review_card(wanted, Rating(int(grade)), at)
        card, due = review(card, grade, at)
        assert wanted.due == due
        assert due >= at + timedelta(days=1)


@given(st.text(max_size=40) | st.sampled_from(["[]", "{}", "null", '{"state": 9}', '{"last_review": "soon"}']))
def test_a_card_that_makes_no_sense_begins_anew(card: str) -> None:
    assert review("", Recall.GOOD, START)[1] == review(card, Recall.GOOD, START)[1]


def test_a_clock_that_was_set_back_makes_no_day(tmp_path: Path) -> None:
    card, due = review("", Recall.GOOD, START)
    _, later = review(card, Recall.GOOD, START - timedelta(days=400))
    assert later >= due


@settings(max_examples=20, deadline=None)
@given(st.lists(st.sampled_from(["y", "n", "yn", "nny"]), max_size=5))
def test_learning_as_one_plays_and_anew_of_all_answers_come_to_the_same(games: list[str]) -> None:
    clock = SettableClock()
    with TemporaryDirectory() as folder, Store.open(Path(folder) / "scores.db", now=clock) as store:
        for game in games:
            finish(store, "Ada", game)
            clock.now += timedelta(hours=30)
        before: tuple[Memory, ...] = store.memories("Ada")
        tallies = store.tallies("Ada")
        extra = finish(store, "Bob", "y")
        store.reassign_game(extra, "Ada")
        store.reassign_game(extra, "Bob")
        assert (before, tallies) == (store.memories("Ada"), store.tallies("Ada"))


def review_all(answers: list[tuple[datetime, Recall]]) -> datetime:
    """When a question is due after these answers."""
    card, due = "", START
    for at, recall in answers:
        card, due = review(card, recall, at)
    return due


def test_each_answer_to_a_question_moves_when_it_is_due(tmp_path: Path) -> None:
    clock = SettableClock()
    answers: list[tuple[datetime, Recall]] = []
    with Store.open(tmp_path / "scores.db", now=clock) as store:
        for letter, days in (("y", 3), ("y", 9), ("n", 1), ("y", 2)):
            finish(store, "Ada", letter)
            answers.append((clock.now, Recall.EASY if letter == "y" else Recall.AGAIN))
            (memory,) = store.memories("Ada")
            assert review_all(answers) == memory.due
            clock.now += timedelta(days=days)
        assert (4, 3, 3.0) == (memory.asked, memory.correct, memory.total_credit)


def test_a_partly_right_answer_is_counted_by_its_credit_and_not_as_correct(tmp_path: Path) -> None:
    question = Multiple(id="q0", pack="small", ask="?", options=("a", "b", "c"), answers=frozenset("ab"))
    game, _ = new_game(number=1)
    with Store.open(tmp_path / "scores.db", now=SettableClock()) as store:
        session = Session("seed", game.board.rules, (question,)).open(0.0)
        store.record_game(store.begin_game(game), session.answer(question.key, frozenset("a"), 1.0))
        (memory,), (tally,) = store.memories("Ada"), store.tallies("Ada")
    assert (1, 0, 0.5, 0.5) == (memory.asked, memory.correct, memory.total_credit, memory.last_credit)
    assert (1, 0, 0.5) == (tally.asked, tally.correct, tally.total_credit)


def test_the_clock_of_a_whole_game_does_not_make_a_slow_answer_quick(tmp_path: Path) -> None:
    with Store.open(tmp_path / "scores.db", now=SettableClock()) as store:
        # 6 seconds: more than a quarter of the usual 20, and less than a quarter of the 60 of the whole game
        record(store, "Ada", "y", number=3, seconds=6.0, rules=Rules("sprint", 0, 60))
        record(store, "Bob", "y", number=3, seconds=6.0, rules=Rules("mission", 3, 60))
        (of_ada,), (of_bob,) = store.memories("Ada"), store.memories("Bob")
        assert (review_all([(START, Recall.GOOD)]), review_all([(START, Recall.EASY)])) == (of_ada.due, of_bob.due)
        learned = store.memories("Ada")
        store.reassign_game(1, "Cy")
        assert learned == store.memories("Cy")


def test_imported_answers_are_learned_in_the_order_in_which_they_were_given(tmp_path: Path) -> None:
    clock, other_clock = SettableClock(), SettableClock()
    with Store.open(tmp_path / "one.db", now=clock) as one, Store.open(tmp_path / "two.db", now=other_clock) as two:
        record(two, "Ada", "n", number=1, seed="earlier")
        other_clock.now += timedelta(days=9)
        record(two, "Ada", "y", number=1, seed="latest")
        clock.now += timedelta(days=4)
        record(one, "Ada", "y", number=1, seed="between")
        one.import_history(two.export_history("Ada"))
        answers = [
            (START, Recall.AGAIN),
            (START + timedelta(days=4), Recall.EASY),
            (START + timedelta(days=9), Recall.EASY),
        ]
        (memory,) = one.memories("Ada")
        assert (review_all(answers), 1.0) == (memory.due, memory.last_credit)
        # the import on the other side comes to the same, and neither is what another order would give
        two.import_history(one.export_history("Ada"))
        assert (memory,) == two.memories("Ada")
        assert review_all(answers) not in {review_all(answers[::-1]), review_all([answers[n] for n in (0, 2, 1)])}


def test_an_earlier_answer_that_is_imported_is_not_the_last_one(tmp_path: Path) -> None:
    clock = SettableClock()
    with Store.open(tmp_path / "one.db", now=clock) as one, Store.open(tmp_path / "two.db", now=SettableClock()) as two:
        record(two, "Ada", "n", number=1, seed="earlier")
        clock.now += timedelta(days=4)
        record(one, "Ada", "y", number=1, seed="later")
        one.import_history(two.export_history("Ada"))
        assert [1.0] == [memory.last_credit for memory in one.memories("Ada")]


def test_tallies_are_sorted_by_day_then_by_pack(tmp_path: Path) -> None:
    clock = SettableClock()
    with Store.open(tmp_path / "scores.db", now=clock) as store:
        for pack in ("zoo", "ape", "zoo", "ape"):
            question = Choice(id="q", pack=pack, ask="?", options=("yes", "no"), answer="yes")
            game, _ = new_game(number=1, pack=pack)
            store.record_game(store.begin_game(game), played(Session("s", game.board.rules, (question,)), "y"))
            clock.now += timedelta(hours=12)
        tallies = store.tallies("Ada")
    assert sorted((tally.day, tally.pack) for tally in tallies) == [(tally.day, tally.pack) for tally in tallies]
    assert 4 == len(tallies)


def test_a_file_of_the_first_version_is_brought_up_for_every_player(tmp_path: Path) -> None:
    path = tmp_path / "scores.db"
    _first_version(path)
    with sqlite3.connect(path) as db:
        db.executescript(
            """
            INSERT INTO player VALUES (2, 'Bob');
            INSERT INTO entrant VALUES (2, 1, 2, 'b', 0, 0, 1, 0, 9.0, '2026-03-01T12:00:30.000000Z');
            INSERT INTO answer VALUES (2, 0, 'small/q0', 'answered', '"no"', 0.0, 0, 2.0, 0,
                '2026-03-01T12:00:10.000000Z');
            """
        )
    db.close()
    with Store.open(path) as store:
        assert [[1.0], [0.0]] == [[m.last_credit for m in store.memories(name)] for name in ("Ada", "Bob")]


def test_a_flag_that_makes_no_sense_hides_no_other_and_the_oldest_comes_first(tmp_path: Path) -> None:
    clock = SettableClock()
    with Store.open(tmp_path / "scores.db", now=clock) as store:
        ids = {question: store.add_flag(question, "") for question in ("small/b", "small/x")}
        clock.now -= timedelta(days=1)
        store.add_flag("small/z", "")
        store._db.execute("UPDATE flag SET flagged_at = 'yesterday' WHERE id = ?", (ids["small/x"],))
        assert ["small/z", "small/b"] == [flag.question for flag in store.flags("small")]
