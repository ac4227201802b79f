"""Nothing that was saved is lost, and the player is told what cannot be saved: damage, locks, full disks, kills."""

import os
import sqlite3
import subprocess
import sys
from collections.abc import Callable
from concurrent.futures import ThreadPoolExecutor
from contextlib import suppress
from datetime import UTC, datetime
from pathlib import Path

import pytest
from store_games import new_game, played

from spacequiz.domain.session import replay
from spacequiz.errors import NotFound, StorageError
from spacequiz.store.quarantine import quarantine
from spacequiz.store.store import Store

HERE = Path(__file__).parent


def finish(store: Store, player: str, answers: str) -> int:
    """Play a whole game into the store and return its id."""
    game, session = new_game(player, len(answers))
    number = store.begin_game(game)
    store.record_game(number, played(session, answers))
    return number


def test_a_finished_game_is_in_the_table_the_next_time(tmp_path: Path) -> None:
    with Store.open(tmp_path / "deep" / "scores.db") as store:
        finish(store, "Ada", "yyn")
    with Store.open(tmp_path / "deep" / "scores.db") as store:
        score = store.scores()[0]
        assert ("Ada", 210, 2, 3, 2) == (score.player, score.score, score.correct, score.asked, score.best_streak)
        assert ("d1", UTC) == (score.packs[0].digest, score.finished_at.tzinfo)


def test_a_broken_off_game_comes_back_as_it_was(tmp_path: Path) -> None:
    game, session = new_game()
    with Store.open(tmp_path / "scores.db") as store:
        number = store.begin_game(game)
        assert () == store.unfinished_games()
        left = played(session, "yn").open(4.5)
        store.record_game(number, left)
    with Store.open(tmp_path / "scores.db") as store:
        saved = store.unfinished_games()[0]
        assert left == replay(session, saved.events)
        assert (2, 100, game.board) == (saved.answered, saved.score, saved.board)
        store.abandon_game(saved.id)
        assert () == store.unfinished_games()


def test_recording_again_adds_nothing(tmp_path: Path) -> None:
    game, session = new_game()
    with Store.open(tmp_path / "scores.db") as store:
        number = store.begin_game(game)
        for answers in ("y", "y", "yy", "yyy", "yyy"):
            store.record_game(number, played(session, answers))
        assert [330] == [score.score for score in store.scores()]
        assert 6 == len(store.load_game(number).events)


def test_the_table_puts_more_points_first_then_less_time_then_the_earlier_game(tmp_path: Path) -> None:
    with Store.open(tmp_path / "scores.db") as store:
        games = [finish(store, name, answers) for name, answers in (("Bo", "nyn"), ("Ada", "yyy"), ("Cy", "nyn"))]
        board = store.scores()[0].board.key
        assert [games[1], games[0], games[2]] == [score.game for score in store.top_scores(board)]
        place = store.placement(games[2])
        assert (3, 3) == (place.rank, place.total)
        assert (None, games[1]) == (place.previous, place.best_before.game if place.best_before else None)


def test_a_player_is_compared_with_the_game_before(tmp_path: Path) -> None:
    with Store.open(tmp_path / "scores.db") as store:
        finish(store, "Ada", "ynn")
        second = finish(store, "ada", "yyn")
        place = store.placement(second)
        assert place.previous is not None
        assert 100 == place.previous.score


def test_scores_are_filtered_by_pack_mode_and_player(tmp_path: Path) -> None:
    with Store.open(tmp_path / "scores.db") as store:
        finish(store, "Ada", "yyy")
        finish(store, "Bo", "yyn")
        assert ["Bo"] == [score.player for score in store.scores(player="bo")]
        assert 2 == len(store.scores(pack="small", mode="mission"))
        assert () == store.scores(pack="large")
        assert 1 == len(store.scores(limit=1))


def test_a_name_given_afterwards_is_taken(tmp_path: Path) -> None:
    with Store.open(tmp_path / "scores.db") as store:
        number = finish(store, "Player", "yyy")
        store.reassign_game(number, "Робот'); DROP TABLE game;--")
        best = store.best_score()
        assert best is not None
        assert "Робот'); DROP TABLE game;--" == best.player


def test_a_game_that_is_not_there_is_said_so(tmp_path: Path) -> None:
    with Store.open(tmp_path / "scores.db") as store:
        for ask in (store.load_game, store.placement):
            with pytest.raises(NotFound):
                ask(7)


def _truncated(path: Path) -> None:
    path.write_bytes(path.read_bytes()[: 3 * 4096 + 100])


def _zeroed(path: Path) -> None:
    content = bytearray(path.read_bytes())
    content[4096:] = bytes(len(content) - 4096)
    path.write_bytes(content)


def _foreign(path: Path) -> None:
    path.unlink(missing_ok=True)
    db = sqlite3.connect(path)
    db.execute("CREATE TABLE other (x)")
    db.commit()
    db.close()


