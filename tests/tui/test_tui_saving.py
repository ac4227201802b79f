"""What the screens promise of what is kept: nothing that was answered is lost, and what cannot be kept is said."""

import sqlite3
from collections.abc import Iterator
from contextlib import contextmanager
from functools import partial
from pathlib import Path

import pytest
from textual.pilot import Pilot
from tui_play import PACK, Hand, answer, app_in, explained, home_with, in_quiz, keys_for, small_game, text, until

from spacequiz.store.store import Store
from spacequiz.text import DEFAULT_PLAYER
from spacequiz.tui.app import SpaceQuizApp
from spacequiz.tui.screens.home_screen import HomeScreen
from spacequiz.tui.screens.quiz_screen import QuizScreen
from spacequiz.tui.screens.results_screen import ResultsScreen
from spacequiz.user_paths import UserPaths


@contextmanager
def locked(paths: UserPaths) -> Iterator[sqlite3.Connection]:
    """Another program is writing."""
    other = sqlite3.connect(paths.database, isolation_level=None)
    other.execute("BEGIN IMMEDIATE")
    try:
        yield other
    finally:
        if other.in_transaction:
            other.execute("ROLLBACK")
        other.close()


@pytest.fixture
def hurried(monkeypatch: pytest.MonkeyPatch) -> None:
    """A store that does not wait long for other programs."""
    monkeypatch.setattr(Store, "open", partial(Store.open, timeout=0.2))


def answers(paths: UserPaths) -> int:
    """How many are kept."""
    with sqlite3.connect(paths.database) as db:
        return int(db.execute("SELECT count(*) FROM answer").fetchone()[0])


async def to_the_results(app: SpaceQuizApp, pilot: Pilot[int], clock: Hand) -> None:
    for _ in range(3):
        await answer(pilot, clock)
    await until(pilot, lambda: isinstance(app.screen, ResultsScreen))


async def test_the_next_question_waits_until_the_answer_is_kept(tmp_path: Path) -> None:
    paths, clock = home_with(tmp_path, small=PACK), Hand()
    app = app_in(paths, small_game(), clock)
    async with app.run_test() as pilot:
        screen = await in_quiz(pilot)
        await until(pilot, paths.database.exists)
        with locked(paths):
            await pilot.press(*keys_for(screen, right=True))
            await until(pilot, lambda: explained(screen, 1))
            clock.seconds += 1
            await pilot.press("enter")
            await pilot.pause(0.3)
            assert (None, 0) == (screen.session.opened_at, answers(paths))
        await until(pilot, lambda: screen.session.opened_at is not None)
        assert 1 == answers(paths)
    app.store_thread.close()


async def test_leaving_the_program_keeps_the_time_that_was_left(tmp_path: Path) -> None:
    paths, clock = home_with(tmp_path, small=PACK), Hand()
    app = app_in(paths, small_game(seconds=20), clock)
    async with app.run_test() as pilot:
        await in_quiz(pilot)
        clock.seconds += 8
        await pilot.press("ctrl+q")
    app.store_thread.close()
    clock = Hand()
    later = app_in(paths, clock=clock)
    async with later.run_test() as pilot:
        await until(pilot, lambda: "question 1 of 3" in text(later))
        clock.seconds += 1000
        await pilot.press("e")
        screen = await in_quiz(pilot)
        await until(pilot, lambda: screen.session.paused_at is None)
        assert 12 == screen.session.time_left(screen.game.now())
    later.store_thread.close()


@pytest.mark.usefixtures("hurried")
async def test_a_last_answer_that_could_not_be_kept_is_kept_later(tmp_path: Path) -> None:
    paths, clock = home_with(tmp_path, small=PACK), Hand()
    app = app_in(paths, small_game(player="Ada"), clock)
    async with app.run_test() as pilot:
        await answer(pilot, clock)
        await answer(pilot, clock)
        with locked(paths):
            await answer(pilot, clock)
            await until(pilot, lambda: isinstance(app.screen, ResultsScreen) and "in use" in text(app))
        await pilot.press("escape")
        await until(pilot, lambda: "best 330 by Ada" in text(app))
        assert "Resume" not in text(app)
    app.store_thread.close()
    assert ("", 3) == (app.store_thread.unsaved_reason, answers(paths))


