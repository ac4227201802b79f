"""What is deleted is gone from the file, as docs/privacy.md promises, and from all tables."""

import sqlite3
from collections.abc import Callable
from pathlib import Path

import pytest
from store_games import new_game, record

from spacequiz.domain.question import Typed
from spacequiz.domain.session import Session
from spacequiz.domain.team_events import Adjusted, Shown
from spacequiz.domain.team_game import TeamGame, TeamRules
from spacequiz.store.class_records import ClassQuestion, NewClassGame
from spacequiz.store.game_records import PackRef
from spacequiz.store.store import Store

TEXTS = ("Zaphod", "answer-of-zaphod", "seed-of-zaphod", "Team-Zaphod", "reason-of-zaphod", "result-of-zaphod")


def _begin_class_game(store: Store) -> int:
    rules = TeamRules()
    new = NewClassGame(
        "Monday",
        "seed",
        ("Team-Zaphod", "Blue"),
        rules,
        (PackRef("small", "Small steps", "d1"),),
        (ClassQuestion("small/q0", "0?", "yes"),),
    )
    game_id = store.begin_class_game(new)
    question = Typed(id="q0", pack="small", ask="0?", accept=("yes",))
    game = TeamGame(new.teams, rules, new.seed, (question,))
    store.record_class_game(game_id, game.apply(Shown(1.0)).apply(Adjusted(2.0, 0, 5, "reason-of-zaphod")), 0)
    return game_id


def _fill(store: Store) -> list[int]:
    """Games of Zaphod and of Ada in turn, over several pages of the file; return the ids of the class records."""
    records: list[int] = []
    for number in range(30):
        game, _ = new_game("Zaphod", seed=f"seed-of-zaphod-{number}")
        question = Typed(id="q0", pack="small", ask="0?", accept=("yes",))
        session = Session("seed", game.board.rules, (question,)).open(0.0)
        store.record_game(store.begin_game(game), session.answer(question.key, "answer-of-zaphod", 1.0))
        record(store, "Ada", "yyn")
        records += [
            _begin_class_game(store),
            store.save_collected("assignment", "Monday", '{"pupil": "result-of-zaphod"}'),
        ]
    return records


def test_deleted_data_is_overwritten_in_the_file(tmp_path: Path) -> None:
    path = tmp_path / "scores.db"
    with Store.open(path) as store:
        records = _fill(store)
    content = path.read_bytes()
    assert TEXTS == tuple(text for text in TEXTS if text.encode() in content)
    with Store.open(path) as store:
        store.remove_player("Zaphod")
        assert 60 == store.delete_class_records(records)
        assert 30 == len(store.scores(player="Ada"))
    content = path.read_bytes()
    assert () == tuple(text for text in TEXTS if text.encode() in content)
    assert [path] == list(tmp_path.iterdir())


def test_a_name_that_was_changed_is_overwritten_in_the_file(tmp_path: Path) -> None:
    path = tmp_path / "scores.db"
    with Store.open(path) as store:
        record(store, "Zaphod", "yyn")
        store.rename_player("Zaphod", "Trillian")
    assert b"Trillian" in path.read_bytes()
    assert b"Zaphod" not in path.read_bytes()


def test_collected_results_that_were_replaced_are_overwritten_in_the_file(tmp_path: Path) -> None:
    path = tmp_path / "scores.db"
    with Store.open(path) as store:
        first = store.save_collected("assignment", "Monday", '{"pupil": "Zaphod"}')
        assert first == store.save_collected("assignment", "Monday", '{"pupil": "Ada"}', first)
        assert ['{"pupil": "Ada"}'] == [collected.data for collected in store.collected_records()]
    assert b"Zaphod" not in path.read_bytes()


def _open_file(path: Path) -> Store:
    return Store.open(path)


def _open_in_memory(path: Path) -> Store:
    return Store.in_memory()


def _open_copy(path: Path) -> Store:
    """A file that another program has locked is copied to memory."""
    Store.open(path).close()
    other = sqlite3.connect(path, isolation_level=None)
    other.execute("BEGIN IMMEDIATE")
    store = Store.open(path, timeout=0.05)
    other.close()
    assert not store.is_persistent
    return store


@pytest.mark.parametrize("open_store", [_open_file, _open_in_memory, _open_copy])
def test_what_belongs_to_a_deleted_record_goes_with_it(tmp_path: Path, open_store: Callable[[Path], Store]) -> None:
    with open_store(tmp_path / "scores.db") as store:
        record(store, "Ada", "yyn")
        store.delete_class_records([_begin_class_game(store)])
        store.remove_player("Ada")
        tables = [row[0] for row in store._db.execute("SELECT name FROM sqlite_master WHERE type = 'table'")]
        assert 12 < len(tables)
        assert [] == [table for table in tables if store._db.execute(f"SELECT * FROM {table}").fetchall()]
