"""Several players on one machine."""

import sqlite3
from datetime import UTC, datetime
from pathlib import Path

import pytest
from store_games import new_game, played

from spacequiz.errors import NotFound, SpaceQuizError
from spacequiz.store.player_records import Player
from spacequiz.store.store import Store

NOW = datetime(2026, 3, 1, 12, tzinfo=UTC)


@pytest.fixture
def store(tmp_path: Path) -> Store:
    """Ada has a finished game and one that she left, Bob has a finished one."""
    store = Store.open(tmp_path / "scores.db", now=lambda: NOW)
    for player, number, answers in (("Ada", 3, "yyn"), ("Bob", 3, "nny"), ("Ada", 3, "y")):
        game, session = new_game(player, number)
        store.record_game(store.begin_game(game), played(session, answers))
    return store


def rows(store: Store, path: Path) -> dict[str, list[object]]:
    """All that is kept, by table."""
    with sqlite3.connect(path) as db:
        tables = [row[0] for row in db.execute("SELECT name FROM sqlite_master WHERE type = 'table'")]
        found = {table: db.execute(f"SELECT * FROM {table} ORDER BY 1, 2").fetchall() for table in tables}
    db.close()
    return found


def test_players_are_listed_by_name_with_what_they_did(store: Store) -> None:
    store.add_player("ann")
    assert (Player("Ada", 1, 4, NOW), Player("ann", 0, 0, None), Player("Bob", 1, 3, NOW)) == store.players()


def test_a_time_that_makes_no_sense_hides_no_player(store: Store, tmp_path: Path) -> None:
    with sqlite3.connect(tmp_path / "scores.db") as db:
        db.execute("UPDATE answer SET answered_at = 'yesterday'")
    db.close()
    assert [("Ada", None), ("Bob", None)] == [(player.name, player.last_answered_at) for player in store.players()]


def test_a_name_that_is_in_use_is_refused_whatever_its_case(store: Store, tmp_path: Path) -> None:
    before = rows(store, tmp_path / "scores.db")
    with pytest.raises(SpaceQuizError, match="a player Bob already"):
        store.rename_player("Ada", "BOB")
    with pytest.raises(SpaceQuizError, match="a player Ada already"):
        store.add_player("ada")
    with pytest.raises(NotFound):
        store.rename_player("Cy", "Cyd")
    assert before == rows(store, tmp_path / "scores.db")


@pytest.mark.parametrize("name", ["Grace", "ADA", "Ada"])
def test_a_renamed_player_keeps_everything(store: Store, name: str) -> None:
    known = store.memories("Ada")
    store.rename_player("ada", name)
    assert {name, "Bob"} == {player.name for player in store.players()}
    assert known == store.memories(name)
    assert name == store.unfinished_games()[0].player
    assert 1 == len(store.scores(player=name))


def test_a_player_who_is_removed_takes_nothing_of_the_others_along(store: Store, tmp_path: Path) -> None:
    store.add_flag("small/q0", "a note")
    store.remove_player("ADA")
    assert ["Bob"] == [player.name for player in store.players()]
    assert () == store.unfinished_games()
    assert ((), ()) == (store.memories("Ada"), store.tallies("Ada"))
    left = rows(store, tmp_path / "scores.db")
    with Store.open(tmp_path / "only.db", now=lambda: NOW) as only:
        game, session = new_game("Bob")
        only.record_game(only.begin_game(game), played(session, "nny"))
        assert (store.memories("Bob"), store.tallies("Bob")) == (only.memories("Bob"), only.tallies("Bob"))
        wanted = rows(only, tmp_path / "only.db")
    # what lies below a game goes with it; what belongs to nobody stays
    assert {name: len(table) for name, table in wanted.items()} | {"flag": 1} == {
        name: len(table) for name, table in left.items()
    }
    with pytest.raises(NotFound):
        store.remove_player("Ada")


def test_a_game_that_others_played_in_as_well_stays_for_them(store: Store, tmp_path: Path) -> None:
    with sqlite3.connect(tmp_path / "scores.db") as db:
        db.execute(
            "INSERT INTO entrant (game, player, board, score, finished_at) "
            "SELECT entrant.game, (SELECT id FROM player WHERE name = 'Bob'), board, 7, '2026-03-01T13:00:00.000000Z' "
            "FROM entrant WHERE player = (SELECT id FROM player WHERE name = 'Ada') AND finished_at IS NOT NULL"
        )
    db.close()
    store.remove_player("Ada")
    assert [7, 100] == sorted(score.score for score in store.scores(player="Bob"))


def test_a_players_own_unfinished_game_is_offered_first(store: Store) -> None:
    game, session = new_game("Bob")
    store.record_game(store.begin_game(game), played(session, "n"))
    assert ["Bob", "Ada"] == [saved.player for saved in store.unfinished_games(limit=2)]
    assert ["Ada", "Bob"] == [saved.player for saved in store.unfinished_games(limit=2, preferred_player="ADA")]
    assert "Bob" == store.unfinished_games(preferred_player="nobody")[0].player
