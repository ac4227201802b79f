"""What the store asks of SQLite: how many statements a call needs, and which indexes they use."""

import sqlite3
from collections.abc import Callable
from pathlib import Path

import pytest
from store_games import new_game, played, questions

from spacequiz.domain.team_events import Shown
from spacequiz.domain.team_game import PlayStyle, PointsBy, TeamGame, TeamRules
from spacequiz.store.class_records import ClassQuestion, NewClassGame
from spacequiz.store.game_records import PackRef
from spacequiz.store.store import Store

RULES = TeamRules(PlayStyle.ALL, PointsBy.SPEED, 45, can_steal=False, has_scoreboard=False)
CLASS_GAME = NewClassGame(
    "Sputnik",
    "monday",
    ("Red", "Blue"),
    RULES,
    (PackRef("sputnik", "Sputnik", "abc"),),
    (ClassQuestion("sputnik/one", "Which one?", "x, y"),),
)
BOARD = new_game()[0].board.key


def _fill(store: Store, rounds: int) -> None:
    """In each round two finished games, an unfinished one and a class game."""
    store._db.execute("PRAGMA synchronous = OFF")  # 70 transactions that need not outlive a power cut
    for _ in range(rounds):
        for player, answers in (("Ada", "yyn"), ("Bob", "yyy"), ("Ada", "y")):
            game, session = new_game(player)
            store.record_game(store.begin_game(game), played(session, answers))
        number = store.begin_class_game(CLASS_GAME)
        store.record_class_game(number, TeamGame(CLASS_GAME.teams, RULES, "monday", questions(1)).apply(Shown(1.0)), 0)


def _statements(store: Store, call: Callable[[Store], object]) -> list[str]:
    """The statements that a call makes, with their values."""
    statements: list[str] = []
    store._db.set_trace_callback(statements.append)
    call(store)
    store._db.set_trace_callback(None)
    return statements


@pytest.mark.parametrize(
    ("call", "most"),
    [
        (lambda store: store.scores(), 2),
        (lambda store: store.scores(pack="small", mode="mission", player="Ada"), 2),
        (lambda store: store.top_scores(BOARD, 100), 2),
        (lambda store: store.placement(1), 7),
        (lambda store: store.unfinished_games(100), 4),
        (lambda store: store.unfinished_game_on(BOARD, "Ada"), 4),
        (lambda store: store.load_game(1), 3),
        (lambda store: store.export_history("Ada"), 6),
        (lambda store: store.class_games(), 3),
        (lambda store: store.unfinished_class_game(), 4),
        (lambda store: store.players(), 1),
        (lambda store: store.memories("Ada"), 1),
        (lambda store: store.tallies("Ada"), 1),
    ],
    ids=[
        "scores",
        "filtered scores",
        "top scores",
        "placement",
        "unfinished games",
        "unfinished game on a board",
        "game",
        "history",
        "class games",
        "unfinished class game",
        "players",
        "memories",
        "tallies",
    ],
)
def test_more_games_need_no_more_statements(tmp_path: Path, call: Callable[[Store], object], most: int) -> None:
    with Store.open(tmp_path / "scores.db") as store:
        _fill(store, 1)
        few = len(_statements(store, call))
        _fill(store, 9)
        assert few == len(_statements(store, call)) <= most


def test_each_game_gets_its_own_packs_events_and_answers(tmp_path: Path) -> None:
    with Store.open(tmp_path / "scores.db") as store:
        _fill(store, 3)
        store._db.execute("UPDATE game_pack SET title = 'Pack of ' || game")
        store._db.execute("INSERT INTO game_pack SELECT game, 1, 'more', 'More of ' || game, 'd2' FROM game_pack")
        assert 6 == len(store.scores())
        for score in (*store.scores(), *store.top_scores(BOARD)):
            assert [f"Pack of {score.game}", f"More of {score.game}"] == [pack.title for pack in score.packs]
            assert ("small", "more") == score.board.packs
        unfinished = store.unfinished_games(10)
        assert [9, 6, 3] == [game.id for game in unfinished]
        for game in unfinished:
            assert game == store.load_game(game.id)
            assert (2, f"Pack of {game.id}") == (len(game.events), game.packs[0].title)
        history = store.export_history("Ada").games
        assert [f"Pack of {number}" for number in (1, 3, 4, 6, 7, 9)] == [game.packs[0].title for game in history]
        assert [(6, 3), (2, 1)] * 3 == [(len(game.events), len(game.answers)) for game in history]
        assert [store.load_class_game(number) for number in (3, 2, 1)] == list(store.class_games())
        assert {1} == {len(game.events) for game in store.class_games()}
        store._db.execute("INSERT INTO class_pack SELECT game, 1, 'more', 'More of ' || game, 'd2' FROM class_pack")
        assert [["Sputnik", f"More of {number}"] for number in (3, 2, 1)] == [
            [pack.title for pack in game.packs] for game in store.class_games()
        ]


def test_an_unfinished_game_that_makes_no_sense_does_not_hide_the_one_before_it(tmp_path: Path) -> None:
    with Store.open(tmp_path / "scores.db") as store:
        _fill(store, 3)
        store._db.execute("UPDATE event SET name = 'exploded' WHERE entrant = 9")
        store._db.execute("UPDATE game SET rules = '[]' WHERE id = 6")
        store._db.execute("UPDATE class_entry SET name = 'exploded' WHERE game = 3")
        assert [3] == [game.id for game in store.unfinished_games(1)]
        assert [3] == [game.id for game in store.unfinished_games(10)]
        game, class_game = store.unfinished_game_on(BOARD, "Ada"), store.unfinished_class_game()
        assert game is not None
        assert class_game is not None
        assert (3, 2) == (game.id, class_game.id)
        assert [2, 1] == [game.id for game in store.class_games()]
        assert (4, 2) == (len(store.export_history("Ada").games), store.export_history("Ada").unreadable)


def test_the_best_of_a_board_are_read_off_an_index(tmp_path: Path) -> None:
    with Store.open(tmp_path / "scores.db") as store:
        _fill(store, 2)
        statements = _statements(store, lambda store: store.top_scores(BOARD, 10))
        plans = [_plan(store._db, statement) for statement in statements]
    assert "USING INDEX entrant_board" in plans[0]
    for plan in plans:
        assert "SCAN" not in plan
        assert "TEMP B-TREE" not in plan


def test_the_best_of_all_boards_are_read_off_an_index(tmp_path: Path) -> None:
    with Store.open(tmp_path / "scores.db") as store:
        _fill(store, 2)
        plan = _plan(store._db, _statements(store, lambda store: store.scores(limit=10))[0])
    assert "SCAN entrant USING INDEX entrant_score" in plan
    assert "TEMP B-TREE" not in plan


def _plan(db: sqlite3.Connection, statement: str) -> str:
    return "; ".join(row[3] for row in db.execute(f"EXPLAIN QUERY PLAN {statement}"))