@pytest.mark.parametrize(
    "damage",
    [lambda path: path.write_bytes(b"not a database " * 500), _truncated, _zeroed, _foreign],
    ids=["rubbish", "truncated", "zeroed", "another program's"],
)
def test_a_damaged_file_is_set_aside_and_never_overwritten(tmp_path: Path, damage: Callable[[Path], object]) -> None:
    path = tmp_path / "scores.db"
    with Store.open(path) as store:
        finish(store, "Ada", "yyy")
    damage(path)
    before = path.read_bytes()

    def at() -> datetime:
        return datetime(2026, 1, 2, 3, 4, 5, tzinfo=UTC)

    (tmp_path / "scores.damaged-20260102-030405.db").write_bytes(b"an earlier one")
    with Store.open(path, now=at) as store:
        assert store.is_persistent
        assert "scores.damaged-20260102-030405-2.db" in store.notice
        assert () == store.scores()
        finish(store, "Bo", "y")
    assert before == (tmp_path / "scores.damaged-20260102-030405-2.db").read_bytes()
    assert b"an earlier one" == (tmp_path / "scores.damaged-20260102-030405.db").read_bytes()


def test_damage_that_opening_does_not_show_is_set_aside_at_the_next_start(tmp_path: Path) -> None:
    path = tmp_path / "scores.db"
    with Store.open(path) as store:
        for _ in range(60):
            finish(store, "Ada", "yyy")
    whole = path.read_bytes()
    hidden = 0
    for page in range(1, len(whole) // 4096):
        for file in tmp_path.iterdir():
            file.unlink()
        path.write_bytes(whole[: page * 4096] + bytes(4096) + whole[(page + 1) * 4096 :])
        for _ in range(2):
            with Store.open(path) as store:
                with suppress(StorageError):
                    store.scores()
                with suppress(StorageError):
                    finish(store, "Bo", "yyy")
        with (Store.open_to_read if page % 2 else Store.open)(path) as store:
            hidden += not store.notice and len(list(tmp_path.iterdir())) > 1
            store.scores()
            finish(store, "Bo", "yyy")
    assert hidden > 3


def test_of_many_programs_that_find_a_damaged_file_one_sets_it_aside(tmp_path: Path) -> None:
    for number in range(3):
        home = tmp_path / str(number)
        home.mkdir()
        (home / "scores.db").write_bytes(b"no database" * 5000)
        with ThreadPoolExecutor(6) as pool:
            list(pool.map(lambda who, home=home: _finish_in(home / "scores.db", f"p{who}"), range(6)))
        with Store.open(home / "scores.db") as store:
            assert 6 == len(store.scores())
        assert 2 == len(list(home.iterdir()))


def _finish_in(path: Path, player: str) -> None:
    with Store.open(path) as store:
        finish(store, player, "yyy")


def test_a_lock_that_a_killed_program_left_is_taken_away(tmp_path: Path) -> None:
    path = tmp_path / "scores.db"
    path.write_bytes(b"no database" * 5000)
    lock = tmp_path / "scores.db-aside"
    lock.touch()
    os.utime(lock, (0, 0))
    with Store.open(path) as store:
        assert "damaged" in store.notice
    assert not lock.exists()


def test_a_game_that_went_on_in_another_window_is_not_written_over(tmp_path: Path) -> None:
    path = tmp_path / "scores.db"
    game, session = new_game()
    with Store.open(path) as one, Store.open(path) as other:
        number = one.begin_game(game)
        begun = played(session, "y")
        one.record_game(number, begun)
        one.record_game(number, played(begun, "nn", at=5.0))
        with pytest.raises(StorageError, match="in another window"):
            other.record_game(number, played(begun, "yy", at=7.0))
        with pytest.raises(StorageError, match="in another window"):
            other.record_game(number, played(begun, "y", at=7.0))
        assert [100] == [score.score for score in one.scores()]
        assert played(begun, "nn", at=5.0) == replay(session, one.load_game(number).events)


@pytest.mark.parametrize("column", ["rules", "questions", "started_at"])
def test_a_game_whose_values_make_no_sense_hides_no_other(tmp_path: Path, column: str) -> None:
    path = tmp_path / "scores.db"
    with Store.open(path) as store:
        finish(store, "Ada", "yyy")
        finish(store, "Bo", "yyn")
        for _ in range(2):
            game, session = new_game()
            store.record_game(store.begin_game(game), played(session, "y"))
    db = sqlite3.connect(path)
    db.execute(f"UPDATE game SET {column} = '{{' WHERE id IN (1, 4)")
    db.commit()
    db.close()
    with Store.open(path) as store:
        assert [3] == [saved.id for saved in store.unfinished_games(10)]
        assert "Bo" in [score.player for score in store.scores()]
        assert store.placement(2).total == 2
        with pytest.raises(StorageError, match="cannot be read"):
            store.load_game(4)


@pytest.mark.skipif(sys.platform == "win32" or os.geteuid() == 0, reason="Windows and root write where they like")
def test_scores_are_read_where_nothing_can_be_written(tmp_path: Path) -> None:
    path = tmp_path / "scores.db"
    with Store.open(path) as store:
        finish(store, "Ada", "yyy")
    tmp_path.chmod(0o500)
    path.chmod(0o400)
    try:
        with Store.open_to_read(path) as store:
            assert 1 == len(store.scores())
    finally:
        tmp_path.chmod(0o700)


def test_scores_that_cannot_be_read_are_an_error_and_not_none(tmp_path: Path) -> None:
    path = tmp_path / "scores.db"
    with Store.open(path) as store:
        finish(store, "Ada", "yyy")
    other = sqlite3.connect(path, isolation_level=None)
    other.execute("BEGIN EXCLUSIVE")
    with pytest.raises(StorageError, match="in use"):
        Store.open_to_read(path, timeout=0.1)
    other.execute("ROLLBACK")
    other.execute("PRAGMA user_version = 9")
    other.close()
    with pytest.raises(StorageError, match="newer Space Quiz"):
        Store.open_to_read(path)


def test_where_nothing_can_be_written_what_was_kept_can_still_be_seen(tmp_path: Path) -> None:
    path = tmp_path / "scores.db"
    with Store.open(path) as store:
        finish(store, "Ada", "yyy")
    other = sqlite3.connect(path, isolation_level=None)
    other.execute("BEGIN IMMEDIATE")
    with Store.open(path, timeout=0.1) as store:
        assert not store.is_persistent
        assert ["Ada"] == [score.player for score in store.scores()]
        finish(store, "Bo", "yyy")
        assert 2 == len(store.scores())
    other.close()
    with Store.open(path) as store:
        assert 1 == len(store.scores())


def test_an_empty_file_is_simply_begun(tmp_path: Path) -> None:
    (tmp_path / "scores.db").touch()
    with Store.open(tmp_path / "scores.db") as store:
        assert ("", True) == (store.notice, store.is_persistent)


def test_where_no_folder_can_be_made_the_game_plays_and_nothing_is_kept(tmp_path: Path) -> None:
    (tmp_path / "file").touch()
    with Store.open(tmp_path / "file" / "scores.db") as store:
        assert not store.is_persistent
        assert "Nothing is kept" in store.notice
        finish(store, "Ada", "yyy")
        assert 1 == len(store.scores())


def test_a_file_of_a_later_version_is_left_as_it_is(tmp_path: Path) -> None:
    path = tmp_path / "scores.db"
    Store.open(path).close()
    db = sqlite3.connect(path)
    db.execute("PRAGMA user_version = 9")
    db.close()
    before = path.read_bytes()
    with Store.open(path) as store:
        assert not store.is_persistent
        assert "newer" in store.notice
    assert before == path.read_bytes()


def test_asking_for_scores_makes_no_file(tmp_path: Path) -> None:
    with Store.open_to_read(tmp_path / "scores.db") as store:
        assert () == store.scores()
        assert "" == store.notice
    assert [] == list(tmp_path.iterdir())


def test_a_database_in_use_is_not_mistaken_for_a_damaged_one(tmp_path: Path) -> None:
    path = tmp_path / "scores.db"
    game, session = new_game()
    with Store.open(path, timeout=0.1) as store:
        number = store.begin_game(game)
        other = sqlite3.connect(path, isolation_level=None)
        other.execute("BEGIN EXCLUSIVE")
        with pytest.raises(StorageError, match="in use by another program"):
            store.record_game(number, played(session, "y"))
        with Store.open(path, timeout=0.1) as second:
            assert "in use" in second.notice
        other.execute("ROLLBACK")
        other.close()
        store.record_game(number, played(session, "yyy"))
        assert [330] == [score.score for score in store.scores()]
    assert [path] == list(tmp_path.iterdir())


def test_a_full_disk_loses_nothing_that_was_kept_and_the_rest_follows_when_there_is_room(tmp_path: Path) -> None:
    game, session = new_game(number=200)
    with Store.open(tmp_path / "scores.db") as store:
        number = store.begin_game(game)
        store.record_game(number, played(session, "y" * 5))
        pages = store._db.execute("PRAGMA page_count").fetchone()[0]
        store._db.execute(f"PRAGMA max_page_count = {pages + 1}")
        with pytest.raises(StorageError, match="full"):
            store.record_game(number, played(session, "y" * 200))
        assert 10 == len(store.load_game(number).events)
        store._db.execute("PRAGMA max_page_count = 100000")
        store.record_game(number, played(session, "y" * 200))
        assert 1 == len(store.scores())


WRITER = """
import sys
from pathlib import Path
sys.path[:0] = [sys.argv[1]]
from store_games import new_game, played
from spacequiz.store.store import Store
with Store.open(Path(sys.argv[2]), timeout=60) as store:
    assert store.is_persistent, store.notice
    for game_number in range(int(sys.argv[3])):
        game, session = new_game(f"player {sys.argv[4]}")
        number = store.begin_game(game)
        for answers in ("y", "yn", "yny"):
            store.record_game(number, played(session, answers))
            print(number, len(answers), flush=True)
"""


def writer(path: Path, games: int, name: str) -> subprocess.Popen[str]:
    """Start a process that plays games into the file and prints what it has saved."""
    return subprocess.Popen(
        [sys.executable, "-c", WRITER, str(HERE), str(path), str(games), name],
        stdout=subprocess.PIPE,
        text=True,
        encoding="utf-8",
        env=dict(os.environ, PYTHONDONTWRITEBYTECODE="1"),
    )


def test_eight_processes_of_twenty_games_lose_none(tmp_path: Path) -> None:
    path = tmp_path / "scores.db"
    processes = [writer(path, 20, str(n)) for n in range(8)]
    for process in processes:
        process.communicate(timeout=120)
    assert [0] * 8 == [process.returncode for process in processes]
    with Store.open(path) as store:
        assert 160 == len(store.scores())
        assert "" == store.notice


def test_killed_in_mid_write_fifty_times_nothing_is_damaged_and_nothing_kept_is_lost(tmp_path: Path) -> None:
    path = tmp_path / "scores.db"
    kept: dict[int, int] = {}
    for round_ in range(50):
        process = writer(path, 1000, "k")
        assert process.stdout is not None
        for _ in range(1 + round_ % 7):
            number, answers = map(int, process.stdout.readline().split())
            kept[number] = answers
        process.kill()
        for line in process.stdout:
            words = line.split()
            # the last line may be cut
            if line.endswith("\n") and len(words) == 2:
                kept[int(words[0])] = int(words[1])
        process.wait(30)
        process.stdout.close()
    db = sqlite3.connect(path)
    assert [("ok",)] == db.execute("PRAGMA integrity_check").fetchall()
    db.close()
    with Store.open(path) as store:
        assert "" == store.notice
        assert all(store.load_game(number).answered >= answers for number, answers in kept.items())


def test_a_lock_that_another_program_holds_is_waited_for(tmp_path: Path) -> None:
    path = tmp_path / "scores.db"
    path.write_bytes(b"no database" * 5000)
    lock = tmp_path / "scores.db-aside"
    lock.touch()
    with ThreadPoolExecutor(1) as pool:
        opening = pool.submit(Store.open, path)
        with pytest.raises(TimeoutError):
            opening.result(0.3)
        assert lock.exists()
        assert b"no database" == path.read_bytes()[:11]
        lock.unlink()
        with opening.result(10) as store:
            assert "damaged" in store.notice


def test_a_journal_goes_with_its_damaged_file(tmp_path: Path) -> None:
    path = tmp_path / "scores.db"
    path.write_bytes(b"no database" * 5000)
    path.with_name("scores.db-journal").write_bytes(b"what was there before")
    quarantined = quarantine(path, datetime(2026, 1, 2, 3, 4, 5, tzinfo=UTC), lambda: True)
    assert quarantined is not None
    assert {"scores.damaged-20260102-030405.db", "scores.damaged-20260102-030405.db-journal"} == {
        file.name for file in tmp_path.iterdir()
    }
    assert b"what was there before" == quarantined.with_name(quarantined.name + "-journal").read_bytes()


@pytest.mark.parametrize("version", [1, 2, 3])
@pytest.mark.parametrize("open_store", [Store.open, Store.open_to_read])
def test_a_file_without_our_tables_is_set_aside_whatever_version_it_says(
    tmp_path: Path, version: int, open_store: Callable[[Path], Store]
) -> None:
    path = tmp_path / "scores.db"
    _foreign(path)
    db = sqlite3.connect(path)
    db.execute(f"PRAGMA user_version = {version}")
    db.close()
    with open_store(path) as store:
        assert ("damaged" in store.notice, True) == (True, store.is_persistent)


@pytest.mark.skipif(sys.platform == "win32" or os.geteuid() == 0, reason="Windows and root write where they like")
def test_a_file_that_cannot_be_written_is_copied_to_memory(tmp_path: Path) -> None:
    path = tmp_path / "scores.db"
    with Store.open(path) as store:
        finish(store, "Ada", "yyy")
    path.chmod(0o400)
    with Store.open(path) as store:
        assert not store.is_persistent
        assert "Nothing is kept" in store.notice
        assert ["Ada"] == [score.player for score in store.scores()]