@pytest.mark.usefixtures("hurried")
async def test_an_answer_that_is_lost_at_the_end_is_said_to_be(tmp_path: Path) -> None:
    paths, clock = home_with(tmp_path, small=PACK), Hand()
    app = app_in(paths, small_game(player="Ada"), clock)
    async with app.run_test() as pilot:
        await answer(pilot, clock)
        await in_quiz(pilot)
        await pilot.pause(0.1)
        with locked(paths):
            await answer(pilot, clock, go_on=False)
            await pilot.press("ctrl+q")
            app.store_thread.close()
    assert "in use by another program" in app.store_thread.unsaved_reason


async def test_a_game_is_resumed_as_it_stands_and_not_as_it_was_when_home_looked(tmp_path: Path) -> None:
    paths, clock = home_with(tmp_path, small=PACK), Hand()
    app = app_in(paths, small_game(player="Ada"), clock)
    async with app.run_test() as pilot:
        await in_quiz(pilot)
        await pilot.press("escape")
        await until(pilot, lambda: "question 1 of 3" in text(app))
        await pilot.press("e")
        for _ in range(2):
            await answer(pilot, clock)
        await in_quiz(pilot)
        with locked(paths):
            await pilot.press("escape")
            await until(pilot, lambda: isinstance(app.screen, HomeScreen))
            await pilot.press("e")
            await pilot.pause(0.2)
        await until(pilot, lambda: isinstance(app.screen, QuizScreen) and app.screen.session.position == 2)
        await answer(pilot, clock)
        await until(pilot, lambda: isinstance(app.screen, ResultsScreen) and "1st of 1" in text(app))
    app.store_thread.close()
    with Store.open(paths.database) as store:
        assert [(330, 3)] == [(score.score, score.correct) for score in store.scores()]


async def test_missed_questions_can_be_played_again_and_again(tmp_path: Path) -> None:
    paths, clock = home_with(tmp_path, small=PACK), Hand()
    app = app_in(paths, small_game(player="Ada"), clock)
    async with app.run_test() as pilot:
        await answer(pilot, clock, right=False)
        await answer(pilot, clock)
        await answer(pilot, clock)
        await until(pilot, lambda: isinstance(app.screen, ResultsScreen))
        for key in ("m", "a", "m"):
            await pilot.press(key)
            screen = await in_quiz(pilot)
            assert (1, "Ada") == (len(screen.session.questions), screen.game.setup.player)
            assert 1 == screen.game.setup.board.label.count("missed")
            await answer(pilot, clock, right=False)
            await until(pilot, lambda: isinstance(app.screen, ResultsScreen))
    app.store_thread.close()


async def test_again_is_played_by_the_same_player(tmp_path: Path) -> None:
    app, clock = app_in(home_with(tmp_path, small=PACK), small_game(player="Ada"), Hand()), Hand()
    app.clock = clock
    async with app.run_test() as pilot:
        await to_the_results(app, pilot, clock)
        assert isinstance(app.screen, ResultsScreen)
        assert DEFAULT_PLAYER != app.screen.game.setup.player == "Ada"
        app.change_settings(player="Bob")
        app._request = None
        await pilot.press("a")
        assert "Ada" == (await in_quiz(pilot)).game.setup.player
    app.store_thread.close()


async def test_a_game_that_is_not_kept_says_so_at_once_and_at_the_end(tmp_path: Path) -> None:
    home = tmp_path / "home"
    paths = home_with(home, small=PACK)
    paths.database.mkdir()
    clock = Hand()
    app = app_in(paths, small_game(), clock)
    async with app.run_test(notifications=True) as pilot:
        await in_quiz(pilot)
        await until(pilot, lambda: "Nothing is kept" in text(app))
        await to_the_results(app, pilot, clock)
        await until(pilot, lambda: "This game was not saved" in text(app))
        assert "What is your name" not in text(app)
        assert "1st of 1" not in text(app)
    app.store_thread.close()
